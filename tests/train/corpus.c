/*
 * Reading annotated text: token, tab, label (BIO) a line, a blank line after
 * each sentence, "-DOCSTART-" before each document.  Where there is none,
 * every sentence is a document of its own.  Tokens are put together again as
 * they would be printed, and then read as any document is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/base/file.h"
#include "train.h"

#define PARAGRAPH 5 /* sentences, where a document has several */

static const char *const type_names[TAGGER_TYPES] = { "PER", "LOC", "ORG",
	"EVENT", "WORK", "LAW", "NORP" };

const char *
corpus_type_name(unsigned type)
{
	return type_names[type];
}

char *
corpus_bytes(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);

	if (fd < 0 || !bytes_read(bytes, fd, FILE_LIMIT, &err)) {
		fprintf(stderr, "%s: %s\n", path, err.text);
		exit(3);
	}
	close(fd);
	return bytes->data;
}

static void
text_clear(struct text *text)
{
	str_clear(&text->text);
	text->count = text->end_count = 0;
}

static uint8_t
label_of(const char *name)
{
	unsigned type;

	if ((name[0] == 'B' || name[0] == 'I') && name[1] == '-') {
		for (type = 0; type < TAGGER_TYPES; type++) {
			if (!strcmp(name + 2, type_names[type]))
				return (uint8_t)(name[0] == 'B'
							 ? tagger_begin(type)
							 : tagger_inside(type));
		}
	}
	return TAGGER_O;
}

/* Is no blank printed between these two tokens? */
static bool
text_glues(const char *before, const char *token)
{
	if (!before)
		return true;
	return strstr(". , ; : ! ? ) ] } % ' \xe2\x80\x99 \xe2\x80\x9d 's "
		      "\xe2\x80\x99s n't ...",
		       token)
		       ? strchr(".,;:!?)]}%'n", token[0]) ||
				 !strncmp(token, "\xe2\x80", 2)
		       : !strcmp(before, "(") || !strcmp(before, "[") ||
				 !strcmp(before, "\xe2\x80\x9c") ||
				 !strcmp(before, "\xe2\x80\x98") ||
				 !strcmp(before, "$");
}

static void
text_add(struct text *text, const char *token, const char *before,
	const char *label)
{
	struct piece *piece;

	if (!text_glues(before, token))
		str_add(&text->text, " ");
	text->pieces = memory_grow(
		text->pieces, text->count, &text->cap, sizeof *text->pieces);
	piece = &text->pieces[text->count++];
	piece->start = (uint32_t)text->text.len;
	str_add(&text->text, token);
	piece->end = (uint32_t)text->text.len;
	piece->label = label_of(label);
}

static void
text_end_sentence(struct text *text)
{
	if (!text->count ||
		(text->end_count &&
			text->ends[text->end_count - 1] == text->count))
		return;
	text->ends = memory_grow(text->ends, text->end_count, &text->end_cap,
		sizeof *text->ends);
	text->ends[text->end_count++] = text->count;
}

struct doc *
corpus_document(const struct resources *resources, const struct text *text)
{
	struct doc *doc = doc_new();
	size_t i, from = 0;

	doc_set_text(doc, str_text(&text->text), text->text.len);
	for (i = 0; i < text->end_count; i++) {
		if ((i + 1) % PARAGRAPH && i + 1 < text->end_count)
			continue;
		doc_add_block(doc, BLOCK_PARAGRAPH, text->pieces[from].start,
			text->pieces[text->ends[i] - 1].end);
		from = text->ends[i];
	}
	dates_pass(resources, doc);
	works_pass(doc);
	return doc;
}

/* Cuts off the line that begins here; what follows it. */
static char *
line_cut(char *line)
{
	char *next = line + strcspn(line, "\n");

	if (*next)
		*next++ = '\0';
	line[strcspn(line, "\r")] = '\0';
	return next;
}

static void
text_done(struct text *text)
{
	str_done(&text->text);
	free(text->pieces);
	free(text->ends);
}

void
corpus_read(const char *path,
	void (*each)(void *context, const struct text *text), void *context)
{
	struct bytes bytes = { 0 };
	struct text text = { 0 };
	char *line = corpus_bytes(path, &bytes), *next, *tab, *before = NULL;
	bool grouped = strstr(line, "-DOCSTART-") != NULL;

	for (; *line; line = next) {
		next = line_cut(line);
		tab = strrchr(line, '\t');
		if (tab && strncmp(line, "-DOCSTART-", 10) != 0) {
			*tab = '\0';
			text_add(&text, line, before, tab + 1);
			before = line;
			continue;
		}
		before = NULL;
		text_end_sentence(&text);
		if (text.count && (!grouped || tab)) {
			each(context, &text);
			text_clear(&text);
		}
	}
	text_end_sentence(&text);
	if (text.count)
		each(context, &text);
	text_done(&text);
	bytes_done(&bytes);
}
