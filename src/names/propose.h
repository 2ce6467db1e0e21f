/*
 * Candidates: stretches of tokens that may be mentions, each with a type, how
 * sure that is, and why.
 *
 * This is the seam for whoever finds names.  A proposer reads the tokens and
 * appends candidates in order, none overlapping; what the whole document says
 * of a name (names.h), and whose name it is (resolve.h), is decided after, and
 * in the same way for all proposers.
 */
#ifndef NAMES_PROPOSE_H
#define NAMES_PROPOSE_H

#include "names/reason.h"
#include "names/token.h"

struct tagger;
struct name;

/* Who proposed a candidate. */
enum candidate_by { BY_RULE, BY_TAGGER, BY_BOTH, BY_VOTE };

struct candidate {
	uint32_t first; /* tokens */
	uint32_t behind;
	enum entity_type type;
	float confidence; /* a weight; below PROPOSE_WEAK: if others agree */
	enum reason why;
	uint32_t name; /* index of its name, see names.h */
	enum candidate_by by;
};

#define PROPOSE_TOLD 2    /* the text itself says that it is a name */
#define PROPOSE_FIRM 0.8f /* its type speaks for the name elsewhere */
#define PROPOSE_WEAK 0.45f

struct candidates {
	struct candidate *list;
	uint32_t count;
	size_t cap;
};

enum propose_mark {
	PROPOSE_QUIET = 1, /* capitals say nothing: titles, headlines */
	PROPOSE_TAKEN = 2, /* a date, a marker: no name begins here */
};

/* One byte a token, an enum propose_mark or 0; the caller's to free. */
uint8_t *propose_quiet(const struct tokens *tokens);

/* By rules and the gazetteer; the first proposer. */
void propose_rules(const struct tokens *tokens, const uint8_t *quiet,
	struct candidates *candidates);

/*
 * By statistics, with what the rules found as evidence: takes their candidates
 * and leaves what both together come to.
 */
void propose_tagger(const struct tokens *tokens, const uint8_t *quiet,
	const struct tagger *tagger, struct candidates *candidates);

struct candidate *
propose_add(struct candidates *candidates, uint32_t first, uint32_t behind,
	enum entity_type type, float confidence, enum reason why);
void propose_copy(
	struct candidates *candidates, const struct candidate *candidate);

/* Those that are added, in order, and of the others what is beside them. */
void propose_put(struct candidates *candidates, const struct candidates *added);

/*
 * How likely it is right, from 0 to 1, whoever proposed it, by that name;
 * fuller: whoever it is has a longer name in the document, too.
 */
float propose_sure(const struct candidate *candidate, const struct name *name,
	bool fuller);

/* Does "known as", "called", "alias" stand between two candidates? */
bool propose_calls(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b);

/* What rules and lists say of weak candidates by those next to them. */
void propose_lists(const struct tokens *tokens, struct candidates *candidates);
void
propose_nicknames(const struct tokens *tokens, struct candidates *candidates);

/* The same of all, once the tagger has been heard. */
void propose_settle_lists(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_short_forms(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_others(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_clubs(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_currents(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_districts(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_bynames(
	const struct tokens *tokens, struct candidates *candidates);
void propose_settle_hyphens(
	const struct tokens *tokens, struct candidates *candidates);

/* Does a token hang on to a name by a hyphen: Ban Ki-moon, Port-au-Prince? */
bool
propose_hangs(const struct tokens *tokens, uint32_t i, enum entity_type type);

/* Companies by their legal form, and parties of cases: propose_legal.c. */
void propose_settle_legal(
	const struct tokens *tokens, struct candidates *candidates);

/* The words before "(ABC)" that it is short for: propose_initials.c. */
void propose_settle_initials(
	const struct tokens *tokens, struct candidates *candidates);

/* MNR, U.S., LOR: capitals that are not a Roman number. */
bool propose_is_acronym(const struct tokens *tokens, uint32_t i);

#endif
