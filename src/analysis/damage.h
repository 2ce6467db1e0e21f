/*
 * Words that a scanner probably misread, with what they probably are.
 *
 * The text is never changed: what is found becomes a span, and search and the
 * reader may show the correction beside it.
 */
#ifndef ANALYSIS_DAMAGE_H
#define ANALYSIS_DAMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"
#include "lectern/doc/doc.h"
#include "lectern/names/resources.h"

#define DAMAGE_WORD 40 /* bytes of the longest word that is looked at */
#define DAMAGE_TRIPLES (27 * 27 * 27)
#define DAMAGE_RARE 2 /* times that a damaged word may stand in a document */

struct damage_word {
	uint64_t key;      /* 0: empty */
	uint32_t count;    /* in the document */
	uint32_t capitals; /* ... with a capital */
	bool listed;       /* in the list of words of the document's language */
	bool foreign;      /* in that of another */
};

/* Words by fingerprint, small letters. */
struct damage_table {
	struct damage_word *slots;
	size_t count;
	size_t cap; /* a power of two */
};

/* The lists as documents of one language see them. */
struct damage_list {
	struct damage_table table;
	unsigned char triples[DAMAGE_TRIPLES / 8 + 1]; /* that its words have */
};

/* Made once, since reading the lists takes longer than many a document. */
struct damage_lists {
	struct damage_list english;
	struct damage_list spanish;
};

void damage_lists_read(struct damage_lists *lists);
void damage_lists_done(struct damage_lists *lists);

/* The words of a document, and the lists behind them. */
struct damage_words {
	struct damage_table own;
	const struct damage_list *list; /* NULL: none of its language */
};

/* Counts a word of the text. */
void damage_words_add(struct damage_words *words, struct slice word);

/* What is known of a word; NULL: nothing. */
const struct damage_word *
damage_words_find(const struct damage_words *words, struct slice word);

/* Are there three letters in a row that no listed word has? */
bool damage_words_is_odd(const struct damage_words *words, struct slice word);

void damage_words_done(struct damage_words *words);

/* A document in which damage is being looked for. */
struct damage {
	struct doc *doc;
	struct damage_words words;
	const struct resources *resources; /* if they know its language */
	unsigned char *taken; /* a bit a byte: within a name, or found */
	uint32_t found;
	uint32_t count; /* words of the text */
};

/* A run of letters and figures. */
struct damage_place {
	uint32_t start;
	uint32_t end;
};

/* The first one from an offset on; its text. */
bool damage_next(const struct doc *doc, uint32_t at, uint32_t end,
	struct damage_place *place);
struct slice damage_text(const struct doc *doc, struct damage_place place);

/* In a list, or so often in the text? Rare, and in no list? */
bool
damage_is_known(const struct damage *damage, struct slice word, uint32_t least);
bool damage_is_rare(const struct damage *damage, struct slice word);

/* Is there a name at an offset, or something found before? */
bool damage_is_taken(const struct damage *damage, uint32_t at);

/* Remembers what a word was probably meant to be. */
void damage_add(
	struct damage *damage, struct damage_place place, struct slice meant);

/* Has so much been found already that more is to be expected? */
bool damage_is_scan(const struct damage *damage);

/* Words that no common slip explains: any letter, more proof. */
void damage_guess(struct damage *damage, struct damage_place place);

/* Needs names and dates; of resources only words, NULL will do. */
void damage_pass(const struct damage_lists *lists,
	const struct resources *resources, struct doc *doc);

#endif
