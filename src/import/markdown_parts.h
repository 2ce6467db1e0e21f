/* What the files of the Markdown importer share. */
#ifndef IMPORT_MARKDOWN_PARTS_H
#define IMPORT_MARKDOWN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "import/build.h"
#include "lectern/base/str.h"

/* Quotations and lists within each other; honest texts know five. */
#define MARKDOWN_DEPTH 100

/* Can this be parsed in time and space that grow with its length? */
bool markdown_is_tame(struct slice text);

/*
 * Reads what stands between two lines of "---" (YAML) or "+++" (TOML) at the
 * beginning: title, author, date, language go into the document.  Returns how
 * many bytes that took, 0 if there is no such thing.
 */
size_t markdown_front(struct doc *doc, struct slice text);

/* Parses the text and says to the builder what it is. */
void markdown_parse(struct build *build, struct slice text);

/* What tags and entities of HTML leave of a piece of Markdown. */
void markdown_html(struct build *build, struct slice html);

/*
 * The headings of a text, gathered before it is walked through: their levels
 * depend on each other, and so do the names that links know them by.
 */
struct markdown_heading {
	char *name; /* "the-first-matter", as sites that show Markdown have it
		     */
	size_t order;
	int level;
};

struct markdown_headings {
	struct markdown_heading *rows;
	size_t count, cap;
};

void markdown_headings_add(
	struct markdown_headings *headings, int level, struct slice text);

/* All are there: levels and names are settled. */
void
markdown_headings_settle(struct markdown_headings *headings, const char *title);
void markdown_headings_done(struct markdown_headings *headings);

#endif
