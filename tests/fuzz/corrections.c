/*
 * A file of corrections to be taken in: what is read is the same when it has
 * been written and read again, and a notebook takes all of it or nothing.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/doc/correction.h"
#include "lectern/notebook/notebook.h"

static void
check_again(const struct correction *correction, struct arena *arena)
{
	struct correction second = { 0 };
	struct str line = { 0 }, again = { 0 };
	struct error err = { 0 };

	correction_print(&line, correction);
	FUZZ_HOLDS(!strpbrk(str_text(&line), "\r\n"));
	FUZZ_HOLDS(correction_parse(&second, arena, str_text(&line), &err));
	FUZZ_HOLDS(second.verb == correction->verb);
	FUZZ_HOLDS(second.count == correction->count);
	correction_print(&again, &second);
	FUZZ_HOLDS(!strcmp(str_text(&line), str_text(&again)));
	str_done(&line);
	str_done(&again);
}

/* Are there lines that cannot be read? */
static bool
check_lines(const char *text)
{
	struct correction_text lines = { .rest = slice_of(text) };
	struct arena arena = { 0 };
	bool whole = true;

	for (;;) {
		struct correction correction = { 0 };
		struct error err = { 0 };

		if (correction_next(&lines, &arena, &correction, &err)) {
			FUZZ_HOLDS(
				(unsigned)correction.verb < CORRECTION_VERBS);
			check_again(&correction, &arena);
			continue;
		}
		if (!err.code)
			break;
		FUZZ_HOLDS(utf8_valid(err.text, strlen(err.text), NULL));
		whole = false;
	}
	arena_done(&arena);
	return whole;
}

/* All or nothing is kept, and what is kept can be read. */
static void
keep(const char *text, bool whole)
{
	static struct notebook *notebook; /* of one run, in memory */
	struct error err = { 0 };
	bool is_correction, ok;
	char *kept;

	if (!notebook) {
		setenv("XDG_DATA_HOME", "/nonexistent", 1);
		notebook = notebook_open(NULL, &err);
	}
	FUZZ_HOLDS(notebook != NULL);
	ok = notebook_correct(notebook, "fuzz", text, &err);
	FUZZ_HOLDS(!ok || whole);
	kept = notebook_corrections(notebook, "fuzz", &err);
	FUZZ_HOLDS(kept && check_lines(kept));
	free(kept);
	if (ok)
		notebook_undo(notebook, "fuzz", &is_correction, &err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { 0 };

	/* As it is read in: anything else is refused. */
	if (utf8_valid((const char *)data, size, NULL) &&
		!memchr(data, '\0', size)) {
		str_add_bytes(&text, (const char *)data, size);
		keep(str_text(&text), check_lines(str_text(&text)));
		str_done(&text);
	}
	return 0;
}
