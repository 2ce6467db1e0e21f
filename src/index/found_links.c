/*
 * Links that the author made: within a document, and by relative path to
 * another file of the library, with or without an anchor there.  Addresses
 * elsewhere are not followed.
 */
#include "index/found.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"

#define LINK_OUT 1
#define LINK_WITHIN 0.5
#define LINK_BACK 0.2

/* So many links of one passage are a table of contents, or the like. */
#define LINK_CROWD 4
#define LINK_CROWDED 0.5

/* Longer headings and addresses are not repeated. */
#define LINK_HEADING 80

/* A file of the library. */
struct linked_file {
	const char *file;
	uint32_t document;
};

/* A name that can be linked to. */
struct linked_anchor {
	uint32_t document;
	uint32_t at;
	uint64_t name; /* its hash */
};

struct linked {
	struct linked_file *files;
	size_t file_count, file_cap;
	struct linked_anchor *anchors;
	size_t anchor_count, anchor_cap;
	struct arena arena;
};

static int
file_compare(const void *a, const void *b)
{
	const struct linked_file *x = a, *y = b;

	return strcmp(x->file, y->file);
}

/* Of two anchors of one name the first is meant. */
static int
anchor_compare(const void *a, const void *b)
{
	const struct linked_anchor *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static bool
linked_read_files(struct linked *linked, struct store *store, struct error *err)
{
	struct statement *statement = store_statement(store, "reference_files");
	struct linked_file *file;

	while (statement_next(statement)) {
		linked->files = memory_grow(linked->files, linked->file_count,
			&linked->file_cap, sizeof *linked->files);
		file = &linked->files[linked->file_count++];
		file->document = statement_u32(statement, 0);
		file->file = statement_text(statement, 1, &linked->arena);
	}
	if (linked->file_count)
		qsort(linked->files, linked->file_count, sizeof *linked->files,
			file_compare);
	return statement_done(statement, err);
}

static void
linked_add_anchor(struct linked *linked, uint32_t document, uint32_t at,
	struct slice name)
{
	linked->anchors = memory_grow(linked->anchors, linked->anchor_count,
		&linked->anchor_cap, sizeof *linked->anchors);
	linked->anchors[linked->anchor_count++] =
		(struct linked_anchor){ document, at, slice_hash(name) };
}

/* A place may have several names, with blanks between them. */
static bool
linked_read_anchors(
	struct linked *linked, struct store *store, struct error *err)
{
	struct statement *statement;
	struct slice names, name;
	uint32_t document, at;

	statement = store_statement(store, "reference_anchors");
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		at = statement_u32(statement, 1);
		names = statement_slice(statement, 2);
		while (names.len) {
			name = slice_take(&names, ' ');
			if (name.len)
				linked_add_anchor(linked, document, at, name);
		}
	}
	if (linked->anchor_count)
		qsort(linked->anchors, linked->anchor_count,
			sizeof *linked->anchors, anchor_compare);
	return statement_done(statement, err);
}

static void
linked_done(struct linked *linked)
{
	free(linked->files);
	free(linked->anchors);
	arena_done(&linked->arena);
}

/* Where an anchor stands in a document; false if it has none of the name. */
static bool
linked_anchor_at(const struct linked *linked, uint32_t document,
	struct slice name, uint32_t *at)
{
	struct linked_anchor wanted = { document, 0, slice_hash(name) };
	size_t i;

	BISECT(i, linked->anchor_count,
		anchor_compare(&linked->anchors[i], &wanted) < 0);
	if (i == linked->anchor_count ||
		linked->anchors[i].document != document ||
		linked->anchors[i].name != wanted.name)
		return false;
	*at = linked->anchors[i].at;
	return true;
}

/* -- addresses ------------------------------------------------------------ */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Adds what an address spells, "%20" being a blank. */
static void
address_decode(struct str *to, struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '%' && i + 2 < text.len &&
			hex_digit(text.data[i + 1]) >= 0 &&
			hex_digit(text.data[i + 2]) >= 0) {
			str_add_char(
				to, (char)(hex_digit(text.data[i + 1]) << 4 |
					    hex_digit(text.data[i + 2])));
			i += 2;
		} else {
			str_add_char(to, text.data[i]);
		}
	}
}

