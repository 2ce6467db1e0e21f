/*
 * Scores of rows are added up, and then the best path through them is taken.
 *
 * Most tokens are small words between small words, which are hardly ever part
 * of a name; for them nothing is added up, they are O.
 */
#include "names/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "names/lattice.h"
#include "names/recall.h"
#include "lectern/base/memory.h"

struct tagger {
	struct tagger_head head;
	struct lexicon lexicon;
	struct lattice_moves moves;
	const uint64_t *used;
	const uint32_t *before;
	const int8_t *rows;
};

/* -- the model file ------------------------------------------------------- */

uint32_t
tagger_sum(struct slice model)
{
	return (uint32_t)lexicon_hash(
		slice_part(model, sizeof(struct tagger_head), model.len));
}

/* Hands out the parts of a file one after the other. */
struct parts {
	struct slice file;
	size_t at;
	bool short_of;
};

static const void *
part_take(struct parts *parts, size_t count, size_t size)
{
	const char *part;

	parts->at = (parts->at + 7) / 8 * 8;
	if (parts->at > parts->file.len ||
		count > (parts->file.len - parts->at) / size) {
		parts->short_of = true;
		return NULL;
	}
	part = parts->file.data + parts->at;
	parts->at += count * size;
	return part;
}

static void
part_take_table(
	struct parts *parts, struct lexicon_table *table, uint32_t slots)
{
	table->slots = slots;
	table->keys = part_take(parts, slots, sizeof *table->keys);
	table->values = part_take(parts, slots, sizeof *table->values);
}

static bool
tagger_read_head(struct tagger_head *head, struct slice model)
{
	if (model.len < sizeof *head)
		return false;
	memcpy(head, model.data, sizeof *head);
	return !memcmp(head->magic, TAGGER_MAGIC, sizeof head->magic) &&
	       head->bits >= 6 && head->bits <= 24 &&
	       !(head->phrase_slots & (head->phrase_slots - 1)) &&
	       !(head->cluster_slots & (head->cluster_slots - 1));
}

struct tagger *
tagger_new(struct slice model, struct error *err)
{
	struct tagger *tagger = memory_zero(1, sizeof *tagger);
	struct parts parts = { .file = model, .at = sizeof tagger->head };
	struct tagger_head *head = &tagger->head;
	const int16_t(*moves)[TAGGER_LABELS];

	if (!tagger_read_head(head, model) || head->sum != tagger_sum(model)) {
		error_set(err, ERROR_FORMAT, "is no model of names");
		free(tagger);
		return NULL;
	}
	moves = part_take(
		&parts, TAGGER_LABELS + 1, sizeof(int16_t[TAGGER_LABELS]));
	tagger->used = part_take(&parts, 1u << head->bits >> 6, 8);
	tagger->before = part_take(&parts, 1u << head->bits >> 6, 4);
	tagger->rows = part_take(&parts, head->row_count, TAGGER_ROW);
	part_take_table(&parts, &tagger->lexicon.phrases, head->phrase_slots);
	part_take_table(&parts, &tagger->lexicon.clusters, head->cluster_slots);
	tagger->lexicon.paths = part_take(&parts, head->path_count, 2);
	tagger->lexicon.path_count = head->path_count;
	if (!parts.short_of) {
		lattice_moves_init(&tagger->moves, moves, head->slope);
		tagger->lexicon.recall = recall_new();
		return tagger;
	}
	error_set(err, ERROR_FORMAT, "is a model of names cut short");
	free(tagger);
	return NULL;
}

void
tagger_free(struct tagger *tagger)
{
	if (!tagger)
		return;
	recall_free(tagger->lexicon.recall);
	free(tagger);
}

const struct lexicon *
tagger_lexicon(const struct tagger *tagger)
{
	return &tagger->lexicon;
}

/* -- scores --------------------------------------------------------------- */

/* Not every compiler has an instruction for this where it may use one. */
static inline uint32_t
count_bits(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) +
	       (word >> 2 & UINT64_C(0x3333333333333333));
	word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (uint32_t)(word * UINT64_C(0x0101010101010101) >> 56);
}

