/* English and Spanish words of one meaning, without accents. */
#include "names/kinds.h"

#include <stddef.h>

#define KINDS_WORDS 3

static const char *const kinds[KINDS][KINDS_WORDS] = {
	{ "company", "compania", "empresa" },
	{ "corporation", "corporacion", NULL },
	{ "party", "partido", NULL },
	{ "union", "sindicato", NULL },
	{ "federation", "federacion", NULL },
	{ "confederation", "confederacion", NULL },
	{ "movement", "movimiento", NULL },
	{ "league", "liga", NULL },
	{ "front", "frente", NULL },
	{ "association", "asociacion", NULL },
	{ "alliance", "alianza", NULL },
	{ "committee", "comite", NULL },
	{ "commission", "comision", NULL },
	{ "council", "consejo", NULL },
	{ "institute", "instituto", NULL },
	{ "university", "universidad", NULL },
	{ "bank", "banco", NULL },
	{ "foundation", "fundacion", NULL },
	{ "ministry", "ministerio", NULL },
	{ "society", "sociedad", NULL },
	{ "international", "internacional", NULL },
	{ "cooperative", "cooperativa", NULL },
	{ "syndicate", NULL, NULL },
	{ "coalition", "coalicion", NULL },
};

uint8_t
kinds_of(struct slice word)
{
	uint8_t kind;
	int i;

	for (kind = 0; kind < KINDS; kind++) {
		for (i = 0; i < KINDS_WORDS && kinds[kind][i]; i++) {
			if (slice_is(word, kinds[kind][i]))
				return kind + 1;
		}
	}
	return 0;
}

bool
kinds_is_spanish(struct slice word)
{
	uint8_t kind = kinds_of(word);

	return kind && !slice_is(word, kinds[kind - 1][0]);
}
