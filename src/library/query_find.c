/*
 * Where the words of a query stand in a passage, and how well they fit.
 *
 * The full-text index has said that they are there; here the letters on the
 * page are found.  What was typed is looked for first, then its other forms,
 * then all of them in the passage as it was probably printed.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"
#include "lectern/doc/mended.h"
#include "library/query.h"

static bool
word_at(const struct fold *fold, size_t at, size_t *next)
{
	return at < fold->len &&
	       utf8_is_word(utf8_at(fold->text, fold->len, at, next));
}

/* Do these words stand at a beginning of a word?  Then *end is behind them. */
static bool
words_stand(const char *word, bool prefix, const struct fold *fold, size_t at,
	size_t *end)
{
	const char *blank;
	size_t len, next;

	for (;;) {
		blank = strchr(word, ' ');
		len = blank ? (size_t)(blank - word) : strlen(word);
		if (fold->len - at < len || memcmp(fold->text + at, word, len))
			return false;
		at += len;
		if (!blank)
			break;
		if (at >= fold->len || word_at(fold, at, &next))
			return false;
		while (at < fold->len && !word_at(fold, at, &next))
			at = next;
		word = blank + 1;
	}
	if (word_at(fold, at, &next) && !prefix)
		return false;
	while (word_at(fold, at, &next))
		at = next;
	*end = at;
	return true;
}

/* Were the accents that stand on the page typed as well? */
static bool
words_agree(const struct query_node *node, const struct query_passage *passage,
	size_t from, size_t to)
{
	struct str printed = { 0 };
	uint32_t start = passage->fold.map[from];
	size_t len = strlen(node->typed);
	bool agree;

	fold_accents(&printed, passage->text.data + start,
		passage->fold.map[to] - start);
	agree = printed.len >= len &&
		!memcmp(str_text(&printed), node->typed, len) &&
		(node->prefix || printed.len == len);
	str_done(&printed);
	return agree;
}

/* What stands for a node's words at a beginning of a word; HIT_HOWS: none. */
static enum hit_how
node_stands(const struct query_node *node, const struct query_passage *passage,
	const struct fold *fold, size_t at, size_t *end)
{
	enum hit_how best = HIT_HOWS;
	size_t i, to;

	if (words_stand(node->words, node->prefix, fold, at, end)) {
		if (node->typed && fold == &passage->fold &&
			!words_agree(node, passage, at, *end))
			return HIT_FOLDED;
		return node->how;
	}
	for (i = 0; i < node->form_count; i++) {
		if (node->forms[i].how >= best ||
			!words_stand(
				node->forms[i].words, false, fold, at, &to))
			continue;
		best = node->forms[i].how;
		*end = to;
	}
	return best;
}

/* -- how well it fits ----------------------------------------------------- */

static enum hit_how
node_best(const struct query_node *node, const struct query_passage *passage,
	const struct fold *fold)
{
	enum hit_how best = HIT_HOWS, how;
	size_t at, next, end;
	bool inside = false;

	for (at = 0; at < fold->len && best > HIT_EXACT; at = next) {
		if (!word_at(fold, at, &next)) {
			inside = false;
			continue;
		}
		if (!inside) {
			how = node_stands(node, passage, fold, at, &end);
			best = how < best ? how : best;
		}
		inside = true;
	}
	return best;
}

static enum hit_how
node_fits(const struct query_node *node, const struct query_passage *passage)
{
	enum hit_how best = node_best(node, passage, &passage->fold);

	if (best == HIT_HOWS && passage->mended &&
		node_best(node, passage, &passage->mended_fold) < HIT_HOWS)
		return HIT_MENDED;
	return best;
}

/* No deeper than the query, which is bounded. */
enum hit_how
query_fits(const struct query_node *node, const struct query_passage *passage)
{
	const struct query_node *child;
	enum hit_how worst = HIT_EXACT, best = HIT_HOWS, how;

	if (node->kind == QUERY_WORDS)
		return node_fits(node, passage);
	if (node->kind == QUERY_FIELD || node->kind == QUERY_NOT)
		return HIT_EXACT;
	for (child = node->first; child; child = child->next) {
		how = query_fits(child, passage);
		worst = how > worst ? how : worst;
		best = how < best ? how : best;
	}
	return node->kind == QUERY_OR ? best : worst;
}

/* -- near ----------------------------------------------------------------- */

/* A word of a near: by how many words from another, and how many it is. */
struct near_spot {
	const struct query_node *node;
	size_t first, last;
};

/* The window around a word within which the others may stand. */
struct near_window {
	struct near_spot *spots;
	size_t count, cap;
	size_t here; /* the word that it is around */
};

static size_t
words_count(const char *words)
{
	size_t count = 1;

	for (; *words; words++)
		count += *words == ' ';
	return count;
}

/* As many words back, to the beginning of one; *back: those there were. */
static size_t
words_back(const struct fold *fold, size_t at, size_t count, size_t *back)
{
	size_t before, from = at;
	bool inside = false;

	for (*back = 0; at > 0; at = before) {
		if (!utf8_is_word(utf8_before(fold->text, at, &before))) {
			*back += inside;
			inside = false;
			if (*back >= count)
				return from;
			continue;
		}
		inside = true;
		from = before;
	}
	*back += inside;
	return from;
}

