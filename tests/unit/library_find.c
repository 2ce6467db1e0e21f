/* A library of three small letters: search, entities, mentions, dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/stem.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "library/query.h"
#include "library_shelf.h"

static const char letter_one[] =
	"A Letter from Oruro\n\n"
	"On 9 April 1952 Juan Lechín Oquendo walked from Oruro to La Paz. The "
	"miners of San José walked behind him, and nobody counted them.\n\n"
	"In Oruro the trains stood still. Lechín said that the strike would "
	"go on until the work-\ners had an answer.\n";

static const char letter_two[] =
	"A Letter from Potosí\n\n"
	"Juan Lechin Oquendo came to Potosí in May 1953. He spoke of the "
	"strike and of bread.\n\n"
	"In Potosí they remember him; in Oruro they do not.\n";

/* In another language. */
static const char letter_four[] =
	"Una carta de Oruro\n\n"
	"La mina de San Pedro y las minas de Oruro son de la misma casa, y los "
	"mineros que trabajan en ellas no han visto al que las tiene en los "
	"meses que llevan con el frío, pero ya saben que es de los que no "
	"vienen. Lo que se dice de la casa es que no ha sido de nadie en el "
	"tiempo de la guerra, y que por eso las cuentas de la casa no se han "
	"visto, ni las del pueblo, que son más largas que las de la iglesia. "
	"El cura de la iglesia no dice nada sobre esto, como es su costumbre, "
	"y cuando se le pregunta por las cuentas habla de la lluvia y del "
	"pan, que son cosas de las que todos saben algo y que no son de "
	"nadie.\n";

/* Dates of every length, the longest last. */
static const char letter_five[] =
	"A Letter about Dates\n\n"
	"On 3 May 1972 the bell rang. In May 1972 it was cast again. In 1972 "
	"nobody heard it. In the 1970s there were three bells.\n";

static const char letter_three[] =
	"A Letter about Nothing\n\n"
	"It rained all week, and the strike was over before it began.\n";

static int
set_up(void **state)
{
	static const char *const letters[] = { letter_one, letter_two,
		letter_three, letter_four, letter_five };

	*state = shelf_open(letters, sizeof letters / sizeof *letters);
	return 0;
}

static void
test_search_ignores_case_and_accents(void **state)
{
	expect_hits(*state, "LECHIN answer", "1:Lechín");
	expect_hits(*state, "José", "1:José");
	expect_hits(*state, "jose", "1:José");
}

static void
test_search_mends_broken_words(void **state)
{
	expect_hits(*state, "workers", "1:work- ers");
}

static void
test_search_phrase_prefix_not(void **state)
{
	expect_hits(*state, "\"spoke of the strike\"", "2:spoke of the strike");
	expect_hits(*state, "\"strike the of\"", "");
	expect_hits(*state, "rain*", "3:rained");
	expect_hits(*state, "strike -bread -answer", "3:strike");
	expect_hits(*state, "trains OR rained", "3:rained 1:trains");
}

/* What may be written in brackets can be answered, however deep they are. */
static void
test_search_brackets(void **state)
{
	struct str query = { 0 }, inner = { 0 };
	unsigned depth;

	str_add(&query, "rained");
	for (depth = 0; depth < QUERY_DEPTH; depth++) {
		str_clear(&inner);
		str_add_format(&inner, "rained trains OR (%s) -zebra",
			str_text(&query));
		str_clear(&query);
		str_add(&query, str_text(&inner));
	}
	expect_hits(*state, str_text(&query), "3:rained");
	str_clear(&inner);
	str_add_format(&inner, "rained -(walls -(%s))", "rained");
	expect_hits(*state, str_text(&inner), "3:rained");
	str_done(&inner);
	str_done(&query);
}

/* Forms of a word belong to documents in its language. */
static void
test_search_finds_other_forms(void **state)
{
	struct shelf *shelf = *state;
	static const struct search_options exact = { .exact = true };
	struct hit_list hits;

	if (!stemmer_there())
		skip();
	expect_hits(shelf, "mina", "4:mina");
	expect_hits(shelf, "minero", "4:mineros");
	expect_hits(shelf, "walking", "1:walked");
	expect_hits(shelf, "=walking", "");
	expect_hits(shelf, "\"walking\"", "");
	expect_hits(shelf, "rains", "3:rained");
	/* By the rules of Spanish alone "cura" and "curas" are one word. */
	expect_hits(shelf, "curas", "4:cura");
	assert_true(library_search(
		shelf->library, "walking", &exact, &hits, &shelf->err));
	assert_int_equal(hits.count, 0);
	hit_list_done(&hits);
}

