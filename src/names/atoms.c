/*
 * Words come first, in the order of the tokens' own list of them, so that a
 * word token's atom needs no looking up.
 */
#include "names/atoms.h"

#include <stdlib.h>
#include <string.h>

#include "names/recall.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* -- what is known of them ------------------------------------------------ */

/*
 * The shape of a word: X for capitals, x for small letters, 0 for digits,
 * signs as they are; a run counts once, but a word of one letter differs.
 */
static uint32_t
feature_shape(struct slice text)
{
	uint32_t shape = 17, point, kind, before = 0;
	size_t at, next, count = 0;

	for (at = 0; at < text.len; at = next, count++) {
		point = utf8_at(text.data, text.len, at, &next);
		kind = utf8_is_digit(point)   ? '0'
		       : utf8_is_upper(point) ? 'X'
		       : utf8_is_word(point)  ? 'x'
					      : point;
		if (kind != before)
			shape = shape * 31 + kind;
		before = kind;
	}
	return shape * 4 + (count < 3 ? (uint32_t)count : 3);
}

static void
feature_affixes(struct feature_atom *atom, struct slice text)
{
	size_t at = 0, next, i;

	for (i = 0; i < FEATURE_AFFIXES && at < text.len; i++) {
		utf8_at(text.data, text.len, at, &next);
		at = next;
		if (at < text.len)
			atom->prefix[i] = lexicon_hash(slice_part(text, 0, at));
	}
	at = text.len;
	for (i = 0; i < FEATURE_AFFIXES && at; i++) {
		utf8_before(text.data, at, &at);
		if (at)
			atom->suffix[i] =
				lexicon_hash(slice_part(text, at, text.len));
	}
}

static uint16_t
feature_path(const struct lexicon *lexicon, uint64_t exact, uint64_t lower)
{
	uint16_t index = lexicon_find(&lexicon->clusters, exact);

	if (!index)
		index = lexicon_find(&lexicon->clusters, lower);
	return index && index <= lexicon->path_count ? lexicon->paths[index - 1]
						     : 0;
}

/* 0, 1, a few, many. */
static unsigned
feature_many(uint32_t count)
{
	return count < 2 ? count : count < 5 ? 2 : 3;
}

/* What a spelling says, in whatever document. */
static void
feature_spelling(struct feature_atom *atom, struct slice text,
	struct slice folded, const struct lexicon *lexicon)
{
	const struct feature_atom *known = NULL;
	uint64_t exact = lexicon_hash(text);

	if (lexicon->recall)
		known = recall_find(lexicon->recall, exact);
	if (known) {
		*atom = *known;
		return;
	}
	*atom = (struct feature_atom){ .exact = exact };
	atom->lower = lexicon_hash(folded);
	atom->shape = feature_shape(text);
	atom->path = feature_path(lexicon, atom->exact, atom->lower);
	feature_affixes(atom, folded);
	if (lexicon->recall)
		recall_place(lexicon->recall, atom);
}

static void
feature_word(struct feature_atom *atom, const struct tokens *tokens,
	const struct word *word, const struct lexicon *lexicon)
{
	const struct fold_word *fold = &tokens->folds[word->fold];

	feature_spelling(atom, word->text, fold->text, lexicon);
	atom->spread = (uint16_t)(feature_many(fold->lower) |
				  feature_many(fold->upper) << 2 | 16);
}

/* Numbers are known by their shape, save years; signs by themselves. */
static void
feature_other(
	struct feature_atom *atom, const struct token *token, struct slice text)
{
	*atom = (struct feature_atom){ .shape = feature_shape(text) };
	if (token->kind == TOKEN_NUMBER && text.len == 4 &&
		token->flags & TOKEN_PLAIN)
		atom->exact = lexicon_hash(slice_part(text, 0, 2)) + 1;
	else if (token->kind == TOKEN_NUMBER)
		atom->exact = feature_mix(atom->shape, text.len);
	else
		atom->exact = lexicon_hash(text);
	atom->lower = atom->exact;
}

/* -- the list ------------------------------------------------------------- */

/* Signs and numbers, each once, behind the words. */
struct others {
	struct feature_atom *atoms;
	size_t count, cap;
	uint32_t *slots; /* index + 1, found by what is exact; 0: free */
	size_t slot_count, used;
};

static uint32_t *
others_slot(const struct others *others, const struct feature_atom *atom)
{
	size_t at = feature_mix(atom->exact, atom->shape);
	const struct feature_atom *there;

	for (;; at++) {
		at &= others->slot_count - 1;
		if (!others->slots[at])
			return &others->slots[at];
		there = &others->atoms[others->slots[at] - 1];
		if (there->exact == atom->exact && there->shape == atom->shape)
			return &others->slots[at];
	}
}

static void
others_grow(struct others *others)
{
	struct others old = *others;
	size_t i;

	others->slot_count = old.slot_count ? old.slot_count * 2 : 256;
	others->slots = memory_zero(others->slot_count, sizeof *others->slots);
	for (i = 0; i < old.slot_count; i++) {
		if (old.slots[i])
			*others_slot(others, &old.atoms[old.slots[i] - 1]) =
				old.slots[i];
	}
	free(old.slots);
}

static uint32_t
others_find(struct others *others, const struct feature_atom *atom)
{
	uint32_t *slot;

	if (2 * others->used >= others->slot_count)
		others_grow(others);
	slot = others_slot(others, atom);
	if (!*slot) {
		others->atoms = memory_grow(others->atoms, others->count,
			&others->cap, sizeof *others->atoms);
		others->atoms[others->count++] = *atom;
		others->used++;
		*slot = (uint32_t)others->count;
	}
	return *slot - 1;
}

void
atoms_make(struct atoms *atoms, const struct tokens *tokens,
	const struct lexicon *lexicon)
{
	struct others others = { .count = tokens->word_count };
	struct feature_atom atom;
	uint32_t i;

	others.cap = others.count + 16;
	others.atoms = memory_zero(others.cap, sizeof *others.atoms);
	atoms->of = memory_zero(tokens->count + 1, sizeof *atoms->of);
	for (i = 0; i < tokens->word_count; i++)
		feature_word(
			&others.atoms[i], tokens, &tokens->words[i], lexicon);
	for (i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];

		if (token->kind == TOKEN_WORD) {
			atoms->of[i] = token->value;
			continue;
		}
		feature_other(&atom, token, token_text(tokens, i));
		atoms->of[i] = others_find(&others, &atom);
	}
	atoms->list = others.atoms;
	atoms->count = (uint32_t)others.count;
	free(others.slots);
}

void
atoms_done(struct atoms *atoms)
{
	free(atoms->list);
	free(atoms->of);
	*atoms = (struct atoms){ 0 };
}
