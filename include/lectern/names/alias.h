/*
 * Names, and whether two of them may be names of one thing.
 *
 * Within a document the analysis room joins names itself.  The library joins
 * the documents' entities by asking here: entities that share a key (see
 * alias_keys) are worth comparing, all others are not, so that joining stays
 * near-linear in the number of names.
 *
 *     ALIAS_SAME     join them
 *     ALIAS_IF_ONLY  join them if, of all entities with a shared key, this is
 *                    the only one the answer is not ALIAS_APART for: "Goni"
 *                    and the one Gonzalo Sánchez de Lozada ("Goni") known
 *     ALIAS_APART    leave them, whatever the letters look like
 *
 * A reader's own corrections come after and win.
 */
#ifndef LECTERN_NAMES_ALIAS_H
#define LECTERN_NAMES_ALIAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/doc/doc.h"

enum alias_verdict { ALIAS_APART, ALIAS_IF_ONLY, ALIAS_SAME };

/* An entity as its document (or several documents, joined) knows it. */
struct alias_entity {
	enum entity_type type;
	const char *name;         /* the best full form */
	const char *const *forms; /* every distinct spelling, name among them */
	const uint32_t *counts;   /* how often each stands in the text */
	size_t form_count;
};

/*
 * May these be one, in documents that know nothing of each other?  *why is a
 * sentence for people ("the same name", "an acronym explained elsewhere"); it
 * is a constant, and NULL if they are apart.
 */
enum alias_verdict alias_compare(const struct alias_entity *a,
	const struct alias_entity *b, const char **why);

/*
 * Calls take with each key of an entity; two entities that alias_compare does
 * not tell apart share at least one.  Keys are folded names and parts of names
 * with the type in front ("PER:lechin"); common words give none.
 */
void alias_keys(const struct alias_entity *entity,
	void (*take)(void *context, const char *key), void *context);

/*
 * The name as it is compared: folded, without title, leading article or
 * possessive; a place without Cerro or Lake, a company without Ltd.  The
 * caller's to free; never NULL.
 */
char *alias_normalise(enum entity_type type, const char *name);

/* Mrs Pett: somebody who is known by the form of address. */
bool alias_is_addressed(const char *name);

/* COB, U.S., LOR-CI: is the name an acronym? */
bool alias_is_acronym(const char *name);

/* Do the letters of the acronym begin the words of the name, in this order? */
bool alias_is_acronym_of(const char *acronym, const char *name);

/* Do they differ at most in letters that scanners take for one another? */
bool alias_is_misread(const char *a, const char *b);

/*
 * Are two normalised names spellings of one, by a slip or a scanner's error?
 * Word by word; takes the lengths and first letters into account; the caller
 * those cases in which both are known names of different things.
 */
bool alias_is_variant(const char *a, const char *b);

#endif
