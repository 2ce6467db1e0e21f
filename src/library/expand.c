/*
 * Words are looked up, never texts.
 *
 * Forms with one stem nearly always begin alike, so they are found in one
 * range of the sorted words: no table of stems is kept.  Words one edit away
 * are guessed, all of them, and looked up: some hundred steps in an index.
 */
#include "library/expand.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/stem.h"
#include "lectern/base/utf8.h"

#define FORMS_LIMIT 60
#define RANGE_LIMIT 20000 /* words looked at for one stem */
#define STEM_LEAST 3
#define RUN_LONGEST 4    /* words of a name */
#define INITIALS_LEAST 3 /* letters: "U.S." is not "us" */
#define INITIALS_MOST 8

struct expanding {
	struct query *query;
	struct store *store;
	struct languages *languages;
	struct stemmer **stemmers; /* one a language */
	bool exact;
	struct error *err;
};

/* -- languages ------------------------------------------------------------ */

static bool
expanding_language(struct expanding *expanding, const char *name)
{
	struct languages *languages = expanding->languages;
	struct stemmer *stemmer = stemmer_new(name);
	size_t cap = languages->cap;

	if (!stemmer) {
		languages->others = true;
		return false;
	}
	languages->names = memory_grow(languages->names, languages->count,
		&languages->cap, sizeof *languages->names);
	expanding->stemmers = memory_grow(expanding->stemmers, languages->count,
		&cap, sizeof *expanding->stemmers);
	expanding->stemmers[languages->count] = stemmer;
	languages->names[languages->count++] = name;
	return true;
}

/* From language to language in the index, however many documents each has. */
static bool
expanding_languages(struct expanding *expanding)
{
	struct statement *statement;
	const char *name = "";
	bool ok = true;

	statement = store_statement(expanding->store, "language_none");
	expanding->languages->others = statement_next(statement);
	ok = statement_done(statement, expanding->err);
	while (ok && name) {
		statement = store_statement(expanding->store, "language_after");
		statement_bind_text(statement, 1, name);
		name = NULL;
		if (statement_next(statement))
			name = statement_text(
				statement, 0, &expanding->query->arena);
		ok = statement_done(statement, expanding->err);
		if (ok && name)
			expanding_language(expanding, name);
	}
	return ok;
}

void
languages_done(struct languages *languages)
{
	free(languages->names);
	*languages = (struct languages){ 0 };
}

/* -- other forms of a word ------------------------------------------------ */

/* How the words begin among which those with a stem are looked for. */
static struct slice
stem_range(struct slice stem, struct slice word)
{
	size_t len = 0, letters = 0, next, start;

	while (len < stem.len && len < word.len &&
		stem.data[len] == word.data[len])
		len++;
	len = utf8_floor(word.data, word.len, len);
	for (start = 0; start < len; start = next, letters++)
		utf8_at(word.data, len, start, &next);
	/* The last letter of a stem is often not that of its words. */
	if (letters > STEM_LEAST && len == stem.len)
		utf8_before(word.data, len, &len);
	return slice_part(word, 0, len);
}

static void
expanding_add(struct expanding *expanding, struct query_node *node,
	const char *lead, struct slice word, const char *language)
{
	struct str words = { 0 };

	str_add(&words, lead);
	str_add_slice(&words, word);
	query_add_form(
		node, &(struct query_form){ arena_copy(&expanding->query->arena,
						    words.data, words.len),
			      HIT_FORM, language });
	str_done(&words);
}

static bool
expanding_range(struct expanding *expanding, struct query_node *node,
	size_t language, const char *lead, struct slice range,
	struct slice stem)
{
	struct statement *statement;
	struct slice word;
	struct str end = { 0 };
	size_t looked = 0;

	str_add_slice(&end, range);
	str_add(&end, "\xf4\x8f\xbf\xbf");
	statement = store_statement(expanding->store, "words_between");
	statement_bind_slice(statement, 1, range);
	statement_bind_slice(statement, 2, str_slice(&end));
	while (node->form_count < FORMS_LIMIT && looked++ < RANGE_LIMIT &&
		statement_next(statement)) {
		word = statement_slice(statement, 0);
		if (slice_equal(
			    stemmer_stem(expanding->stemmers[language], word),
			    stem))
			expanding_add(expanding, node, lead, word,
				expanding->languages->names[language]);
	}
	str_done(&end);
	return statement_done(statement, expanding->err);
}