/* "http:", "mailto:", "//host": not a file beside this one. */
static bool
address_is_elsewhere(struct slice address)
{
	size_t i;

	if (address.len && address.data[0] == '/')
		return true;
	for (i = 0; i < address.len && !strchr("/?#", address.data[i]); i++) {
		if (address.data[i] == ':')
			return true;
	}
	return false;
}

/* Cuts the last folder, or the file's own name, off a path. */
static void
path_up(struct str *path)
{
	if (!path->len)
		return;
	if (path->data[path->len - 1] == '/')
		path->len--;
	while (path->len && path->data[path->len - 1] != '/')
		path->len--;
	path->data[path->len] = '\0';
}

/* The file that a relative path means, seen from another file. */
static void
path_join(struct str *path, const char *from, struct slice relative)
{
	size_t start, end;
	struct slice step;

	str_add(path, from);
	path_up(path);
	for (start = 0; start <= relative.len; start = end + 1) {
		for (end = start;
			end < relative.len && relative.data[end] != '/'; end++)
			;
		step = slice_part(relative, start, end);
		if (slice_is(step, "..")) {
			path_up(path);
		} else if (step.len && !slice_is(step, ".")) {
			str_add_slice(path, step);
			if (end < relative.len)
				str_add_char(path, '/');
		}
	}
}

/* The document that a link from a file leads to; 0 if it is not here. */
static uint32_t
linked_document(
	const struct linked *linked, const char *from, struct slice address)
{
	struct linked_file wanted = { 0 };
	const struct linked_file *found = NULL;
	struct str relative = { 0 }, path = { 0 };

	address_decode(&relative, address);
	path_join(&path, from, str_slice(&relative));
	wanted.file = str_text(&path);
	if (linked->file_count)
		found = bsearch(&wanted, linked->files, linked->file_count,
			sizeof *linked->files, file_compare);
	str_done(&relative);
	str_done(&path);
	return found ? found->document : 0;
}

/* Where an address leads to; false if to nowhere in the library. */
static bool
linked_place(const struct linked *linked, const char *file, uint32_t document,
	struct slice address, struct place *to)
{
	struct slice path = address, anchor = { 0 };
	struct str name = { 0 };
	size_t i;

	if (address_is_elsewhere(address))
		return false;
	for (i = 0; i < address.len && address.data[i] != '#'; i++)
		;
	path = slice_part(address, 0, i);
	if (i < address.len)
		anchor = slice_part(address, i + 1, address.len);
	for (i = 0; i < path.len && path.data[i] != '?'; i++)
		;
	path.len = i;
	*to = (struct place){ 0 };
	to->document =
		path.len ? linked_document(linked, file, path) : document;
	if (!to->document || !anchor.len)
		return to->document && to->document != document;
	address_decode(&name, anchor);
	if (!linked_anchor_at(
		    linked, to->document, str_slice(&name), &to->start) &&
		to->document == document)
		to->document = 0;
	str_done(&name);
	return to->document != 0;
}

/* -- the links ------------------------------------------------------------ */

/*
 * How much a link is worth: to another document much, in its own less, and
 * little to a page, or back; tables of contents and lists of notes are links.
 */
static double
link_worth(const struct place *from, const struct place *to, bool page)
{
	if (from->document != to->document)
		return LINK_OUT;
	if (page || to->start <= from->start)
		return LINK_BACK;
	return LINK_WITHIN;
}

/* Where a block begins; all are looked up by number, their only index yet. */
static uint32_t
block_start(struct store *store, uint32_t block, struct error *err)
{
	struct statement *row = store_statement(store, "find_block_place");
	uint32_t start = UINT32_MAX;

	statement_bind_int(row, 1, block);
	if (statement_next(row))
		start = statement_u32(row, 1);
	statement_done(row, err);
	return start;
}

/* If that block is the heading which begins there, what it says. */
static bool
link_take_heading(struct store *store, uint32_t block, const struct place *to,
	struct str *heading, struct error *err)
{
	struct statement *row = store_statement(store, "find_block");
	struct slice text;

