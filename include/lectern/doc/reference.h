/*
 * A reference is a link from a passage to another; its kind says what the two
 * have to do with each other.
 */
#ifndef LECTERN_DOC_REFERENCE_H
#define LECTERN_DOC_REFERENCE_H

/* The table reference knows them by these numbers. */
enum reference_kind {
	REFERENCE_DECLARED, /* "see n. 27", ibid., a title, an anchor */
	REFERENCE_SAME_WORK,
	REFERENCE_SAME_EVENT,
	REFERENCE_SAME_NAMES,
	REFERENCE_SAME_WORDS,
	REFERENCE_KINDS
};

/* As JSON and the screen write it. */
const char *reference_kind_name(enum reference_kind kind);

#endif
