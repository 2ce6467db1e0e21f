/* Writing in the margin from the shell: a note stands at a passage. */
#include "cli/shell.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "lectern/library/library.h"

/* Bytes of text that a bookmark keeps, to find its place again by. */
#define ANNOTATE_WORDS 60u

/* The words that stand at a place; NULL with err set. */
static const char *
annotate_words(struct library *library, const struct place *place,
	struct arena *arena, struct error *err)
{
	uint32_t end = place->end > place->start
			       ? place->end
			       : place->start + ANNOTATE_WORDS + 4;
	char *text =
		library_text(library, place->document, place->start, end, err);
	const char *words = NULL;
	size_t len, bad;

	if (!text)
		return NULL;
	len = strlen(text);
	if (len > ANNOTATE_WORDS)
		len = utf8_floor(text, len, ANNOTATE_WORDS);
	if (utf8_valid(text, len, &bad))
		words = arena_copy(arena, text, len);
	else
		error_set(err, ERROR_USAGE,
			"no character begins or ends at that place");
	free(text);
	return words;
}

static bool
annotate_save(struct shell *shell, const struct place *place, const char *text,
	struct error *err)
{
	struct annotation annotation = { .text = text };
	struct arena arena = { 0 };
	struct document document;
	bool ok;

	annotation.at = (struct bookmark){
		.library = library_info(shell->library)->key,
		.start = place->start,
		.end = place->end,
		.words = annotate_words(shell->library, place, &arena, err)
	};
	ok = annotation.at.words &&
	     library_document(
		     shell->library, place->document, &arena, &document, err);
	if (ok) {
		annotation.at.file = document.file;
		ok = notebook_save_annotation(
			shell->notebook, &annotation, err);
	}
	arena_done(&arena);
	return ok;
}

bool
shell_annotate(struct shell *shell, struct error *err)
{
	struct arena arena = { 0 };
	struct place place = { 0 };
	const char *text = shell_argument(shell, 2, &arena);
	bool ok = false;

	if (!*text)
		error_set(err, ERROR_USAGE,
			"annotate which place, and with what words?");
	else if (!utf8_valid(text, strlen(text), NULL))
		error_set(err, ERROR_USAGE, "the words are not in UTF-8");
	else if (!shell_notebook(shell))
		error_set(err, ERROR_IO, "there is no notebook");
	else if (shell_place(shell, shell->options.words[1], &place, err)) {
		/* A whole document is annotated where it begins. */
		if (!place.start && place.end == UINT32_MAX)
			place.end = 0;
		ok = annotate_save(shell, &place, text, err);
	}
	arena_done(&arena);
	return ok;
}
