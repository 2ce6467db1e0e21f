/* The package file is flat enough to be read without remembering what is open.
 */
#include "import/epub_package.h"

#include <stdlib.h>
#include <string.h>

#include "import/html_survey.h"
#include "import/limits.h"
#include "import/percent.h"

#define WORDS_MOST 4096 /* bytes of a title and its kin */

struct slice
epub_local_name(struct slice name)
{
	const char *colon = name.len ? memchr(name.data, ':', name.len) : NULL;

	return colon ? slice_part(
			       name, (size_t)(colon - name.data) + 1, name.len)
		     : name;
}

const char *
epub_words(struct arena *arena, struct slice text)
{
	struct str flat = { 0 };
	const char *words = NULL;

	str_add_flat(&flat, slice_trim(html_cut(text, WORDS_MOST)));
	if (flat.len)
		words = arena_copy(arena, str_text(&flat), flat.len);
	str_done(&flat);
	return words;
}

const char *
epub_value(struct arena *arena, const struct tag *tag, const char *name)
{
	struct slice value =
		html_cut(slice_trim(tag_value(tag, name)), WORDS_MOST);

	return arena_copy(arena, value.data, value.len);
}

const char *
epub_path(struct arena *arena, const char *base, const char *href)
{
	struct str path = { 0 };
	const char *copy;
	size_t len = strcspn(href, "#");

	html_path(&path, base, (struct slice){ href, len });
	if (href[len]) {
		str_add(&path, "#");
		percent_decode(&path, slice_of(href + len + 1));
	}
	copy = arena_string(arena, str_text(&path));
	str_done(&path);
	return copy;
}

/* -- container and locks -------------------------------------------------- */

void
epub_container_read(struct str *path, struct slice text, const struct zip *zip)
{
	struct tags tags = { .text = text, .xml = true };
	struct tag tag;

	while (!path->len && tags_next(&tags, &tag)) {
		if (tag.kind != TAG_START ||
			!tag_name_is(epub_local_name(tag.name), "rootfile"))
			continue;
		html_path(path, "", tag_value(&tag, "full-path"));
		if (zip_find(zip, str_text(path)) == ZIP_NONE)
			str_clear(path);
	}
	tags_done(&tags);
}

bool
epub_is_locked(struct slice encryption)
{
	static const char *const fonts[] = {
		"http://www.idpf.org/2008/embedding",
		"http://ns.adobe.com/pdf/enc#RC",
	};
	struct tags tags = { .text = encryption, .xml = true };
	struct slice how;
	struct tag tag;
	bool locked = false;

	while (!locked && tags_next(&tags, &tag)) {
		if (tag.kind != TAG_START ||
			!tag_name_is(
				epub_local_name(tag.name), "EncryptionMethod"))
			continue;
		how = tag_value(&tag, "Algorithm");
		locked = !slice_is(how, fonts[0]) && !slice_is(how, fonts[1]);
	}
	tags_done(&tags);
	return locked;
}

/* -- the package ---------------------------------------------------------- */

struct package_reader {
	struct epub_package *package;
	const char *path;
	const char **words; /* where the next text goes, or NULL */
	bool more;          /* ... behind what is there */
	const char **spine; /* ids, in the order of reading */
	size_t spine_count, spine_cap;
};

static int
item_order(const void *a, const void *b)
{
	const struct epub_item *left = a, *right = b;

	return strcmp(left->id, right->id);
}

static void
package_item(struct package_reader *reader, const struct tag *tag)
{
	struct epub_package *package = reader->package;
	struct epub_item *item;

	if (package->item_count == LIMIT_ENTRIES)
		return;
	package->items = memory_grow(package->items, package->item_count,
		&package->item_cap, sizeof *package->items);
	item = &package->items[package->item_count++];
	item->id = epub_value(&package->arena, tag, "id");
	item->type = epub_value(&package->arena, tag, "media-type");
	item->path = epub_path(&package->arena, reader->path,
		epub_value(&package->arena, tag, "href"));
	item->contents = html_has_word(tag_value(tag, "properties"), "nav");
	item->ncx = strstr(item->type, "ncx") != NULL;
}

