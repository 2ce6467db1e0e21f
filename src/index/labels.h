/*
 * Labels are what a text calls its own parts by: "Table 2" over a table,
 * "Chapter 3", "4.2" or "Appendix B" before a heading, "12." before a paragraph
 * of a contract or a judgment, the numbers of pages.
 * The text refers to them by the same words.
 */
#ifndef INDEX_LABELS_H
#define INDEX_LABELS_H

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "lectern/store/store.h"
#include "index/rows.h"
#include "index/words.h"

enum label_kind {
	LABEL_NONE,
	LABEL_TABLE,
	LABEL_FIGURE,
	LABEL_MAP,
	LABEL_CHAPTER,
	LABEL_SECTION,
	LABEL_APPENDIX,
	LABEL_PART,
	LABEL_PAGE,
	LABEL_ARTICLE,
	LABEL_PARAGRAPH,
	LABEL_KINDS
};

struct label {
	uint64_t key; /* its kind and number */
	uint32_t document;
	uint32_t start,
		end;      /* of the heading or caption; of a page: its begin */
	bool sure;        /* not just a paragraph that begins like one */
	const char *name; /* of a page, as it is printed; else NULL */
};

/* A word for a kind of parts: "table", "cuadros", "ch". */
struct label_word {
	uint64_t hash;
	enum label_kind kind;
};

#define LABEL_WORDS 128

struct labels {
	struct label_word words[LABEL_WORDS];
	size_t word_count;
	struct label *rows; /* by key and document, once they are sorted */
	size_t count, cap;
	uint64_t *folders; /* [document]: what folder its file is in */
	bool *chaptered;   /* [document]: it has chapters, or is one */
	uint32_t documents;
	struct words scratch;
	struct arena arena;
};

bool labels_init(struct labels *labels, struct store *store, struct error *err);
void labels_done(struct labels *labels);

/* Takes the label of a block, if it has one. */
void labels_add_block(struct labels *labels, uint32_t document,
	const struct block *block, struct slice text);

/* When all blocks were given: reads their pages, too, and sorts. */
bool labels_sort(struct labels *labels, struct store *store,
	const struct chosen *chosen, struct error *err);

/* What kind of part a word names. */
enum label_kind labels_kind(const struct labels *labels, uint64_t word);

/*
 * Reads "2", "4.2", "IV", "B" or "three" at an offset; false if there is none.
 * *number is the same for "IV" and "4".
 */
bool label_number(struct slice text, size_t at, size_t *end, uint64_t *number);

/*
 * What a document calls so, that which is nearest to a place of it; or NULL.
 * If it is a chapter of a series, that may be in another document.
 */
const struct label *labels_find(const struct labels *labels,
	enum label_kind kind, uint64_t number, uint32_t document, uint32_t at);

/* The page that begins right at a place, or NULL. */
const struct label *
labels_page_at(const struct labels *labels, uint32_t document, uint32_t at);

#endif
