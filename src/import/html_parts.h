/*
 * What the files that read HTML share: a page that is being read, and what is
 * known at each element that is open.
 */
#ifndef IMPORT_HTML_PARTS_H
#define IMPORT_HTML_PARTS_H

#include "import/build.h"
#include "import/html_walk.h"
#include "lectern/base/file.h"

/* -- what the head of a page states (html_head.c) ------------------------- */

enum html_fact {
	HTML_FACT_TITLE,
	HTML_FACT_AUTHOR,
	HTML_FACT_DATE,
	HTML_FACT_SOURCE,
	HTML_FACTS
};

/* What is known, and how good a word it is: 0: not known. */
struct html_head {
	struct str facts[HTML_FACTS];
	unsigned rank[HTML_FACTS];
	struct str language;
};

/* <meta>; the content of a script of JSON-LD; <time>. */
void html_head_meta(struct html_head *head, const struct tag *tag);
void html_head_linked_data(struct html_head *head, struct slice json);
void html_head_time(struct html_head *head, const struct tag *tag);

/* A better word for a fact replaces what was known. */
void html_head_say(struct html_head *head, enum html_fact fact, unsigned rank,
	struct slice text);
void html_head_done(struct html_head *head);

/* -- the attributes that matter ------------------------------------------- */

struct html_attributes {
	struct slice id, name, class, role, style, lang, title;
	struct slice type; /* epub:type */
	struct slice href, rel, alt, aria_label, aria_level, itemprop;
	struct slice list_type, value, start; /* of lists and items */
	struct slice colspan, rowspan;
	bool is_hidden, is_reversed; /* they need no value */
};

void
html_attributes_read(struct html_attributes *attributes, const struct tag *tag);

/* Does an element say that it is not to be seen? */
bool html_is_hidden(const struct html_attributes *attributes);

/* Does a style set this property so? */
bool html_style_says(struct slice style, const char *what, const char *value);

/* Is one of these words (blanks between them) among those of a value? */
bool html_has_word(struct slice value, const char *words);

/* The same, of the words that "share-bar_top" and "shareBar" are made of. */
bool html_has_part(struct slice value, const char *words);

/* No longer than so many bytes, at a character. */
struct slice html_cut(struct slice text, size_t most);

/* A whole number, or what stands in for one; kept between the two. */
long html_number(struct slice value, long least, long most, long otherwise);

/* -- the encoding (html_decode.c) ----------------------------------------- */

/*
 * The page as UTF-8, the caller's to free; what was guessed, in `doubt'.  What
 * somebody who sent the page said of its encoding outranks what it says; "":
 * nothing was said.
 */
char *html_decode(const struct bytes *file, struct slice sent, size_t *len,
	struct str *doubt);

/*
 * The page with what browsers read as names of characters ended as they should
 * be, and without ends of the page before the end (html_references.c); the
 * caller's to free.  NULL: nothing was wrong.
 */
char *html_mend(struct slice text, size_t *len);

#endif
