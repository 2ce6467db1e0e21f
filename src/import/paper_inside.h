/*
 * What the files of a paper share.
 *
 * Signs that follow each other in one font are a run; runs that stand close on
 * one line are a piece.  What is printed on every page is taken out; the rest
 * of a page is cut into columns, each with lines; lines become parts, which are
 * the blocks to be.
 */
#ifndef IMPORT_PAPER_INSIDE_H
#define IMPORT_PAPER_INSIDE_H

#include "import/paper.h"
#include "lectern/base/str.h"

enum paper_font_flag {
	PAPER_BOLD = 1,
	PAPER_ITALIC = 2,
	PAPER_MONO = 4,
};

struct paper_face {
	char *name;
	unsigned flags; /* enum paper_font_flag */
	float drop; /* how far its boxes reach below those of the body, in sizes
		     */
};

enum paper_run_flag {
	RUN_BLANK = 1,    /* a blank stands before it */
	RUN_LINE = 2,     /* it begins a line, as far as the file knows */
	RUN_RAISED = 4,   /* a sign that stands above its line */
	RUN_LABEL = 8,    /* of a note: not part of its text */
	RUN_UPRIGHT = 16, /* written upwards or downwards */
	RUN_SMALL = 32,   /* a figure smaller than its line, no higher */
};

struct paper_run {
	struct paper_box box;
	float size;
	uint32_t text; /* offset in the text of the paper */
	uint32_t len;
	uint32_t link; /* number of one, from 1; 0: none */
	uint32_t note; /* the note that it calls, or DOC_NONE */
	uint32_t sign; /* with the bytes from here on; 0: all of it */
	uint16_t font;
	uint16_t flags; /* enum paper_run_flag */
};

struct paper_piece {
	struct paper_box box;
	float size;
	uint32_t run; /* the first of them */
	uint32_t count;
	bool furniture;
};

enum paper_line_flag {
	LINE_BOLD = 1, /* all of it */
	LINE_ITALIC = 2,
	LINE_MONO = 4,
	LINE_CELLS = 8,  /* wide gaps part it */
	LINE_FOOT = 16,  /* of the notes at the foot of the page */
	LINE_ENTRY = 32, /* of a list of contents: dots lead to a number */
};

struct paper_line {
	struct paper_box box;
	float size; /* that of most of its signs */
	float base; /* the height that its letters stand on */
	uint32_t
		placed; /* its runs: the first of paper->placed, and how many */
	uint32_t count;
	uint32_t page;
	uint32_t column; /* number of it, throughout the paper */
	uint32_t note;   /* the note it is of, or DOC_NONE */
	uint32_t flags;  /* enum paper_line_flag */
};

/* Edges of a column, and how far apart the lines of it are. */
struct paper_column {
	float left, right;
	float leading; /* 0: unknown */
	uint32_t page;
	uint32_t line; /* the first of them */
	uint32_t count;
	bool aside; /* stands beside the text, in the margin */
};

struct paper_part {
	enum block_kind kind;
	uint32_t level;
	uint32_t line; /* the first of them */
	uint32_t count;
	uint32_t page;
	uint32_t join;  /* the part that goes on with it, or DOC_NONE */
	bool joined;    /* goes on with another part */
	bool indented;  /* all of it stands in from the left */
	uint32_t depth; /* of a list, from 1 */
};

/* Its lines are those that name it; they may lie on several pages. */
struct paper_note {
	uint32_t line; /* the first of them */
	uint32_t last; /* behind the last of them */
	uint32_t page; /* that it begins on */
	uint32_t calls;
	bool end;         /* it stands at the end of the text */
	uint32_t chapter; /* ... the line that its chapter begins with, or 0 */
	char label[16];
};

struct paper_sheet {
	float width, height;
	char *label;   /* as the file has it, or NULL */
	char *printed; /* as it is printed on it, or NULL */
	uint32_t run, run_count;
	uint32_t piece, piece_count;
	uint32_t column, column_count;
	uint32_t link, link_count;
};

struct paper_target {
	struct paper_box box;
	char *address; /* NULL: leads to a page */
	uint32_t page;
	float y;
};

