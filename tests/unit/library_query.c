/* Queries: what is read, what is refused, what they find in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/mended.h"
#include "library/query.h"

static void
expect_match(const char *text, const char *match)
{
	struct query query;
	struct error err = { 0 };
	struct str got = { 0 };

	if (!query_parse(&query, text, &err))
		fail_msg("%s: %s", text, err.text);
	query_write(query.root, NULL, false, &got);
	assert_string_equal(str_text(&got), match);
	str_done(&got);
	query_done(&query);
}

static void
expect_refusal(const char *text, unsigned column, const char *why)
{
	struct query query;
	struct error err = { 0 };

	assert_false(query_parse(&query, text, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	if (err.column != column || !strstr(err.text, why))
		fail_msg("%s: %u: %s", text, err.column, err.text);
}

static void
test_words(void **state)
{
	(void)state;
	expect_match("Huanuni", "(\"huanuni\")");
	expect_match("García  Meza", "((\"garcia\") AND (\"meza\"))");
	expect_match("miner*", "(\"miner\" *)");
	expect_match("(1952)", "(\"1952\")");
	expect_match("=Mines", "(\"mines\")");
}

static void
test_phrases(void **state)
{
	(void)state;
	expect_match("\"Siglo XX\"", "(\"siglo xx\")");
	expect_match("“siglo  veinte”", "(\"siglo veinte\")");
	expect_match("Catavi-Siglo", "(\"catavi siglo\")");
	expect_match("\"paz est\"*", "(\"paz est\" *)");
}

static void
test_either_takes_its_neighbours(void **state)
{
	(void)state;
	expect_match("strike OR lockout", "((\"strike\") OR (\"lockout\"))");
	expect_match("a OR b OR c", "((\"a\") OR (\"b\") OR (\"c\"))");
	expect_match("mine strike OR lockout 1952",
		"((\"mine\") AND ((\"strike\") OR (\"lockout\")) AND "
		"(\"1952\"))");
	expect_match("a or b", "((\"a\") AND (\"or\") AND (\"b\"))");
	expect_match("ORURO", "(\"oruro\")");
}

static void
test_brackets(void **state)
{
	(void)state;
	expect_match("(a b) OR c", "(((\"a\") AND (\"b\")) OR (\"c\"))");
	expect_match("a (b OR (c d))",
		"((\"a\") AND ((\"b\") OR ((\"c\") AND (\"d\"))))");
	expect_match("law (Ley) 12)", "((\"law\") AND (\"ley\") AND (\"12\"))");
	expect_match("f(x)", "(\"f x\")");
}

static void
test_left_out(void **state)
{
	(void)state;
	expect_match("mine -tin", "(((\"mine\")) NOT ((\"tin\")))");
	expect_match("a -b c -\"d e\"",
		"(((\"a\") AND (\"c\")) NOT ((\"b\") OR (\"d e\")))");
	expect_match("a -(b c)", "(((\"a\")) NOT (((\"b\") AND (\"c\"))))");
	expect_match("a - b", "((\"a\") AND (\"b\"))");
}

static void
test_near(void **state)
{
	(void)state;
	expect_match("near:5(mine \"tin works\")",
		"NEAR(\"mine\" \"tin works\" , 5)");
	expect_match("near:99999999999(a b)", "NEAR(\"a\" \"b\" , 1000)");
	expect_match("near:(a b*)", "NEAR(\"a\" \"b\" * , 10)");
	expect_match("near:3(a b) c", "(NEAR(\"a\" \"b\" , 3) AND (\"c\"))");
}

static void
test_nothing_gets_through(void **state)
{
	(void)state;
	expect_match("a NEAR(b)", "((\"a\") AND (\"near b\"))");
	expect_match("text:a", "(\"text a\")");
	expect_match("a AND b^2", "((\"a\") AND (\"and\") AND (\"b 2\"))");
	expect_match("{a} + 'b'", "((\"a\") AND (\"b\"))");
}

static void
test_mistakes_are_pointed_at(void **state)
{
	(void)state;
	expect_refusal("mine \"siglo", 6, "no second one");
	expect_refusal("mi*ne", 1, "end of a word");
	expect_refusal("mine *", 6, "end of a word");
	expect_refusal("OR mine", 1, "between two words");
	expect_refusal("mine OR", 6, "between two words");
	expect_refusal("a OR OR b", 6, "between two words");
	expect_refusal("a OR -b", 6, "left out");
	expect_refusal("señor entity:", 7, "wants a name");
	expect_refusal("in:\"\" a", 1, "wants notes");
	expect_refusal("mine (tin OR", 11, "between two words");
	expect_refusal("mine (tin", 6, "not closed");
	expect_refusal("near:5 a", 1, "near:5(one two)");
	expect_refusal("x near:5(a)", 9, "two or more");
	expect_refusal("near:5(a (b OR c))", 10, "two or more");
	expect_refusal("mine~2", 5, "one edit");
	expect_refusal("\"mine\"~1", 7, "not behind a phrase");
	expect_refusal("ab~", 1, "three letters");
	expect_refusal("mine*~1", 1, "single whole word");
	expect_refusal("-tin", 0, "only what to leave out");
	expect_refusal("  ", 0, "no word");
	expect_refusal("&", 0, "no word");
	expect_refusal("((((((((((((a", 11, "10 deep");
}

static void
test_fields(void **state)
{
	struct query query;
	struct error err = { 0 };
	const struct query_node *node;

	(void)state;
	assert_true(query_parse(&query,
		"entity:\"Juan Lechín\" -in:notes date:1952..1964", &err));
	node = query.root->first;
	assert_int_equal(query.root->kind, QUERY_AND);
	assert_int_equal(node->field, QUERY_ENTITY);
	assert_string_equal(node->value, "Juan Lechín");
	assert_int_equal(node->next->kind, QUERY_NOT);
	assert_string_equal(node->next->first->value, "notes");
	assert_string_equal(node->next->next->value, "1952..1964");
	assert_false(query_is_text(query.root));
	query_done(&query);
	assert_true(query_parse(&query, "cookie in:boilerplate", &err));
	assert_true(query.boilerplate);
	assert_true(query_is_text(query.root));
	query_done(&query);
	assert_true(query_parse(&query, "cookie -in:boilerplate", &err));
	assert_false(query.boilerplate);
	query_done(&query);
}

/* Whatever is typed is read or refused, and nothing is read twice over. */
static void
test_anything_can_be_typed(void **state)
{
	static const char letters[] = "a\"*~1=-():OR near:in:x  \xc3\xad";
	unsigned seed = 1, i, j;
	struct query query;
	struct error err;
	struct str match = { 0 };
	char text[24];

	(void)state;
	for (i = 0; i < 40000; i++) {
		for (j = 0; j < 16; j++) {
			seed = seed * 1103515245u + 12345u;
			text[j] = letters[(seed >> 16) % (sizeof letters - 1)];
		}
		text[j] = '\0';
		err = (struct error){ 0 };
		if (!query_parse(&query, text, &err)) {
			assert_int_equal(err.code, ERROR_USAGE);
			assert_true(err.text[0] && err.column <= 17);
			continue;
		}
		str_clear(&match);
		if (query_is_text(query.root)) {
			query_write(query.root, NULL, false, &match);
			assert_null(strstr(str_text(&match), "()"));
		}
		query_done(&query);
	}
	str_done(&match);
}

