/* Queries: what is read, what is refused, what they find in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "library/query.h"

static void
expect_match(const char *text, const char *match)
{
	struct query query;
	struct error err = { 0 };

	if (!query_parse(&query, text, &err))
		fail_msg("%s", err.text);
	assert_string_equal(query.match, match);
	query_done(&query);
}

static void
expect_refusal(const char *text, const char *where, const char *why)
{
	struct query query;
	struct error err = { 0 };

	assert_false(query_parse(&query, text, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	if (!strstr(err.text, where) || !strstr(err.text, why))
		fail_msg("%s: %s", text, err.text);
}

static void
test_words(void **state)
{
	(void)state;
	expect_match("Huanuni", "(\"huanuni\")");
	expect_match("García  Meza", "(\"garcia\") AND (\"meza\")");
	expect_match("miner*", "(\"miner\" *)");
	expect_match("(1952)", "(\"1952\")");
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
	expect_match("strike OR lockout", "(\"strike\" OR \"lockout\")");
	expect_match("mine strike OR lockout 1952",
		"(\"mine\") AND (\"strike\" OR \"lockout\") AND (\"1952\")");
	expect_match("a or b", "(\"a\") AND (\"or\") AND (\"b\")");
}

static void
test_left_out(void **state)
{
	(void)state;
	expect_match("mine -tin", "((\"mine\")) NOT (\"tin\")");
	expect_match("a -b c -\"d e\"",
		"((\"a\") AND (\"c\")) NOT (\"b\" OR \"d e\")");
	expect_match("a - b", "(\"a\") AND (\"b\")");
}

static void
test_nothing_gets_through(void **state)
{
	(void)state;
	expect_match("a NEAR(b)", "(\"a\") AND (\"near b\")");
	expect_match("text:a", "(\"text a\")");
	expect_match("a AND b^2", "(\"a\") AND (\"and\") AND (\"b 2\")");
	expect_match("{a} + 'b'", "(\"a\") AND (\"b\")");
}

static void
test_mistakes_are_pointed_at(void **state)
{
	(void)state;
	expect_refusal("mine \"siglo", "at letter 6", "no second one");
	expect_refusal("mi*ne", "at letter 1", "end of a word");
	expect_refusal("mine *", "at letter 6", "end of a word");
	expect_refusal("OR mine", "at letter 1", "between two words");
	expect_refusal("mine OR", "at letter 6", "between two words");
	expect_refusal("a OR OR b", "at letter 6", "between two words");
	expect_refusal("a OR -b", "at letter 6", "left out");
	expect_refusal("señor entity:goni", "at letter 7", "fields");
	expect_refusal("-tin", "only what to leave out", "");
	expect_refusal("  ", "no word", "");
	expect_refusal("&", "no word", "");
}

/* What the query marks in a text, from the beginning. */
static void
expect_found(const char *query_text, const char *text, const char *marked)
{
	struct query query;
	struct error err = { 0 };
	struct fold fold = { 0 };
	struct str got = { 0 };
	size_t from = 0, start, end;

	assert_true(query_parse(&query, query_text, &err));
	fold_init(&fold, text, strlen(text));
	while (query_find(&query, &fold, from, &start, &end)) {
		str_add_format(&got, "[%.*s]",
			(int)(fold.map[end] - fold.map[start]),
			text + fold.map[start]);
		from = end;
	}
	assert_string_equal(str_text(&got), marked);
	str_done(&got);
	fold_done(&fold);
	query_done(&query);
}

static void
test_finds_the_printed_letters(void **state)
{
	(void)state;
	expect_found("garcia", "Gen. García Meza", "[García]");
	expect_found("GARCÍA", "garcia, Garcia-Meza", "[garcia][Garcia]");
	expect_found("mining", "the min-\ning town", "[min-\ning]");
	expect_found("mine", "miners mined a mine", "[mine]");
	expect_found("mine*", "miners mined", "[miners][mined]");
	expect_found("\"siglo xx\"", "Siglo\u00a0XX, Siglo  XX. SigloXX",
		"[Siglo\u00a0XX][Siglo  XX]");
	expect_found(
		"\"workers party\"", "the Workers’ Party", "[Workers’ Party]");
	expect_found("a -b", "b a b", "[a]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_either_takes_its_neighbours),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_nothing_gets_through),
		cmocka_unit_test(test_mistakes_are_pointed_at),
		cmocka_unit_test(test_finds_the_printed_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
