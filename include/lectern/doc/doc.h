/*
 * A document is one UTF-8 text, a list of blocks and a list of spans.
 *
 * Importers append to it and know nothing else; every analysis pass reads it
 * and appends; the store saves it; layout draws it.  There is no second
 * representation.
 *
 * Offsets are bytes in the stored text.  For plain text that is the file
 * itself, decoded, without a byte-order mark, CR LF turned into LF and nothing
 * else changed.  What the reader holds may be a window of a long document:
 * text then begins at offset `start', and only blocks and spans of that window
 * are there.  doc_slice() takes offsets in the document either way.
 *
 * Everything a document points to lives in its arena.  Strings are UTF-8;
 * NULL means that the text does not say.
 */
#ifndef LECTERN_DOC_DOC_H
#define LECTERN_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"

#define DOC_NONE UINT32_MAX /* no target, no number */

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,     /* level 1 is the title, 2 a section, 3 below it */
	BLOCK_QUESTION,    /* of an interview: a heading of level 3, too */
	BLOCK_QUOTATION,   /* set off from the text */
	BLOCK_EPIGRAPH,    /* a quotation at the head of a section */
	BLOCK_ATTRIBUTION, /* who said the quotation before it */
	BLOCK_CAPTION,
	BLOCK_LIST_ITEM, /* level: nesting, from 1 */
	BLOCK_TABLE,     /* line ends matter */
	BLOCK_VERSE,     /* line ends matter */
	BLOCK_CODE,      /* line ends and blanks matter */
	BLOCK_NOTE,      /* the body of a note, or a paragraph of it */
	BLOCK_BYLINE,    /* who, when, where published; signature */
	BLOCK_SEPARATOR, /* "* * *" */
	BLOCK_BOILERPLATE,
	BLOCK_KINDS
};

/*
 * Level of a paragraph that goes on where one before it stopped, with nothing
 * but boilerplate between them: the foot and the head of pages.
 */
#define BLOCK_GOES_ON 1

struct block {
	enum block_kind kind;
	uint32_t level;
	uint32_t start;  /* first byte that is not blank */
	uint32_t end;    /* behind the last byte that is not blank */
	uint32_t number; /* n-th of the document, from 1; set by the store */
};

enum span_kind {
	SPAN_MARKER,    /* target: note, DOC_NONE: an orphan; value: number */
	SPAN_MENTION,   /* type: entity type; target: entity; value: name */
	SPAN_DATE,      /* value: EDTF */
	SPAN_WORK,      /* a citation's title; target: work */
	SPAN_REFERENCE, /* "see n. 27"; target: note, or value: the words */
	SPAN_LINK,      /* value: address; target: place it leads to here */
	SPAN_DAMAGE,    /* value: the probable correction, NULL if unknown */
	SPAN_EMPHASIS,
	SPAN_STRONG,
	SPAN_SUPERSCRIPT,
	SPAN_SUBSCRIPT,
	SPAN_SMALL_CAPITALS,
	SPAN_INSERTED, /* a tracked change that nobody has accepted yet */
	SPAN_DELETED,
	SPAN_ANCHOR, /* may be empty; value: names, blanks between them */
	SPAN_PAGE,   /* empty: a page begins; value: its label */
	SPAN_KINDS
};

enum entity_type {
	ENTITY_PER,
	ENTITY_PLACE,
	ENTITY_ORG,
	ENTITY_EVENT,
	ENTITY_WORK,
	ENTITY_LAW,
	ENTITY_NORP,
	ENTITY_TYPES
};

enum span_flag {
	SPAN_UNSURE = 1,   /* a guess, shown as one */
	SPAN_INFERRED = 2, /* a date whose year comes from the context */
	SPAN_RELATIVE = 4, /* "last month" */
	SPAN_SCAN = 8,     /* a spelling that is probably a scanning error */
};

struct span {
	enum span_kind kind;
	uint32_t type;  /* of its kind, else 0 */
	uint32_t flags; /* enum span_flag */
	uint32_t start;
	uint32_t end;
	uint32_t target;   /* index of a note, entity or work; see span_kind */
	float confidence;  /* 0 to 1; of 1 unless somebody doubts */
	const char *value; /* normal form, see span_kind */
	const char *why;   /* how it was found, in words; NULL: as marked up */
};

/* A footnote or endnote, from its label to its end. */
struct note {
	const char *number; /* what the label means: "12" for a printed "l2" */
	uint32_t start;
	uint32_t end;
	uint32_t body;  /* where the text behind the label begins */
	uint32_t calls; /* how many markers call it; 0: an orphan note */
};

/* Somebody or something named in this document; mentions point to it. */
struct entity {
	enum entity_type type;
	const char *name; /* the best full form in this document */
	uint32_t mentions;
	uint32_t id;     /* within the library; DOC_NONE until resolved */
	const char *why; /* how its aliases were joined, in words, or NULL */
};

enum work_form {
	WORK_FULL,
	WORK_SHORT_TITLE,
	WORK_IBID,
	WORK_IDEM,
	WORK_OP_CIT,
	WORK_AUTHOR_DATE,
	WORK_FORMS
};

