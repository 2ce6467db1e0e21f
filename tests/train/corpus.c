/*
 * Reading annotated text, of two kinds.
 *
 * Tables: token, tab, label (BIO) a line, a blank line after each sentence,
 * "-DOCSTART-" before each document.  Where there is none, every sentence is a
 * document of its own.  Tokens are put together again as they would be
 * printed, and then read as any document is.
 *
 * Marked text, in files that end in ".txt": a sentence a line, names as in
 * "[PER Ada Lovelace] lived in [LOC London]".
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

/* The label that begins a name of this type. */
static uint8_t
label_begin(const char *name, size_t len)
{
	unsigned type;

	for (type = 0; type < TAGGER_TYPES; type++) {
		if (strlen(type_names[type]) == len &&
			!memcmp(name, type_names[type], len))
			return (uint8_t)tagger_begin(type);
	}
	return TAGGER_O;
}

static uint8_t
label_of(const char *name)
{
	uint8_t label = TAGGER_O;

	if ((name[0] == 'B' || name[0] == 'I') && name[1] == '-')
		label = label_begin(name + 2, strlen(name + 2));
	return label && name[0] == 'I' ? label + 1 : label;
}

/* Is no blank printed between these two tokens? */
static bool
text_glues(const char *before, const char *token)
{
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
text_add_piece(struct text *text, const char *from, size_t len, uint8_t label)
{
	struct piece *piece;

	if (!len)
		return;
	text->pieces = memory_grow(
		text->pieces, text->count, &text->cap, sizeof *text->pieces);
	piece = &text->pieces[text->count++];
	piece->start = (uint32_t)text->text.len;
	str_add_bytes(&text->text, from, len);
	piece->end = (uint32_t)text->text.len;
	piece->label = label;
}

static void
text_add(struct text *text, const char *token, const char *before,
	const char *label)
{
	if (before ? !text_glues(before, token) : text->count > 0)
		str_add(&text->text, " ");
	text_add_piece(text, token, strlen(token), label_of(label));
}

/* A sentence of marked text. */
static void
text_add_marked(struct text *text, const char *line)
{
	size_t plain, label, name;

	if (text->count)
		str_add(&text->text, " ");
	while (*line) {
		plain = strcspn(line, "[");
		text_add_piece(text, line, plain, TAGGER_O);
		line += plain;
		if (!*line)
			break;
		label = strspn(++line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		name = strcspn(line, "[]");
		if (!label || line[label] != ' ' || line[name] != ']') {
			fprintf(stderr, "marked wrongly: %.60s\n", line - 1);
			exit(3);
		}
		text_add_piece(text, line + label + 1, name - label - 1,
			label_begin(line, label));
		line += name + 1;
	}
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
	struct reading *reading;
	size_t i, from = 0;

	doc_set_text(doc, str_text(&text->text), text->text.len);
	for (i = 0; i < text->end_count; i++) {
		if ((i + 1) % PARAGRAPH && i + 1 < text->end_count)
			continue;
		doc_add_block(doc, BLOCK_PARAGRAPH, text->pieces[from].start,
			text->pieces[text->ends[i] - 1].end);
		from = text->ends[i];
	}
	reading = reading_new(resources, doc);
	dates_pass(reading);
	reading_free(reading);
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

static void
corpus_read_marked(char *line, struct text *text,
	void (*each)(void *context, const struct text *text), void *context)
{
	char *next;

	for (; *line; line = next) {
		next = line_cut(line);
		if (strcmp(line, "-DOCSTART-") != 0) {
			text_add_marked(text, line);
			text_end_sentence(text);
		} else if (text->count) {
			each(context, text);
			text_clear(text);
		}
	}
}

static void
corpus_read_table(char *line, struct text *text,
	void (*each)(void *context, const struct text *text), void *context)
{
	char *next, *tab, *before = NULL;
	bool grouped = strstr(line, "-DOCSTART-") != NULL;

	for (; *line; line = next) {
		next = line_cut(line);
		tab = strrchr(line, '\t');
		if (tab && strncmp(line, "-DOCSTART-", 10) != 0) {
			*tab = '\0';
			text_add(text, line, before, tab + 1);
			before = line;
			continue;
		}
		before = NULL;
		text_end_sentence(text);
		if (text->count && (!grouped || tab)) {
			each(context, text);
			text_clear(text);
		}
	}
}

void
corpus_read(const char *path,
	void (*each)(void *context, const struct text *text), void *context)
{
	struct bytes bytes = { 0 };
	struct text text = { 0 };
	char *line = corpus_bytes(path, &bytes);
	size_t len = strlen(path);

	if (len > 4 && strcmp(path + len - 4, ".txt") == 0)
		corpus_read_marked(line, &text, each, context);
	else
		corpus_read_table(line, &text, each, context);
	text_end_sentence(&text);
	if (text.count)
		each(context, &text);
	text_done(&text);
	bytes_done(&bytes);
}
