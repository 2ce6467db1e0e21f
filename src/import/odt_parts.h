/* What the files of the ODT importer share. */
#ifndef IMPORT_ODT_PARTS_H
#define IMPORT_ODT_PARTS_H

#include "import/office.h"

#define ODT_LEVELS 10

struct odt_style {
	const char *name;
	const char *above;
	enum block_kind kind;
	uint32_t level;
	bool told; /* kind and level are said */
	bool page; /* a page begins before it */
	unsigned format, formatted;
	const char *language;
	size_t order; /* the first of a name counts */
	bool settled;
};

struct odt_level {
	bool numbered;
	long start, shown; /* shown: how many levels its label has */
	const char *form, *prefix, *suffix;
};

struct odt_list {
	const char *name;
	struct odt_level levels[ODT_LEVELS];
	size_t order;
};

/* What was deleted and is still there. */
struct odt_deleted {
	const char *id;
	const char *text;
};

struct odt_book {
	struct doc *doc;
	struct odt_style *styles;
	size_t style_count, style_cap;
	struct odt_list *lists;
	size_t list_count, list_cap;
	struct odt_deleted *deleted;
	size_t deleted_count, deleted_cap;
	struct odt_level outline[ODT_LEVELS];
	struct odt_level *levels; /* of the list style that is being read */
	const char *language;
	bool defaults; /* the usual style is being read */
	bool deleting; /* a text that was deleted is */
	struct str words;
	struct odt_style none;
};

/* Styles, list styles and deleted text, wherever they stand; context: book. */
extern const struct xml_rules odt_style_rules;

void odt_settle(struct odt_book *book);
void odt_book_done(struct odt_book *book);

const struct odt_style *
odt_style_of(const struct odt_book *book, struct slice name);
const struct odt_list *
odt_list_of(const struct odt_book *book, const char *name);
const char *odt_deleted_text(const struct odt_book *book, struct slice id);

enum odt_pass {
	ODT_TEXT,  /* all but the bodies of notes and comments */
	ODT_NOTES, /* these alone */
};

struct odt_walk;

struct odt_walk *odt_walk_new(
	struct office *office, const struct odt_book *book, enum odt_pass pass);
void odt_walk_free(struct odt_walk *walk);

extern const struct xml_rules odt_walk_rules; /* context: odt_walk */

#endif