/* -- in a text ------------------------------------------------------------ */

struct page {
	struct query_passage passage;
	struct mended mended;
};

static void
page_begin(struct page *page, const char *text, const struct mend *mends,
	size_t count)
{
	*page = (struct page){ 0 };
	page->passage.text = slice_of(text);
	fold_init(&page->passage.fold, text, strlen(text));
	if (!count)
		return;
	mended_init(&page->mended, page->passage.text, mends, count);
	page->passage.mended = &page->mended;
	fold_init(&page->passage.mended_fold, page->mended.text.data,
		page->mended.text.len);
}

static void
page_end(struct page *page)
{
	fold_done(&page->passage.fold);
	if (page->passage.mended) {
		fold_done(&page->passage.mended_fold);
		mended_done(&page->mended);
	}
}

/* What the query marks in a text, from the beginning, and how well it fits. */
static void
expect_found_in(const char *query_text, struct page *page, enum hit_how how,
	const char *marked)
{
	struct query query;
	struct error err = { 0 };
	struct query_place place;
	struct str got = { 0 };
	uint32_t from = 0;

	if (!query_parse(&query, query_text, &err))
		fail_msg("%s", err.text);
	while (query_find(&query, &page->passage, from, &place)) {
		str_add_format(&got, "[%.*s]", (int)(place.end - place.start),
			page->passage.text.data + place.start);
		from = place.end;
	}
	assert_string_equal(str_text(&got), marked);
	assert_int_equal(query_fits(query.root, &page->passage), how);
	str_done(&got);
	query_done(&query);
}

static void
expect_found(const char *query, const char *text, const char *marked)
{
	struct page page;

	page_begin(&page, text, NULL, 0);
	expect_found_in(query, &page, HIT_EXACT, marked);
	page_end(&page);
}

