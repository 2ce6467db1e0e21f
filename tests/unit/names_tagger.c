/* The tagger: its lexicon, its facts, its model, and what paths it may take. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "names/hints.h"
#include "names/loaded.h"
#include "names/recall.h"
#include "names/tagger.h"
#include "lectern/base/asset.h"

static const char sample[] =
	"In October 2003 President Gonzalo Sánchez de Lozada fled from La Paz "
	"to Miami. The Bolivian Workers’ Central (COB) had called a general "
	"strike; Juan Lechín Oquendo spoke at Huanuni, of the MNR and of the "
	"massacre of San Juan. Los mineros bolivianos marcharon.\n";

/* A document as the tagger is given it. */
struct given {
	struct doc *doc;
	struct tokens tokens;
	struct candidates candidates;
	uint8_t *quiet;
	struct hint *hints;
};

static void
given_init(struct given *given, const struct resources *resources)
{
	*given = (struct given){ .doc = doc_new() };
	doc_set_text(given->doc, sample, strlen(sample));
	doc_add_block(given->doc, BLOCK_PARAGRAPH, 0, given->doc->len - 1);
	token_cut(&given->tokens, given->doc, resources->gazetteer);
	given->quiet = propose_quiet(&given->tokens);
	propose_rules(&given->tokens, given->quiet, &given->candidates);
	given->hints =
		hints_new(&given->tokens, given->quiet, &given->candidates);
}

static void
given_done(struct given *given)
{
	free(given->hints);
	free(given->quiet);
	free(given->candidates.list);
	token_done(&given->tokens);
	doc_free(given->doc);
}

/* Were these to change, the model would know no word any more. */
static void
test_hashes_are_what_models_were_made_with(void **state)
{
	(void)state;
	assert_true(lexicon_hash(slice_of("")) == UINT64_C(0xd0ec12591117a4e9));
	assert_true(lexicon_hash(slice_of("huanuni")) ==
		    UINT64_C(0x72d06d33fe151117));
	assert_true(lexicon_hash_join(lexicon_hash(slice_of("la")),
			    lexicon_hash(slice_of("paz"))) ==
		    UINT64_C(0xb3dbef88070078f0));
}

static void
test_table_is_searched_past_collisions(void **state)
{
	uint64_t hash = lexicon_hash(slice_of("paz"));
	uint32_t keys[4] = { 0 };
	uint16_t values[4] = { 0 };
	struct lexicon_table table = { keys, values, 4 };
	uint32_t slot = lexicon_slot(hash, 4);

	(void)state;
	assert_int_equal(lexicon_find(&table, hash), 0);
	keys[slot] = lexicon_key(hash) + 1;
	values[slot] = 7;
	keys[(slot + 1) % 4] = lexicon_key(hash);
	values[(slot + 1) % 4] = 9;
	assert_int_equal(lexicon_find(&table, hash), 9);
	assert_int_equal(lexicon_find(&(struct lexicon_table){ 0 }, hash), 0);
}

static void
test_facts_are_the_same_twice(void **state)
{
	struct resources *resources = resources_new();
	const struct lexicon *lexicon = tagger_lexicon(resources->tagger);
	uint64_t a[FEATURE_MAX], b[FEATURE_MAX];
	struct features one, two;
	struct given given;
	uint32_t i;
	size_t count;

	(void)state;
	given_init(&given, resources);
	features_init(&one, &given.tokens, lexicon, given.hints);
	features_init(&two, &given.tokens, lexicon, given.hints);
	for (i = 0; i < given.tokens.count; i++) {
		count = features_of(&one, i, 0, given.tokens.count, a);
		assert_in_range(count, 20, FEATURE_MAX);
		assert_int_equal(
			features_of(&two, i, 0, given.tokens.count, b), count);
		assert_memory_equal(a, b, count * sizeof *a);
	}
	features_done(&one);
	features_done(&two);
	given_done(&given);
	resources_free(resources);
}

/* Is all that a token says in a role among the facts? */
static void
assert_role_among(const struct features *features, uint32_t i,
	enum feature_role role, const uint64_t *facts, size_t count)
{
	uint64_t wanted[FEATURE_MAX];
	size_t k, at, wanted_count;

	wanted_count =
		features_of_role(features_atom(features, i), role, wanted);
	for (k = 0; k < wanted_count; k++) {
		for (at = 0; at < count && facts[at] != wanted[k]; at++)
			;
		assert_true(at < count);
	}
}

/* What models learn of a token is what the tagger will ask: "de", "of" recur.
 */
static void
test_facts_are_of_the_neighbours(void **state)
{
	struct resources *resources = resources_new();
	uint64_t facts[FEATURE_MAX];
	struct features features;
	struct given given;
	uint32_t i;
	size_t count;

	(void)state;
	given_init(&given, resources);
	features_init(&features, &given.tokens,
		tagger_lexicon(resources->tagger), given.hints);
	for (i = 1; i + 1 < given.tokens.count; i++) {
		count = features_of(&features, i, 0, given.tokens.count, facts);
		assert_role_among(&features, i - 1, ROLE_BEFORE, facts, count);
		assert_role_among(&features, i, ROLE_HERE, facts, count);
		assert_role_among(&features, i + 1, ROLE_AFTER, facts, count);
	}
	features_done(&features);
	given_done(&given);
	resources_free(resources);
}