static void
package_reference(struct package_reader *reader, const struct tag *tag)
{
	if (reader->spine_count == LIMIT_ENTRIES)
		return;
	reader->spine = memory_grow(reader->spine, reader->spine_count,
		&reader->spine_cap, sizeof *reader->spine);
	reader->spine[reader->spine_count++] =
		epub_value(&reader->package->arena, tag, "idref");
}

static void
package_start(struct package_reader *reader, const struct tag *tag)
{
	struct epub_package *package = reader->package;
	struct slice name = epub_local_name(tag->name);

	reader->words = NULL;
	reader->more = false;
	if (tag_name_is(name, "item")) {
		package_item(reader, tag);
	} else if (tag_name_is(name, "itemref")) {
		package_reference(reader, tag);
	} else if (tag_name_is(name, "title")) {
		reader->words = &package->title;
	} else if (tag_name_is(name, "creator")) {
		reader->words = &package->author;
		reader->more = true;
	} else if (tag_name_is(name, "date") &&
		   !tag_name_is(tag_value(tag, "opf:event"), "modification")) {
		reader->words = &package->date;
	} else if (tag_name_is(name, "publisher")) {
		reader->words = &package->publisher;
	} else if (tag_name_is(name, "language")) {
		reader->words = &package->language;
	}
}

static void
package_words(struct package_reader *reader, struct slice text)
{
	struct arena *arena = &reader->package->arena;
	const char *words = epub_words(arena, text);
	struct str both = { 0 };

	if (!words || !reader->words)
		return;
	if (!*reader->words) {
		*reader->words = words;
	} else if (reader->more && strlen(*reader->words) < WORDS_MOST) {
		str_add_format(&both, "%s, %s", *reader->words, words);
		*reader->words = arena_string(arena, str_text(&both));
		str_done(&both);
	}
	reader->words = NULL;
}

/* A book without a spine: its pages as they are listed. */
static void
package_order_items(struct package_reader *reader)
{
	struct epub_package *package = reader->package;
	size_t i;

	for (i = 0; i < package->item_count; i++) {
		if (!strstr(package->items[i].type, "html"))
			continue;
		reader->spine = memory_grow(reader->spine, reader->spine_count,
			&reader->spine_cap, sizeof *reader->spine);
		reader->spine[reader->spine_count++] = package->items[i].id;
	}
	package->unordered = reader->spine_count > 0;
}

/* The ids of the spine, as items. */
static void
package_order(struct package_reader *reader)
{
	struct epub_package *package = reader->package;
	struct epub_item key = { 0 }, *item;
	size_t i;

	if (package->item_count)
		qsort(package->items, package->item_count,
			sizeof *package->items, item_order);
	for (i = 0; i < reader->spine_count; i++) {
		key.id = reader->spine[i];
		item = !package->item_count ? NULL
					    : bsearch(&key, package->items,
						      package->item_count,
						      sizeof *item, item_order);
		package->missing += !item;
		if (!item)
			continue;
		package->spine =
			memory_grow(package->spine, package->spine_count,
				&package->spine_cap, sizeof *package->spine);
		package->spine[package->spine_count++] =
			(size_t)(item - package->items);
	}
	free(reader->spine);
}

void
epub_package_read(
	struct epub_package *package, struct slice text, const char *path)
{
	struct package_reader reader = { .package = package, .path = path };
	struct tags tags = { .text = text, .xml = true };
	struct tag tag;

	while (tags_next(&tags, &tag)) {
		if (tag.kind == TAG_START)
			package_start(&reader, &tag);
		else if (tag.kind == TAG_TEXT && reader.words)
			package_words(&reader, tag.text);
	}
	if (!reader.spine_count)
		package_order_items(&reader);
	package_order(&reader);
}

void
epub_package_done(struct epub_package *package)
{
	arena_done(&package->arena);
	free(package->items);
	free(package->spine);
}
