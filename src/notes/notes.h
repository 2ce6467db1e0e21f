/*
 * Bare-text notes: the steps from text to paired markers and notes.
 *
 * A sign is a candidate: something that looks like a marker, or like the label
 * in front of a note.  Both are collected with a weight that says how much they
 * look it; the alignment then decides which are meant, because the numbers of
 * markers and of notes must tell the same story in the same order.
 *
 * Offsets are in the stored text, of which everything is held while it is
 * analysed.
 */
#ifndef NOTES_NOTES_H
#define NOTES_NOTES_H

#include "lectern/doc/doc.h"

enum notes_system { NOTES_NUMBER, NOTES_LETTER, NOTES_SYMBOL, NOTES_SYSTEMS };

enum notes_style {
	NOTES_CARET,   /* [^1] */
	NOTES_BRACKET, /* [1] */
	NOTES_PAREN,   /* (1) */
	NOTES_HALF,    /* 1) */
	NOTES_STOP,    /* 1. -- in front of a note only */
	NOTES_RAISED,  /* a superscript */
	NOTES_PLAIN,   /* a figure alone: "word.1", "1 See ..."; a symbol */
	NOTES_NAMED,   /* [Footnote 1: ...] -- in front of a note only */
	NOTES_STYLES
};

struct notes_sign {
	enum notes_system system;
	enum notes_style style;
	uint32_t start;
	uint32_t end;
	uint32_t body;   /* of a label: where the text behind it begins */
	uint32_t key;    /* the number meant; something unique for others */
	uint32_t line;   /* index into the lines */
	uint32_t pair;   /* index of the counterpart, or DOC_NONE */
	float weight;    /* 0 to 1: how much it looks like one */
	bool misread;    /* letters were read as digits */
	bool letters;    /* ... nothing but letters */
	bool spaced;     /* a blank stands before it */
	bool kept;       /* it is a marker, or the label of a note */
	bool again;      /* a marker that cites a note once more */
	uint32_t upto;   /* of a kept label: where its note ends */
	const char *why; /* a kept marker that was guessed: the reason */
};

struct notes_signs {
	struct notes_sign *at;
	size_t count;
	size_t cap;
};

/* A line that is not blank. */
struct notes_line {
	uint32_t start;  /* first byte that is not blank */
	uint32_t end;    /* behind the last byte that is not blank */
	uint32_t indent; /* bytes of blanks before start */
	bool gap;        /* a blank line stands before, or the beginning */
	bool open;       /* goes on in the next line: it was wrapped */
	bool skip;       /* boilerplate or code: nothing here is a sign */
	bool stop;       /* a heading, rule, page number: no note goes past */
	bool rule;       /* ... that holds no words at all */
	bool notes;      /* a heading such as "Notes" */
	bool table;      /* in a table */
};

struct notes {
	struct doc *doc;
	struct notes_line *lines;
	size_t line_count, line_cap;
	uint32_t width; /* at which the text was wrapped, or 0 */
	struct notes_signs labels;
	struct notes_signs markers;
};

/* The lines of the document, with what blocks say about them. */
void notes_read_lines(struct notes *notes);

/* The first marker at or behind an offset; count if there is none. */
size_t notes_marker_from(const struct notes *notes, uint32_t at);

/* Does this line end a paragraph (nothing of it follows)? */
bool notes_ends_paragraph(const struct notes *notes, uint32_t line);

/* "12", "l2", "1O" as a number; false if it is none.  At most four digits. */
bool notes_read_number(
	struct slice text, uint32_t *value, bool *misread, bool *letters);

/*
 * The length of a symbol that calls notes ("*", "**", a dagger) at the start of
 * the text, 0 if there is none, and what it is equal to.
 */
size_t notes_read_symbol(struct slice text, uint32_t *key);

/* The length of superscript figures at the start of the text, and the value. */
size_t notes_read_raised(struct slice text, uint32_t *value);

/* The inside of brackets: a number, a letter or a symbol. */
bool notes_read_inside(struct slice inside, struct notes_sign *sign);

/*
 * A single letter in brackets that was read as a digit may also be meant as the
 * letter: changes the sign to that, or returns false.
 */
bool notes_read_letter(struct slice text, struct notes_sign *sign);

struct notes_sign *
notes_add(struct notes_signs *signs, const struct notes_sign *sign);

/* Collect candidates, in the order of the text. */
void notes_find_labels(struct notes *notes);
void notes_find_markers(struct notes *notes);

/*
 * Pairs markers and labels of one system, both in the order of the text, so
 * that the pairs weigh most; what is paired is kept.
 */
void notes_align(struct notes *notes, enum notes_system system);

/* Parts the pairs that lists and sections make as well as notes do. */
void notes_doubt(struct notes *notes);

/* Labels that nobody calls but that stand in the row of those called. */
void notes_keep_labels(struct notes *notes);

/* Markers that call a note again, and those whose note is not there. */
void notes_keep_markers(struct notes *notes);

/* Where each note ends. */
void notes_measure(struct notes *notes);

/* Gives the document its notes, markers and blocks of notes. */
void notes_write(struct notes *notes);

/* "see n. 27": a reference from place to note. */
void notes_refer(struct doc *doc);

/* What a person should know about what was found. */
void notes_remark(const struct notes *notes);

#endif
