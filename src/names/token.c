/*
 * Cutting is a walk over the characters with one decision at each: what begins
 * here?  ASCII is told by a table, the rest by Unicode.  Distinct spellings are
 * kept in an open hash table, so that folding and looking up happen once for
 * each of them and not once for each token.
 */
#include "names/token.h"

#include <stdlib.h>
#include <string.h>

#include "names/token_spaced.h"
#include "names/token_web.h"
#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

enum { NUMBER_MAX = 999999999 };

static uint64_t
token_mix(uint64_t a, uint64_t b)
{
	a ^= b;
	a *= UINT64_C(0x9fb21c651e98df25);
	a ^= a >> 32;
	a *= UINT64_C(0xd6e8feb86659fd93);
	return a ^ a >> 29;
}

uint64_t
token_hash_join(uint64_t phrase, uint64_t word)
{
	return token_mix(phrase * 31 + 7, word);
}

static uint64_t
token_hash_slice(uint64_t seed, struct slice text)
{
	uint64_t hash = seed ^ text.len, part;

	while (text.len >= 8) {
		memcpy(&part, text.data, 8);
		hash = token_mix(hash, part);
		text.data += 8;
		text.len -= 8;
	}
	part = 0;
	if (text.len)
		memcpy(&part, text.data, text.len);
	return token_mix(hash, part);
}

/* Doubles a table of indices; hash_of gives the hash of the thing behind. */
static void
token_table_grow(uint32_t **table, size_t *slots, uint32_t count,
	uint64_t (*hash_of)(const struct tokens *, uint32_t),
	const struct tokens *tokens)
{
	size_t slot, new_slots = *slots ? *slots * 2 : 256;
	uint32_t i;

	free(*table);
	*table = memory_zero(new_slots, sizeof **table);
	*slots = new_slots;
	for (i = 0; i < count; i++) {
		slot = hash_of(tokens, i) & (new_slots - 1);
		while ((*table)[slot])
			slot = (slot + 1) & (new_slots - 1);
		(*table)[slot] = i + 1;
	}
}

static uint64_t
token_seed(const struct tokens *tokens)
{
	return tokens->gazetteer ? gazetteer_seed(tokens->gazetteer) : 0;
}

static uint64_t
token_hash_of_word(const struct tokens *tokens, uint32_t i)
{
	return token_hash_slice(token_seed(tokens), tokens->words[i].text);
}

static uint64_t
token_hash_of_fold(const struct tokens *tokens, uint32_t i)
{
	return tokens->folds[i].hash;
}

static uint32_t
token_intern_fold(struct tokens *tokens, struct slice text)
{
	char *folded = fold_string(text.data, text.len);
	struct slice key = slice_of(folded);
	uint64_t hash = token_hash_slice(token_seed(tokens), key);
	struct fold_word *fold;
	size_t slot;

	if (tokens->fold_count * 2 >= tokens->fold_slots)
		token_table_grow(&tokens->fold_table, &tokens->fold_slots,
			tokens->fold_count, token_hash_of_fold, tokens);
	slot = hash & (tokens->fold_slots - 1);
	for (; tokens->fold_table[slot];
		slot = (slot + 1) & (tokens->fold_slots - 1)) {
		fold = &tokens->folds[tokens->fold_table[slot] - 1];
		if (fold->hash == hash && slice_equal(fold->text, key)) {
			free(folded);
			return tokens->fold_table[slot] - 1;
		}
	}
	tokens->folds = memory_grow(tokens->folds, tokens->fold_count,
		&tokens->fold_cap, sizeof *tokens->folds);
	fold = &tokens->folds[tokens->fold_count];
	*fold = (struct fold_word){ .hash = hash };
	fold->text.data = arena_copy(&tokens->arena, key.data, key.len);
	fold->text.len = key.len;
	fold->entry = tokens->gazetteer
			      ? gazetteer_find(tokens->gazetteer, hash)
			      : NULL;
	free(folded);
	tokens->fold_table[slot] = ++tokens->fold_count;
	return tokens->fold_count - 1;
}