/* All rows are sent for before the first is looked at: they lie far apart. */
static void
tagger_add_rows(const struct tagger *tagger, const uint64_t *facts,
	size_t count, struct sums *sums)
{
	const int8_t *rows[FEATURE_MAX];
	struct sums added = { 0 };
	uint64_t word, bit;
	uint32_t at;
	size_t i, found = 0;

	for (i = 0; i < count; i++) {
		at = tagger_row(facts[i], tagger->head.bits);
		word = tagger->used[at >> 6];
		bit = UINT64_C(1) << (at & 63);
		if (!(word & bit))
			continue;
		at = tagger->before[at >> 6] + count_bits(word & (bit - 1));
		rows[found] = tagger->rows + (size_t)at * TAGGER_ROW;
		__builtin_prefetch(rows[found++]);
	}
	for (i = 0; i < found; i++)
		sums_add_row(&added, rows[i]);
	sums_add(sums, &added);
}

/* What is kept of each atom while a document is read. */
struct scored {
	struct sums sums[FEATURE_ROLES];
	bool known[FEATURE_ROLES];
};

/* A document being labelled. */
struct tagging {
	const struct tagger *tagger;
	const struct tokens *tokens;
	struct features features;
	struct scored *atoms;
	struct scored edge;
	struct lattice lattice;
};

/* What an atom says in a role, if not what the document says of it. */
static const struct sums *
tagger_recall(const struct tagger *tagger, const struct feature_atom *atom,
	enum feature_role role)
{
	struct recalled *recalled = recall_place(tagger->lexicon.recall, atom);
	uint64_t facts[FEATURE_MAX];

	if (!recalled->known[role])
		tagger_add_rows(tagger, facts,
			features_of_role(atom, role, facts),
			&recalled->sums[role]);
	recalled->known[role] = true;
	return &recalled->sums[role];
}

static void
scored_make(struct scored *scored, const struct tagger *tagger,
	const struct feature_atom *atom, enum feature_role role)
{
	uint64_t facts[FEATURE_MAX];

	scored->sums[role] = *tagger_recall(tagger, atom, role);
	scored->known[role] = true;
	if (role == ROLE_HERE)
		tagger_add_rows(tagger, facts, features_of_spread(atom, facts),
			&scored->sums[role]);
}

/* Adds what a token says by itself, in a role; atoms are added up once. */
static void
tagging_add_role(struct tagging *tagging, uint32_t i, enum feature_role role,
	struct sums *sums)
{
	struct scored *scored = &tagging->atoms[tagging->features.atoms.of[i]];

	if (!scored->known[role])
		scored_make(scored, tagging->tagger,
			features_atom(&tagging->features, i), role);
	sums_add(sums, &scored->sums[role]);
}

/* The same of what is before the first and behind the last of a sentence. */
static void
tagging_add_edge(
	struct tagging *tagging, enum feature_role role, struct sums *sums)
{
	uint64_t facts[FEATURE_MAX];

	if (!tagging->edge.known[role])
		tagger_add_rows(tagging->tagger, facts,
			features_of_role(NULL, role, facts),
			&tagging->edge.sums[role]);
	tagging->edge.known[role] = true;
	sums_add(sums, &tagging->edge.sums[role]);
}

static void
tagging_score(struct tagging *tagging, uint32_t i, uint32_t from, uint32_t to,
	int32_t score[TAGGER_ROW])
{
	uint64_t facts[FEATURE_MAX];
	struct sums sums = { 0 };

	tagging_add_role(tagging, i, ROLE_HERE, &sums);
	if (i > from)
		tagging_add_role(tagging, i - 1, ROLE_BEFORE, &sums);
	else
		tagging_add_edge(tagging, ROLE_BEFORE, &sums);
	if (i + 1 < to)
		tagging_add_role(tagging, i + 1, ROLE_AFTER, &sums);
	else
		tagging_add_edge(tagging, ROLE_AFTER, &sums);
	if (features_is_idle(&tagging->features, i, from, to))
		tagging_add_role(tagging, i, ROLE_IDLE, &sums);
	tagger_add_rows(tagging->tagger, facts,
		features_of_place(&tagging->features, i, from, to, facts),
		&sums);
	sums_read(&sums, score);
}

