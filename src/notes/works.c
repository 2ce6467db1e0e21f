/*
 * Citations: notes first, then lists of references and captions, then author
 * and year in running text, which mean nothing without the lists.
 */
#include "notes/works.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/notes/passes.h"
#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

#define CAPTION_LONGEST 2000

/* Headings of lists, folded. */
static bool
heading_is_list(struct slice line)
{
	static const char *const names[] = { "references", "works cited",
		"bibliography", "bibliografia", "bibliographie", "referencias",
		"literatur", "obras citadas", "sources", "fuentes",
		"further reading", "literatura", "referencias bibliograficas",
		"select bibliography", "sources cited", "list of references",
		"literature", "quellen", "obras consultadas",
		"bibliografia citada", "reference list" };
	char *folded;
	size_t i;
	bool is = false;

	if (line.len > 40)
		return false;
	while (line.len && strchr(":.*#_= ", line.data[line.len - 1]))
		line.len--;
	while (line.len && strchr("*#_= ", line.data[0]))
		line = slice_part(line, 1, line.len);
	folded = fold_string(line.data, line.len);
	for (i = 0; i < sizeof names / sizeof *names && !is; i++)
		is = strcmp(folded, names[i]) == 0;
	free(folded);
	return is;
}

static void
read_range(struct works *works, uint32_t start, uint32_t end, bool list)
{
	struct works_text text;

	works_text_init(&text, works->doc, start, end);
	works->text = &text;
	if (!works_read_entry(works, 0, text.len, list))
		works_read_note(works, 0, text.len);
	works_text_done(&text);
	works->text = NULL;
}

static void
read_notes(struct works *works)
{
	const struct doc *doc = works->doc;
	uint32_t i;

	for (i = 0; i < doc->note_count; i++) {
		works->note = i;
		read_range(works, doc->notes[i].body, doc->notes[i].end, false);
	}
	works->note = DOC_NONE;
}

/* Does a line begin an entry of a list: behind one that was finished? */
static bool
line_begins_entry(struct slice before, struct slice line)
{
	size_t next;
	uint32_t point = utf8_at(line.data, line.len, 0, &next);

	if (!before.len)
		return true;
	if (!utf8_is_upper(point) && point != '-' && point != 0x2014 &&
		point != '_' && point != 'v')
		return false;
	if (!strchr(".)", before.data[before.len - 1]) &&
		!memmem(before.data, before.len, "http", 4))
		return false;
	return memchr(line.data, ',', line.len < 60 ? line.len : 60) ||
	       memmem(line.data, line.len, " (", 2) ||
	       slice_starts(line, "---") ||
	       slice_starts(line, "\xE2\x80\x94\xE2\x80\x94");
}

/* Entries from an offset on, until a blank line that no entry follows. */
static uint32_t
read_list(struct works *works, uint32_t at, uint32_t end)
{
	const char *text = works->doc->text;
	struct slice before = { text, 0 }, line;
	uint32_t entry = at, stop;
	bool open = false;

	while (at < end) {
		const char *nl = memchr(text + at, '\n', end - at);

		stop = nl ? (uint32_t)(nl - text) : end;
		line = slice_trim((struct slice){ text + at, stop - at });
		if (line.len && heading_is_list(line))
			line.len = 0;
		if (!line.len || line_begins_entry(before, line)) {
			if (open)
				read_range(works, entry, at, true);
			entry = at;
			open = line.len > 0;
		}
		before = line;
		at = stop + 1;
	}
	if (open)
		read_range(works, entry, end, true);
	return end;
}

/* A list stands under its heading, and ends where notes or a heading begin. */
static void
read_lists(struct works *works)
{
	const struct doc *doc = works->doc;
	uint32_t at = 0, stop;
	size_t block;

	while (at < doc->len) {
		const char *nl = memchr(doc->text + at, '\n', doc->len - at);

		stop = nl ? (uint32_t)(nl - doc->text) : doc->len;
		if (stop - at < 60 && heading_is_list(slice_trim((struct slice){
					      doc->text + at, stop - at }))) {
			uint32_t end = doc->len;

			for (block = doc_block_at(doc, stop);
				block < doc->block_count; block++) {
				const struct block *b = &doc->blocks[block];

				if (b->start <= stop ||
					(b->kind != BLOCK_NOTE &&
						b->kind != BLOCK_BOILERPLATE &&
						b->kind != BLOCK_HEADING))
					continue;
				end = b->start;
				break;
			}
			stop = read_list(works, stop, end);
		}
		at = stop + 1;
	}
}

