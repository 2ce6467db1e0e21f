/*
 * Markup cut into tags and text, one piece after the other, as HTML writes it
 * and as XML does.
 *
 * Nothing is an error: what cannot be a tag is text, and what a file breaks off
 * in ends with it.  No tag is matched with another here.  Every piece points
 * into the markup, which is UTF-8 and stays the caller's; the time taken is in
 * proportion to its length, whatever it holds.
 */
#ifndef IMPORT_TAGS_H
#define IMPORT_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/str.h"

enum tag_kind {
	TAG_TEXT, /* characters are named in it: tags_decode() */
	TAG_RAW,  /* text in which no character is named: scripts, CDATA */
	TAG_START,
	TAG_END,
};

struct tag {
	enum tag_kind kind;
	struct slice name;       /* as written; of TAG_START and TAG_END */
	struct slice attributes; /* as written */
	struct slice text;       /* of TAG_TEXT and TAG_RAW */
	bool closed;             /* "<name/>" */
};

/* All but the text set to zero is a beginning. */
struct tags {
	struct slice text;
	size_t at;
	struct slice raw; /* the element whose text holds no tags, if any */
	bool xml;         /* no element is, and all names differ by case */
	bool cut;         /* the file ends within a tag */
};

/* False at the end. */
bool tags_next(struct tags *tags, struct tag *tag);

/*
 * Attributes, one after the other: begin with `rest' as the tag has it.  The
 * value is as written, between its quotation marks.  False after the last.
 */
bool tag_attribute(struct slice *rest, struct slice *name, struct slice *value);

/* The value of one attribute, case aside, or the empty slice. */
struct slice tag_value(const struct tag *tag, const char *name);

/* Is this the name, case aside? */
bool tag_name_is(struct slice name, const char *wanted);

/*
 * Adds text with the characters it names ("&amp;", "&#8212;") put in.  In an
 * attribute a name must end in a semicolon.
 */
void tags_decode(struct str *to, struct slice text, bool attribute);

#endif
