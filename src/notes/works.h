/*
 * Cited works: the steps from the text of a note to citations.
 *
 * Notes, lists of references and captions are read citation by citation; what
 * gives a title is full, what only points (ibid., op. cit., "Lora, p. 12") is
 * tied to the full citation afterwards, since that may also stand further on.
 */
#ifndef NOTES_WORKS_H
#define NOTES_WORKS_H

#include "lectern/doc/doc.h"

/* A stretch of text on one line, with the way back: map[len] is its end. */
struct works_text {
	char *text;
	size_t len;
	uint32_t *map;
};

/* One citation while it is being read; offsets are in the document. */
struct works_cite {
	enum work_form form;
	uint32_t start;
	uint32_t end;
	uint32_t note;
	uint32_t full; /* index of the full citation, or DOC_NONE */
	const char *title;
	const char *author;
	const char *container;
	const char *year;
	const char *pages;
	const char *who;   /* of a short form: the surname it gives */
	const char *words; /* ... and words of the title */
	bool open;         /* maybe nothing: dropped if it resolves to none */
	char *folded_author, *folded_title; /* while they are resolved */
	char *folded_who, *folded_words;
	bool quoted;
};

struct works {
	struct doc *doc;
	struct works_cite *cites;
	size_t count, cap;
	uint32_t note; /* that is being read, or DOC_NONE */
	const struct works_text *text;
};

void works_text_init(struct works_text *text, const struct doc *doc,
	uint32_t start, uint32_t end);
void works_text_done(struct works_text *text);

/* A new citation over [start, end) of the text being read. */
struct works_cite *
works_add(struct works *works, enum work_form form, size_t start, size_t end);

/* A copy of part of the text being read, without blanks at its ends; or NULL.
 */
const char *works_copy(struct works *works, size_t start, size_t end);

/* Offset of the first year (1000 to 2099) in a range, or to. */
size_t works_find_year(const struct works_text *text, size_t from, size_t to);

/* Behind the quotation that opens at at; 0 if none opens or it never closes. */
size_t works_quotation(const struct works_text *text, size_t at, size_t to,
	size_t *inner_start, size_t *inner_end);

/* Behind the bracket that opens at at, or to. */
size_t works_bracket(const struct works_text *text, size_t at, size_t to);

/* Is the stop at this place the end of a sentence? */
bool works_is_sentence_end(const struct works_text *text, size_t at, size_t to);

/* Do these words name people or a body, as in front of a title? */
bool works_is_name(struct slice words);

/* Part of the text, without blanks at its ends. */
struct slice works_part(const struct works_text *text, size_t from, size_t to);

/* Does a bracket, from its sign to behind the other, hold an imprint? */
bool works_is_imprint(const struct works_text *text, size_t from, size_t to);

/* Does it hold the years a title speaks of, as another year follows? */
bool works_is_span(
	const struct works_text *text, size_t from, size_t end, size_t to);

bool works_names_month(struct slice part);

/* Where a title ends before editors, editions and volumes, or to. */
size_t works_title_end(const struct works_text *text, size_t from, size_t to);

/* Behind words such as "see also", "cited in", or from itself. */
size_t works_skip_signal(const struct works_text *text, size_t from, size_t to);

/* Reads one note or caption, one entry of a list. */
void works_read_note(struct works *works, size_t from, size_t to);
bool works_read_entry(struct works *works, size_t from, size_t to, bool list);

/* The author of the full citation read last, or NULL. */
const char *works_last_author(const struct works *works);

/* Laws and decrees named by their number. */
void works_read_laws(struct works *works, size_t from, size_t to);

/* Short forms in a stretch; fewer are looked for if it cites in full, too. */
void works_read_short(struct works *works, size_t from, size_t to, bool full);

/* "(Bundy, 1979, p. 33)" in running text. */
void works_read_author_dates(struct works *works, uint32_t start, uint32_t end);

/* Frees containers of punctuation and apparatus; reads pages. */
void works_polish(struct works *works);

/* Ties short forms to full ones; puts citations in order. */
void works_resolve(struct works *works);

#endif