uint32_t
token_intern(struct tokens *tokens, struct slice text, uint16_t flags)
{
	uint64_t hash = token_hash_slice(token_seed(tokens), text);
	struct word *word;
	size_t slot;
	uint32_t fold;

	if (tokens->word_count * 2 >= tokens->word_slots)
		token_table_grow(&tokens->word_table, &tokens->word_slots,
			tokens->word_count, token_hash_of_word, tokens);
	slot = hash & (tokens->word_slots - 1);
	for (; tokens->word_table[slot];
		slot = (slot + 1) & (tokens->word_slots - 1)) {
		word = &tokens->words[tokens->word_table[slot] - 1];
		if (slice_equal(word->text, text))
			return tokens->word_table[slot] - 1;
	}
	tokens->word_table[slot] = tokens->word_count + 1;
	fold = token_intern_fold(tokens, text);
	tokens->words = memory_grow(tokens->words, tokens->word_count,
		&tokens->word_cap, sizeof *tokens->words);
	word = &tokens->words[tokens->word_count];
	*word = (struct word){ .text = text, .fold = fold, .flags = flags };
	return tokens->word_count++;
}

/* Where we are while cutting a piece of text. */
struct cutter {
	struct tokens *tokens;
	const char *text;
	uint32_t base; /* offset of text[0] in the document */
	uint32_t at;
	uint32_t end;
	uint16_t pending; /* flags for the next token */
};

static struct token *
token_add(struct cutter *cutter, enum token_kind kind, uint32_t from)
{
	struct tokens *tokens = cutter->tokens;
	struct token *token;

	tokens->list = memory_grow(tokens->list, tokens->count, &tokens->cap,
		sizeof *tokens->list);
	token = &tokens->list[tokens->count++];
	*token = (struct token){
		.start = cutter->base + from,
		.end = cutter->base + cutter->at,
		.kind = (uint8_t)kind,
		.flags = cutter->pending,
	};
	cutter->pending = TOKEN_GLUED;
	return token;
}

static uint32_t
cutter_peek(const struct cutter *cutter, uint32_t at, uint32_t *next)
{
	unsigned char byte;
	size_t behind;
	uint32_t point;

	if (at >= cutter->end) {
		*next = cutter->end;
		return 0;
	}
	byte = (unsigned char)cutter->text[at];
	if (byte < 0x80) {
		*next = at + 1;
		return byte;
	}
	point = utf8_at(cutter->text, cutter->end, at, &behind);
	*next = (uint32_t)behind;
	return point;
}

static inline bool
token_point_in_word(uint32_t point)
{
	if (point < 0x80)
		return (point | 0x20) - 'a' < 26;
	return utf8_is_letter(point) || utf8_is_mark(point) || point == 0xad;
}

static bool
token_point_is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

static bool
token_point_is_apostrophe(uint32_t point)
{
	return point == '\'' || point == 0x2019 || point == 0xb4 ||
	       point == '`' || point == 0x2018;
}

/* Behind an apostrophe: how far an s reaches that nothing follows; or 0. */
static uint32_t
cutter_possessive(const struct cutter *cutter, uint32_t at)
{
	uint32_t next, after, point = cutter_peek(cutter, at, &next);

	if (point != 's' && point != 'S')
		return 0;
	point = cutter_peek(cutter, next, &after);
	return token_point_in_word(point) || token_point_is_digit(point) ? 0
									 : next;
}

/* U.S. or J.: single letters with stops; from is at the first letter. */
static bool
cutter_stops(struct cutter *cutter, uint32_t from)
{
	uint32_t at = from, next, stop, point;
	int letters = 0;

	for (;;) {
		point = cutter_peek(cutter, at, &next);
		if (!token_point_in_word(point) || !utf8_is_upper(point))
			break;
		if (cutter_peek(cutter, next, &stop) != '.')
			break;
		letters++;
		at = stop;
	}
	if (!letters || token_point_in_word(point))
		return false;
	if (letters == 1) {
		/* A lone letter's stop is its own when a name follows. */
		point = cutter_peek(cutter, at, &next);
		if (point != ' ' && point != 0xa0)
			return false;
		point = cutter_peek(cutter, next, &next);
		if (!utf8_is_upper(point))
			return false;
	}
	cutter->at = at;
	return true;
}

/* The letters of a word, and whether they are capitals. */
struct letters {
	unsigned count, upper;
	bool first_upper;
};

/* Most words are letters of ASCII and nothing else; where those end. */
static uint32_t
cutter_plain_letters(const struct cutter *cutter, struct letters *letters)
{
	uint32_t at;
	unsigned char byte;

	for (at = cutter->at; at < cutter->end; at++) {
		byte = (unsigned char)cutter->text[at];
		if ((byte | 0x20u) - 'a' >= 26)
			break;
		letters->upper += byte <= 'Z';
	}
	letters->count = at - cutter->at;
	letters->first_upper =
		letters->count && cutter->text[cutter->at] <= 'Z';
	return at;
}

