/* The walk through an OpenDocument text, for the files that do it. */
#ifndef IMPORT_ODT_WALK_H
#define IMPORT_ODT_WALK_H

#include "import/limits.h"
#include "import/odt_parts.h"

#define ODT_SPANS 64
#define ODT_BOXES 8

/* How a piece of text looks: within spans within paragraphs. */
struct odt_look {
	unsigned format;
	const char *language;
};

struct odt_walk {
	struct office *office;
	const struct odt_book *book;
	enum odt_pass pass;
	bool body;           /* we are in the text, not in styles */
	unsigned paragraphs; /* within each other, because of boxes */
	unsigned notes;      /* that we are in */
	size_t number;       /* of notes so far */
	size_t comments;
	unsigned left_out; /* a comment that is; `notes' when it began */
	unsigned aside;    /* a comment within a note; likewise */
	struct str word;   /* a label, a name */
	bool in_word;
	const char *author; /* of the comment that begins */

	struct odt_look looks[ODT_SPANS];
	size_t look_depth; /* of spans, also those that are not kept */
	bool inserted;
	unsigned contents; /* tables of contents that we are in */

	const struct odt_list *lists[LIMIT_DEPTH];
	size_t list_depth;
	long (*counts)[ODT_LEVELS]; /* of each list style, -1: none */
	long outline[ODT_LEVELS];
	bool item;       /* the next paragraph is its first */
	long item_start; /* its number, -1: the next */

	struct office_block boxes[ODT_BOXES];
	size_t box_depth;
};

/* Lists, which nest, and their items. */
void odt_list(void *context, const struct xml_element *element);
void odt_list_end(void *context);
void odt_item(void *context, const struct xml_element *element);
void odt_item_end(void *context);

/* How deep we are in lists, at most ODT_LEVELS; 0: in none. */
size_t odt_list_depth(const struct odt_walk *walk);

/* Counts one on: what the item or the heading begins with, or NULL. */
const char *odt_item_label(struct odt_walk *walk);
const char *odt_heading_label(struct odt_walk *walk, long level);

#endif
