/*
 * Narratives: novels, tales, memoirs.
 *
 * There a form of address is what somebody is called by, and often all that
 * tells two people apart: Mr Bennet and Mrs Bennet, Aunt Polly, Sir Henry.  So
 * it belongs to the mention, as whoever annotates novels has it, too.  In all
 * other texts it is a calling or an office and stays outside.
 */
#ifndef NAMES_NARRATIVE_H
#define NAMES_NARRATIVE_H

#include "names/names.h"

/*
 * Is this a narrative?  A long text in English that speaks of persons in the
 * past tense, with hardly a number in it.
 */
bool narrative_is(const struct tokens *tokens);

/* The token of the first form of address right before a name, from floor on. */
uint32_t
narrative_begin(const struct tokens *tokens, uint32_t first, uint32_t floor);

/*
 * Adds what nobody saw: families ("the Claytons"), and God; takes away who is
 * only addressed ("the Signora").
 */
void narrative_propose(const struct tokens *tokens, const uint8_t *quiet,
	struct candidates *candidates);

/*
 * Adds to the votes of names what is told of them: who speaks, is spoken to or
 * has a mother is a person, be it called Florence; where one only lives in,
 * comes from and goes to is a place.
 */
void narrative_weigh(const struct tokens *tokens, struct names *names,
	const struct candidates *candidates);

#endif