/* Where the next "Data from:" begins, which says whence figures come; or end.
 */
static uint32_t
caption_lead(const struct doc *doc, uint32_t from, uint32_t end, size_t *len)
{
	static const char *const leads[] = { "Data from: ", "Data from ",
		"Table from: ", "Table from ",
		"Source: ", "Sources: ", "Fuente: ", "Fonte: ", "Quelle: ",
		"Figures from: ", "Map from: ", "Map from " };
	struct slice text = doc_slice(doc, from, end);
	uint32_t best = end;
	size_t i;

	*len = 0;
	for (i = 0; i < sizeof leads / sizeof *leads; i++) {
		const char *hit = text.len ? memmem(text.data, text.len,
						     leads[i], strlen(leads[i]))
					   : NULL;

		if (!hit || from + (uint32_t)(hit - text.data) >= best)
			continue;
		best = from + (uint32_t)(hit - text.data);
		*len = strlen(leads[i]);
	}
	return best;
}

/* A caption may name several sources, each behind its words. */
static void
read_caption(struct works *works, uint32_t start, uint32_t end)
{
	uint32_t at = start, next;
	size_t len;

	if (end - start > CAPTION_LONGEST) {
		read_range(works, start, end, false);
		return;
	}
	while (at < end) {
		next = caption_lead(works->doc, at, end, &len);
		if (next > at)
			read_range(works, at, next, false);
		at = next + (uint32_t)len;
	}
}

/* Captions, and paragraphs that begin like one. */
static void
read_captions(struct works *works)
{
	static const char *const words[] = { "Source:", "Sources:", "Table ",
		"Fuente:", "Fig. ", "Map ", "Quelle:", "Figure " };
	const struct doc *doc = works->doc;
	size_t i, j;

	for (i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];
		struct slice text = doc_slice(doc, block->start, block->end);
		bool caption = block->kind == BLOCK_CAPTION;

		for (j = 0; j < sizeof words / sizeof *words; j++)
			caption |= block->kind == BLOCK_PARAGRAPH &&
				   text.len < 1200 &&
				   slice_starts(text, words[j]);
		if (caption)
			read_caption(works, block->start, block->end);
	}
}

/* Only where a list gives authors with years is there anything to refer to. */
static void
read_author_dates(struct works *works)
{
	const struct doc *doc = works->doc;
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		if (block->kind == BLOCK_PARAGRAPH ||
			block->kind == BLOCK_QUOTATION)
			works_read_author_dates(
				works, block->start, block->end);
	}
	for (i = 0; i < doc->note_count; i++) {
		works->note = (uint32_t)i;
		works_read_author_dates(
			works, doc->notes[i].body, doc->notes[i].end);
	}
	works->note = DOC_NONE;
}

static void
works_write(struct works *works)
{
	struct doc *doc = works->doc;
	uint32_t *ids = memory_zero(works->count + 1, sizeof *ids);
	size_t i;

	for (i = 0; i < works->count; i++) {
		const struct works_cite *cite = &works->cites[i];
		struct work *work;

		ids[i] = DOC_NONE;
		if (cite->open && cite->full == DOC_NONE)
			continue;
		ids[i] = (uint32_t)doc->work_count;
		work = doc_add_work(doc, cite->start, cite->end);
		work->form = cite->form;
		work->note = cite->note;
		work->title = cite->title;
		work->author = cite->author;
		work->container = cite->container;
		work->year = cite->year;
		work->pages = cite->pages;
	}
	for (i = 0; i < works->count; i++) {
		const struct works_cite *cite = &works->cites[i];
		struct span *span;

		if (ids[i] == DOC_NONE)
			continue;
		if (cite->full != DOC_NONE)
			doc->works[ids[i]].short_of = ids[cite->full];
		span = doc_add_span(doc, SPAN_WORK, cite->start, cite->end);
		span->target = ids[i];
		span->value = cite->title;
	}
	free(ids);
}

void
works_pass(struct doc *doc)
{
	struct works works = { .doc = doc, .note = DOC_NONE };

	read_notes(&works);
	read_lists(&works);
	read_captions(&works);
	if (works.count)
		read_author_dates(&works);
	works_resolve(&works);
	works_polish(&works);
	works_write(&works);
	free(works.cites);
}