static void
test_search_allows_one_edit(void **state)
{
	expect_hits(*state, "Orura~1 trains", "1:Oruro");
	expect_hits(*state, "traisn~", "1:trains");
	expect_hits(*state, "xtrains~1", "1:trains");
	expect_hits(*state, "trais~1", "1:trains");
	expect_hits(*state, "zebra~1", "");
}

static void
test_search_lists_what_fits_first(void **state)
{
	struct shelf *shelf = *state;
	struct hit_list hits;

	assert_true(library_search(
		shelf->library, "Lechin", NULL, &hits, &shelf->err));
	assert_int_equal(hits.rows[0].how, HIT_EXACT);
	hit_list_done(&hits);
	assert_true(library_search(
		shelf->library, "Lechín", NULL, &hits, &shelf->err));
	assert_int_equal(hits.count, 3);
	assert_int_equal(hits.rows[0].place.document, 1);
	assert_int_equal(hits.rows[2].place.document, 2);
	assert_int_equal(hits.rows[2].how, HIT_FOLDED);
	assert_int_equal(hits.group_count, 2);
	assert_int_equal(hits.groups[0].passages, 2);
	assert_int_equal(hits.groups[1].first, 2);
	hit_list_done(&hits);
}

/* Fields that say which documents, and no word to look for in them. */
static void
test_search_of_documents(void **state)
{
	static const char *const queries[] = { "in:2", "format:text",
		"in:2 -strike", "in:2 OR in:3", "in:1 date:1952" };
	struct shelf *shelf = *state;
	const struct search_options options = { .limit = 500 };
	struct hit_list hits;
	struct error err = { 0 };
	size_t i;

	for (i = 0; i < sizeof queries / sizeof *queries; i++) {
		if (!library_search(
			    shelf->library, queries[i], &options, &hits, &err))
			fail_msg("%s: %s", queries[i], err.text);
		assert_true(hits.count > 0);
		hit_list_done(&hits);
	}
}

static void
test_search_by_fields(void **state)
{
	expect_hits(*state, "entity:\"Juan Lechin Oquendo\" bread", "2:bread");
	expect_hits(
		*state, "strike -entity:\"Juan Lechin Oquendo\"", "3:strike");
	expect_hits(*state, "strike in:2", "2:strike");
	expect_hits(
		*state, "letter in:headings -in:1 -in:2", "3:Letter 5:Letter");
	expect_hits(*state, "oruro type:place in:1 trains", "1:Oruro");
	expect_hits(*state, "oruro date:1952", "1:Oruro");
	expect_hits(*state, "date:1953..1960", "2:May 1953");
	expect_hits(*state, "date:..1953-04", "1:9 April 1952");
	expect_hits(
		*state, "(trains OR date:1953) -in:4", "1:trains 2:May 1953");
	expect_hits(*state, "format:text rained", "3:rained");
	expect_hits(*state, "format:TXT rained", "3:rained");
	expect_hits(*state, "near:2(strike bread)", "2:strike");
	expect_hits(*state, "near:1(strike bread)", "");
}