static void
test_finds_the_printed_letters(void **state)
{
	(void)state;
	expect_found("garcia", "Gen. García Meza", "[García]");
	expect_found("GARCIA", "garcia, Garcia-Meza", "[garcia][Garcia]");
	expect_found("mining", "the min-\ning town", "[min-\ning]");
	expect_found("mine", "miners mined a mine", "[mine]");
	expect_found("mine*", "miners mined", "[miners mined]");
	expect_found("\"siglo xx\"", "Siglo\u00a0XX, Siglo  XX. SigloXX",
		"[Siglo\u00a0XX][Siglo  XX]");
	expect_found(
		"\"workers party\"", "the Workers’ Party", "[Workers’ Party]");
	expect_found("a -b", "b a b", "[a]");
	expect_found("near:2(tin mine)",
		"A mine, long ago, gave tin; tin of a mine, of a tin mine",
		"[tin][mine][tin mine]");
	expect_found("near:0(tin mine)", "tin of a mine; so tin and a tin mine",
		"[tin mine]");
	expect_found("evil", "\u202eevil\u202c, evil\u00b9", "[evil][evil]");
	expect_found("tin mine", "The tin mine, a mine of tin",
		"[tin mine][mine][tin]");
}

static void
test_accents_that_were_typed(void **state)
{
	struct page page;

	(void)state;
	page_begin(&page, "Lechín and Lechin and LECHÍN", NULL, 0);
	expect_found_in("Lechín", &page, HIT_EXACT, "[Lechín][Lechin][LECHÍN]");
	expect_found_in("lechin", &page, HIT_EXACT, "[Lechín][Lechin][LECHÍN]");
	page_end(&page);
	page_begin(&page, "Lechin's", NULL, 0);
	expect_found_in("Lechín", &page, HIT_FOLDED, "[Lechin]");
	expect_found_in("Lechín OR lechin", &page, HIT_EXACT, "[Lechin]");
	page_end(&page);
	page_begin(&page, "an\u0303o, año, ano", NULL, 0);
	expect_found_in("año", &page, HIT_EXACT, "[an\u0303o][año][ano]");
	page_end(&page);
}

static void
test_damage_is_put_right(void **state)
{
	static const struct mend mends[] = {
		{ 4, 10, "García" },
		{ 24, 31, "Huanuni" },
	};
	struct page page;

	(void)state;
	page_begin(&page, "Gen Carcia Meza went to Huanani, Garcia!", mends, 2);
	expect_found_in("huanuni", &page, HIT_MENDED, "[Huanani]");
	expect_found_in(
		"garcia meza", &page, HIT_EXACT, "[Carcia][Meza][Garcia]");
	expect_found_in("\"garcia meza\"", &page, HIT_MENDED, "[Carcia Meza]");
	expect_found_in("\"gen garcia\"", &page, HIT_MENDED, "[Gen Carcia]");
	expect_found_in("meza huanuni", &page, HIT_MENDED, "[Meza][Huanani]");
	expect_found_in("carcia", &page, HIT_EXACT, "[Carcia]");
	expect_found_in("huanuni OR meza", &page, HIT_EXACT, "[Meza][Huanani]");
	page_end(&page);
}

/* Every word of a text is found where it stands, however it is broken. */
static void
test_every_word_is_found(void **state)
{
	static const char text[] =
		"“El señor Gar\u00adcía”—said he—went, in 1952\u00a0to\n"
		"Potosí: the min-\ners’ co\u0301digo; ﬁnal Straße…";
	static const char *const words[] = { "senor", "garcia", "said", "1952",
		"to", "potosi", "miners", "codigo", "final", "strasse",
		"\"1952 to potosi\"", "\"he went\"", "\"miners codigo\"" };
	struct query_place place;
	struct page page;
	struct query query;
	struct error err = { 0 };
	size_t i;

	(void)state;
	page_begin(&page, text, NULL, 0);
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		char *folded;

		assert_true(query_parse(&query, words[i], &err));
		if (!query_find(&query, &page.passage, 0, &place))
			fail_msg("%s", words[i]);
		/* What is marked, folded alone, is the word again. */
		folded = fold_string(
			text + place.start, place.end - place.start);
		if (*words[i] != '"')
			assert_string_equal(folded, words[i]);
		free(folded);
		query_done(&query);
	}
	page_end(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_either_takes_its_neighbours),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_nothing_gets_through),
		cmocka_unit_test(test_mistakes_are_pointed_at),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_anything_can_be_typed),
		cmocka_unit_test(test_finds_the_printed_letters),
		cmocka_unit_test(test_accents_that_were_typed),
		cmocka_unit_test(test_damage_is_put_right),
		cmocka_unit_test(test_every_word_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
