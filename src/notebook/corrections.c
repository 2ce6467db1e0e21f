/*
 * What the reader says of names: lines, in the order in which they were made.
 *
 * A line is checked when it comes in and kept as text, so that what a newer
 * program may say is not lost on an older one, and a file of them is the same
 * as what the notebook holds.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/doc/correction.h"
#include "notebook/inside.h"

static bool
correction_add(struct notebook *notebook, const char *library, uint32_t step,
	const struct correction *correction, struct error *err)
{
	struct str line = { 0 };
	struct statement *statement;
	bool ok;

	correction_print(&line, correction);
	statement = store_statement(notebook->store, "correction_add");
	statement_bind_text(statement, 1, library);
	statement_bind_int(statement, 2, step);
	statement_bind_text(statement, 3, str_text(&line));
	statement_bind_text(statement, 4, correction->date);
	ok = statement_run(statement, err);
	str_done(&line);
	return ok;
}

static bool
correction_step(struct notebook *notebook, const char *library, uint32_t *step,
	struct error *err)
{
	struct statement *statement;

	statement = store_statement(notebook->store, "correction_step");
	if (statement_next(statement))
		*step = statement_u32(statement, 0);
	if (!statement_done(statement, err))
		return false;
	statement = store_statement(notebook->store, "change_keep_correction");
	statement_bind_text(statement, 1, library);
	statement_bind_int(statement, 2, *step);
	return statement_run(statement, err);
}

bool
notebook_correct(struct notebook *notebook, const char *library,
	const char *text, struct error *err)
{
	struct correction_text lines = { .rest = slice_of(text) };
	struct correction correction;
	struct arena arena = { 0 };
	struct error bad = { 0 };
	uint32_t step = 0;
	bool ok;

	if (!notebook_begin(notebook, err))
		return false;
	ok = correction_step(notebook, library, &step, err);
	while (ok && correction_next(&lines, &arena, &correction, &bad)) {
		ok = correction_add(notebook, library, step, &correction, err);
		arena_done(&arena);
	}
	arena_done(&arena);
	if (ok && bad.code) {
		ok = false;
		if (err)
			*err = bad;
	}
	return notebook_end(notebook, ok, err);
}

char *
notebook_corrections(
	struct notebook *notebook, const char *library, struct error *err)
{
	struct statement *statement;
	struct arena arena = { 0 };
	struct error why = { 0 };
	struct str text = { 0 };
	const char *line, *made, *last = "";

	statement = store_statement(notebook->store, "correction_all");
	statement_bind_text(statement, 1, library);
	while (statement_next(statement)) {
		line = statement_text(statement, 0, &arena);
		made = statement_maybe(statement, 1, &arena);
		if (made && strcmp(made, last))
			str_add_format(&text, "# %s\n", last = made);
		str_add_format(&text, "%s\n", line);
	}
	arena_done(&arena);
	/* One that is too old, and cannot be brought up to date, has none. */
	if (statement_done(statement, &why) || notebook->trouble)
		return str_take(&text);
	str_done(&text);
	if (err)
		*err = why;
	return NULL;
}
