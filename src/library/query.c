/*
 * Reads a query by recursive descent, no deeper than QUERY_DEPTH.
 *
 * Almost everything that can be typed means something: only what would be
 * misunderstood in silence is refused.  A bracket that closes nothing, a minus
 * alone or a colon behind a word that is no field are signs like any other.
 */
#include "library/reading.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define NEAR_DISTANCE 10
#define NEAR_LIMIT 1000 /* FTS5 reads the number into an int */
#define EDIT_LEAST 3    /* letters; a shorter word is one edit from anything */

/* -- characters ----------------------------------------------------------- */

uint32_t
reading_look(const struct reading *reading, size_t *next)
{
	return utf8_at(reading->text, reading->len, reading->at, next);
}

bool
reading_is(const struct reading *reading, char sign)
{
	return reading->at < reading->len && reading->text[reading->at] == sign;
}

bool
reading_take(struct reading *reading, char sign)
{
	if (!reading_is(reading, sign))
		return false;
	reading->at++;
	return true;
}

static void
reading_skip(struct reading *reading)
{
	size_t next;

	while (reading->at < reading->len &&
		utf8_is_space(reading_look(reading, &next)))
		reading->at = next;
}

static bool
is_quote(uint32_t point)
{
	return fold_point(point) == '"';
}

bool
reading_at_quote(const struct reading *reading)
{
	size_t next;

	return reading->at < reading->len &&
	       is_quote(reading_look(reading, &next));
}

/* -- words ---------------------------------------------------------------- */

/* Words of a range; what they are searched as, and as they were typed. */
struct query_node *
reading_words(struct reading *reading, size_t start, size_t end)
{
	struct query_node *node = query_node_new(reading->query, QUERY_WORDS);
	const char *text = reading->text + start;
	struct str typed = { 0 };

	node->at = start;
	node->end = end;
	node->words = query_words(&reading->query->arena, text, end - start);
	node->whole = query_whole(&reading->query->arena, text, end - start);
	node->exact = strchr(node->words, ' ') != NULL;
	if (fold_accents(&typed, text, end - start))
		node->typed = arena_copy(
			&reading->query->arena, typed.data, typed.len);
	str_done(&typed);
	return node;
}

/* -- what stands alone ---------------------------------------------------- */

static struct query_node *reading_any(struct reading *reading, bool within);

/* The text between two quotation marks; the first is behind us. */
bool
reading_quoted(struct reading *reading, size_t from, size_t *start, size_t *end)
{
	size_t at = reading->at, next;

	*start = at;
	while (at < reading->len) {
		if (is_quote(utf8_at(reading->text, reading->len, at, &next))) {
			*end = at;
			reading->at = next;
			return true;
		}
		at = next;
	}
	return query_refuse(reading->query, from, reading->err,
		"this quotation mark has no second one");
}

static struct query_node *
reading_phrase(struct reading *reading)
{
	size_t from = reading->at, start, end, next;
	struct query_node *node;

	reading_look(reading, &next);
	reading->at = next;
	if (!reading_quoted(reading, from, &start, &end))
		return NULL;
	node = reading_words(reading, start, end);
	node->at = from;
	node->end = reading->at;
	node->exact = node->quoted = true;
	if (reading_is(reading, '~')) {
		query_refuse(reading->query, reading->at, reading->err,
			"~1 stands behind a word, not behind a phrase");
		return NULL;
	}
	node->prefix = reading_take(reading, '*');
	return node;
}

static struct query_node *
reading_group(struct reading *reading)
{
	size_t from = reading->at++;
	struct query_node *node;

	if (++reading->depth > QUERY_DEPTH) {
		query_refuse(reading->query, from, reading->err,
			"brackets stand in brackets only %u deep", QUERY_DEPTH);
		return NULL;
	}
	node = reading_any(reading, true);
	if (!node)
		return NULL;
	if (!reading_take(reading, ')')) {
		query_refuse(reading->query, from, reading->err,
			"this bracket is not closed");
		return NULL;
	}
	reading->depth--;
	node->at = from;
	node->end = reading->at;
	return node;
}