/* A small word among small words, of which no phrase is known. */
static bool
tagger_is_plain(const struct features *features, uint32_t i)
{
	const struct token *token = &features->tokens->list[i];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_UPPER) &&
	       !features->phrases[i] && !features->hints[i].settled &&
	       !features->hints[i].first;
}

bool
tagger_skips(
	const struct features *features, uint32_t i, uint32_t from, uint32_t to)
{
	/* Two before: "the 1951 Canadian general election" ends in small. */
	return tagger_is_plain(features, i) &&
	       (i <= from || tagger_is_plain(features, i - 1)) &&
	       (i <= from + 1 || tagger_is_plain(features, i - 2)) &&
	       (i + 1 >= to || tagger_is_plain(features, i + 1));
}

/* -- labels --------------------------------------------------------------- */

/* What is longer is no sentence, and a lattice takes 250 bytes a token. */
#define TAGGER_SENTENCE 2048u

uint32_t
tagger_sentence_end(const struct tokens *tokens, uint32_t from)
{
	uint32_t i = from + 1, most = tokens->count;

	if (most - from > TAGGER_SENTENCE)
		most = from + TAGGER_SENTENCE;
	while (i < most && !token_breaks(tokens, i) &&
		!(tokens->list[i].flags & TOKEN_SENTENCE))
		i++;
	return i;
}

/* Does a rule take one of these tokens for something? */
static bool
tagging_has_hint(const struct tagging *tagging, uint32_t from, uint32_t to)
{
	while (from < to && !tagging->features.hints[from].first)
		from++;
	return from < to;
}

/* Labels the tokens from i to end of a sentence, which are not skipped. */
static void
tagging_stretch(struct tagging *tagging, const struct lattice_stretch *stretch,
	uint32_t i, uint8_t *labels, float *confidence)
{
	uint32_t at, end = i + (uint32_t)stretch->len;
	const struct lattice_moves *moves = &tagging->tagger->moves;

	if (lattice_label(&tagging->lattice, moves, *stretch, labels + i) ||
		tagging_has_hint(tagging, i, end)) {
		lattice_sure(&tagging->lattice, moves, *stretch, labels + i,
			confidence + i);
		return;
	}
	for (at = i; at < end; at++)
		confidence[at] = 1;
}

/*
 * Labels a sentence.  Skipped tokens are O, so that the stretches between them
 * have nothing to do with each other.
 */
static void
tagging_label(struct tagging *tagging, uint32_t from, uint32_t to,
	uint8_t *labels, float *confidence)
{
	struct lattice_stretch stretch;
	uint32_t i, at, end;

	for (i = from; i < to; i = end) {
		end = i + 1;
		labels[i] = TAGGER_O;
		confidence[i] = 1;
		if (tagger_skips(&tagging->features, i, from, to))
			continue;
		while (end < to &&
			!tagger_skips(&tagging->features, end, from, to))
			end++;
		lattice_room(&tagging->lattice, end - i);
		for (at = i; at < end; at++)
			tagging_score(tagging, at, from, to,
				tagging->lattice.scores[at - i]);
		stretch = (struct lattice_stretch){ end - i,
			i == from ? LATTICE_START : TAGGER_O, end < to };
		tagging_stretch(tagging, &stretch, i, labels, confidence);
	}
}

void
tagger_tag(const struct tagger *tagger, const struct tokens *tokens,
	const struct hint *hints, uint8_t *labels, float *confidence)
{
	struct tagging tagging = { .tagger = tagger, .tokens = tokens };
	uint32_t from, to;

	features_init(&tagging.features, tokens, &tagger->lexicon, hints);
	tagging.atoms = memory_zero(
		tagging.features.atoms.count + 1, sizeof *tagging.atoms);
	for (from = 0; from < tokens->count; from = to) {
		to = tagger_sentence_end(tokens, from);
		tagging_label(&tagging, from, to, labels, confidence);
	}
	lattice_done(&tagging.lattice);
	free(tagging.atoms);
	features_done(&tagging.features);
}