/* A citation of a work; a short form points to the full one. */
struct work {
	enum work_form form;
	uint32_t start; /* of the title, or of the short form */
	uint32_t end;
	uint32_t short_of; /* index into works, or DOC_NONE */
	uint32_t note;     /* the note it stands in, or DOC_NONE */
	const char *title;
	const char *author;
	const char *container; /* journal, newspaper, or place and publisher */
	const char *year;
	const char *pages;
};

enum remark_kind {
	REMARK_ORPHAN_MARKER, /* a marker whose note is not in the file */
	REMARK_ORPHAN_NOTE,   /* a note that no marker calls */
	REMARK_NUMBER_GAP,    /* numbers that are missing from a sequence */
	REMARK_NUMBER_READ,   /* a damaged number, and how it was read */
	REMARK_DUPLICATE_NOTE,
	REMARK_ENCODING, /* bytes that could not be decoded */
	REMARK_DAMAGE,   /* probable scanning error */
	REMARK_DATE,     /* a weekday that is not that date's, ... */
	REMARK_GUESS,    /* something else the analysis is not sure of */
	REMARK_LIMIT,    /* part of the document was left out */
	REMARK_IMPORT,   /* what the importer or its worker wants known */
	REMARK_KINDS
};

struct remark {
	enum remark_kind kind;
	uint32_t start;
	uint32_t end;
	const char *text; /* one sentence for people, no full stop */
};

struct doc {
	struct arena arena;
	const char *text; /* not zero-terminated */
	uint32_t start;   /* offset of text[0]; 0 unless this is a window */
	uint32_t len;     /* bytes of text */
	uint32_t size;    /* bytes of the whole document */

	const char *file; /* name, without directories */
	const char *format;
	const char *title, *author, *date, *source; /* as it says */
	const char *language;                       /* BCP 47, or NULL */
	const char *created; /* a day, as the file says; not the text */
	bool shaped; /* the importer knew the blocks (markup) */

	struct block *blocks;
	size_t block_count, block_cap;
	struct span *spans;
	size_t span_count, span_cap;
	struct note *notes;
	size_t note_count, note_cap;
	struct entity *entities;
	size_t entity_count, entity_cap;
	struct work *works;
	size_t work_count, work_cap;
	struct remark *remarks;
	size_t remark_count, remark_cap;
};

struct doc *doc_new(void);
void doc_free(struct doc *doc);

/* The text of a range, clipped to what is held. */
struct slice doc_slice(const struct doc *doc, uint32_t start, uint32_t end);

/* Gives the document its text: copied; well-formed UTF-8, below 4 GiB. */
void doc_set_text(struct doc *doc, const char *text, size_t len);

/* A copy that lives as long as the document; NULL gives NULL. */
const char *doc_string(struct doc *doc, const char *string);
const char *doc_copy(struct doc *doc, struct slice slice);
const char *doc_format(struct doc *doc, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Each adds a zeroed thing and returns it, to be filled in.  The pointer is
 * good until the next one of its kind is added; keep the index.
 */
struct block *doc_add_block(
	struct doc *doc, enum block_kind kind, uint32_t start, uint32_t end);
struct span *doc_add_span(struct doc *doc, enum span_kind kind, uint32_t start,
	uint32_t end); /* target DOC_NONE, confidence 1 */
struct note *doc_add_note(struct doc *doc, uint32_t start, uint32_t end);
struct entity *
doc_add_entity(struct doc *doc, enum entity_type type, const char *name);
struct work *doc_add_work(struct doc *doc, uint32_t start, uint32_t end);
void
doc_remark(struct doc *doc, enum remark_kind kind, uint32_t start, uint32_t end,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Gives the document another list of blocks, on the heap, now its own. */
void doc_take_blocks(struct doc *doc, struct block *blocks, size_t count);

/* Puts spans in order of start, longer ones first; remarks likewise. */
void doc_sort(struct doc *doc);

/* Index of the block that holds the offset, or of the next one; or count. */
size_t doc_block_at(const struct doc *doc, uint32_t at);

/*
 * The label of the page that the offset is on; NULL if none is known to begin
 * before it among the spans that are held, which are in order.
 */
const char *doc_page(const struct doc *doc, uint32_t at);

/* Index of the first span that begins at the offset or behind it; or count. */
size_t doc_span_at(const struct doc *doc, uint32_t at);

/* Is the offset in a block of this kind? */
bool doc_in_kind(const struct doc *doc, uint32_t at, enum block_kind kind);

/* Do line ends matter in blocks of this kind? */
bool block_keeps_lines(enum block_kind kind);

/* Do they in this block?  They do where ">" marks each line of a quotation. */
bool doc_keeps_lines(const struct doc *doc, const struct block *block);

/*
 * The words for things, as JSON, SQL and the screen write them, and back;
 * an unknown name gives the _KINDS or _TYPES value.
 */
const char *block_kind_name(enum block_kind kind);
const char *span_kind_name(enum span_kind kind);
const char *entity_type_name(enum entity_type type); /* "PER" */
const char *entity_type_word(enum entity_type type); /* "person" */
const char *work_form_name(enum work_form form);
const char *remark_kind_name(enum remark_kind kind);
enum block_kind block_kind_of(const char *name);
enum entity_type entity_type_of(const char *name); /* name or word */
enum work_form work_form_of(const char *name);
enum remark_kind remark_kind_of(const char *name);

#endif
