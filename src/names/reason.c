/* The table of reasons. */
#include "names/reason.h"

static const char *const texts[REASONS] = {
	/* clang-format off */
	[REASON_NONE] = "",
	[REASON_TAGGER] = "tagger",
	[REASON_TITLE] = "title before it",
	[REASON_CALLED] = "called so in the text",
	[REASON_INITIALS] = "initials of a speaker",
	[REASON_COUNTED] = "one of several",
	[REASON_COUNTRY] = "gazetteer: country",
	[REASON_NORP] = "gazetteer: people or current",
	[REASON_PERIODICAL] = "gazetteer: periodical or station",
	[REASON_ORG] = "gazetteer: organisation",
	[REASON_PERSON] = "gazetteer: person",
	[REASON_PLACE] = "gazetteer: place",
	[REASON_CITY] = "gazetteer: city",
	[REASON_EVENT] = "gazetteer: event",
	[REASON_LAW] = "gazetteer: law",
	[REASON_WORK] = "gazetteer: work",
	[REASON_FIRST_NAME] = "gazetteer: first name",
	[REASON_ACRONYM] = "acronym",
	[REASON_SAYING] = "a saying verb behind it",
	[REASON_ORG_TAIL] = "ends like an organisation",
	[REASON_PLACE_TAIL] = "ends like a place",
	[REASON_EVENT_TAIL] = "ends like an event",
	[REASON_LAW_TAIL] = "ends like a law",
	[REASON_ORG_HEAD] = "holds a word for organisations",
	[REASON_EVENT_HEAD] = "begins like an event",
	[REASON_LAW_HEAD] = "begins like a law",
	[REASON_PLACE_HEAD] = "begins like a place",
	[REASON_LAW_NUMBER] = "a law and its number",
	[REASON_CURRENT] = "ends in -ist",
	[REASON_COUNTRY_BEHIND] = "a country behind it",
	[REASON_PLACE_BESIDE] = "a place word beside it",
	[REASON_KIND_BEFORE] = "what it is stands before it",
	[REASON_PLACE_BEFORE] = "a word for places before it",
	[REASON_CAPITAL] = "capital",
	[REASON_CAPITALS] = "capitals",
	[REASON_CAPITALS_INSIDE] = "capitals in mid-sentence",
	[REASON_TWO_CAPITALS] = "two capitals or more",
	[REASON_FIRST_BEGINS] = "begins with a first name",
	[REASON_SURNAME_ENDS] = "ends with a surname",
	[REASON_ARTICLE_BEGINS] = "begins with a Spanish article",
	[REASON_PUBLISHER] = "where a citation names the publisher",
	[REASON_CONTAINER] = "where a citation names the periodical",
	[REASON_LISTED] = "listed with others of its kind",
	[REASON_ELSEWHERE] = "same name elsewhere in the document",
	[REASON_CLUB] = "a town, for its club",
	[REASON_LETTERS] = "its letters stand behind it",
	[REASON_PARTY] = "party of a case",
	[REASON_ONLY] = "the only one of its kind in this document",
	[REASON_SHORT_FORM] = "in parentheses behind an organisation",
	/* clang-format on */
};

const char *
reason_text(enum reason reason)
{
	return texts[reason];
}

bool
reason_is_listed(enum reason reason)
{
	return reason >= REASON_COUNTRY && reason <= REASON_FIRST_NAME;
}