static void
cutter_letters(struct cutter *cutter, struct letters *letters)
{
	uint32_t at = cutter_plain_letters(cutter, letters), next, after, point;

	for (;; at = next) {
		point = cutter_peek(cutter, at, &next);
		if (token_point_in_word(point)) {
			bool upper = point < 0x80 ? point <= 'Z'
						  : utf8_is_upper(point);

			if (!letters->count)
				letters->first_upper = upper;
			letters->count++;
			letters->upper += upper;
			continue;
		}
		if (token_point_is_digit(point) && letters->count)
			continue;
		if (token_point_is_apostrophe(point) && letters->count &&
			!cutter_possessive(cutter, next) &&
			token_point_in_word(cutter_peek(cutter, next, &after)))
			continue;
		break;
	}
	cutter->at = at;
}

static void
cutter_word(struct cutter *cutter)
{
	struct tokens *tokens = cutter->tokens;
	struct letters letters = { 0 };
	uint32_t from = cutter->at, word;
	struct slice text = { 0 };
	struct fold_word *fold;
	struct token *token;
	uint16_t flags = 0;

	if ((unsigned char)cutter->text[from] <= 'Z' &&
		token_is_spaced(tokens, cutter->text, cutter->end, &cutter->at,
			&text)) {
		flags = TOKEN_UPPER | TOKEN_STOPS | TOKEN_CAPS;
	} else if (cutter_stops(cutter, from)) {
		flags = TOKEN_UPPER | TOKEN_STOPS;
		if (cutter->at - from > 3)
			flags |= TOKEN_CAPS;
	} else {
		cutter_letters(cutter, &letters);
		if (letters.first_upper)
			flags |= TOKEN_UPPER;
		if (letters.count > 1 && letters.upper == letters.count)
			flags |= TOKEN_CAPS;
	}
	if (!text.len)
		text = (struct slice){ cutter->text + from, cutter->at - from };
	word = token_intern(tokens, text, flags);
	token = token_add(cutter, TOKEN_WORD, from);
	token->value = word;
	token->flags |= flags;
	fold = &tokens->folds[tokens->words[word].fold];
	if (!(flags & TOKEN_UPPER)) {
		fold->lower++;
		token_heal(tokens);
	}
}

static void
cutter_number(struct cutter *cutter)
{
	uint32_t from = cutter->at, at = from, next, after, point;
	uint64_t value = 0;
	bool plain = true;
	uint8_t digits = 0;
	struct token *token;

	for (;; at = next) {
		point = cutter_peek(cutter, at, &next);
		if (token_point_is_digit(point)) {
			if (value <= NUMBER_MAX)
				value = value * 10 + (point - '0');
			if (digits < UINT8_MAX)
				digits++;
		} else if ((point == '.' || point == ',') &&
			   token_point_is_digit(
				   cutter_peek(cutter, next, &after))) {
			plain = false;
		} else {
			break;
		}
	}
	for (; token_point_in_word(point);
		point = cutter_peek(cutter, at, &next)) {
		at = next;
		plain = false;
	}
	cutter->at = at;
	token = token_add(cutter, TOKEN_NUMBER, from);
	token->value = value > NUMBER_MAX ? NUMBER_MAX : (uint32_t)value;
	token->digits = digits;
	if (plain)
		token->flags |= TOKEN_PLAIN;
}

static void
cutter_sign(struct cutter *cutter, uint32_t point, uint32_t next)
{
	uint32_t from = cutter->at, behind;
	struct token *token;

	cutter->at = next;
	if (token_point_is_apostrophe(point) && cutter->pending & TOKEN_GLUED) {
		behind = cutter_possessive(cutter, next);
		if (behind) {
			cutter->at = behind;
			token = token_add(cutter, TOKEN_SIGN, from);
			token->flags |= TOKEN_POSSESSIVE;
			token->value = '\'';
			return;
		}
	}
	token = token_add(cutter, TOKEN_SIGN, from);
	token->value = point;
}

static void
token_cut_part(struct tokens *tokens, const char *text, uint32_t start,
	uint32_t end, uint32_t base)
{
	struct cutter cutter = { .tokens = tokens,
		.text = text,
		.base = base,
		.at = start,
		.end = end,
		.pending = TOKEN_BLOCK | TOKEN_LINE };
	uint32_t point, next, web = 0;

	while (cutter.at < cutter.end) {
		point = cutter_peek(&cutter, cutter.at, &next);
		if (point == 'h' || point == 'w')
			web = token_web_end(text, cutter.at, end);
		if (web > cutter.at) {
			cutter_sign(&cutter, TOKEN_WEB, web);
		} else if (token_point_in_word(point)) {
			cutter_word(&cutter);
		} else if (token_point_is_digit(point)) {
			cutter_number(&cutter);
		} else if (utf8_is_space(point)) {
			cutter.pending &= (uint16_t)~TOKEN_GLUED;
			if (point == '\n')
				cutter.pending |= TOKEN_LINE;
			cutter.at = next;
		} else {
			cutter_sign(&cutter, point, next);
		}
	}
}

