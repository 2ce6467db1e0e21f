/*
 * HTML pages, XHTML, and the chapters of books that are written in it.
 *
 * A book hands in its chapters one after the other; their names are told apart
 * by the file they stand in.
 */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "import/build.h"
#include "lectern/import/import.h"

extern const struct importer import_html;

/* What was said of a page when it was saved; "" is nothing. */
struct html_saved {
	const char *address; /* links to it lead to its own places */
	const char *encoding;
};

struct doc *html_read_saved(const struct bytes *file,
	const struct html_saved *page, struct error *err);

#endif