/* near:5(a b), behind its colon. */
static struct query_node *
reading_near(struct reading *reading, size_t from)
{
	struct query_node *node, *child;
	struct slice rest = { reading->text + reading->at,
		reading->len - reading->at };
	uint32_t distance;
	size_t given = slice_digits(rest, &distance);

	reading->at += given;
	if (!reading_is(reading, '(')) {
		query_refuse(reading->query, from, reading->err,
			"near: is written near:5(one two): words with at most "
			"five between them");
		return NULL;
	}
	node = reading_group(reading);
	if (!node)
		return NULL;
	for (child = node->first; child; child = child->next) {
		if (child->kind != QUERY_WORDS || child->edit)
			break;
	}
	if (node->kind != QUERY_AND || child) {
		query_refuse(reading->query, child ? child->at : node->at,
			reading->err,
			"near: takes two or more words or phrases");
		return NULL;
	}
	node->kind = QUERY_NEAR;
	node->at = from;
	node->distance = !given                  ? NEAR_DISTANCE
			 : distance < NEAR_LIMIT ? distance
						 : NEAR_LIMIT;
	return node;
}

/* Where a word ends that begins here. */
size_t
reading_word_end(const struct reading *reading)
{
	size_t at = reading->at, next;
	uint32_t point;

	for (; at < reading->len; at = next) {
		point = utf8_at(reading->text, reading->len, at, &next);
		if (utf8_is_space(point) || is_quote(point) ||
			(point == ')' && reading->depth))
			break;
	}
	return at;
}

/* ~ or ~1 at the end of a word: moves the end before it. */
static bool
reading_edit(struct reading *reading, size_t start, size_t *end, bool *edit)
{
	size_t at = *end;

	while (at > start && reading->text[at - 1] >= '0' &&
		reading->text[at - 1] <= '9')
		at--;
	*edit = at > start + 1 && reading->text[at - 1] == '~';
	if (!*edit)
		return true;
	if (*end - at > 1 || (*end - at == 1 && reading->text[at] != '1'))
		return query_refuse(reading->query, at - 1, reading->err,
			"one edit is all that can be allowed: ~1");
	*end = at - 1;
	return true;
}

static bool
reading_check_edit(struct reading *reading, const struct query_node *node)
{
	size_t letters = 0, at, next, len = strlen(node->words);

	for (at = 0; at < len; at = next, letters++)
		utf8_at(node->words, len, at, &next);
	if (node->prefix || strchr(node->words, ' '))
		return query_refuse(reading->query, node->at, reading->err,
			"~1 stands behind a single whole word");
	if (letters < EDIT_LEAST)
		return query_refuse(reading->query, node->at, reading->err,
			"a word needs three letters to be looked for with ~1");
	return true;
}

static struct query_node *
reading_word(struct reading *reading)
{
	size_t from = reading->at, start, end, behind;
	bool written = reading_take(reading, '='), edit, prefix;
	struct query_node *node;

	start = reading->at;
	behind = end = reading_word_end(reading);
	reading->at = behind;
	if (!reading_edit(reading, start, &end, &edit))
		return NULL;
	prefix = end > start && reading->text[end - 1] == '*';
	while (end > start && reading->text[end - 1] == '*')
		end--;
	if (memchr(reading->text + start, '*', end - start) ||
		(prefix && end == start)) {
		query_refuse(reading->query, from, reading->err,
			"a star stands at the end of a word");
		return NULL;
	}
	node = reading_words(reading, start, end);
	node->prefix = prefix;
	node->at = from;
	node->end = behind;
	node->edit = edit;
	node->exact = node->exact || written;
	node->plain = written;
	return edit && !reading_check_edit(reading, node) ? NULL : node;
}

static struct query_node *
reading_one(struct reading *reading)
{
	size_t from = reading->at;
	enum query_field field;

	if (reading_at_quote(reading))
		return reading_phrase(reading);
	if (reading_is(reading, '('))
		return reading_group(reading);
	if (reading_field_name(reading, &field))
		return field == QUERY_FIELDS
			       ? reading_near(reading, from)
			       : reading_field(reading, field, from);
	return reading_word(reading);
}

/* -- what is put together ------------------------------------------------- */

/* Children in order, while they come in. */
struct gathering {
	struct query_node *first, **end, *last;
	size_t count, wanted; /* of which are not left out */
	bool either;          /* an OR waits for its second side */
	size_t either_at;
};

/* Is it nothing but signs? */
static bool
node_is_empty(const struct query_node *node)
{
	return node->kind == QUERY_WORDS && !*node->words;
}

static bool
reading_at_or(const struct reading *reading)
{
	const char *text = reading->text + reading->at;
	size_t left = reading->len - reading->at, next;
	uint32_t point;

	if (left < 2 || memcmp(text, "OR", 2))
		return false;
	point = utf8_at(reading->text, reading->len, reading->at + 2, &next);
	return left == 2 || utf8_is_space(point) ||
	       (point == ')' && reading->depth);
}

