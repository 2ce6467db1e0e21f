/* Indexing from the shell: progress on a terminal, failures line by line. */
#include "cli/shell.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/settings.h"
#include "lectern/doc/correction.h"
#include "lectern/index/index.h"

/* What progress needs to know: whom to tell, and when it told last. */
struct build {
	struct shell *shell;
	struct timespec last;
	const char *step;
};

#define BUILD_PAUSE_MS 100 /* between two lines of progress */

static bool
build_is_due(struct build *build, const struct index_progress *progress)
{
	struct timespec now;
	int64_t passed;

	clock_gettime(CLOCK_MONOTONIC, &now);
	passed = (int64_t)(now.tv_sec - build->last.tv_sec) * 1000 +
		 (now.tv_nsec - build->last.tv_nsec) / 1000000;
	if (passed < BUILD_PAUSE_MS && build->step == progress->step)
		return false;
	build->last = now;
	build->step = progress->step;
	return true;
}

static bool
build_progress(void *context, const struct index_progress *progress)
{
	struct build *build = context;
	struct str line = { 0 };

	if (!build_is_due(build, progress))
		return true;
	str_add(&line, progress->step);
	if (progress->total)
		str_add_format(&line, ": %" PRIu32 " of %" PRIu32,
			progress->done, progress->total);
	out_progress(&build->shell->complaints, str_text(&line));
	str_done(&line);
	return true;
}

static bool
build_changes(const struct shell *shell, struct index_options *options,
	struct error *err)
{
	const char *value = shell->options.values[OPTION_CHANGES];
	enum index_changes changes = INDEX_CHANGES_AS_BEFORE;

	if (value && !strcmp(value, "shown"))
		changes = INDEX_CHANGES_SHOWN;
	else if (value && !strcmp(value, "hidden"))
		changes = INDEX_CHANGES_HIDDEN;
	else if (value)
		return error_set(err, ERROR_USAGE,
			"--changes takes shown or hidden, not '%s'", value);
	if (shell->options.usual[OPTION_CHANGES])
		options->usual_changes = changes;
	else
		options->changes = changes;
	return true;
}

static bool
build_options(const struct shell *shell, struct index_options *options,
	struct error *err)
{
	const char *jobs = shell->options.values[OPTION_JOBS];
	char *end;
	long count;

	options->everything = shell->options.values[OPTION_EVERYTHING];
	options->progress = build_progress;
	if (shell->options.name_count) {
		options->names = shell->options.names;
		options->name_count = shell->options.name_count;
	}
	if (!build_changes(shell, options, err))
		return false;
	if (!jobs)
		return true;
	count = strtol(jobs, &end, 10);
	if (*end || count < 1 || count > 256)
		return error_set(err, ERROR_USAGE,
			"--jobs takes a number from 1 to 256, not '%s'", jobs);
	options->jobs = (uint32_t)count;
	return true;
}

/* A file of corrections, every line of which must be one. */
static char *
build_shared(const char *path, struct error *err)
{
	char *text = settings_file(path, err);
	struct correction_text lines = { .rest = slice_of(text) };
	struct correction correction;
	struct arena arena = { 0 };

	while (text && correction_next(&lines, &arena, &correction, err))
		;
	arena_done(&arena);
	if (!text || !err->code)
		return text;
	error_prefix(err, "%s", path);
	free(text);
	return NULL;
}

/* The reader's own corrections of the library of these paths; and others'. */
static bool
build_corrections(struct shell *shell, const char *const *paths, size_t count,
	char **own, char **shared, struct error *err)
{
	const char *file = shell->options.values[OPTION_CORRECTIONS];
	char *key;

	if (file) {
		*shared = build_shared(file, err);
		if (!*shared)
			return false;
	}
	if (!shell_notebook(shell))
		return true;
	key = index_key(paths, count);
	*own = notebook_corrections(shell->notebook, key, err);
	free(key);
	if (*own)
		return true;
	free(*shared);
	return false;
}

static void
build_say(struct shell *shell, const struct index_report *report)
{
	const struct index_failure *failure = report->failures;
	size_t i;

	for (i = 0; i < report->failure_count; i++, failure++)
		out_format(&shell->complaints, "lectern: %s: %s\n",
			failure->file, failure->text);
}

/* No document at all came out of it: the last reason is said as the error. */
static bool
build_is_empty(
	struct shell *shell, struct index_report *report, struct error *err)
{
	const struct index_failure *last;

	if (report->documents || !report->failure_count)
		return false;
	last = &report->failures[--report->failure_count];
	build_say(shell, report);
	error_set(err, ERROR_FORMAT, "%s: %s", last->file, last->text);
	return true;
}

bool
shell_build(struct shell *shell, const char *output, const char *const *paths,
	size_t count, bool *complete, struct error *err)
{
	struct index_options options = { 0 };
	struct index_report report = { 0 };
	struct build build = { .shell = shell };
	char *own = NULL, *shared = NULL;
	bool ok;

	if (!build_options(shell, &options, err) ||
		!build_corrections(shell, paths, count, &own, &shared, err))
		return false;
	options.corrections = own;
	options.shared = shared;
	options.context = &build;
	ok = index_build(output, paths, count, &options, &report, err);
	free(own);
	free(shared);
	out_progress(&shell->complaints, "");
	if (ok && build_is_empty(shell, &report, err))
		ok = false;
	else
		build_say(shell, &report);
	if (report.unconfined)
		out_string(&shell->complaints,
			"lectern: this system cannot confine the processes "
			"that read documents; they were only limited in "
			"memory and time\n");
	*complete = !report.failure_count;
	if (ok && shell->complaints.terminal)
		out_format(&shell->complaints,
			"%s: %" PRIu32 " documents, %" PRIu32 " read%s\n",
			output, report.documents, report.read,
			report.written ? "" : ", nothing had changed");
	index_report_done(&report);
	return ok;
}

bool
shell_index(struct shell *shell, struct error *err)
{
	const char *const *paths =
		(const char *const *)shell->options.words + 1;
	size_t count = shell->options.word_count - 1;
	const char *output = shell->options.values[OPTION_OUTPUT];
	char *place = NULL;
	bool ok, complete = false;

	if (!count)
		return error_set(err, ERROR_USAGE, "index what? Give a folder");
	if (!output) {
		place = index_place_for(paths, count, err);
		if (!place)
			return false;
		output = place;
	}
	ok = shell_build(shell, output, paths, count, &complete, err);
	free(place);
	if (ok && !complete)
		return error_set(err, ERROR_FORMAT,
			"some files could not be read; the others are in the "
			"library");
	return ok;
}