static void
near_look(struct near_window *window, const struct query_node *node,
	const struct query_passage *passage, const struct fold *fold, size_t at)
{
	const struct query_node *child;
	size_t reach = node->distance, word, most, end, next;
	bool inside = false;

	for (child = node->first; child; child = child->next)
		reach += words_count(child->words) + 1;
	at = words_back(fold, at, reach, &window->here);
	most = window->here + reach;
	for (word = 0; at < fold->len && word <= most; at = next) {
		if (!word_at(fold, at, &next)) {
			word += inside;
			inside = false;
			continue;
		}
		for (child = node->first; !inside && child;
			child = child->next) {
			if (node_stands(child, passage, fold, at, &end) ==
				HIT_HOWS)
				continue;
			window->spots =
				memory_grow(window->spots, window->count,
					&window->cap, sizeof *window->spots);
			window->spots[window->count++] =
				(struct near_spot){ child, word,
					word + words_count(child->words) - 1 };
		}
		inside = true;
	}
}

/* Do all the words stand near each other, from this one on to the right? */
static bool
near_from(const struct near_window *window, const struct query_node *node,
	const struct near_spot *left)
{
	const struct query_node *child;
	size_t last = left->last + 1 + node->distance, i;

	if (window->here < left->first || window->here > last)
		return false;
	for (child = node->first; child; child = child->next) {
		for (i = 0; i < window->count; i++) {
			if (window->spots[i].node == child &&
				window->spots[i].first >= left->first &&
				window->spots[i].first <= last)
				break;
		}
		if (i == window->count)
			return false;
	}
	return true;
}

/* Is a word of a near, which begins here, near enough to the others? */
static bool
near_holds(const struct query_node *node, const struct query_passage *passage,
	const struct fold *fold, size_t at)
{
	struct near_window window = { 0 };
	bool holds = false;
	size_t i;

	near_look(&window, node, passage, fold, at);
	for (i = 0; i < window.count && !holds; i++)
		holds = near_from(&window, node, &window.spots[i]);
	free(window.spots);
	return holds;
}

/* -- where it stands ------------------------------------------------------ */

/* The best of the nodes that stand at a beginning of a word. */
static enum hit_how
tree_stands(const struct query_node *node, const struct query_passage *passage,
	const struct fold *fold, size_t at, size_t *end)
{
	const struct query_node *child;
	enum hit_how best = HIT_HOWS, how;
	size_t to = 0;

	if (node->kind == QUERY_WORDS)
		return node_stands(node, passage, fold, at, end);
	if (node->kind == QUERY_NOT)
		return HIT_HOWS;
	for (child = node->first; child; child = child->next) {
		how = tree_stands(child, passage, fold, at, &to);
		if (how < best || (how < HIT_HOWS && how == best && to > *end))
			*end = to;
		best = how < best ? how : best;
	}
	if (best < HIT_HOWS && node->kind == QUERY_NEAR &&
		!near_holds(node, passage, fold, at))
		return HIT_HOWS;
	return best;
}

/* The first at or after an offset in a fold. */
static bool
fold_next(const struct query *query, const struct query_passage *passage,
	const struct fold *fold, size_t *at, size_t *end, enum hit_how *how)
{
	size_t next;
	bool inside = false;

	for (; *at < fold->len; *at = next) {
		if (!word_at(fold, *at, &next)) {
			inside = false;
			continue;
		}
		if (inside)
			continue;
		inside = true;
		*end = 0;
		*how = tree_stands(query->root, passage, fold, *at, end);
		if (*how < HIT_HOWS)
			return true;
	}
	return false;
}

/* Where an offset in the passage is in its fold: a beginning of a word. */
static size_t
fold_from(const struct fold *fold, uint32_t from)
{
	size_t i, next;

	BISECT(i, fold->len, fold->map[i] < from);
	if (i && i < fold->len) {
		size_t start;

		if (utf8_is_word(utf8_before(fold->text, i, &start))) {
			while (word_at(fold, i, &next))
				i = next;
		}
	}
	return i;
}

/* Blanks and signs behind the last word belong to no word. */
static uint32_t
passage_trim(const struct query_passage *passage, uint32_t start, uint32_t end)
{
	size_t before;

	while (end > start) {
		if (utf8_is_word(utf8_before(passage->text.data, end, &before)))
			break;
		end = (uint32_t)before;
	}
	return end;
}

static bool
passage_next(const struct query *query, const struct query_passage *passage,
	uint32_t from, struct query_place *place)
{
	const struct fold *fold = &passage->fold;
	size_t at = fold_from(fold, from), end, go_on, to;
	enum hit_how how;

	if (!fold_next(query, passage, fold, &at, &end, &place->how))
		return false;
	go_on = end + 1;
	while (fold_next(query, passage, fold, &go_on, &to, &how) &&
		go_on == end + 1) {
		end = to;
		place->how = how > place->how ? how : place->how;
		go_on = end + 1;
	}
	place->start = fold->map[at];
	place->end = passage_trim(passage, place->start, fold->map[end]);
	return true;
}

/* The first that can only be read where the damage is put right. */
static bool
mended_next(const struct query *query, const struct query_passage *passage,
	uint32_t from, struct query_place *place)
{
	const struct fold *fold = &passage->mended_fold;
	const struct mended *mended = passage->mended;
	size_t at = 0, end, i;
	uint32_t start, stop;

	if (!mended)
		return false;
	for (; fold_next(query, passage, fold, &at, &end, &place->how);
		at = end) {
		start = mended_start(mended, fold->map[at]);
		stop = mended_end(mended, fold->map[end]);
		if (start < from)
			continue;
		for (i = 0; i < mended->count; i++) {
			if (mended->mends[i].start >= stop ||
				mended->mends[i].end <= start)
				continue;
			*place =
				(struct query_place){ start, stop, HIT_MENDED };
			return true;
		}
	}
	return false;
}

bool
query_find(const struct query *query, const struct query_passage *passage,
	uint32_t from, struct query_place *place)
{
	struct query_place mended;
	bool found = passage_next(query, passage, from, place);

	if (!mended_next(query, passage, from, &mended))
		return found;
	if (!found || mended.start < place->start)
		*place = mended;
	return true;
}
