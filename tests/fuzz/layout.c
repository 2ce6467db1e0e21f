/*
 * Text at a width: rows that follow each other and fit.  The first bytes say
 * how wide, and what kinds of block there are; the rest is the text.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"

/* A block for each run between empty lines, of a kind the bytes choose. */
static void
make_blocks(struct doc *doc, const uint8_t *kinds)
{
	uint32_t at = 0, end, count = 0;
	size_t next;

	while (at < doc->len) {
		if (utf8_is_space(utf8_at(doc->text, doc->len, at, &next))) {
			at = (uint32_t)next;
			continue;
		}
		end = at;
		while (end < doc->len && doc->text[end] != '\n')
			end++;
		while (utf8_is_space(utf8_before(doc->text, end, &next)))
			end = (uint32_t)next;
		doc_add_block(doc, kinds[count++ % 4] % BLOCK_KINDS, at, end)
			->level = 1;
		doc_add_span(doc, SPAN_EMPHASIS, at, end);
		at = end;
	}
}

static void
check_rows(const struct doc *doc, const struct layout *layout, size_t block,
	uint32_t measure)
{
	const struct layout_style style = { .kinds = ~0u, .types = ~0u };
	struct cell cells[300];
	uint32_t columns[300];
	const struct row *row;
	size_t i, filled;

	for (i = 0; i < layout->count; i++) {
		row = &layout->rows[i];
		FUZZ_HOLDS(row->block == block);
		FUZZ_HOLDS(row->start <= row->end && row->end <= doc->len);
		FUZZ_HOLDS(!i || layout->rows[i - 1].end <= row->start);
		filled =
			layout_row_cells(doc, row, &style, cells, 300, columns);
		FUZZ_HOLDS(filled <= 300);
		FUZZ_HOLDS(row->fold || filled <= measure);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct layout_options options = { 0 };
	struct layout layout = { 0 };
	struct doc *doc;
	char *text;
	size_t len, bad, i;

	if (size < 6)
		return 0;
	options.measure = 8 + data[0];
	options.unfold = data[1] & 1;
	text = utf8_from("UTF-8", (const char *)data + 6, size - 6, &len, &bad);
	doc = doc_new();
	doc_set_text(doc, text, len);
	make_blocks(doc, data + 2);
	for (i = 0; i < doc->block_count; i++) {
		layout_block(&layout, doc, i, &options);
		check_rows(doc, &layout, i, options.measure);
	}
	layout_done(&layout);
	doc_free(doc);
	free(text);
	return 0;
}