struct paper_entry {
	char *title; /* folded, letters and figures only */
	uint32_t depth;
	uint32_t page;
};

struct paper {
	struct str text; /* of all runs, one behind the other */
	struct paper_face *faces;
	size_t face_count, face_cap;
	struct paper_run *runs;
	size_t run_count, run_cap;
	struct paper_piece *pieces;
	size_t piece_count, piece_cap;
	struct paper_sheet *sheets;
	size_t sheet_count, sheet_cap;
	struct paper_target *links;
	size_t link_count, link_cap;
	struct paper_entry *entries;
	size_t entry_count, entry_cap;

	uint32_t *placed; /* indices of runs, in the order of lines */
	size_t placed_count, placed_cap;
	struct paper_line *lines;
	size_t line_count, line_cap;
	struct paper_column *columns;
	size_t column_count, column_cap;
	struct paper_part *parts;
	size_t part_count, part_cap;
	struct paper_note *notes;
	size_t note_count, note_cap;

	float body;       /* the size of most of the text */
	float leading;    /* of most of the text, in sizes */
	unsigned face;    /* flags that most of the text has */
	bool leftward;    /* most of it is written from right to left */
	bool blank, line; /* what stands before the next sign */
	bool full;        /* LIMIT_TEXT is reached */
};

/* paper_pieces.c: of the page that was filled last. */
void paper_find_pieces(struct paper *paper);

/* The steps of paper_end(), in their order. */
void paper_measure(struct paper *paper);        /* paper_measure.c */
void paper_find_furniture(struct paper *paper); /* paper_furniture.c */
void paper_find_numbers(struct paper *paper);   /* paper_numbers.c */
void paper_find_columns(struct paper *paper);   /* paper_columns.c */
void paper_find_raised(struct paper *paper);    /* paper_notes.c */
void paper_find_feet(struct paper *paper);
void paper_find_parts(struct paper *paper);    /* paper_parts.c */
void paper_find_headings(struct paper *paper); /* paper_headings.c */
void paper_find_joins(struct paper *paper);    /* paper_joins.c */
void paper_find_calls(struct paper *paper);
struct doc *paper_write(struct paper *paper, struct error *err);

/* Makes lines of pieces that stand in one column. */
void paper_add_column(struct paper *paper, uint32_t page, uint32_t *pieces,
	size_t count, bool aside); /* paper_lines.c */

/* paper_measure.c */
struct slice paper_run_text(const struct paper *paper, size_t run);
unsigned paper_run_face(const struct paper *paper, size_t run);
/* The run at this place of a line. */
struct paper_run *
paper_line_run(struct paper *paper, const struct paper_line *line, uint32_t i);
/* The text of a line as one string; the caller's to free. */
char *paper_line_text(struct paper *paper, const struct paper_line *line);

float paper_box_overlap(const struct paper_box *a, const struct paper_box *b);
/* Letters and figures alone, folded: numbers and blanks are set in many ways.
 */
char *paper_core(const char *text);

/* Heights of lines, once all are known: fonts differ in what their boxes hold.
 */
void paper_measure_lines(struct paper *paper);

void paper_box_add(struct paper_box *box, const struct paper_box *more);

/* Does a caption begin with this line? (paper_captions.c) */
bool paper_is_caption(struct paper *paper, const struct paper_line *line);

/* What stands at the beginning of a note. */
struct paper_label {
	char text[16];
	unsigned number; /* 0: a symbol */
	bool raised;
	uint32_t runs; /* whole runs that it takes */
	uint32_t len;  /* bytes that it takes of the next one */
};

/* The number that figures stand for, at most three of them; else 0. */
unsigned paper_sign_number(struct slice text);

/* Does the line begin as notes do? */
bool paper_label_read(struct paper *paper, const struct paper_line *line,
	struct paper_label *label);

/* A note begins with this line and this label: its index. */
uint32_t paper_add_note(
	struct paper *paper, uint32_t line, const struct paper_label *label);

/* Notes below a heading that says so, and what calls them (paper_endnotes.c) */
void paper_find_endnotes(struct paper *paper);
void paper_call_endnotes(struct paper *paper);

#endif