/* Forms of a word, with the words in the lead before each. */
static bool
expanding_stems(struct expanding *expanding, struct query_node *node,
	const char *lead, const char *from)
{
	struct slice word = slice_of(from), stem, range;
	struct str copy = { 0 };
	bool ok = true;
	size_t i;

	if (word.len < STEM_LEAST || utf8_is_digit((unsigned char)*word.data))
		return true;
	for (i = 0; ok && i < expanding->languages->count; i++) {
		stem = stemmer_stem(expanding->stemmers[i], word);
		str_clear(&copy);
		str_add_slice(&copy, stem);
		range = stem_range(str_slice(&copy), word);
		if (range.len >= STEM_LEAST)
			ok = expanding_range(expanding, node, i, lead, range,
				str_slice(&copy));
	}
	str_done(&copy);
	return ok;
}

/* -- with a hyphen and without -------------------------------------------- */

/*
 * What one author writes with a hyphen another does not, and one that stood at
 * a line end is gone.  Only before what seldom is a word of its own is one
 * looked for that was not typed: "co-operative", but not "in-to".
 */
static const char *const expand_prefixes[] = { "anti", "co", "contra",
	"counter", "ex", "inter", "macro", "micro", "multi", "neo", "non",
	"post", "pre", "pro", "pseudo", "re", "semi", "socio", "sub", "super",
	"trans", "ultra", "vice" };

static bool
expanding_prefixes(struct expanding *expanding, struct query_node *node)
{
	const char *prefix, *rest;
	struct str lead = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof expand_prefixes / sizeof *expand_prefixes;
		i++) {
		prefix = expand_prefixes[i];
		rest = node->words + strlen(prefix);
		if (strncmp(node->words, prefix, strlen(prefix)) ||
			strlen(rest) < STEM_LEAST)
			continue;
		str_clear(&lead);
		str_add_format(&lead, "%s ", prefix);
		expanding_add(
			expanding, node, str_text(&lead), slice_of(rest), NULL);
		ok = expanding_stems(expanding, node, str_text(&lead), rest);
	}
	str_done(&lead);
	return ok;
}

/* "co-operative" is "cooperative"; the last of its parts has forms. */
static bool
expanding_parts(struct expanding *expanding, struct query_node *node)
{
	const char *last = strrchr(node->words, ' ');
	struct str lead = { 0 };
	bool ok;

	if (strchr(node->whole, ' ') || !last)
		return true;
	str_add_bytes(&lead, node->words, (size_t)(last + 1 - node->words));
	ok = expanding_stems(expanding, node, "", node->whole) &&
	     expanding_stems(expanding, node, str_text(&lead), last + 1);
	str_done(&lead);
	return ok;
}

/* Typed in capitals, it may stand with stops: FSTMB, F.S.T.M.B. */
static void
expanding_stops(struct expanding *expanding, struct query_node *node)
{
	const char *typed = expanding->query->text + node->at;
	size_t len = strlen(node->words), i;
	struct str letters = { 0 };

	if (node->end - node->at != len || len < INITIALS_LEAST ||
		len > INITIALS_MOST)
		return;
	for (i = 0; i < len && typed[i] >= 'A' && typed[i] <= 'Z'; i++) {
		str_add(&letters, i ? " " : "");
		str_add_char(&letters, node->words[i]);
	}
	if (i == len)
		expanding_add(expanding, node, "", str_slice(&letters), NULL);
	str_done(&letters);
}

static bool
expanding_forms(struct expanding *expanding, struct query_node *node)
{
	if (node->prefix || node->edit)
		return true;
	if (node->whole)
		expanding_add(expanding, node, "", slice_of(node->whole), NULL);
	if (node->plain || node->quoted || expanding->exact)
		return true;
	if (node->whole)
		return expanding_parts(expanding, node);
	if (node->exact)
		return true;
	expanding_stops(expanding, node);
	return expanding_stems(expanding, node, "", node->words) &&
	       expanding_prefixes(expanding, node);
}

/* -- one edit away -------------------------------------------------------- */

