/*
 * Segments: pieces of a run that are judged as one, and the judgements.
 *
 * Each judgement adds a candidate and says true, or false if it cannot tell.
 */
#ifndef NAMES_SEGMENT_H
#define NAMES_SEGMENT_H

#include "names/propose.h"
#include "names/run.h"

/* Classes that are names by themselves. */
#define SEGMENT_NAMES                                                          \
	(CLASS(PER) | CLASS(PLACE) | CLASS(ORG) | CLASS(EVENT) | CLASS(LAW) |  \
		CLASS(WORK) | CLASS(NORP) | CLASS(COUNTRY) | CLASS(CITY) |     \
		CLASS(PERIODICAL))

/* What is being proposed: a segment of a run, and what was before it. */
struct proposer {
	const struct tokens *tokens;
	const uint8_t *quiet;
	struct candidates *out;
	struct run run;
	uint32_t titled; /* the piece a title stands before; else count */
	bool department; /* behind "Minister of" */
};

/* A segment as it is judged. */
struct segment {
	uint32_t at, end;     /* pieces */
	uint32_t first, last; /* tokens */
	uint64_t any;         /* classes of all pieces together */
	uint32_t common;      /* pieces that are ordinary words */
	bool titled;
};

void segment_add(struct proposer *p, const struct segment *segment,
	enum entity_type type, float confidence, enum reason why);
bool segment_known(struct proposer *p, struct segment *s, uint32_t phrase,
	const struct gazetteer_entry *entry);
bool segment_by_head(struct proposer *p, const struct segment *s);
bool segment_single(struct proposer *p, const struct segment *s);
bool segment_long(struct proposer *p, const struct segment *s);
bool segment_is_apparatus(const struct tokens *tokens, const struct segment *s);
bool segment_by_citation(struct proposer *p, const struct segment *s);
void
segment_init(struct proposer *p, uint32_t at, uint32_t end, struct segment *s);

/* The type and the reason that go with what the gazetteer says; or false. */
bool segment_type(const struct gazetteer_entry *entry, enum entity_type *type,
	enum reason *why);

#endif