/* Signs that may stand between the end of a sentence and the next word. */
static bool
token_point_is_bracket(uint32_t point)
{
	return point == '"' || point == '\'' || point == '(' || point == '[' ||
	       point == ')' || point == ']' ||
	       (point >= 0x2018 && point <= 0x201f) || point == 0xab ||
	       point == 0xbb || point == 0xbf || point == 0xa1;
}

static bool
token_ends_sentence(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];

	if (token->kind != TOKEN_SIGN)
		return false;
	if (token->value == '.')
		return !i ||
		       !(token_classes(tokens, i - 1) & CLASS(ABBREVIATION));
	return token->value == TOKEN_WEB || token->value == '!' ||
	       token->value == '?' || token->value == ':' ||
	       token->value == 0x2026;
}

static uint32_t
token_count_small(const struct tokens *tokens, const char *const *words)
{
	uint32_t i, count = 0;

	for (; *words; words++) {
		for (i = 0; i < tokens->fold_count; i++) {
			if (slice_is(tokens->folds[i].text, *words))
				count += tokens->folds[i].lower;
		}
	}
	return count;
}

static void
token_tell_language(struct tokens *tokens)
{
	static const char *const english[] = { "the", "of", "and", "to", NULL };
	static const char *const spanish[] = { "de", "la", "que", "los", NULL };

	tokens->spanish = token_count_small(tokens, spanish) >
			  token_count_small(tokens, english);
}

/* Marks first words of sentences, and counts capitals by whether they tell. */
static void
token_mark_sentences(struct tokens *tokens)
{
	bool begins = true;
	struct token *token;
	struct fold_word *fold;
	uint32_t i;

	for (i = 0; i < tokens->count; i++) {
		token = &tokens->list[i];
		if (token->flags & TOKEN_BLOCK)
			begins = true;
		if (token->kind == TOKEN_SIGN) {
			if (token_ends_sentence(tokens, i))
				begins = true;
			else if (!token_point_is_bracket(token->value))
				begins = begins && i && token->value != ','
						 ? begins
						 : false;
			continue;
		}
		if (begins)
			token->flags |= TOKEN_SENTENCE;
		if (token->kind == TOKEN_WORD && token->flags & TOKEN_UPPER) {
			fold = &tokens->folds[tokens->words[token->value].fold];
			if (begins)
				fold->others++;
			else
				fold->upper++;
		}
		begins = false;
	}
}

void
token_cut(struct tokens *tokens, const struct doc *doc,
	const struct gazetteer *gazetteer)
{
	const struct block *block;
	size_t i;

	*tokens = (struct tokens){ .doc = doc, .gazetteer = gazetteer };
	for (i = 0; i < doc->block_count; i++) {
		block = &doc->blocks[i];
		if (block->kind == BLOCK_BOILERPLATE ||
			block->kind == BLOCK_CODE ||
			block->kind == BLOCK_SEPARATOR ||
			block->start < doc->start ||
			block->end > doc->start + doc->len ||
			block->start >= block->end)
			continue;
		token_cut_part(tokens, doc->text, block->start - doc->start,
			block->end - doc->start, doc->start);
	}
	token_tell_language(tokens);
	token_keep_classes(tokens);
	token_mark_sentences(tokens);
}

void
token_cut_text(struct tokens *tokens, const char *text, size_t len,
	const struct gazetteer *gazetteer)
{
	*tokens = (struct tokens){ .gazetteer = gazetteer };
	token_cut_part(tokens, text, 0, (uint32_t)len, 0);
	token_keep_classes(tokens);
	token_mark_sentences(tokens);
}

void
token_done(struct tokens *tokens)
{
	free(tokens->list);
	free(tokens->words);
	free(tokens->folds);
	free(tokens->word_table);
	free(tokens->fold_table);
	arena_done(&tokens->arena);
	*tokens = (struct tokens){ 0 };
}

uint64_t
token_hash_folded(const struct gazetteer *gazetteer, struct slice folded)
{
	return token_hash_slice(gazetteer_seed(gazetteer), folded);
}

uint64_t
token_hash(const struct tokens *tokens, uint32_t i)
{
	if (tokens->list[i].kind == TOKEN_WORD)
		return token_fold(tokens, i)->hash;
	return token_mix(tokens->list[i].kind, tokens->list[i].value);
}