/* The last child becomes one of two, or of more. */
static void
gathering_join(struct gathering *gathering, struct query *query,
	struct query_node *node)
{
	struct query_node *last = gathering->last, *copy;

	if (last->kind != QUERY_OR) {
		copy = query_node_new(query, QUERY_OR);
		*copy = *last;
		*last = (struct query_node){
			.kind = QUERY_OR, .at = copy->at, .first = copy
		};
	}
	for (copy = last->first; copy->next;)
		copy = copy->next;
	copy->next = node;
	last->end = node->end;
}

static bool
gathering_add(struct gathering *gathering, struct reading *reading,
	struct query_node *node)
{
	if (node_is_empty(node))
		return true;
	if (gathering->either) {
		if (node->kind == QUERY_NOT)
			return query_refuse(reading->query, node->at,
				reading->err,
				"what is left out cannot be one of two");
		gathering_join(gathering, reading->query, node);
		gathering->either = false;
		return true;
	}
	*gathering->end = gathering->last = node;
	gathering->end = &node->next;
	gathering->count++;
	gathering->wanted += node->kind != QUERY_NOT;
	return true;
}

static bool
gathering_either(struct gathering *gathering, struct reading *reading)
{
	gathering->either_at = reading->at;
	if (!gathering->last || gathering->either ||
		gathering->last->kind == QUERY_NOT)
		return query_refuse(reading->query, reading->at, reading->err,
			"OR stands between two words");
	gathering->either = true;
	reading->at += 2;
	return true;
}

static bool
gathering_not(struct gathering *gathering, struct reading *reading)
{
	struct query_node *node, *child;
	size_t from = reading->at++, next;
	bool boilerplate = reading->query->boilerplate;

	if (reading->at >= reading->len ||
		utf8_is_space(reading_look(reading, &next)))
		return true;
	child = reading_one(reading);
	reading->query->boilerplate = boilerplate;
	if (!child)
		return false;
	if (node_is_empty(child))
		return true;
	node = query_node_new(reading->query, QUERY_NOT);
	node->first = child;
	node->at = from;
	node->end = child->end;
	return gathering_add(gathering, reading, node);
}

static bool
gathering_next(struct gathering *gathering, struct reading *reading)
{
	struct query_node *node;

	if (reading_at_or(reading))
		return gathering_either(gathering, reading);
	if (reading_is(reading, '-'))
		return gathering_not(gathering, reading);
	node = reading_one(reading);
	return node && gathering_add(gathering, reading, node);
}

static struct query_node *
gathering_end(struct gathering *gathering, struct reading *reading, size_t from)
{
	struct query_node *node;

	if (gathering->either)
		query_refuse(reading->query, gathering->either_at, reading->err,
			"OR stands between two words");
	else if (!gathering->wanted && gathering->count)
		error_set(reading->err, ERROR_USAGE,
			"the query says only what to leave out");
	else if (!gathering->wanted)
		error_set(reading->err, ERROR_USAGE,
			"there is no word to search for");
	else if (gathering->count == 1)
		return gathering->first;
	else {
		node = query_node_new(reading->query, QUERY_AND);
		node->first = gathering->first;
		node->at = from;
		node->end = reading->at;
		return node;
	}
	return NULL;
}

/* All up to the end, or within brackets to where they close. */
static struct query_node *
reading_any(struct reading *reading, bool within)
{
	struct gathering gathering = { 0 };
	size_t from = reading->at;

	gathering.end = &gathering.first;
	for (;;) {
		reading_skip(reading);
		if (reading->at >= reading->len ||
			(within && reading_is(reading, ')')))
			break;
		if (!gathering_next(&gathering, reading))
			return NULL;
	}
	return gathering_end(&gathering, reading, from);
}

/* -- the whole ------------------------------------------------------------ */

bool
query_parse(struct query *query, const char *text, struct error *err)
{
	struct reading reading = {
		.query = query, .text = text, .len = strlen(text), .err = err
	};

	*query = (struct query){ .text = text };
	if (!utf8_valid(text, reading.len, NULL))
		return error_set(err, ERROR_USAGE, "the query is not UTF-8");
	query->root = reading_any(&reading, false);
	if (query->root)
		return true;
	query_done(query);
	return false;
}
