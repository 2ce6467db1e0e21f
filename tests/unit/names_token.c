/* Tokens: where words end, what they keep, and where sentences begin. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "names/loaded.h"
#include "names/token.h"

/* Tokens are written with a bar between them. */
static const struct {
	const char *text;
	const char *tokens;
} cuts[] = {
	{ "Illanes’ death", "Illanes|’|death" },
	{ "Bolivia’s mine, Bolivia's", "Bolivia|’s|mine|,|Bolivia|'s" },
	{ "Evo´s party", "Evo|´s|party" },
	{ "O'Higgins and D’Orbigny don't", "O'Higgins|and|D’Orbigny|don't" },
	{ "IMF-backed", "IMF|-|backed" },
	{ "the U.S. and U.S.S.R.", "the|U.S.|and|U.S.S.R." },
	{ "J. P. Morgan. A. Then", "J.|P.|Morgan|.|A.|Then" },
	{ "the U. S. and U . N . of U. Eco",
		"the|U. S.|and|U . N .|of|U.|Eco" },
	{ "https://a.b/C-d. Then (www.x.org/Y), he",
		"https://a.b/C-d|.|Then|(|www.x.org/Y|)|,|he" },
	{ "1,500 men, 3.5 in 1952-53.", "1,500|men|,|3.5|in|1952|-|53|." },
	{ "the 1980s and 4th", "the|1980s|and|4th" },
	{ "Añez Potosí naïve", "Añez|Potosí|naïve" },
	{ "K’ara K’ara", "K’ara|K’ara" },
	{ "[7] “Yes”", "[|7|]|“|Yes|”" },
	{ "San\xc2\xa0Juan\n", "San|Juan" },
};

static struct doc *
doc_of(const char *text)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, strlen(text));
	doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
	return doc;
}

static void
text_is_cut(void **state)
{
	struct resources *resources = resources_new();
	size_t i;
	uint32_t k;

	(void)state;
	for (i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		struct doc *doc = doc_of(cuts[i].text);
		struct tokens tokens;
		struct str out = { 0 };

		token_cut(&tokens, doc, resources->gazetteer);
		for (k = 0; k < tokens.count; k++) {
			if (k)
				str_add_char(&out, '|');
			str_add_slice(&out, doc_slice(doc, tokens.list[k].start,
						    tokens.list[k].end));
		}
		assert_string_equal(str_text(&out), cuts[i].tokens);
		str_done(&out);
		token_done(&tokens);
		doc_free(doc);
	}
	resources_free(resources);
}

static void
sentences_begin_where_they_do(void **state)
{
	struct resources *resources = resources_new();
	struct doc *doc =
		doc_of("Dr. Paz spoke. “Nobody listened.” Then Gen. Toro left");
	struct tokens tokens;
	struct str out = { 0 };
	uint32_t k;

	(void)state;
	token_cut(&tokens, doc, resources->gazetteer);
	for (k = 0; k < tokens.count; k++) {
		if (!(tokens.list[k].flags & TOKEN_SENTENCE))
			continue;
		str_add_slice(&out, token_text(&tokens, k));
		str_add_char(&out, ' ');
	}
	assert_string_equal(str_text(&out), "Dr Nobody Then ");
	str_done(&out);
	token_done(&tokens);
	doc_free(doc);
	resources_free(resources);
}

/* Spellings that differ in case and accents alone are one fold. */
static void
folds_are_shared(void **state)
{
	struct resources *resources = resources_new();
	struct doc *doc = doc_of("Potosí POTOSI potosi Potosí");
	struct tokens tokens;

	(void)state;
	token_cut(&tokens, doc, resources->gazetteer);
	assert_int_equal(tokens.count, 4);
	assert_int_equal(tokens.word_count, 3);
	assert_int_equal(tokens.fold_count, 1);
	assert_int_equal(tokens.folds[0].lower, 1);
	assert_true(token_classes(&tokens, 0) & CLASS(PLACE));
	token_done(&tokens);
	doc_free(doc);
	resources_free(resources);
}

static void
gazetteers_can_be_added(void **state)
{
	static const char lines[] = "# mine\n[first-name]\nZutano, Mengana\n"
				    "ORG\tGran Logia\tGL|La Logia\nnonsense\t"
				    "x\n[unknown]\nfoo\n";
	struct gazetteer *gazetteer = gazetteer_new();
	const struct gazetteer_entry *entry;
	struct tokens tokens;
	uint64_t hash;

	(void)state;
	gazetteer_add(gazetteer, slice_of(lines));
	token_cut_text(&tokens, "Mengana La Logia foo", 20, gazetteer);
	entry = gazetteer_find(gazetteer, token_hash(&tokens, 0));
	assert_non_null(entry);
	assert_true(entry->classes == CLASS(FIRST));
	hash = token_hash_join(token_hash(&tokens, 1), token_hash(&tokens, 2));
	entry = gazetteer_find(gazetteer, hash);
	assert_non_null(entry);
	assert_true(entry->classes == CLASS(ORG));
	assert_string_equal(entry->name, "Gran Logia");
	assert_null(gazetteer_find(gazetteer, token_hash(&tokens, 3)));
	token_done(&tokens);
	gazetteer_free(gazetteer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut),
		cmocka_unit_test(sentences_begin_where_they_do),
		cmocka_unit_test(folds_are_shared),
		cmocka_unit_test(gazetteers_can_be_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