static void
test_damaged_model_is_refused(void **state)
{
	struct slice model = asset_find("model/names.bin");
	char *copy = memcpy(memory_new(model.len), model.data, model.len);
	struct slice damaged = { copy, model.len };
	struct error err = { 0 };
	struct tagger *tagger;
	size_t lens[] = { 0, 7, sizeof(struct tagger_head), 4096, model.len / 2,
		model.len - 1 };
	size_t i;

	(void)state;
	tagger = tagger_new(damaged, &err);
	assert_non_null(tagger);
	tagger_free(tagger);
	for (i = 0; i < sizeof lens / sizeof *lens; i++) {
		damaged.len = lens[i];
		assert_null(tagger_new(damaged, &err));
	}
	damaged.len = model.len;
	copy[model.len / 3] ^= 1;
	assert_null(tagger_new(damaged, &err));
	copy[model.len / 3] ^= 1;
	copy[0] ^= 1;
	assert_null(tagger_new(damaged, &err));
	free(copy);
}

static void
test_names_go_on_only_with_their_kind(void **state)
{
	struct resources *resources = resources_new();
	struct given given;
	float *confidence;
	uint8_t *labels;
	uint32_t i, names = 0;

	(void)state;
	given_init(&given, resources);
	labels = memory_zero(given.tokens.count, 1);
	confidence = memory_zero(given.tokens.count, sizeof *confidence);
	tagger_tag(resources->tagger, &given.tokens, given.hints, labels,
		confidence);
	for (i = 0; i < given.tokens.count; i++) {
		assert_in_range(labels[i], 0, TAGGER_LABELS - 1);
		assert_true(tagger_follows(i ? labels[i - 1] : 0, labels[i]));
		assert_true(confidence[i] >= 0 && confidence[i] <= 1.0001f);
		names += labels[i] % 2;
	}
	assert_in_range(names, 6, 14);
	free(labels);
	free(confidence);
	given_done(&given);
	resources_free(resources);
}

static void
test_sentences_end_where_the_next_begins(void **state)
{
	struct resources *resources = resources_new();
	struct given given;
	uint32_t end;

	(void)state;
	given_init(&given, resources);
	end = tagger_sentence_end(&given.tokens, 0);
	assert_true(token_says(&given.tokens, end, "the"));
	while (end < given.tokens.count)
		end = tagger_sentence_end(&given.tokens, end);
	assert_int_equal(end, given.tokens.count);
	given_done(&given);
	resources_free(resources);
}

/* A second reading, of words that are remembered, finds the same. */
static void
test_words_remembered_say_the_same(void **state)
{
	struct resources *resources = resources_new();
	float *confidence[2];
	uint8_t *labels[2];
	struct given given;
	uint32_t i, count;

	(void)state;
	given_init(&given, resources);
	count = given.tokens.count;
	for (i = 0; i < 2; i++) {
		labels[i] = memory_zero(count, 1);
		confidence[i] = memory_zero(count, sizeof **confidence);
		tagger_tag(resources->tagger, &given.tokens, given.hints,
			labels[i], confidence[i]);
	}
	assert_memory_equal(labels[0], labels[1], count);
	assert_memory_equal(
		confidence[0], confidence[1], count * sizeof **confidence);
	for (i = 0; i < 2; i++) {
		free(labels[i]);
		free(confidence[i]);
	}
	given_done(&given);
	resources_free(resources);
}

/* The last word takes the place; what was known of the other is forgotten. */
static void
test_a_place_is_for_one_word(void **state)
{
	struct feature_atom one = { .exact = 5, .spread = 17 };
	struct feature_atom other = { .exact = 5 + RECALL_PLACES };
	struct recall *recall = recall_new();

	(void)state;
	assert_null(recall_find(recall, one.exact));
	recall_place(recall, &one)->known[ROLE_HERE] = true;
	assert_true(recall_place(recall, &one)->known[ROLE_HERE]);
	assert_int_equal(recall_find(recall, one.exact)->spread, 0);
	assert_false(recall_place(recall, &other)->known[ROLE_HERE]);
	assert_null(recall_find(recall, one.exact));
	assert_false(recall_place(recall, &one)->known[ROLE_HERE]);
	recall_free(recall);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hashes_are_what_models_were_made_with),
		cmocka_unit_test(test_table_is_searched_past_collisions),
		cmocka_unit_test(test_facts_are_the_same_twice),
		cmocka_unit_test(test_facts_are_of_the_neighbours),
		cmocka_unit_test(test_damaged_model_is_refused),
		cmocka_unit_test(test_words_remembered_say_the_same),
		cmocka_unit_test(test_a_place_is_for_one_word),
		cmocka_unit_test(test_names_go_on_only_with_their_kind),
		cmocka_unit_test(test_sentences_end_where_the_next_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
