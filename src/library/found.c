/*
 * From a tree to blocks.
 *
 * A tree without fields is one question to the full-text index.  Fields are
 * sets of blocks; under an AND they come first, so that the index ranks only
 * what they leave.  Forms of a word belong to documents of their language, so
 * each such language is a question of its own, within its documents.  What is
 * a slip of a letter is asked for behind what is not.
 */
#include "library/found.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "library/fields.h"
#include "library/homes.h"
#include "library/inside.h"

/* -- the library in numbers ----------------------------------------------- */

static bool
found_numbers(struct found *found)
{
	struct library *library = found->library;

	if (!library->homes && !homes_read(library, found->err))
		return false;
	found->documents = library->home_count;
	found->blocks = library->last_block + 1;
	return true;
}

const struct library_home *
found_home(const struct found *found, uint32_t block)
{
	return homes_find(found->library, block);
}

/* -- asking the full-text index ------------------------------------------- */

struct asking_text {
	struct found *found;
	const struct query_node *node;
	const struct blocks *within; /* or NULL */
	const char *language;        /* or NULL */
	bool boilerplate;
	bool whole; /* every row is wanted */
	bool close; /* nothing but words and their forms */
	bool last;  /* of the two for this tree */
};

static bool
found_has(const struct blocks *seen, uint32_t block)
{
	return seen->bits && blocks_has(seen, block);
}

static void
found_take(struct asking_text *asking, const struct match_list *matches,
	struct blocks *seen)
{
	struct found *found = asking->found;
	uint32_t block;
	size_t i;

	for (i = 0; i < matches->count; i++) {
		block = (uint32_t)matches->rows[i].block;
		if (block >= found->blocks ||
			(!asking->close && found_has(seen, block)))
			continue;
		found->rows = memory_grow(found->rows, found->count,
			&found->cap, sizeof *found->rows);
		found->rows[found->count++] =
			(struct found_row){ .block = block,
				.slip = !asking->close && seen->bits,
				.rank = matches->rows[i].rank };
		if (seen->bits)
			blocks_add(seen, block);
	}
	if (asking->last)
		found->total += matches->total;
	found->more = found->more || matches->more;
}

static bool
found_ask(struct asking_text *asking, struct blocks *seen)
{
	struct found *found = asking->found;
	const struct search_options *options = found->options;
	struct match_question question = {
		.limit = asking->whole ? 0
			 : options->limit && options->limit < MATCH_HURRY
				 ? MATCH_HURRY
				 : options->limit,
		.boilerplate = asking->boilerplate,
		.unranked = found->unranked,
		.hurry = options->hurry && !asking->whole,
	};
	struct match_list matches;
	struct str match = { 0 };
	bool ok;

	query_write(asking->node, asking->language, asking->close, &match);
	question.query = str_text(&match);
	if (asking->within) {
		question.within = asking->within->bits;
		question.within_len = blocks_bytes(asking->within);
	}
	ok = store_match(
		found->library->store, &question, &matches, found->err);
	str_done(&match);
	if (ok)
		found_take(asking, &matches, seen);
	match_list_done(&matches);
	return ok;
}

/* First what fits; then, where there are slips, the rest of it. */
static bool
found_ask_both(struct asking_text *asking)
{
	struct found *found = asking->found;
	struct blocks seen = { 0 };
	bool ok;

	asking->close = true;
	asking->last = !query_has_slips(asking->node);
	if (!asking->last)
		blocks_init(&seen, found->blocks);
	ok = found_ask(asking, &seen);
	if (ok && !asking->last) {
		asking->close = false;
		asking->last = true;
		ok = found_ask(asking, &seen);
	}
	blocks_done(&seen);
	return ok;
}

/* Blocks of the documents in a language are taken from a set into another. */
static bool
found_take_language(struct found *found, const char *language,
	struct blocks *from, struct blocks *to)
{
	struct statement *statement;

	blocks_init(to, found->blocks);
	statement = store_statement(found->library->store, "field_language");
	statement_bind_text(statement, 1, language);
	while (statement_next(statement))
		blocks_add_range(to, statement_u32(statement, 0),
			statement_u32(statement, 1));
	blocks_intersect(to, from);
	blocks_subtract(from, to);
	return statement_done(statement, found->err);
}

