/*
 * What the steps of structure_pass() share.
 *
 * The text is cut into lines, lines are gathered into parts (paragraphs, for
 * the time being), and then one step after the other looks at the parts that
 * nobody has claimed and gives some of them a kind.  At the end every part
 * becomes a block.  Steps run in the order in which they stand below; a step
 * that has decided about a part says so with structure_claim().
 */
#ifndef STRUCTURE_STRUCTURE_H
#define STRUCTURE_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/str.h"
#include "lectern/doc/doc.h"

/* A line without the blanks around it. */
struct line {
	uint32_t start;
	uint32_t end;    /* == start: a blank line */
	uint16_t indent; /* columns of blanks before it, tabs to eight */
	uint16_t width;  /* characters, at most UINT16_MAX */
	uint16_t word;   /* characters of its first word */
	uint8_t gaps;    /* runs of blanks inside it that align columns */
	bool feed;       /* a form feed stands before it */
};

/* What the words of a short part look like. */
struct look {
	uint16_t words;
	uint16_t capitals; /* words that begin with a capital */
	uint16_t shouts;   /* ... and have only capitals, two or more */
	uint16_t smalls;   /* words that begin with a small letter */
	uint16_t content;  /* ... and are no articles, prepositions, ... */
	uint16_t numbers;  /* words that begin with a digit */
	uint16_t opens;    /* quotation marks that open or may */
	bool stops_inside; /* a sentence ends before the end */
	uint32_t first;    /* first character */
	uint32_t last;     /* last one before trailing note markers */
	uint32_t before;   /* the one before that */
	bool marker;       /* a note marker ends it */
};

struct part {
	uint32_t line;  /* index of the first line */
	uint32_t lines; /* how many */
	uint32_t start;
	uint32_t end;
	uint32_t width;  /* characters, line ends too */
	uint16_t indent; /* of the first line */
	uint16_t hang;   /* of the other lines, the least; else indent */
	uint16_t above;  /* blank lines before it */
	enum block_kind kind;
	uint8_t level;
	bool claimed;
	bool furniture; /* boilerplate of the printed page, not of a site */
	bool join;      /* one block with the part before it */
	bool speech;    /* begins with the name of who speaks */
	struct look look;
};

enum label_form {
	LABEL_NONE,
	LABEL_BULLET,  /* "- ", "* ", a dagger: number is the character */
	LABEL_BRACKET, /* "[1] " */
	LABEL_CARET,   /* "[^1]: " */
	LABEL_PAREN,   /* "(1) " */
	LABEL_HALF,    /* "1) " */
	LABEL_DOT,     /* "1. " */
	LABEL_PLAIN,   /* "1 " */
	LABEL_SUPER,   /* superscript digits */
	LABEL_SECTION, /* "1.2 ", "1.2.3. ": number is the depth */
	LABEL_LETTER,  /* "a) ", "(a) ", "A. " */
	LABEL_ROMAN,   /* "IV. ", "iv) " */
};

/* What stands before the text of a list item, a note, a numbered heading. */
struct label {
	enum label_form form;
	uint32_t number;
	uint32_t len; /* bytes, the blanks behind it too */
};

struct structure {
	struct doc *doc;
	const char *text;
	uint32_t len;
	struct line *lines;
	size_t line_count;
	struct part *parts;
	size_t part_count, part_cap;
	bool references;  /* the heading of a bibliography has been seen */
	unsigned measure; /* columns that lines are wrapped at; 0: they are not
			   */
	size_t body;      /* the first part of running text; or part_count */
	size_t body_end;  /* behind the last one */
};

/* structure_lines.c */
void structure_find_lines(struct structure *s);
void structure_find_measure(struct structure *s);

/* structure_wrap.c: lines to parts. */
void structure_find_parts(struct structure *s);

/* structure_shapes.c: what is known by the shape of a run of lines. */
enum line_shape {
	SHAPE_TEXT,
	SHAPE_RULE,      /* "-----", "=====" */
	SHAPE_SEPARATOR, /* "* * *" */
	SHAPE_TABLE,
	SHAPE_CODE,
	SHAPE_VERSE,
	SHAPE_NUMBER, /* a page number alone */
};
/* Shapes of the lines [first, last) of a run, one byte a line. */
void structure_find_shapes(const struct structure *s, size_t first, size_t last,
	unsigned char *shapes);

/* structure_mail.c: how many ">" begin the line. */
unsigned structure_quoted(struct slice line);

/* structure_marks.c: spans, when the blocks are there. */
void structure_find_marks(const struct structure *s);

