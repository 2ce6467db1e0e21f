/*
 * Tokens: a document cut into words, numbers and signs, with their offsets.
 *
 * Only what people wrote is cut: boilerplate, code and separators are left
 * out.  A word is letters and inner apostrophes (O'Higgins); the possessive
 * 's, hyphens and dashes are tokens of their own, so that IMF-backed can give
 * IMF.  Initials and abbreviations of letters keep their stops (J., U.S.).
 * A number is digits with what hangs on them (1,500 1980s 4th).  A word that a
 * scanner broke in two is one token if the lists know it.
 *
 * Every distinct spelling is looked up once and is a struct word; spellings
 * that differ in case or accents alone share a struct fold, where what the
 * whole document knows of a word is counted.
 */
#ifndef NAMES_TOKEN_H
#define NAMES_TOKEN_H

#include "names/gazetteer.h"
#include "lectern/doc/doc.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN };

enum token_flag {
	TOKEN_UPPER = 1,     /* begins with a capital */
	TOKEN_CAPS = 2,      /* two letters or more, all capitals */
	TOKEN_STOPS = 4,     /* J. or U.S., the stops being part of it */
	TOKEN_PLAIN = 8,     /* a number of digits alone */
	TOKEN_GLUED = 16,    /* no blank before it */
	TOKEN_BLOCK = 32,    /* first of its block */
	TOKEN_SENTENCE = 64, /* first word of a sentence */
	TOKEN_POSSESSIVE = 128,
	TOKEN_LINE = 256, /* first of its line */
};

#define TOKEN_WEB 0xffffffffu /* the sign that an address of the web is */

struct token {
	uint32_t start;
	uint32_t end;
	uint32_t value; /* a word's index; a number's value; a sign's character
			   or TOKEN_WEB */
	uint16_t flags;
	uint8_t kind;
	uint8_t digits; /* of a number, before what hangs on it */
};

struct word {
	struct slice text; /* as spelt */
	uint32_t fold;
	uint16_t flags; /* TOKEN_UPPER, TOKEN_CAPS, TOKEN_STOPS */
};

struct fold_word {
	struct slice text; /* folded, zero behind it */
	uint64_t hash;
	const struct gazetteer_entry *entry; /* NULL if in no list */
	uint64_t classes; /* what the lists say, in the document's language */
	uint32_t lower;   /* times spelt with a small first letter */
	uint32_t upper;   /* with a capital in mid-sentence */
	uint32_t others;  /* with a capital where that says nothing */
};

struct tokens {
	const struct doc *doc;
	const struct gazetteer *gazetteer;
	struct token *list;
	uint32_t count;
	struct word *words;
	uint32_t word_count;
	struct fold_word *folds;
	uint32_t fold_count;
	bool spanish; /* more Spanish than English */

	/* The rest is token.c's own. */
	struct arena arena;
	size_t cap, word_cap, fold_cap;
	uint32_t *word_table, *fold_table;
	size_t word_slots, fold_slots;
};

/* The number of a spelling, which must last as long as the tokens. */
uint32_t token_intern(struct tokens *tokens, struct slice text, uint16_t flags);

/* Makes one of the last two tokens if they are pieces of a word. */
void token_heal(struct tokens *tokens);

/*
 * Keeps what the gazetteer says with the words, once their language is told:
 * the gazetteer is large, and every token asks.
 */
void token_keep_classes(struct tokens *tokens);

/* Was that done to this one? */
bool token_is_healed(const struct tokens *tokens, uint32_t i);

void token_cut(struct tokens *tokens, const struct doc *doc,
	const struct gazetteer *gazetteer);

/* The same for a piece of text that is in no document: names in word lists. */
void token_cut_text(struct tokens *tokens, const char *text, size_t len,
	const struct gazetteer *gazetteer);
void token_done(struct tokens *tokens);

/* The folded word of a word token. */
static inline const struct fold_word *
token_fold(const struct tokens *tokens, uint32_t i)
{
	return &tokens->folds[tokens->words[tokens->list[i].value].fold];
}

/*
 * What the gazetteer says of a single word; 0 for other tokens.  Ordinary
 * words are those of the document's language, and none is an acronym.
 */
uint64_t token_classes(const struct tokens *tokens, uint32_t i);

/* Is the token this sign? a dash? a quotation mark? this folded word? */
static inline bool
token_is(const struct tokens *tokens, uint32_t i, uint32_t point)
{
	return i < tokens->count && tokens->list[i].kind == TOKEN_SIGN &&
	       tokens->list[i].value == point;
}

static inline bool
token_is_dash(const struct tokens *tokens, uint32_t i)
{
	return token_is(tokens, i, '-') ||
	       (i < tokens->count && tokens->list[i].kind == TOKEN_SIGN &&
		       tokens->list[i].value >= 0x2010 &&
		       tokens->list[i].value <= 0x2015);
}

static inline bool
token_is_quote(const struct tokens *tokens, uint32_t i)
{
	return token_is(tokens, i, '"') || token_is(tokens, i, '\'') ||
	       token_is(tokens, i, 0x2018) || token_is(tokens, i, 0x2019) ||
	       token_is(tokens, i, 0x201c) || token_is(tokens, i, 0x201d) ||
	       token_is(tokens, i, 0xab) || token_is(tokens, i, 0xbb);
}

static inline bool
token_says(const struct tokens *tokens, uint32_t i, const char *folded)
{
	return i < tokens->count && tokens->list[i].kind == TOKEN_WORD &&
	       slice_is(token_fold(tokens, i)->text, folded);
}

/* Is it one of these folded words?  NULL is behind the last. */
bool token_says_any(
	const struct tokens *tokens, uint32_t i, const char *const *folded);

/* A word that begins with a capital. */
static inline bool
token_is_capital(const struct tokens *tokens, uint32_t i)
{
	return i < tokens->count && tokens->list[i].kind == TOKEN_WORD &&
	       tokens->list[i].flags & TOKEN_UPPER;
}

/* The first token that begins at or behind an offset; count if none does. */
uint32_t token_from(const struct tokens *tokens, uint32_t offset);

/* Do tokens i - 1 and i belong to different blocks? Also at both ends. */
static inline bool
token_breaks(const struct tokens *tokens, uint32_t i)
{
	return i == 0 || i >= tokens->count ||
	       tokens->list[i].flags & TOKEN_BLOCK;
}

/* Hash of a phrase that begins with the hash of another. */
uint64_t token_hash_join(uint64_t phrase, uint64_t word);

/* The same of a word that is in no list of tokens yet, folded. */
uint64_t
token_hash_folded(const struct gazetteer *gazetteer, struct slice folded);

/* The hash of a token as part of a phrase. */
uint64_t token_hash(const struct tokens *tokens, uint32_t i);

struct slice token_text(const struct tokens *tokens, uint32_t i);

#endif
