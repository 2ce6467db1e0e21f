/*
 * What a book says of its contents: chapters and printed pages with the places
 * where they begin, in a page of navigation (EPUB 3) or in NCX (EPUB 2), and
 * what some of its files are for.
 */
#include "import/epub_contents.h"

#include <stdlib.h>
#include <string.h>

#include "import/epub_package.h"
#include "import/html_parts.h"
#include "import/limits.h"

static void
contents_add(struct epub_contents *contents, const char *place,
	struct slice name, bool page)
{
	const char *words = epub_words(&contents->arena, name);
	struct epub_entry *row;

	if (!place || !words || contents->count == LIMIT_ENTRIES)
		return;
	contents->rows = memory_grow(contents->rows, contents->count,
		&contents->cap, sizeof *contents->rows);
	row = &contents->rows[contents->count++];
	row->place = place;
	row->name = words;
	row->page = page;
}

/* What files are that are none of the book's own text, as guides call it. */
static const char apart_types[] =
	"cover toc copyright-page copyright landmarks page-list loi lot";
static const char text_types[] = "bodymatter text start";

static void
contents_mark(
	struct epub_contents *contents, const char *place, struct slice type)
{
	bool apart = html_has_word(type, apart_types);
	struct epub_mark *mark;

	if ((!apart && !html_has_word(type, text_types)) || !place ||
		contents->mark_count == LIMIT_ENTRIES)
		return;
	contents->marks = memory_grow(contents->marks, contents->mark_count,
		&contents->mark_cap, sizeof *contents->marks);
	mark = &contents->marks[contents->mark_count++];
	mark->path = arena_copy(&contents->arena, place, strcspn(place, "#"));
	mark->apart = apart;
}

void
epub_guide_read(
	struct epub_contents *contents, struct slice text, const char *path)
{
	struct tags tags = { .text = text, .xml = true };
	struct tag tag;

	while (tags_next(&tags, &tag)) {
		if (tag.kind != TAG_START ||
			!tag_name_is(epub_local_name(tag.name), "reference"))
			continue;
		contents_mark(contents,
			epub_path(&contents->arena, path,
				epub_value(&contents->arena, &tag, "href")),
			tag_value(&tag, "type"));
	}
}

bool
epub_contents_is_apart(const struct epub_contents *contents, const char *path)
{
	bool apart = false;
	size_t i;

	for (i = 0; i < contents->mark_count; i++) {
		if (strcmp(contents->marks[i].path, path) != 0)
			continue;
		if (!contents->marks[i].apart)
			return false;
		apart = true;
	}
	return apart;
}

/* The list that is being read. */
struct contents_reader {
	struct epub_contents *contents;
	const char *path;
	struct str name;
	const char *place;
	bool page, names; /* it is of pages, or of chapters */
	bool landmarks;
	bool inside; /* what has the name */
};

static void
reader_list(struct contents_reader *reader, struct slice type)
{
	reader->page = html_has_word(type, "page-list");
	reader->names = reader->page || html_has_word(type, "toc");
	reader->landmarks = html_has_word(type, "landmarks");
}

static void
reader_place(struct contents_reader *reader, const struct tag *tag, bool link)
{
	struct arena *arena = &reader->contents->arena;

	reader->place = epub_path(arena, reader->path,
		epub_value(arena, tag, link ? "href" : "src"));
	if (reader->landmarks && link)
		contents_mark(reader->contents, reader->place,
			tag_value(tag, "epub:type"));
}

/*
 * In a navigation page the place comes before its name, in NCX behind it; an
 * entry is done when both are there.
 */
static void
reader_tag(struct contents_reader *reader, const struct tag *tag)
{
	struct slice what = epub_local_name(tag->name);
	bool start = tag->kind == TAG_START, link = tag_name_is(what, "a");
	bool content = tag_name_is(what, "content");

	if (start && tag_name_is(what, "nav"))
		reader_list(reader, tag_value(tag, "epub:type"));
	if (tag_name_is(what, "pageTarget"))
		reader->page = start;
	if (tag_name_is(what, "text") || link) {
		reader->inside = start;
		if (start)
			str_clear(&reader->name);
	}
	if (start && (content || link))
		reader_place(reader, tag, link);
	if (reader->place && reader->names && reader->name.len &&
		(content || (!start && link))) {
		contents_add(reader->contents, reader->place,
			str_slice(&reader->name), reader->page);
		reader->place = NULL;
	}
}

void
epub_contents_read(
	struct epub_contents *contents, struct slice text, const char *path)
{
	struct contents_reader reader = {
		.contents = contents, .path = path, .names = true
	};
	struct tags tags = { .text = text, .xml = true };
	struct tag tag;

	while (tags_next(&tags, &tag)) {
		if (tag.kind != TAG_TEXT)
			reader_tag(&reader, &tag);
		else if (reader.inside)
			str_add_slice(&reader.name, tag.text);
	}
	str_done(&reader.name);
}

static int
entry_order(const void *a, const void *b)
{
	const struct epub_entry *left = a, *right = b;
	int order = strcmp(left->place, right->place);

	return order ? order : left->page - right->page;
}

void
epub_contents_sort(struct epub_contents *contents)
{
	if (contents->count)
		qsort(contents->rows, contents->count, sizeof *contents->rows,
			entry_order);
}

const char *
epub_contents_find(
	const struct epub_contents *contents, const char *place, bool page)
{
	struct epub_entry key = { place, NULL, page }, *row;

	row = !contents->count ? NULL
			       : bsearch(&key, contents->rows, contents->count,
					 sizeof *contents->rows, entry_order);
	return row ? row->name : NULL;
}

void
epub_contents_done(struct epub_contents *contents)
{
	arena_done(&contents->arena);
	free(contents->rows);
	free(contents->marks);
}
