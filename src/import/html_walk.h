/*
 * A walk over the elements of a page: every element that begins also ends, in
 * the order of its nesting, whatever the tags of the page do.
 *
 * What elements mean is a table (html_kinds.c).  Elements that mean nothing to
 * us are not there at all; their text belongs to the one around them.
 */
#ifndef IMPORT_HTML_WALK_H
#define IMPORT_HTML_WALK_H

#include <stdint.h>

#include "import/limits.h"
#include "import/tags.h"
#include "lectern/doc/doc.h"

enum html_does {
	HTML_SPAN,   /* its text is a span */
	HTML_INLINE, /* has attributes to look at, no more */
	HTML_BLOCK,  /* its text is a block, or several */
	HTML_HEADING,
	HTML_LIST,
	HTML_ITEM,
	HTML_TERM,    /* <dt> */
	HTML_MEANING, /* <dd> */
	HTML_QUOTE,
	HTML_CODE,
	HTML_TABLE,
	HTML_ROWS, /* <tbody> and its kin */
	HTML_ROW,
	HTML_CELL,
	HTML_LINK,
	HTML_MARK, /* <q>, <rt>: signs around its text */
	HTML_HIDE, /* its text is not for reading */
	HTML_SCRIPT,
	HTML_TITLE,
	HTML_META,
	HTML_BASE,
	HTML_LINE, /* <br> */
	HTML_RULE, /* <hr> */
	HTML_IMAGE,
	HTML_TIME,
	HTML_KINDS
};

enum html_flag {
	HTML_VOID = 1,       /* has no end tag */
	HTML_PARAGRAPH = 2,  /* <p>: ends where a block begins */
	HTML_SCOPE = 4,      /* what is open outside is not ended from inside */
	HTML_NAVIGATION = 8, /* its text is not the document's own */
	HTML_MAIN = 16,
	HTML_ORDERED = 32,
	HTML_HEAD_CELL = 64,
};

struct html_kind {
	const char *name;
	enum html_does does;
	unsigned what;  /* enum block_kind or span_kind, or a level */
	unsigned flags; /* enum html_flag */
};

/* NULL: it means nothing. */
const struct html_kind *html_kind_of(struct slice name);

/* Are these elements that stand among words, not around blocks of them? */
bool html_is_inline(const struct html_kind *kind);

enum html_event {
	HTML_BEGIN,
	HTML_END,
	HTML_TEXT,
	HTML_DONE,
};

struct html_open {
	const struct html_kind *kind;
	uint32_t number; /* the n-th element of the page that began */
	bool over;       /* its end tag came too early; it ended then */
};

struct html_walk {
	struct tags tags;
	struct tag tag; /* of HTML_BEGIN: the element's; else the text */
	struct html_open open[LIMIT_DEPTH];
	size_t depth;
	size_t place;   /* in open, of the element that began or ends */
	size_t keep;    /* those that stay open; others end first */
	size_t beyond;  /* elements that are open and were not remembered */
	uint32_t count; /* of elements, so far */
	const struct html_kind *due; /* it begins next */
	bool is_void;                /* ... and ends at once */
	bool too_deep;               /* some were not remembered */
};

void html_walk_begin(struct html_walk *walk, struct slice text);

/*
 * What comes next.  At HTML_END the element is at open[place] for the last
 * time, and those that are open inside it are not yet gone.
 */
enum html_event html_walk_next(struct html_walk *walk);

#endif
