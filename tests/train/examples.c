/*
 * Examples: features and the right label of every token, made by the code that
 * reads documents, rules and all, so that the tagger learns from what it will
 * be told.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names/hints.h"
#include "train.h"

/* -- the lexicon ---------------------------------------------------------- */

static void
table_init(struct table *table, uint32_t slots)
{
	*table = (struct table){ .slots = slots };
	table->keys = memory_zero(slots, sizeof *table->keys);
	table->values = memory_zero(slots, sizeof *table->values);
}

static uint16_t *
table_put(struct table *table, uint64_t hash)
{
	uint32_t key = lexicon_key(hash);
	uint32_t slot = lexicon_slot(hash, table->slots);

	while (table->keys[slot] && table->keys[slot] != key)
		slot = (slot + 1) & (table->slots - 1);
	if (!table->keys[slot])
		table->count++;
	table->keys[slot] = key;
	return &table->values[slot];
}

/* In the order of their bits; other classes are left out. */
static const char *const phrase_classes[] = { "CITY", "CTRY", "ADM", "FN", "SN",
	"GOV", "UNI", "NEWS", "EVT" };

#define PHRASE_CLASSES (sizeof phrase_classes / sizeof *phrase_classes)

static void
examples_add_phrase(
	struct examples *examples, const char *class, const char *phrase)
{
	struct tokens tokens;
	uint64_t hash = 0, word;
	unsigned k;
	uint32_t i;

	for (k = 0; k < PHRASE_CLASSES; k++) {
		if (strcmp(class, phrase_classes[k]) == 0)
			break;
	}
	token_cut_text(&tokens, phrase, strlen(phrase),
		examples->resources->gazetteer);
	for (i = 0; i < tokens.count && i <= LEXICON_PHRASE_TOKENS; i++) {
		word = tokens.list[i].kind == TOKEN_WORD
			       ? lexicon_hash(token_fold(&tokens, i)->text)
			       : lexicon_hash(token_text(&tokens, i));
		hash = i ? lexicon_hash_join(hash, word) : word;
	}
	if (k < PHRASE_CLASSES && tokens.count &&
		tokens.count <= LEXICON_PHRASE_TOKENS)
		*table_put(&examples->phrases, hash) |= (uint16_t)(1u << k);
	token_done(&tokens);
}

static void
examples_read_phrases(struct examples *examples, const char *path)
{
	struct bytes bytes = { 0 };
	char *line = corpus_bytes(path, &bytes), *next, *tab;

	table_init(&examples->phrases, 1u << 17);
	for (; *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		tab = strchr(line, '\t');
		if (tab) {
			*tab = '\0';
			examples_add_phrase(examples, line, tab + 1);
		}
	}
	bytes_done(&bytes);
}

static uint16_t
examples_path(struct examples *examples, const char *bits)
{
	uint16_t path = 1;
	size_t i;

	for (; *bits == '0' || *bits == '1'; bits++) {
		if (path >> 15)
			break;
		path = (uint16_t)(path << 1 | (*bits - '0'));
	}
	for (i = 0; i < examples->path_count; i++) {
		if (examples->paths[i] == path)
			return (uint16_t)(i + 1);
	}
	examples->paths = memory_grow(examples->paths, examples->path_count,
		&examples->path_cap, sizeof *examples->paths);
	examples->paths[examples->path_count++] = path;
	return (uint16_t)examples->path_count;
}

static void
examples_read_clusters(struct examples *examples, const char *path)
{
	struct bytes bytes = { 0 };
	char *line = corpus_bytes(path, &bytes), *next, *tab;

	table_init(&examples->clusters, 1u << 16);
	for (; *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		tab = strchr(line, '\t');
		if (!tab)
			continue;
		*tab = '\0';
		*table_put(&examples->clusters, lexicon_hash(slice_of(line))) =
			examples_path(examples, tab + 1);
	}
	bytes_done(&bytes);
}

void
examples_read_lexicon(
	struct examples *examples, const char *phrases, const char *clusters)
{
	examples_read_phrases(examples, phrases);
	examples_read_clusters(examples, clusters);
	examples->lexicon = (struct lexicon){
		.phrases = { examples->phrases.keys, examples->phrases.values,
			examples->phrases.slots },
		.clusters = { examples->clusters.keys,
			examples->clusters.values, examples->clusters.slots },
		.paths = examples->paths,
		.path_count = (uint32_t)examples->path_count,
	};
}

/* -- features ------------------------------------------------------------- */

