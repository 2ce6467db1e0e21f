/*
 * Reasons: why a stretch of tokens is taken for a name.
 *
 * The sentences are read by people on cards, and by the tagger, which learned
 * how far each can be believed: it must be trained again if one is changed.
 */
#ifndef NAMES_REASON_H
#define NAMES_REASON_H

#include <stdbool.h>

enum reason {
	REASON_NONE,
	REASON_TAGGER,
	REASON_TITLE,
	REASON_CALLED,
	REASON_INITIALS,
	REASON_COUNTED,

	/* It is in a list of names: reason_is_listed(). */
	REASON_COUNTRY,
	REASON_NORP,
	REASON_PERIODICAL,
	REASON_ORG,
	REASON_PERSON,
	REASON_PLACE,
	REASON_CITY,
	REASON_EVENT,
	REASON_LAW,
	REASON_WORK,
	REASON_FIRST_NAME,

	REASON_ACRONYM,
	REASON_SAYING,
	REASON_ORG_TAIL,
	REASON_PLACE_TAIL,
	REASON_EVENT_TAIL,
	REASON_LAW_TAIL,
	REASON_ORG_HEAD,
	REASON_EVENT_HEAD,
	REASON_LAW_HEAD,
	REASON_PLACE_HEAD,
	REASON_LAW_NUMBER,
	REASON_CURRENT,
	REASON_COUNTRY_BEHIND,
	REASON_PLACE_BESIDE,
	REASON_KIND_BEFORE,
	REASON_PLACE_BEFORE,
	REASON_CAPITAL,
	REASON_CAPITALS,
	REASON_CAPITALS_INSIDE,
	REASON_TWO_CAPITALS,
	REASON_FIRST_BEGINS,
	REASON_SURNAME_ENDS,
	REASON_ARTICLE_BEGINS,
	REASON_PUBLISHER,
	REASON_CONTAINER,
	REASON_LISTED,
	REASON_ELSEWHERE,
	REASON_SHORT_FORM,
	REASON_CLUB,
	REASON_ONLY,
	REASON_LETTERS,
	REASON_PARTY,
	REASONS
};

/* The sentence; of REASON_NONE it is empty. */
const char *reason_text(enum reason reason);

/* Does the name stand in a list, by these very words? */
bool reason_is_listed(enum reason reason);

#endif