/* The steps, in their order. */
void structure_find_mail(struct structure *s);
void structure_find_numbers(struct structure *s); /* of pages, of chapters */
void structure_find_stanzas(struct structure *s);
void structure_find_speech(struct structure *s);    /* who says what */
void structure_find_furniture(struct structure *s); /* page heads and feet */
void structure_find_navigation(struct structure *s);
void structure_find_teasers(struct structure *s);
void structure_find_related(struct structure *s);
void structure_find_captions(struct structure *s);
void structure_find_lists(struct structure *s);
void structure_find_body(struct structure *s);
void structure_find_outdented(struct structure *s); /* headings */
void structure_find_letter(struct structure *s);   /* its address */
void structure_find_head(struct structure *s);     /* title, bylines */
void structure_find_tail(struct structure *s);     /* signatures, footers */
void structure_find_speakers(struct structure *s); /* of an interview */
void structure_find_headings(struct structure *s);
void structure_find_questions(struct structure *s);
void structure_find_quotations(struct structure *s);
void structure_find_broken(struct structure *s); /* by pages */
void structure_find_levels(struct structure *s);

/* Helpers of the steps. */
struct slice structure_text(const struct structure *s, size_t part);
char *structure_folded(const struct structure *s, size_t part); /* to free */
void structure_claim(
	struct structure *s, size_t part, enum block_kind kind, unsigned level);
bool structure_is_free(const struct structure *s, size_t part);
bool structure_is_prose(const struct structure *s, size_t part);
/* A whole sentence or several, however short; no line of a list. */
bool structure_is_sentence(const struct structure *s, size_t part);
bool structure_is_salutation(const struct structure *s, size_t part);
size_t structure_before(const struct structure *s, size_t part);
size_t structure_after(const struct structure *s, size_t part);

/* structure_look.c */
struct look structure_look(struct slice text);
/* Of a long text only the ends are looked at; it has LOOK_MANY words. */
#define LOOK_MANY 1000
struct look structure_look_part(struct slice text);
bool structure_ends_sentence(uint32_t point);
bool structure_is_dash(uint32_t point);
bool structure_is_quote(uint32_t point);
bool structure_is_heading_like(const struct structure *s, size_t part);
bool structure_is_chapter(const char *folded); /* "chapter 3", "preface" */
bool structure_is_title_case(const struct look *look);
bool structure_is_capitals(const struct look *look);
bool structure_is_name(struct slice text);

/* structure_labels.c */
struct label structure_label(struct slice text);

/* structure_dates.c: the first date in a short text, as EDTF. */
struct stated_date {
	char edtf[32];
	uint32_t start; /* within the text */
	uint32_t end;
};
bool structure_date(struct slice text, struct stated_date *date);
bool structure_is_date_line(struct slice text);

/* structure_words.c: closed classes of words, folded. */
enum word_class {
	WORD_FUNCTION = 1,    /* small in titles: of, the, and, de, la */
	WORD_NAVIGATION = 2,  /* facebook, menu, share, login */
	WORD_SAYING = 4,      /* says, writes, continues */
	WORD_PUBLICATION = 8, /* magazine, review, press, no, vol */
	WORD_PARTICLE = 16,   /* inside personal names: de, van, al */
	WORD_MONTH = 32,
	WORD_WEEKDAY = 64,
	WORD_POSTED = 128, /* words beside a date: posted, updated, at */
	WORD_BODY = 256,   /* names of groups: union, league, committee */
};
unsigned structure_word(struct slice folded);  /* enum word_class bits */
unsigned structure_month(struct slice folded); /* 1 to 12, or 0 */
bool structure_words_are_sorted(void);         /* as searching them needs */

enum phrase_class {
	PHRASE_NAVIGATION,       /* is navigation when it is all */
	PHRASE_NAVIGATION_START, /* ... when it begins a short part */
	PHRASE_FOOTER,           /* ... when it stands in a short part */
	PHRASE_RELATED,          /* heads a list of other articles */
	PHRASE_CAPTION_START,    /* "source:" */
	PHRASE_CAPTION_INSIDE,   /* "photo:", "courtesy of" */
	PHRASE_FIGURE,           /* "fig", "table": with a number */
	PHRASE_NOTES,            /* is the heading of notes */
	PHRASE_REFERENCES,       /* is the heading of references */
	PHRASE_BYLINE_START,     /* "posted on", "interviewer:" */
	PHRASE_AUTHOR_START,     /* "by", "por": what follows is the author */
	PHRASE_CHAPTER,          /* "chapter", with a number */
	PHRASE_SALUTATION,       /* begins a letter: "dear", "sehr geehrte" */
	PHRASES
};
/*
 * The length of the longest phrase of the class at the start of the folded
 * text, ending where a word ends; 0 if none.
 */
size_t structure_phrase(const char *folded, enum phrase_class class);
bool structure_phrase_inside(const char *folded, enum phrase_class class);
/* Is the folded text such a phrase and nothing else but punctuation? */
bool structure_phrase_is(const char *folded, enum phrase_class class);

#endif