/* A question for each language that has forms, and one for the others. */
static bool
found_ask_languages(struct asking_text *asking)
{
	struct found *found = asking->found;
	const struct languages *languages = &found->languages;
	struct blocks rest, some;
	bool ok = true, all = true;
	size_t i;

	if (languages->count == 1 && !languages->others) {
		asking->language = languages->names[0];
		return found_ask_both(asking);
	}
	blocks_init(&rest, found->blocks);
	blocks_fill(&rest);
	if (asking->within)
		blocks_intersect(&rest, asking->within);
	for (i = 0; ok && i < languages->count; i++) {
		if (!query_has_forms(asking->node, languages->names[i]))
			continue;
		all = false;
		ok = found_take_language(
			found, languages->names[i], &rest, &some);
		if (ok && blocks_next(&some, 0) < some.count) {
			asking->language = languages->names[i];
			asking->within = &some;
			ok = found_ask_both(asking);
		}
		blocks_done(&some);
	}
	asking->language = NULL;
	if (!all)
		asking->within = &rest;
	ok = ok && ((!all && blocks_next(&rest, 0) == rest.count) ||
			   found_ask_both(asking));
	blocks_done(&rest);
	return ok;
}

static bool
found_ask_text(struct found *found, const struct query_node *node,
	const struct blocks *within, bool whole)
{
	struct asking_text asking = { .found = found,
		.node = node,
		.within = within,
		.whole = whole,
		.boilerplate = found->query.boilerplate };
	bool ok = found_ask_languages(&asking);

	if (!ok || found->query.boilerplate || !found->options->boilerplate)
		return ok;
	asking = (struct asking_text){ .found = found,
		.node = node,
		.within = within,
		.whole = whole,
		.boilerplate = true };
	return found_ask_languages(&asking);
}

/* -- sets ----------------------------------------------------------------- */

/* The set of a tree without fields, as rows and as blocks. */
static bool
found_text_set(struct found *found, const struct query_node *node,
	const struct blocks *within, struct blocks *set)
{
	size_t i, from = found->count;

	blocks_init(set, found->blocks);
	if (!found_ask_text(found, node, within, true))
		return false;
	for (i = from; i < found->count; i++)
		blocks_add(set, found->rows[i].block);
	return true;
}

static bool found_set(struct found *found, const struct query_node *node,
	const struct blocks *within, struct blocks *set);

/* Leaves of a set what a child of an AND wants, or does not want. */
static bool
found_narrow(
	struct found *found, const struct query_node *child, struct blocks *set)
{
	const struct query_node *node =
		child->kind == QUERY_NOT ? child->first : child;
	struct blocks other;
	bool ok = found_set(found, node, set, &other);

	if (ok && child->kind == QUERY_NOT)
		blocks_subtract(set, &other);
	else if (ok)
		blocks_intersect(set, &other);
	blocks_done(&other);
	return ok;
}

/* In which turn a child narrows the set: what costs least comes first. */
enum turn { TURN_FIELD, TURN_TEXT, TURN_MIXED, TURN_TYPE, TURNS };

static enum turn
turn_of(const struct query_node *child)
{
	const struct query_node *node =
		child->kind == QUERY_NOT ? child->first : child;

	if (node->kind == QUERY_FIELD)
		return node->field == QUERY_TYPE ? TURN_TYPE : TURN_FIELD;
	return query_is_text(node) ? TURN_TEXT : TURN_MIXED;
}

/* All words of an AND make one question, which ranks them together. */
static bool
found_and_text(
	struct found *found, const struct query_node *node, struct blocks *set)
{
	struct query_node *all = query_node_new(&found->query, QUERY_AND);
	struct query_node **end = &all->first, *copy;
	const struct query_node *child;
	bool wanted = false, ok = true;
	struct blocks some;

	for (child = node->first; child; child = child->next) {
		if (turn_of(child) != TURN_TEXT)
			continue;
		copy = query_node_new(&found->query, child->kind);
		*copy = *child;
		copy->next = NULL;
		*end = copy;
		end = &copy->next;
		wanted = wanted || child->kind != QUERY_NOT;
	}
	if (wanted) {
		ok = found_text_set(found, all, set, &some);
		blocks_intersect(set, &some);
		blocks_done(&some);
		return ok;
	}
	for (copy = all->first; ok && copy; copy = copy->next)
		ok = found_narrow(found, copy, set);
	return ok;
}

static bool
found_and(
	struct found *found, const struct query_node *node, struct blocks *set)
{
	const struct query_node *child;
	int turn;

	for (turn = 0; turn < TURNS; turn++) {
		if (turn == TURN_TEXT) {
			if (!found_and_text(found, node, set))
				return false;
			continue;
		}
		for (child = node->first; child; child = child->next) {
			if ((int)turn_of(child) == turn &&
				!found_narrow(found, child, set))
				return false;
		}
	}
	return true;
}

