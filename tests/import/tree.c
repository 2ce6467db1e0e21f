/*
 * Prints what an importer makes of a file: what it says about itself, each
 * block with what stands in it, notes, remarks.
 *
 * usage: tree FILE
 */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/import/import.h"

static void
put_text(struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '\n')
			fputs("\\n", stdout);
		else if (text.data[i] == '\t')
			fputs("\\t", stdout);
		else
			putchar(text.data[i]);
	}
}

static void
put_string(const char *what, const char *string)
{
	if (!string)
		return;
	printf("%s: ", what);
	put_text(slice_of(string));
	putchar('\n');
}

static void
put_span(const struct doc *doc, const struct span *span)
{
	printf("    %s '", span_kind_name(span->kind));
	put_text(doc_slice(doc, span->start, span->end));
	putchar('\'');
	if (span->value) {
		putchar(' ');
		put_text(slice_of(span->value));
	}
	if (span->target != DOC_NONE && span->kind == SPAN_MARKER)
		printf(" -> note %u", span->target + 1);
	if (span->target != DOC_NONE && span->kind == SPAN_LINK) {
		fputs(" -> '", stdout);
		put_text(doc_slice(doc, span->target, span->target + 12));
		putchar('\'');
	}
	putchar('\n');
}

static void
put_blocks(const struct doc *doc)
{
	const struct block *block = doc->blocks;
	size_t span = 0;

	for (; block < doc->blocks + doc->block_count; block++) {
		printf("%s", block_kind_name(block->kind));
		if (block->level)
			printf(" %u", block->level);
		printf(": ");
		put_text(doc_slice(doc, block->start, block->end));
		putchar('\n');
		for (; span < doc->span_count &&
			doc->spans[span].start <= block->end;
			span++)
			put_span(doc, &doc->spans[span]);
	}
	for (; span < doc->span_count; span++)
		put_span(doc, &doc->spans[span]);
}

static void
put_doc(const struct doc *doc)
{
	const struct note *note;
	size_t i;

	put_string("format", doc->format);
	put_string("title", doc->title);
	put_string("author", doc->author);
	put_string("date", doc->date);
	put_string("source", doc->source);
	put_string("language", doc->language);
	putchar('\n');
	put_blocks(doc);
	for (i = 0; i < doc->note_count; i++) {
		note = &doc->notes[i];
		printf("note %zu: %s, called %u: ", i + 1, note->number,
			note->calls);
		put_text(doc_slice(doc, note->body, note->end));
		putchar('\n');
	}
	for (i = 0; i < doc->remark_count; i++)
		printf("remark (%s) at %u: %s\n",
			remark_kind_name(doc->remarks[i].kind),
			doc->remarks[i].start, doc->remarks[i].text);
}

int
main(int argc, char **argv)
{
	struct bytes file = { 0 };
	struct error err = { 0 };
	struct doc *doc = NULL;
	int fd;

	bool final = argc == 3 && !strcmp(argv[1], "--final");

	if (argc != 2 + final)
		return 2;
	argv += final;
	fd = file_open(argv[1], &err);
	import_prepare(file_name(argv[1]));
	if (fd >= 0 && bytes_read(&file, fd, FILE_LIMIT, &err))
		doc = final ? import_read_final(argv[1], &file, &err)
			    : import_read(argv[1], &file, &err);
	if (fd >= 0)
		close(fd);
	if (doc)
		put_doc(doc);
	else
		printf("refused: %s\n", err.text);
	doc_free(doc);
	bytes_done(&file);
	return 0;
}
