/* Names across documents: the same, perhaps the same, apart. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lectern/names/alias.h"
#include "lectern/base/str.h"

static const struct {
	enum entity_type type;
	const char *a, *b;
	enum alias_verdict verdict;
} pairs[] = {
	{ ENTITY_PER, "Juan Lechín", "Juan Lechin Oquendo", ALIAS_SAME },
	{ ENTITY_PER, "J. Lechín", "Juan Lechín", ALIAS_SAME },
	{ ENTITY_PER, "Lechín", "Juan Lechín", ALIAS_IF_ONLY },
	{ ENTITY_PER, "Lechín", "LECHIN", ALIAS_IF_ONLY },
	{ ENTITY_PER, "Walter Villarroel", "Gualberto Villarroel",
		ALIAS_APART },
	{ ENTITY_PLACE, "Cerro Posokoni", "Posokoni", ALIAS_SAME },
	{ ENTITY_PLACE, "Potosí", "POTOSI", ALIAS_SAME },
	{ ENTITY_PLACE, "Iran", "Iraq", ALIAS_APART },
	{ ENTITY_ORG, "The Guardian", "Guardian", ALIAS_SAME },
	{ ENTITY_ORG, "La Razón", "La Razón Digital", ALIAS_SAME },
	{ ENTITY_ORG, "COB", "Central Obrera Boliviana", ALIAS_IF_ONLY },
	{ ENTITY_ORG, "COMIBOL", "Corporación Minera de Bolivia", ALIAS_APART },
	{ ENTITY_ORG, "COB", "Bolivian Workers’ Union", ALIAS_APART },
	{ ENTITY_ORG, "MNR", "MIR", ALIAS_APART },
	{ ENTITY_ORG, "Company", "Company", ALIAS_APART },
	{ ENTITY_ORG, "Trade Union Federation of Peruvian Weavers",
		"Weavers’ Trade Union Federation of Peru", ALIAS_SAME },
	{ ENTITY_ORG, "Peruvian Communist Party", "Communist Party of Peru",
		ALIAS_APART },
};

static struct alias_entity
entity_of(enum entity_type type, const char *const *name)
{
	static const uint32_t once = 1;

	return (struct alias_entity){ type, *name, name, &once, 1 };
}

static void
names_compare(void **state)
{
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct alias_entity a = entity_of(pairs[i].type, &pairs[i].a);
		struct alias_entity b = entity_of(pairs[i].type, &pairs[i].b);

		if (alias_compare(&a, &b, &why) != pairs[i].verdict)
			fail_msg("%s, %s", pairs[i].a, pairs[i].b);
		assert_true((why == NULL) == (pairs[i].verdict == ALIAS_APART));
		assert_int_equal(alias_compare(&b, &a, &why), pairs[i].verdict);
	}
}

static void
take_key(void *context, const char *key)
{
	struct str *keys = context;

	str_add(keys, key);
	str_add_char(keys, '|');
}

/* What can be one shares a key. */
static void
keys_are_shared(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct alias_entity a = entity_of(pairs[i].type, &pairs[i].a);
		struct alias_entity b = entity_of(pairs[i].type, &pairs[i].b);
		struct str x = { 0 }, y = { 0 };
		bool shared = false;
		struct slice left, key;

		alias_keys(&a, take_key, &x);
		alias_keys(&b, take_key, &y);
		for (left = str_slice(&x); left.len;
			left = slice_part(left, key.len + 1, left.len)) {
			key = left;
			key.len = (size_t)((char *)memchr(
						   left.data, '|', left.len) -
					   left.data);
			if (memmem(str_text(&y), y.len, key.data, key.len + 1))
				shared = true;
		}
		if (pairs[i].verdict != ALIAS_APART && !shared)
			fail_msg("%s, %s: no key", pairs[i].a, pairs[i].b);
		str_done(&x);
		str_done(&y);
	}
}

static void
slips_are_told_from_names(void **state)
{
	(void)state;
	assert_true(alias_is_variant("huanuni", "huanini"));
	assert_true(alias_is_variant("posokoni", "pososkoni"));
	assert_true(alias_is_variant("villarroel", "villaroel"));
	assert_true(alias_is_variant("garcia", "carcia"));
	assert_true(alias_is_variant("a1essandri", "alessandri"));
	assert_true(alias_is_acronym_of(
		"COMIBOL", "Corporación Minera de Bolivia"));
	assert_false(alias_is_acronym_of("COB", "Corte Suprema"));
	assert_false(alias_is_variant("iran", "iraq"));
	assert_false(alias_is_variant("austria", "australia"));
	assert_false(alias_is_variant("miner", "miners"));
	assert_false(alias_is_variant("boliviana", "bolivianas"));
	assert_false(alias_is_variant("decreto 21060", "decreto 21061"));
}

static void
names_are_normalised(void **state)
{
	static const struct {
		enum entity_type type;
		const char *name, *key;
	} names[] = {
		{ ENTITY_PLACE, "Lake Titicaca", "titicaca" },
		{ ENTITY_ORG, "The Huanuni Mining Company", "huanuni mining" },
		{ ENTITY_PER, "Domitila Barrios de Chungara",
			"domitila barrios de chungara" },
		{ ENTITY_PLACE, "U.S.", "us" },
		{ ENTITY_ORG, "", "" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		char *key = alias_normalise(names[i].type, names[i].name);

		assert_string_equal(key, names[i].key);
		free(key);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_compare),
		cmocka_unit_test(keys_are_shared),
		cmocka_unit_test(slips_are_told_from_names),
		cmocka_unit_test(names_are_normalised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