static bool
found_or(struct found *found, const struct query_node *node,
	const struct blocks *within, struct blocks *set)
{
	const struct query_node *child;
	struct blocks other;
	bool ok = true;

	for (child = node->first; ok && child; child = child->next) {
		ok = found_set(found, child, within, &other);
		if (ok)
			blocks_unite(set, &other);
		blocks_done(&other);
	}
	return ok;
}

/* No deeper than the query, which is bounded.  The set is the caller's. */
static bool
found_set(struct found *found, const struct query_node *node,
	const struct blocks *within, struct blocks *set)
{
	if (node->kind != QUERY_FIELD && query_is_text(node))
		return found_text_set(found, node, within, set);
	blocks_init(set, found->blocks);
	if (node->kind == QUERY_FIELD)
		return fields_blocks(found->library, &found->query, node,
			within, set, found->err);
	if (node->kind == QUERY_OR)
		return found_or(found, node, within, set);
	if (within)
		blocks_unite(set, within);
	else
		blocks_fill(set);
	return found_and(found, node, set);
}

/* -- rows ----------------------------------------------------------------- */

static int
found_by_block(const void *a, const void *b)
{
	const struct found_row *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->slip != y->slip)
		return x->slip < y->slip ? -1 : 1;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

static int
found_by_rank(const void *a, const void *b)
{
	const struct found_row *x = a, *y = b;

	if (x->slip != y->slip)
		return x->slip < y->slip ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->block > y->block) - (x->block < y->block);
}

/* Blocks of documents that came later have numbers behind all others. */
static void
found_place(struct found *found)
{
	const struct library_home *home;
	size_t i;

	for (i = 0; found->library->scattered && i < found->count; i++) {
		home = found_home(found, found->rows[i].block);
		found->rows[i].document = home ? home->document : 0;
	}
}

/* The rows of a set: those that were ranked, and the others. */
static void
found_rows_of(struct found *found, const struct blocks *set)
{
	struct found_row *old = found->rows;
	size_t count = found->count, at = 0;
	uint32_t id;

	if (count)
		qsort(old, count, sizeof *old, found_by_block);
	found->rows = NULL;
	found->count = found->cap = 0;
	for (id = blocks_next(set, 1); id < set->count;
		id = blocks_next(set, id + 1)) {
		while (at < count && old[at].block < id)
			at++;
		found->rows = memory_grow(found->rows, found->count,
			&found->cap, sizeof *found->rows);
		found->rows[found->count++] =
			at < count && old[at].block == id
				? old[at]
				: (struct found_row){ .block = id };
	}
	free(old);
	found->total = (uint32_t)found->count;
}

/* Fields know nothing of boilerplate: it is there if it was asked for. */
static bool
found_boilerplate(struct found *found, struct blocks *set)
{
	bool only = found->query.boilerplate, ok;
	struct statement *statement;
	struct blocks furniture;

	if (!only && found->options->boilerplate)
		return true;
	blocks_init(&furniture, found->blocks);
	statement = store_statement(found->library->store, "field_boilerplate");
	while (statement_next(statement))
		blocks_add(&furniture, statement_u32(statement, 0));
	ok = statement_done(statement, found->err);
	if (only)
		blocks_intersect(set, &furniture);
	else
		blocks_subtract(set, &furniture);
	blocks_done(&furniture);
	return ok;
}

static bool
found_tree(struct found *found)
{
	struct blocks set;
	bool ok;

	if (query_is_text(found->query.root))
		return found_ask_text(found, found->query.root, NULL, false);
	ok = found_set(found, found->query.root, NULL, &set) &&
	     found_boilerplate(found, &set);
	if (ok)
		found_rows_of(found, &set);
	blocks_done(&set);
	return ok;
}

bool
found_parse(struct found *found, const char *text)
{
	return query_parse(&found->query, text, found->err) &&
	       found_numbers(found) &&
	       query_expand(&found->query, found->library->store,
		       found->options->exact, &found->languages, found->err);
}

bool
found_run(struct found *found, const char *text)
{
	if (!found_parse(found, text) || !found_tree(found))
		return false;
	if (!found->total && !query_check_fields(&found->query, found->err))
		return false;
	found_place(found);
	if (found->count)
		qsort(found->rows, found->count, sizeof *found->rows,
			found->unranked || found->more ? found_by_block
						       : found_by_rank);
	return true;
}

void
found_done(struct found *found)
{
	query_done(&found->query);
	languages_done(&found->languages);
	free(found->rows);
}
