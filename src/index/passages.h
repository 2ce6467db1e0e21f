/*
 * Passages are what references link: a paragraph, or a few sentences of a long
 * one; and what is known of each: entities, dates, rare words.
 *
 * They are read in two goes over the library's text, first to count words,
 * then to keep the rare ones; the text itself is not held.  Of a library whose
 * words are counted some documents can be read alone.
 */
#ifndef INDEX_PASSAGES_H
#define INDEX_PASSAGES_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "lectern/store/store.h"
#include "index/counts.h"
#include "index/rows.h"
#include "index/words.h"

/* How far back the same words are looked for. */
#define PASSAGE_AGAIN 4

/* A run of rows in one of the arrays of struct passages. */
struct run {
	size_t first;
	uint32_t count;
};

struct passage {
	uint32_t document;
	uint32_t block; /* block.id */
	uint32_t start, end;
	enum block_kind kind;
	size_t question; /* passage of the question it answers, or itself */
	size_t dated;    /* passage that says when: itself if it has dates */
	int32_t year;    /* that its document is about; 0: none, or many */
	uint64_t words;  /* one number for all of them */
	size_t twin; /* the same right before it in the document, or itself */
	struct run entities; /* sorted by id, each once */
	struct run dates;
	struct run stems; /* sorted */
	uint64_t near; /* passages_mask() of the entities in it and about it */
	bool events;   /* one of its entities is an event */
};

/* A date; low and high as in the table date. */
struct passage_date {
	int32_t low, high;
	uint32_t at; /* where it stands */
	bool inferred;
};

/* A word and the next that is not plain: "general strike". */
struct passage_pair {
	uint32_t hash;  /* 0: none that stands anywhere else */
	uint32_t count; /* how often it stands in the library */
};

/* An entity as far as references care. */
struct passage_entity {
	enum entity_type type;
	const char *name;
	bool country;      /* or a part of the world */
	uint32_t event;    /* the first of those it may be; 0: no event */
	uint32_t kind;     /* of event, as a number; 0: no event of a kind */
	bool by_date;      /* an event that is only told by its date */
	bool by_place;     /* ... by its place */
	uint64_t surname;  /* hash of the last word of a person's full name */
	uint32_t passages; /* that mention it */
	float spread;      /* the same, by counts_spread() */
};

struct passages {
	struct passage *rows;
	size_t count, cap;
	uint32_t *entities;
	bool *first;      /* [as entities]: the document says it here in full */
	uint8_t *letters; /* [as entities]: of its longest form there */
	size_t entity_count, entity_cap;
	struct passage_date *dates;
	size_t date_count, date_cap;
	uint32_t *stems;
	size_t stem_count, stem_cap;
	struct passage_pair *pairs; /* [as stems]: that begins with it */
	size_t pair_cap;

	struct passage_entity *known; /* [entity id] */
	uint32_t known_count;

	struct counts *counts; /* borrowed: of the whole library */
	struct arena arena;
};

#define PASSAGE_STEMS COUNTS_STEMS

/*
 * Reads all, or what is chosen.  `block' is called for each block in the first
 * go, whether it has passages or not; `look' for each passage in the second,
 * with its words (offsets in its text) and its text.
 */
struct passage_reader {
	void (*block)(void *context, uint32_t document,
		const struct block *block, struct slice text);
	void (*count)(void *context, const struct words *words);
	bool (*counted)(void *context, struct error *err); /* between them */
	void (*look)(void *context, size_t passage, const struct words *words,
		struct slice text);
	void *context;
};

/*
 * What is read adds counts->by to the counts.  Passages that hold some already
 * are read anew; what is known of entities is kept.
 */
bool passages_read(struct passages *passages, struct store *store,
	struct counts *counts, const struct chosen *chosen,
	const struct passage_reader *reader, struct error *err);
void passages_done(struct passages *passages);

/* How many passages hold a word of this family, by counts_spread(). */
static inline double
passages_of_stem(const struct passages *passages, uint32_t stem)
{
	return passages->counts->stems[stem % COUNTS_STEMS];
}

/*
 * A bit for an entity.  One whose bit is not in a passage's mask is neither in
 * the passage nor beside it, nor in the question that it answers.
 */
static inline uint64_t
passages_mask(uint32_t entity)
{
	return (uint64_t)1 << (entity * 0x9e3779b1u >> 26);
}

/*
 * The passage at a place or next after it; count if its document has none
 * there, or has not been read.
 */
size_t
passages_at(const struct passages *passages, uint32_t document, uint32_t at);

#endif