	statement_bind_int(row, 1, block);
	if (statement_next(row)) {
		text = slice_trim(statement_slice(row, 4));
		if (slice_is(statement_slice(row, 1), "heading") &&
			text.len < LINK_HEADING &&
			statement_u32(row, 2) == to->start)
			str_add_flat(heading, text);
	}
	return statement_done(row, err);
}

static bool
link_heading(const struct place *to, struct store *store, struct str *heading,
	struct error *err)
{
	struct statement *row = store_statement(store, "field_document");
	uint32_t first = 0, count = 0;
	size_t i;

	err->code = ERROR_NONE;
	statement_bind_int(row, 1, to->document);
	if (statement_next(row)) {
		first = statement_u32(row, 0);
		count = statement_u32(row, 1);
	}
	if (!statement_done(row, err) || !count)
		return !count;
	BISECT(i, count,
		block_start(store, first + (uint32_t)i, err) < to->start);
	return !err->code &&
	       link_take_heading(store, first + (uint32_t)i, to, heading, err);
}

/* "the author's link to p. 1", "… to “Second part”", "… to sub/b.html". */
static bool
link_say(const struct place *to, const struct label *page, struct slice address,
	struct store *store, struct str *why, struct error *err)
{
	struct str heading = { 0 };
	bool ok;

	str_add(why, "the author's link to ");
	if (page) {
		str_add_format(why, "p. %s", page->name);
		return true;
	}
	ok = link_heading(to, store, &heading, err);
	if (heading.len)
		str_add_format(why, "“%s”", str_text(&heading));
	else if (address.len && address.len < LINK_HEADING)
		str_add_slice(why, address);
	else if (address.len)
		str_add(why, "another place");
	str_done(&heading);
	return ok;
}

static bool
links_add(struct found_list *list, const struct passages *passages,
	const struct labels *labels, const struct place *from,
	const struct place *to, struct slice address, struct store *store,
	struct error *err)
{
	const struct label *page =
		from->document == to->document
			? labels_page_at(labels, to->document, to->start)
			: NULL;
	struct str why = { 0 };
	bool ok = link_say(to, page, address, store, &why, err);
	struct found *found;

	found = found_add(list, REFERENCE_DECLARED,
		link_worth(from, to, page != NULL), &why);
	found->from = *from;
	found->to = *to;
	found->a = passages_at(passages, from->document, from->start);
	found->b = passages_at(passages, to->document, to->start);
	found->to.end = to->start + 1;
	if (found->b < passages->count &&
		passages->rows[found->b].document == to->document)
		found->to.end = passages->rows[found->b].end;
	return ok;
}

/* Of many links in one passage each says little. */
static void
links_crowd(struct found *rows, size_t count)
{
	size_t i, end;

	for (i = 0; i < count; i = end) {
		for (end = i + 1; end < count && rows[end].a == rows[i].a;
			end++)
			;
		if (end - i < LINK_CROWD)
			continue;
		for (; i < end; i++)
			rows[i].score *= LINK_CROWDED;
	}
}

bool
found_links(struct found_list *list, const struct passages *passages,
	const struct labels *labels, struct store *store, struct error *err)
{
	struct linked linked = { 0 };
	size_t before = list->count;
	struct statement *statement;
	struct arena arena = { 0 };
	struct place from, to;
	struct slice address;
	bool ok = linked_read_files(&linked, store, err) &&
		  linked_read_anchors(&linked, store, err);

	if (ok) {
		statement = store_statement(store, "reference_links");
		while (ok && statement_next(statement)) {
			from.document = statement_u32(statement, 0);
			from.start = statement_u32(statement, 1);
			from.end = statement_u32(statement, 2);
			address = statement_slice(statement, 4);
			to = (struct place){ from.document,
				statement_u32_or(statement, 3, DOC_NONE), 0 };
			if ((to.start != DOC_NONE ||
				    linked_place(&linked,
					    statement_text(
						    statement, 5, &arena),
					    from.document, address, &to)) &&
				found_wants(list, from.document, to.document))
				ok = links_add(list, passages, labels, &from,
					&to, address, store, err);
			arena_done(&arena);
		}
		ok = statement_done(statement, err) && ok;
		links_crowd(list->rows + before, list->count - before);
	}
	linked_done(&linked);
	return ok;
}
