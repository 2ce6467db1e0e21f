/*
 * What people mark by hand where nothing else is to be had: "_so_" for what
 * is set in italics, "[KEY]" for an entry of the list of references.
 *
 * The signs stay in the text; spans say what they mean.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Bytes that may be marked at once; letters that a key may have. */
#define MARK_LONGEST 400
#define MARK_KEY 24

/* -- emphasis ------------------------------------------------------------- */

static bool
mark_is_in_word(struct slice text, size_t at, bool before)
{
	size_t other;

	if (before)
		return at && utf8_is_word(utf8_before(text.data, at, &other));
	return at < text.len &&
	       utf8_is_word(utf8_at(text.data, text.len, at, &other));
}

/* The underscore that closes what the one before `from' opens; or the end. */
static size_t
mark_close(struct slice text, size_t from)
{
	size_t at;

	for (at = from; at < text.len && at < from + MARK_LONGEST; at++) {
		if (text.data[at] == '_' && at > from &&
			!strchr(" \n\t", text.data[at - 1]) &&
			!mark_is_in_word(text, at + 1, false))
			return at;
		if (text.data[at] == '_')
			break;
	}
	return text.len;
}

static void
marks_find_emphasis(struct doc *doc, const struct block *block)
{
	struct slice text = doc_slice(doc, block->start, block->end);
	size_t at, end;

	for (at = 0; at + 2 < text.len; at++) {
		if (text.data[at] != '_' || mark_is_in_word(text, at, true) ||
			strchr(" \n\t_", text.data[at + 1]))
			continue;
		end = mark_close(text, at + 1);
		if (end == text.len)
			continue;
		doc_add_span(doc, SPAN_EMPHASIS,
			block->start + (uint32_t)at + 1,
			block->start + (uint32_t)end);
		at = end;
	}
}

/* -- keys ----------------------------------------------------------------- */

struct mark_key {
	struct slice name;
	uint32_t at; /* where the entry begins */
};

struct mark_keys {
	struct mark_key *rows;
	size_t count, cap;
};

/* "[RFC2119]": the name inside; empty if there is no key. */
static struct slice
key_name(struct slice text)
{
	size_t at = 1, letters = 0;

	if (!text.len || text.data[0] != '[')
		return (struct slice){ 0 };
	for (; at < text.len && at <= MARK_KEY; at++) {
		char byte = text.data[at];

		if (byte == ']')
			return letters > 1 ? slice_part(text, 1, at)
					   : (struct slice){ 0 };
		if (!strchr(".-_+", byte) && !(byte >= '0' && byte <= '9') &&
			!((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'))
			break;
		letters += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
	}
	return (struct slice){ 0 };
}

/* An entry begins its line, and words follow behind more than one blank. */
static void
keys_find_entries(const struct structure *s, struct mark_keys *keys)
{
	size_t line;

	for (line = 0; line < s->line_count; line++) {
		const struct line *l = &s->lines[line];
		struct slice text = { s->text + l->start, l->end - l->start };
		struct slice name = key_name(text);

		if (!name.len || text.len < name.len + 6 ||
			strncmp(text.data + name.len + 2, "  ", 2) != 0)
			continue;
		keys->rows = memory_grow(keys->rows, keys->count, &keys->cap,
			sizeof *keys->rows);
		keys->rows[keys->count].name = name;
		keys->rows[keys->count++].at = l->start;
	}
}

static int
key_order(const void *a, const void *b)
{
	const struct mark_key *left = a, *right = b;
	int order = slice_compare(left->name, right->name);

	if (order)
		return order;
	return left->at < right->at ? -1 : left->at > right->at;
}

static int
key_match(const void *a, const void *b)
{
	const struct slice *name = a;
	const struct mark_key *key = b;

	return slice_compare(*name, key->name);
}

static void
keys_link(struct doc *doc, const struct mark_keys *keys)
{
	struct slice text = doc_slice(doc, 0, doc->len), name;
	const struct mark_key *key;
	const char *hit = text.data, *end = text.data + text.len;
	struct span *span;
	uint32_t at;

	for (; (hit = memchr(hit, '[', (size_t)(end - hit))); hit++) {
		name = key_name((struct slice){ hit, (size_t)(end - hit) });
		key = !name.len ? NULL
				: bsearch(&name, keys->rows, keys->count,
					  sizeof *keys->rows, key_match);
		at = (uint32_t)(hit - text.data);
		if (!key || key->at == at)
			continue;
		span = doc_add_span(
			doc, SPAN_LINK, at, at + (uint32_t)name.len + 2);
		span->value =
			doc_format(doc, "#%.*s", (int)name.len, name.data);
		span->target = key->at;
	}
}

/* -- all of them ---------------------------------------------------------- */

static bool
marks_in_kind(enum block_kind kind)
{
	return kind != BLOCK_CODE && kind != BLOCK_TABLE &&
	       kind != BLOCK_SEPARATOR && kind != BLOCK_BOILERPLATE;
}

void
structure_find_marks(const struct structure *s)
{
	struct mark_keys keys = { 0 };
	size_t i;

	for (i = 0; i < s->doc->block_count; i++) {
		if (marks_in_kind(s->doc->blocks[i].kind))
			marks_find_emphasis(s->doc, &s->doc->blocks[i]);
	}
	keys_find_entries(s, &keys);
	if (keys.count) {
		qsort(keys.rows, keys.count, sizeof *keys.rows, key_order);
		keys_link(s->doc, &keys);
	}
	free(keys.rows);
}
