/* What the two files of the builder share. */
#ifndef IMPORT_BUILD_INSIDE_H
#define IMPORT_BUILD_INSIDE_H

#include "import/build.h"

/*
 * A kind of span that is open.  One within another of its kind adds nothing, so
 * that a file cannot open thousands.
 */
struct build_span {
	uint32_t depth; /* how often it was opened */
	const char *value;
	size_t start;
};

/* A name, and the place or the note it stands for. */
struct build_name {
	const char *name;
	uint32_t at;
};

struct build_names {
	struct build_name *rows;
	size_t count, cap;
};

struct build {
	struct doc *doc;
	struct str text;

	enum block_kind kind; /* of the block that is open */
	uint32_t level;
	bool open;            /* is there one, with its first byte written? */
	size_t start;         /* of it */
	size_t line;          /* where its last line begins */
	size_t longest;       /* of its lines */
	bool lines;           /* it was broken into lines */
	bool blank;           /* one is due before the next character */
	unsigned breaks;      /* line ends that are due */
	unsigned cells;       /* of this row, so far */
	unsigned tabs;        /* between them, that are due */
	const char *label;    /* due before the first character, or NULL */
	enum block_kind last; /* kind of the block before */

	struct build_span spans[SPAN_KINDS];
	bool full;

	uint32_t note;          /* the one that is open, or DOC_NONE */
	size_t waiting_anchors; /* the first whose text has not come yet */
	size_t waiting_spans;   /* likewise; of those only pages wait */
	struct build_names anchors, notes, calls;
};

/* The string is copied. */
void build_name_place(struct build *build, struct build_names *names,
	const char *name, uint32_t at);

/* What waited for text to stand at, stands here. */
void build_names_arrive(struct build *build);

/* Ends the block that is open, if one is. */
void build_block_end(struct build *build);

/* Before a character is written: what was put off until it came. */
void build_text_begin(struct build *build);

/* Is there room for so many bytes more?  If not, a remark says so, once. */
bool build_text_fits(struct build *build, size_t len);

/* What links, calls and anchors name is looked up; nothing lies outside. */
void build_resolve(struct build *build);

#endif
