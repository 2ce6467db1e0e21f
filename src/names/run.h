/*
 * Runs: words with capitals, and what stands between them, that might be one
 * name or several.  "Ministry of Mines and Petroleum" is a run of three pieces.
 */
#ifndef NAMES_RUN_H
#define NAMES_RUN_H

#include "names/token.h"

enum { RUN_MAX = 32 }; /* a longer run is cut and goes on as another */

enum run_gap {
	GAP_NONE, /* nothing, or the stop of an abbreviation */
	GAP_HYPHEN,
	GAP_PARTICLE,   /* de la, von */
	GAP_OF,         /* of the, for, por la */
	GAP_AND,        /* and, & */
	GAP_Y,          /* y, e: inside Spanish names, too */
	GAP_APOSTROPHE, /* Workers' League, People's Party */
};

struct run_piece {
	uint32_t token;
	enum run_gap gap; /* before it */
	uint64_t classes;
	bool acronym;
	bool caps; /* all capitals */
};

struct run {
	struct run_piece pieces[RUN_MAX];
	uint32_t count;
};

/* Reads the run that begins at token i, a word with a capital. */
void run_read(const struct tokens *tokens, const uint8_t *quiet, uint32_t i,
	struct run *run);

/*
 * The longest phrase of the gazetteer that begins with a piece and ends with
 * one: how many pieces, 0 for none; what it is in *entry.
 */
uint32_t run_phrase(const struct tokens *tokens, const struct run *run,
	uint32_t at, uint64_t classes, const struct gazetteer_entry **entry);

/* Does a word for organisations or events stand at or soon behind a piece? */
bool run_has_head(const struct run *run, uint32_t at);

/* The piece behind the last of the segment that begins with piece at. */
uint32_t run_extend(const struct run *run, uint32_t at);

#endif
