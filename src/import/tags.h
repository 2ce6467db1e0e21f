/*
 * Markup as tags and text, one piece after the other.
 *
 * libxml2 reads it, as HTML or as XML, and mends what is broken; what it says
 * is kept here in the order in which it says it, so that whoever asks need not
 * be called back.  Names of characters are put in by then.  A tag that has no
 * end, and one that ends nothing, have been set right.
 */
#ifndef IMPORT_TAGS_H
#define IMPORT_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"
#include "lectern/base/str.h"

enum tag_kind {
	TAG_TEXT,
	TAG_START,
	TAG_END,
};

struct tag {
	enum tag_kind kind;
	struct slice name;       /* in lower case if it is HTML */
	struct slice attributes; /* for tag_attribute() */
	struct slice text;       /* of TAG_TEXT */
};

/* All but the markup, UTF-8, set to zero is a beginning. */
struct tags {
	struct slice text;
	bool xml; /* read as XML, whatever it says; else as HTML or XHTML */
	bool cut; /* the end was not read: too much stood in one tag */
	struct tape *tape;
	size_t at;
};

/* Opens the library that reads markup: in a process that still may. */
bool tags_prepare(struct error *err);

/*
 * False at the end, or if the library is not there; pieces are then gone, and
 * whatever they pointed to.  Whoever stops before the end calls tags_done().
 */
bool tags_next(struct tags *tags, struct tag *tag);
void tags_done(struct tags *tags);

/*
 * Attributes, one after the other: begin with `rest' as the tag has it.  False
 * after the last.
 */
bool tag_attribute(struct slice *rest, struct slice *name, struct slice *value);

/* The value of one attribute, case aside, or the empty slice. */
struct slice tag_value(const struct tag *tag, const char *name);

/* Is this the name, case aside? */
bool tag_name_is(struct slice name, const char *wanted);

#endif