/* Looks a guess up; it becomes a form if it is a word of the library. */
static bool
expanding_guess(struct expanding *expanding, struct query_node *node,
	const struct str *guess)
{
	struct statement *statement;
	bool there;

	statement = store_statement(expanding->store, "word_there");
	statement_bind_slice(statement, 1, str_slice(guess));
	there = statement_next(statement);
	if (!statement_done(statement, expanding->err))
		return false;
	if (there && node->form_count < FORMS_LIMIT)
		query_add_form(
			node, &(struct query_form){
				      arena_copy(&expanding->query->arena,
					      guess->data, guess->len),
				      HIT_EDIT, NULL });
	return true;
}

static void
guess_build(struct str *guess, struct slice word, size_t from, uint32_t letter,
	size_t to)
{
	char bytes[4];

	str_clear(guess);
	str_add_bytes(guess, word.data, from);
	if (letter)
		str_add_bytes(guess, bytes, utf8_encode(letter, bytes));
	str_add_bytes(guess, word.data + to, word.len - to);
}

/* Every letter of a range, in the place of [from, to) and before it. */
static bool
expanding_letters(struct expanding *expanding, struct query_node *node,
	size_t from, size_t to, uint32_t first, uint32_t last)
{
	struct slice word = slice_of(node->words);
	struct str guess = { 0 };
	uint32_t letter;
	bool ok = true;

	for (letter = first; ok && letter <= last; letter++) {
		if (!utf8_is_word(letter) || fold_point(letter) != letter)
			continue;
		guess_build(&guess, word, from, letter, from);
		ok = expanding_guess(expanding, node, &guess);
		if (!ok || from == to)
			continue;
		guess_build(&guess, word, from, letter, to);
		ok = expanding_guess(expanding, node, &guess);
	}
	str_done(&guess);
	return ok;
}

/* Without the letter at [from, to), and with the next one before it. */
static bool
expanding_swap(struct expanding *expanding, struct query_node *node,
	size_t from, size_t to)
{
	struct slice word = slice_of(node->words);
	struct str guess = { 0 };
	size_t behind;
	bool ok;

	guess_build(&guess, word, from, 0, to);
	ok = expanding_guess(expanding, node, &guess);
	if (ok && to < word.len) {
		utf8_at(word.data, word.len, to, &behind);
		str_clear(&guess);
		str_add_bytes(&guess, word.data, from);
		str_add_bytes(&guess, word.data + to, behind - to);
		str_add_bytes(&guess, word.data + from, to - from);
		str_add_bytes(&guess, word.data + behind, word.len - behind);
		ok = expanding_guess(expanding, node, &guess);
	}
	str_done(&guess);
	return ok;
}

/* Letters are those of the word's own script: a page of 128 characters. */
static bool
expanding_edits(struct expanding *expanding, struct query_node *node)
{
	size_t len = strlen(node->words), at, next;
	uint32_t point, page = 0;
	bool ok = true;

	for (at = 0; at < len; at = next) {
		point = utf8_at(node->words, len, at, &next);
		if (point >= 0x80)
			page = point & ~0x7fu;
	}
	for (at = 0; ok && at <= len; at = next) {
		next = at + 1;
		if (at < len)
			utf8_at(node->words, len, at, &next);
		else
			next = len;
		ok = expanding_letters(expanding, node, at, next, '0', 'z') &&
		     (!page || expanding_letters(expanding, node, at, next,
				       page, page + 0x7f)) &&
		     (at == len || expanding_swap(expanding, node, at, next));
		if (at == len)
			break;
	}
	return ok;
}

/* -- names that were scanned badly ---------------------------------------- */

/* Spellings of whoever is called so that are scanning errors. */
static bool
expanding_scans(struct expanding *expanding, const char *name,
	void (*add)(struct expanding *expanding, struct query_node *node,
		const char *words),
	struct query_node *node)
{
	struct arena *arena = &expanding->query->arena;
	struct statement *statement;
	struct slice form;

	statement = store_statement(expanding->store, "alias_scans");
	statement_bind_text(statement, 1, name);
	while (statement_next(statement)) {
		form = statement_slice(statement, 0);
		add(expanding, node, query_words(arena, form.data, form.len));
	}
	return statement_done(statement, expanding->err);
}

static void
add_scan_form(
	struct expanding *expanding, struct query_node *node, const char *words)
{
	(void)expanding;
	if (node->form_count < FORMS_LIMIT)
		query_add_form(
			node, &(struct query_form){ words, HIT_SCAN, NULL });
}