static void
expect_mistake(struct shelf *shelf, const char *query, unsigned column,
	const char *words)
{
	struct hit_list hits;
	struct error err = { 0 };

	assert_false(library_search(shelf->library, query, NULL, &hits, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	if (err.column != column || !strstr(err.text, words))
		fail_msg("%s: %u: %s", query, err.column, err.text);
}

static void
test_fields_that_mean_nothing(void **state)
{
	expect_mistake(*state, "a entity:nobody", 3, "nobody and nothing");
	expect_mistake(*state, "type:dog", 1, "types are");
	expect_mistake(*state, "a date:soon", 3, "is written 1952");
	expect_mistake(*state, "date:1960..1950", 1, "ends before");
	expect_mistake(*state, "a -in:nowhere", 4, "");
	expect_mistake(*state, "author:nobody", 1, "no document");
}

static void
test_concordance_has_every_place(void **state)
{
	struct shelf *shelf = *state;
	struct hit_list hits;

	assert_true(library_concordance(
		shelf->library, "oruro", NULL, &hits, &shelf->err));
	assert_int_equal(hits.count, 6);
	assert_int_equal(hits.documents, 3);
	assert_string_equal(hits.rows[0].match, "Oruro");
	assert_int_equal(hits.rows[0].place.document, 1);
	assert_int_equal(hits.rows[5].place.document, 4);
	hit_list_done(&hits);
}

static void
test_search_groups_by_document(void **state)
{
	struct shelf *shelf = *state;
	struct hit_list hits;
	uint32_t last = 0, changes = 0;
	size_t i;

	assert_true(library_search(
		shelf->library, "oruro", NULL, &hits, &shelf->err));
	for (i = 0; i < hits.count; i++) {
		changes += hits.rows[i].place.document != last;
		if (hits.rows[i].place.document == last)
			assert_true(hits.rows[i].place.start >
				    hits.rows[i - 1].place.start);
		last = hits.rows[i].place.document;
	}
	assert_int_equal(hits.documents, 3);
	assert_int_equal(changes, 3);
	hit_list_done(&hits);
}

static void
test_search_limit_and_total(void **state)
{
	static const struct search_options one = { .limit = 1 };
	struct shelf *shelf = *state;
	struct hit_list hits;

	assert_true(library_search(
		shelf->library, "strike", &one, &hits, &shelf->err));
	assert_int_equal(hits.count, 1);
	assert_int_equal(hits.total, 3);
	assert_int_equal(hits.documents, 3);
	hit_list_done(&hits);
	assert_false(library_search(
		shelf->library, "\"strike", &one, &hits, &shelf->err));
	assert_int_equal(shelf->err.code, ERROR_USAGE);
}

static void
test_search_offers_the_entity(void **state)
{
	struct shelf *shelf = *state;
	struct hit_list hits;
	uint32_t id = library_find_entity(
		shelf->library, "juan lechin oquendo", &shelf->err);

	assert_int_not_equal(id, 0);
	assert_true(library_search(shelf->library, "Juan Lechín Oquendo", NULL,
		&hits, &shelf->err));
	assert_int_equal(hits.entity.id, id);
	hit_list_done(&hits);
}

static void
test_one_person_in_two_letters(void **state)
{
	struct shelf *shelf = *state;
	struct entity_card card;
	uint32_t id = library_find_entity(
		shelf->library, "Juan Lechin Oquendo", &shelf->err);

	assert_true(
		library_entity_card(shelf->library, id, &card, &shelf->err));
	assert_string_equal(card.entity.name, "Juan Lechín Oquendo");
	assert_int_equal(card.entity.type, ENTITY_PER);
	assert_int_equal(card.document_count, 2);
	assert_int_equal(card.documents[0].mentions, 2);
	assert_int_equal(card.entity.mentions, 3);
	assert_int_equal(card.first.document, 1);
	assert_int_equal(card.last.document, 2);
	assert_true(card.date_count >= 2);
	entity_card_done(&card);
}

static void
test_walk_through_mentions(void **state)
{
	struct shelf *shelf = *state;
	uint32_t id = library_find_entity(
		shelf->library, "Juan Lechín Oquendo", &shelf->err);
	struct place at = { 1, 0, 0 }, next, back;
	struct mention_rank rank;
	uint32_t nth, total, i;

	for (i = 1; i <= 3; i++) {
		assert_true(library_next_mention(shelf->library, id, &at, true,
			&next, &nth, &total, &shelf->err));
		assert_int_equal(nth, i);
		assert_int_equal(total, 3);
		at = next;
	}
	assert_true(library_next_mention(
		shelf->library, id, &at, true, &next, NULL, NULL, &shelf->err));
	assert_int_equal(next.document, 0);
	assert_true(library_next_mention(shelf->library, id, &at, false, &back,
		&nth, NULL, &shelf->err));
	assert_int_equal(back.document, 1);
	assert_int_equal(nth, 2);
	assert_true(library_mention_rank(
		shelf->library, id, &back, &rank, &shelf->err));
	assert_int_equal(rank.here, 2);
	assert_int_equal(rank.here_total, 2);
	assert_int_equal(rank.all, 2);
	assert_int_equal(rank.all_total, 3);
}

static void
test_mentions_have_context(void **state)
{
	struct shelf *shelf = *state;
	struct mention_list list;
	uint32_t id = library_find_entity(
		shelf->library, "Juan Lechín Oquendo", &shelf->err);

	assert_true(
		library_mentions(shelf->library, id, 0, 0, &list, &shelf->err));
	assert_int_equal(list.count, 3);
	assert_string_equal(list.rows[0].before, "On 9 April 1952 ");
	assert_string_equal(list.rows[0].form, "Juan Lechín Oquendo");
	assert_string_equal(list.rows[1].form, "Lechín");
	mention_list_done(&list);
}

static void
test_entities_are_listed(void **state)
{
	struct shelf *shelf = *state;
	struct entity_filter filter = { .text = "LECHIN" };
	struct entity_list list;

	assert_true(
		library_entities(shelf->library, &filter, &list, &shelf->err));
	assert_int_equal(list.count, 1);
	entity_list_done(&list);
	filter = (struct entity_filter){ .types = 1u << ENTITY_PER,
		.document = 3 };
	assert_true(
		library_entities(shelf->library, &filter, &list, &shelf->err));
	assert_int_equal(list.count, 0);
	entity_list_done(&list);
	filter = (struct entity_filter){ .order = ENTITY_BY_PLACE };
	assert_true(
		library_entities(shelf->library, &filter, &list, &shelf->err));
	assert_int_equal(list.rows[0].id, 1);
	entity_list_done(&list);
}

static void
test_unknown_names(void **state)
{
	struct shelf *shelf = *state;

	assert_int_equal(
		library_find_entity(shelf->library, "Nobody", &shelf->err), 0);
	assert_int_equal(shelf->err.code, ERROR_NOT_FOUND);
	assert_int_equal(
		library_find_entity(shelf->library, "e9999", &shelf->err), 0);
	assert_int_equal(
		library_find_entity(shelf->library, "e1", &shelf->err), 1);
}

static void
test_timeline_is_in_order(void **state)
{
	struct shelf *shelf = *state;
	struct date_filter filter = { 0 };
	struct date_list dates;
	uint32_t id =
		library_find_entity(shelf->library, "Potosí", &shelf->err);

	assert_true(
		library_timeline(shelf->library, &filter, &dates, &shelf->err));
	assert_int_equal(dates.count, 6);
	assert_string_equal(dates.rows[0].edtf, "1952-04-09");
	assert_string_equal(dates.rows[0].match, "9 April 1952");
	assert_string_equal(dates.rows[1].edtf, "1953-05");
	date_list_done(&dates);
	filter.entity = id;
	assert_true(
		library_timeline(shelf->library, &filter, &dates, &shelf->err));
	assert_int_equal(dates.count, 1);
	assert_string_equal(dates.rows[0].edtf, "1953-05");
	date_list_done(&dates);
}

/* Of two that begin on one day the longer comes first. */
static void
test_timeline_puts_long_before_short(void **state)
{
	static const char *const order[] = { "197X", "1972", "1972-05",
		"1972-05-03" };
	struct shelf *shelf = *state;
	struct date_filter filter = { .document = 5 };
	struct date_list dates;
	size_t i;

	assert_true(
		library_timeline(shelf->library, &filter, &dates, &shelf->err));
	assert_int_equal(dates.count, 4);
	for (i = 0; i < 4; i++)
		assert_string_equal(dates.rows[i].edtf, order[i]);
	date_list_done(&dates);
	filter = (struct date_filter){ .query = "cast -strike" };
	assert_true(
		library_timeline(shelf->library, &filter, &dates, &shelf->err));
	assert_int_equal(dates.count, 4);
	assert_int_equal(dates.total, 4);
	date_list_done(&dates);
	filter = (struct date_filter){ .document = 1, .query = "strike" };
	assert_true(
		library_timeline(shelf->library, &filter, &dates, &shelf->err));
	assert_int_equal(dates.count, 0);
	date_list_done(&dates);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_search_ignores_case_and_accents),
		cmocka_unit_test(test_search_mends_broken_words),
		cmocka_unit_test(test_search_phrase_prefix_not),
		cmocka_unit_test(test_search_brackets),
		cmocka_unit_test(test_search_finds_other_forms),
		cmocka_unit_test(test_search_allows_one_edit),
		cmocka_unit_test(test_search_lists_what_fits_first),
		cmocka_unit_test(test_search_of_documents),
		cmocka_unit_test(test_search_by_fields),
		cmocka_unit_test(test_fields_that_mean_nothing),
		cmocka_unit_test(test_concordance_has_every_place),
		cmocka_unit_test(test_search_groups_by_document),
		cmocka_unit_test(test_search_limit_and_total),
		cmocka_unit_test(test_search_offers_the_entity),
		cmocka_unit_test(test_one_person_in_two_letters),
		cmocka_unit_test(test_walk_through_mentions),
		cmocka_unit_test(test_mentions_have_context),
		cmocka_unit_test(test_entities_are_listed),
		cmocka_unit_test(test_unknown_names),
		cmocka_unit_test(test_timeline_is_in_order),
		cmocka_unit_test(test_timeline_puts_long_before_short),
	};

	return cmocka_run_group_tests(tests, set_up, shelf_close);
}
