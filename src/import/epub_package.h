/*
 * What the package file of a book says: who wrote it, which files it has, and
 * in which order they are read.
 */
#ifndef IMPORT_EPUB_PACKAGE_H
#define IMPORT_EPUB_PACKAGE_H

#include "import/tags.h"
#include "import/zip.h"
#include "lectern/base/memory.h"

struct epub_item {
	const char *id;
	const char *path; /* in the archive */
	const char *type;
	bool contents; /* the navigation of EPUB 3 */
	bool ncx;      /* that of EPUB 2 */
};

struct epub_package {
	struct arena arena;
	const char *title, *author, *date, *publisher, *language;
	struct epub_item *items; /* in the order of their ids */
	size_t item_count, item_cap;
	size_t *spine; /* indexes of items */
	size_t spine_count, spine_cap;
	size_t missing; /* in the spine, but not among the items */
	bool unordered; /* no spine: it is the items as they come */
};

/* `path' is that of the package file: others are written as seen from it. */
void epub_package_read(
	struct epub_package *package, struct slice text, const char *path);
void epub_package_done(struct epub_package *package);

/*
 * The first package file that a container names and the archive has; empty if
 * there is none.
 */
void epub_container_read(
	struct str *path, struct slice text, const struct zip *zip);

/* Are files locked, apart from fonts? */
bool epub_is_locked(struct slice encryption);

/*
 * For those who read what is beside it, too.  The name without the prefix of
 * its namespace; the text up to the next tag, on one line, or NULL; the value
 * of an attribute; the place it names, "file" or "file#name", as seen from
 * base.
 */
struct slice epub_local_name(struct slice name);
const char *epub_words(struct arena *arena, struct slice text);
const char *
epub_value(struct arena *arena, const struct tag *tag, const char *name);
const char *epub_path(struct arena *arena, const char *base, const char *href);

#endif
