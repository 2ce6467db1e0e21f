/* The commands about one document that print more than a listing. */
#include "cli/shell.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/inspect.h"
#include "cli/show.h"
#include "lectern/base/file.h"
#include "lectern/command/judging.h"
#include "lectern/doc/place.h"
#include "lectern/library/search.h"

/* The library that has DOC; for a file in none, one of its own. */
static struct library *
documents_library(struct shell *shell, const char **argument, struct error *err)
{
	if (shell->options.values[OPTION_LIBRARY] || access(*argument, R_OK) ||
		file_is_directory(*argument))
		return shell_library(shell, err);
	if (!shell_library_of_file(shell, *argument, err))
		return NULL;
	*argument = "1";
	return shell->library;
}

bool
shell_place(struct shell *shell, const char *argument, struct place *place,
	struct error *err)
{
	struct library *library = documents_library(shell, &argument, err);
	struct arena arena = { 0 };
	struct document document;
	bool ok;

	if (!library)
		return false;
	if (!place_parse(argument, place)) {
		place->document = library_find_document(library, argument, err);
		place->start = 0;
		place->end = UINT32_MAX;
	}
	ok = place->document &&
	     library_document(library, place->document, &arena, &document, err);
	if (ok && place->start >= document.size)
		ok = error_set(err, ERROR_USAGE, "that document has %u bytes",
			document.size);
	else if (ok && place->end > document.size && place->end != UINT32_MAX)
		place->end = document.size;
	arena_done(&arena);
	return ok;
}

/* DOC or PLACE, from the words behind the command's name. */
static bool
documents_place(struct shell *shell, struct place *place, struct error *err)
{
	struct arena arena = { 0 };
	const char *argument = shell_argument(shell, 1, &arena);
	bool ok = *argument ? shell_place(shell, argument, place, err)
			    : error_set(err, ERROR_USAGE, "which document?");

	arena_done(&arena);
	return ok;
}

static bool
documents_show_options(const struct shell *shell, struct show_options *options,
	struct error *err)
{
	const char *notes = shell->options.values[OPTION_NOTES];
	const char *width = shell->options.values[OPTION_WIDTH];
	char *end;
	long cells = 72;

	options->everything = shell->options.values[OPTION_EVERYTHING];
	options->pages = shell->options.values[OPTION_PAGES];
	if (!notes || !strcmp(notes, "end"))
		options->notes = SHOW_END;
	else if (!strcmp(notes, "inline"))
		options->notes = SHOW_INLINE;
	else if (!strcmp(notes, "none"))
		options->notes = SHOW_NONE;
	else
		return error_set(err, ERROR_USAGE,
			"--notes is inline, end or none, not '%s'", notes);
	if (width) {
		cells = strtol(width, &end, 10);
		if (*end || cells < 0 || cells > 10000)
			return error_set(err, ERROR_USAGE,
				"--width takes a number, not '%s'", width);
	}
	options->width = (uint32_t)cells;
	return true;
}

/* One document after the other, each under its name. */
static bool
documents_show_all(struct shell *shell, const struct show_options *options,
	struct error *err)
{
	struct library *library = shell_library(shell, err);
	struct arena arena = { 0 };
	struct document document;
	struct place place = { .document = 0, .end = UINT32_MAX };
	bool ok = library != NULL;

	while (ok && place.document < library_info(library)->documents) {
		place.document++;
		ok = library_document(
			library, place.document, &arena, &document, err);
		if (ok)
			out_format(&shell->out, "%s==> %s <==\n\n",
				place.document > 1 ? "\n" : "", document.file);
		ok = ok &&
		     show_print(&shell->out, library, &place, options, err);
		arena_done(&arena);
	}
	return ok;
}

bool
shell_show(struct shell *shell, struct error *err)
{
	struct show_options options = { 0 };
	struct place place = { 0 };

	if (!documents_show_options(shell, &options, err))
		return false;
	if (shell->options.values[OPTION_ALL])
		return documents_show_all(shell, &options, err);
	return documents_place(shell, &place, err) &&
	       show_print(&shell->out, shell->library, &place, &options, err);
}

bool
shell_inspect(struct shell *shell, struct error *err)
{
	struct reference_list references = { 0 };
	struct place place = { 0 };
	struct str json = { 0 };
	struct doc *doc;
	bool ok;

	if (!documents_place(shell, &place, err))
		return false;
	doc = library_load(shell->library, place.document, 0, UINT32_MAX, err);
	if (!doc)
		return false;
	place.start = 0;
	place.end = doc->size;
	ok = judging_all(shell->library, shell_notebook(shell), &place,
		     &references, err) &&
	     inspect_json(&json, doc, shell->library, &references, err);
	if (ok)
		out_slice(&shell->out, str_slice(&json));
	reference_list_done(&references);
	str_done(&json);
	doc_free(doc);
	return ok;
}
