/*
 * The gazetteer: names and words of which the kind is known beforehand.
 *
 * It is read from assets/words and assets/gazetteers, and from files of the
 * user in the same form.  A line is a comment (#), a class in brackets that
 * holds for the lines below it, entries with commas between them, or
 *
 *     TYPE<TAB>name<TAB>alias|alias
 *
 * where TYPE is a class too (PER, PLACE, ORG, NORP, EVENT, LAW, WORK, city
 * ...).  Names are compared without regard to case and accents.  A name may be
 * in several classes; an alias knows its name.
 */
#ifndef NAMES_GAZETTEER_H
#define NAMES_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"

enum gazetteer_class {
	CLASS_PER,        /* somebody known by this very name */
	CLASS_PLACE,      /* regions, rivers, mines, ... */
	CLASS_ORG,        /* organisations and acronyms of organisations */
	CLASS_EVENT,      /* the Cold War */
	CLASS_LAW,        /* Magna Carta */
	CLASS_WORK,       /* titles everybody knows */
	CLASS_NORP,       /* peoples, nationalities, religions, currents */
	CLASS_COUNTRY,    /* and parts of the world */
	CLASS_CITY,       /* towns; many are surnames, too */
	CLASS_PERIODICAL, /* newspapers, agencies, stations */
	CLASS_FIRST,      /* first names */
	CLASS_SURNAME,    /* common surnames */
	CLASS_TITLE,      /* stands before a person's name */
	CLASS_ROLE,     /* a title only with a small letter or before a name */
	CLASS_ORG_HEAD, /* Party, Ministry: makes an organisation of a name */
	CLASS_ORG_TAIL, /* Inc., S.A., Press: the same, at the end */
	CLASS_PLACE_HEAD,   /* Cerro, Lake, Calle */
	CLASS_PLACE_TAIL,   /* River, Street, Province */
	CLASS_PLACE_NOUN,   /* small: town of, in the region of */
	CLASS_EVENT_HEAD,   /* War, massacre, Revolution */
	CLASS_LAW_HEAD,     /* Law, Decreto, Code */
	CLASS_PARTICLE,     /* de, von: inside names */
	CLASS_JOIN,         /* of, for the: inside names of organisations */
	CLASS_STOP,         /* function words: no name though capitalised */
	CLASS_COMMON,       /* ordinary words: a name only on other evidence */
	CLASS_COMMON_ES,    /* the same in Spanish: see token_classes */
	CLASS_GENERIC,      /* Congress, Army: capitalised, still no name */
	CLASS_ABBREVIATION, /* its stop ends no sentence */
	CLASS_SAYING,       /* verbs that people do: said, wrote */
	CLASS_PLACE_CUE,    /* prepositions before places: in, near */
	CLASS_MAN,          /* said of men: first names, forms of address */
	CLASS_WOMAN,
	CLASS_CLASSES
};

#define CLASS(NAME) (UINT64_C(1) << CLASS_##NAME)

struct gazetteer_entry {
	uint64_t hash;
	uint64_t classes; /* CLASS() bits; of the phrase as a whole */
	const char *name; /* what it is an alias of, or NULL */
	uint32_t longest; /* tokens in the longest phrase that begins so */
};

struct gazetteer;

struct gazetteer *gazetteer_new(void);
void gazetteer_free(struct gazetteer *gazetteer);

/* Adds the entries of a file's text; lines it cannot read are skipped. */
void gazetteer_add(struct gazetteer *gazetteer, struct slice text);

/* Is there a class of this name? */
bool gazetteer_has_class(struct slice name);

/* By the hash that token.h makes of a phrase; NULL if unknown. */
const struct gazetteer_entry *
gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash);

/* What hashes begin with: differs from run to run, against chosen words. */
uint64_t gazetteer_seed(const struct gazetteer *gazetteer);

#endif
