/*
 * What the commands of the shell share: options, output, and the library they
 * work on, which is opened when the first of them asks for it.
 */
#ifndef CLI_SHELL_H
#define CLI_SHELL_H

#include "cli/options.h"
#include "cli/print.h"
#include "lectern/cli/cli.h"
#include "lectern/command/command.h"
#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"

struct shell {
	struct options options;
	struct out out;
	struct out complaints; /* standard error */
	struct library *library;
	struct notebook *notebook;
	cli_read *read;
};

/* Both open at first use; the notebook may be NULL, with a complaint. */
struct library *shell_library(struct shell *shell, struct error *err);
struct notebook *shell_notebook(struct shell *shell);

/*
 * A file that is in no library: indexes it into one of its own, which is gone
 * when it is closed.
 */
struct library *
shell_library_of_file(struct shell *shell, const char *path, struct error *err);

/*
 * DOC or PLACE in the library asked for, which is open then; a document is the
 * place from 0 to UINT32_MAX.
 */
bool shell_place(struct shell *shell, const char *argument, struct place *place,
	struct error *err);

/* As the options ask, or by whether the output is a terminal. */
enum print_format shell_format(const struct shell *shell);

/* What the options ask of a listing; false if one makes no sense. */
bool shell_command_options(const struct shell *shell,
	struct command_options *options, struct error *err);

/* The words from one on, a blank between; lives as long as the arena. */
const char *
shell_argument(const struct shell *shell, size_t from, struct arena *arena);

/* Commands that are more than a listing: `words' are behind their name. */
bool shell_annotate(struct shell *shell, struct error *err);
bool shell_export(struct shell *shell, struct error *err);
bool shell_correct(struct shell *shell, struct error *err);
bool shell_corrections(struct shell *shell, struct error *err);
bool shell_undo(struct shell *shell, struct error *err);
bool shell_judge(struct shell *shell, struct error *err);
bool shell_index(struct shell *shell, struct error *err);
bool shell_show(struct shell *shell, struct error *err);
bool shell_inspect(struct shell *shell, struct error *err);
bool shell_help(struct shell *shell, struct error *err);
bool shell_print_keys(struct shell *shell, struct error *err);

/* Indexes paths into a library and says on standard error how it went. */
bool
shell_build(struct shell *shell, const char *output, const char *const *paths,
	size_t count, bool *complete, struct error *err);

/* Reads: no command, but nothing, a library, folders or files. */
bool shell_open(struct shell *shell, struct error *err);

#endif