/* The label of a token, from the piece in which it begins. */
static uint8_t
gold_label(const struct text *text, const struct token *token, size_t *piece)
{
	uint8_t label;

	while (*piece + 1 < text->count &&
		text->pieces[*piece].end <= token->start)
		++*piece;
	label = text->pieces[*piece].label;
	if (label % 2 == 1 && text->pieces[*piece].start != token->start)
		label++;
	return label;
}

/*
 * Some of the corpora count titles as part of the name; we do not.  A title
 * that begins a person's name is O, and the name begins behind it.
 */
static bool
gold_is_title(const struct tokens *tokens, uint32_t i, uint8_t label)
{
	uint64_t classes = token_classes(tokens, i);

	return label == tagger_begin(ENTITY_PER) && classes & CLASS(TITLE) &&
	       !(classes & (CLASS(FIRST) | CLASS(SURNAME)));
}

static void
examples_add_rows(struct examples *examples, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	uint64_t facts[FEATURE_MAX];
	size_t k, count = features_of(features, i, from, to, facts);

	for (k = 0; k < count; k++) {
		examples->rows =
			memory_grow(examples->rows, examples->row_count,
				&examples->row_cap, sizeof *examples->rows);
		examples->rows[examples->row_count++] =
			tagger_row(facts[k], TRAIN_BITS);
	}
}

/* A token the tagger will skip has no features, and is O. */
static void
examples_add_token(struct examples *examples, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to, uint8_t label)
{
	bool skipped = tagger_skips(features, i, from, to);

	if (examples->token_count == examples->token_cap) {
		examples->token_cap = examples->token_cap * 2 + 1024;
		examples->token_rows = memory_resize(examples->token_rows,
			examples->token_cap + 1, sizeof *examples->token_rows);
		examples->gold = memory_resize(
			examples->gold, examples->token_cap + 1, 1);
	}
	/* What goes on with nothing begins: cuts of ours differ from theirs. */
	if (label && label % 2 == 0 &&
		(i == from || !tagger_follows(
				      examples->gold[examples->token_count - 1],
				      label)))
		label--;
	if (skipped || gold_is_title(features->tokens, i, label))
		label = TAGGER_O;
	examples->token_rows[examples->token_count] = examples->row_count;
	examples->gold[examples->token_count++] = label;
	if (!skipped)
		examples_add_rows(examples, features, i, from, to);
}

static void
examples_add_sentence(struct examples *examples)
{
	size_t count = examples->sentence_count;

	if (count == examples->sentence_cap) {
		examples->sentence_cap = examples->sentence_cap * 2 + 1024;
		examples->sentences = memory_resize(examples->sentences,
			examples->sentence_cap, sizeof *examples->sentences);
		examples->weights = memory_resize(
			examples->weights, examples->sentence_cap, 1);
	}
	examples->sentences[count] = examples->token_count;
	examples->weights[count] = (uint8_t)examples->times;
	examples->sentence_count++;
}

static void
examples_add_text(void *context, const struct text *text)
{
	struct examples *examples = context;
	struct doc *doc = corpus_document(examples->resources, text);
	struct candidates candidates = { 0 };
	struct features features;
	struct tokens tokens;
	uint32_t from, to, i;
	size_t piece = 0;
	struct hint *hints;
	uint8_t *quiet;

	token_cut(&tokens, doc, examples->resources->gazetteer);
	quiet = propose_quiet(&tokens);
	propose_rules(&tokens, quiet, &candidates);
	hints = hints_new(&tokens, quiet, &candidates);
	features_init(&features, &tokens, &examples->lexicon, hints);
	for (from = 0; from < tokens.count; from = to) {
		to = tagger_sentence_end(&tokens, from);
		examples_add_sentence(examples);
		for (i = from; i < to; i++)
			examples_add_token(examples, &features, i, from, to,
				gold_label(text, &tokens.list[i], &piece));
	}
	features_done(&features);
	free(hints);
	free(quiet);
	free(candidates.list);
	token_done(&tokens);
	doc_free(doc);
}

void
examples_add(struct examples *examples, const char *path, unsigned times)
{
	examples->times = times;
	corpus_read(path, examples_add_text, examples);
	examples->token_rows[examples->token_count] = examples->row_count;
}

size_t
examples_sentence_end(const struct examples *examples, size_t sentence)
{
	return sentence + 1 < examples->sentence_count
		       ? examples->sentences[sentence + 1]
		       : examples->token_count;
}