/* Adds the words behind a node's last sibling. */
static void
add_scan_node(
	struct expanding *expanding, struct query_node *node, const char *words)
{
	struct query_node *scan = query_node_new(expanding->query, QUERY_WORDS);

	if (!*words)
		return;
	scan->words = words;
	scan->how = HIT_SCAN;
	scan->exact = true;
	while (node->next)
		node = node->next;
	node->next = scan;
}

/* Words that follow each other and may be a name together. */
static struct query_node *
run_end(struct query_node *first, unsigned count)
{
	struct query_node *last = first;

	for (;; last = last->next) {
		if (last->kind != QUERY_WORDS || last->prefix || last->edit ||
			last->plain || last->how != HIT_EXACT)
			return NULL;
		if (--count == 0)
			return last;
		if (!last->next)
			return NULL;
	}
}

/*
 * Takes a run of children of an AND for a name: if that has scanning errors,
 * the run becomes one of several, and *link points to these.
 */
static bool
expanding_run(struct expanding *expanding, struct query_node **link,
	struct query_node *last)
{
	struct query_node *both = query_node_new(expanding->query, QUERY_AND);
	struct query_node *either, *node;
	struct str name = { 0 };
	bool ok;

	for (node = *link;; node = node->next) {
		str_add(&name, name.len ? " " : "");
		str_add(&name, node->words);
		if (node == last)
			break;
	}
	ok = expanding_scans(expanding, str_text(&name), add_scan_node, both);
	str_done(&name);
	if (!ok || !both->next)
		return ok;
	either = query_node_new(expanding->query, QUERY_OR);
	either->at = (*link)->at;
	either->end = last->end;
	either->first = both;
	either->next = last->next;
	both->first = *link;
	last->next = NULL;
	*link = either;
	return true;
}

static bool
expanding_runs(struct expanding *expanding, struct query_node *node)
{
	struct query_node **link, *last;
	unsigned count;
	bool ok = true;

	for (link = &node->first; ok && *link; link = &(*link)->next) {
		for (count = RUN_LONGEST; ok && count > 1; count--) {
			last = run_end(*link, count);
			if (!last)
				continue;
			ok = expanding_run(expanding, link, last);
			if ((*link)->kind == QUERY_OR)
				break;
		}
	}
	return ok;
}

/* -- the tree ------------------------------------------------------------- */

/* No deeper than the query, which is bounded. */
static bool
expanding_node(struct expanding *expanding, struct query_node *node)
{
	struct query_node *child;

	if (node->kind == QUERY_WORDS)
		return expanding_forms(expanding, node) &&
		       (!node->edit || expanding_edits(expanding, node)) &&
		       (node->prefix || node->plain ||
			       expanding_scans(expanding, node->words,
				       add_scan_form, node));
	if (node->kind == QUERY_FIELD)
		return true;
	for (child = node->first; child; child = child->next) {
		if (!expanding_node(expanding, child))
			return false;
	}
	return node->kind != QUERY_AND || expanding_runs(expanding, node);
}

bool
query_expand(struct query *query, struct store *store, bool exact,
	struct languages *languages, struct error *err)
{
	struct expanding expanding = { .query = query,
		.store = store,
		.languages = languages,
		.exact = exact,
		.err = err };
	size_t i;
	bool ok;

	*languages = (struct languages){ 0 };
	ok = expanding_languages(&expanding) &&
	     expanding_node(&expanding, query->root);
	for (i = 0; i < languages->count; i++)
		stemmer_free(expanding.stemmers[i]);
	free(expanding.stemmers);
	return ok;
}

bool
query_has_forms(const struct query_node *node, const char *language)
{
	const struct query_node *child;
	size_t i;

	for (i = 0; i < node->form_count; i++) {
		if (node->forms[i].language &&
			!strcmp(node->forms[i].language, language))
			return true;
	}
	for (child = node->first; child; child = child->next) {
		if (query_has_forms(child, language))
			return true;
	}
	return false;
}

bool
query_has_slips(const struct query_node *node)
{
	const struct query_node *child;
	size_t i;

	if (node->how >= HIT_EDIT)
		return true;
	for (i = 0; i < node->form_count; i++) {
		if (node->forms[i].how >= HIT_EDIT)
			return true;
	}
	for (child = node->first; child; child = child->next) {
		if (query_has_slips(child))
			return true;
	}
	return false;
}
