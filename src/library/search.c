/*
 * Search: the index has said which blocks match; the text says where.
 *
 * A hit is shown at its first matching word, found in the folded block, so the
 * highlight falls on the letters as they are printed.  Only as many blocks are
 * read as are listed.
 */
#include "lectern/library/search.h"

#include <stdlib.h>
#include <string.h>

#include "library/context.h"
#include "library/found.h"
#include "library/inside.h"

/* bm25 counts; what it cannot know is weighed in. */
#define WEIGHT_TITLE 2.0
#define WEIGHT_HEADING 1.5
#define WEIGHT_FORM 0.8

/* Where accents were typed, so many hits are looked at for them. */
#define ACCENTS_LOOKED_AT 1000

struct searching {
	struct found found;
	struct hit_list *list;
	size_t cap;
	struct error *err;
};

const char *
hit_how_name(enum hit_how how)
{
	static const char *const names[] = {
		[HIT_EXACT] = "",
		[HIT_FORM] = "form",
		[HIT_FOLDED] = "accents",
		[HIT_EDIT] = "edit",
		[HIT_SCAN] = "scan",
		[HIT_MENDED] = "damage",
		[HIT_HOWS] = "",
	};

	return names[how];
}

enum hit_how
hit_how_of(const char *name)
{
	int how;

	for (how = HIT_EXACT; how < HIT_HOWS; how++) {
		if (!strcmp(hit_how_name((enum hit_how)how), name))
			return (enum hit_how)how;
	}
	return HIT_EXACT;
}

bool
hit_is_near(enum hit_how how)
{
	return how >= HIT_FOLDED;
}

/* -- one hit -------------------------------------------------------------- */

static double
hit_weight(const struct found_block *block, enum hit_how how)
{
	double weight = how == HIT_FORM ? WEIGHT_FORM : 1;

	if (block->kind == BLOCK_HEADING && block->level == 1)
		weight *= WEIGHT_TITLE;
	else if (block->kind == BLOCK_HEADING || block->kind == BLOCK_QUESTION)
		weight *= WEIGHT_HEADING;
	return weight;
}

static struct hit *
searching_add(struct searching *searching, const struct found_block *block)
{
	struct hit_list *list = searching->list;
	struct hit *hit;

	list->rows = memory_grow(
		list->rows, list->count, &searching->cap, sizeof *list->rows);
	hit = &list->rows[list->count++];
	*hit = (struct hit){ .place = block->place };
	hit->in_note = block->kind == BLOCK_NOTE;
	hit->in_heading =
		block->kind == BLOCK_HEADING || block->kind == BLOCK_QUESTION;
	hit->in_boilerplate = block->kind == BLOCK_BOILERPLATE;
	return hit;
}

/* Place and context; from and to are offsets in the block's text. */
static void
searching_show(struct searching *searching, struct hit *hit,
	const struct found_block *block, uint32_t from, uint32_t to)
{
	struct context context;

	hit->place.start = block->place.start + from;
	hit->place.end = block->place.start + to;
	context = context_around(&searching->list->arena, block->passage.text,
		from, to, searching->found.options->context);
	hit->before = context.before;
	hit->match = context.match;
	hit->after = context.after;
}

/* What a field asked for, if the block holds none of the words. */
static bool
searching_field(struct searching *searching, const struct found_block *block,
	struct query_place *at)
{
	struct place place;

	if (!found_field_place(&searching->found, searching->found.query.root,
		    &block->place, &place))
		return false;
	if (place.document && place.start >= block->place.start &&
		place.end >= place.start) {
		at->start = place.start - block->place.start;
		at->end = place.end - block->place.start;
	}
	return true;
}

/* The first place that fits as well as the whole does, or the first of all. */
static bool
searching_find(const struct query *query, const struct found_block *block,
	enum hit_how how, struct query_place *at)
{
	struct query_place next;

	if (!query_find(query, &block->passage, 0, at))
		return false;
	for (next = *at; next.how > how;) {
		if (next.end <= next.start ||
			!query_find(query, &block->passage, next.end, &next))
			return true;
	}
	*at = next;
	return true;
}

static bool
searching_hit(struct searching *searching, const struct found_row *row)
{
	const struct query *query = &searching->found.query;
	struct query_place at = { 0 };
	struct found_block block;
	enum hit_how how;
	struct hit *hit;
	bool ok;

	ok = found_read(&searching->found, row->block, &block);
	how = ok ? query_fits(query->root, &block.passage) : HIT_HOWS;
	if (ok && !searching_find(query, &block, how, &at))
		ok = searching_field(searching, &block, &at);
	if (ok) {
		hit = searching_add(searching, &block);
		hit->how = how == HIT_HOWS ? HIT_EXACT : how;
		hit->score = -row->rank * hit_weight(&block, hit->how);
		searching_show(searching, hit, &block, at.start, at.end);
	}
	found_block_done(&block);
	return ok;
}

/* -- groups --------------------------------------------------------------- */

/* Behind what fits comes what fits less well, in steps. */
static int
hit_step(enum hit_how how)
{
	return how < HIT_FOLDED ? 0 : how == HIT_FOLDED ? 1 : 2;
}

/* A hit with what its document is sorted by. */
struct grouped {
	struct hit hit;
	int step;
	double best;
};

static int
grouped_by_place(const void *a, const void *b)
{
	const struct hit *x = &((const struct grouped *)a)->hit;
	const struct hit *y = &((const struct grouped *)b)->hit;

	if (x->place.document != y->place.document)
		return x->place.document < y->place.document ? -1 : 1;
	if (hit_step(x->how) != hit_step(y->how))
		return hit_step(x->how) < hit_step(y->how) ? -1 : 1;
	return (x->place.start > y->place.start) -
	       (x->place.start < y->place.start);
}

static int
grouped_compare(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;

	if (x->hit.place.document != y->hit.place.document) {
		if (x->step != y->step)
			return x->step < y->step ? -1 : 1;
		if (x->best != y->best)
			return x->best < y->best ? 1 : -1;
	}
	return grouped_by_place(a, b);
}

/* Gives all hits of a document its best step and score. */
static void
grouped_measure(struct grouped *rows, size_t count)
{
	size_t i, j, end;

	for (i = 0; i < count; i = end) {
		int step = 2;
		double best = 0;

		for (end = i; end < count && rows[end].hit.place.document ==
						     rows[i].hit.place.document;
			end++) {
			if (hit_step(rows[end].hit.how) < step) {
				step = hit_step(rows[end].hit.how);
				best = 0;
			}
			if (hit_step(rows[end].hit.how) == step &&
				rows[end].hit.score > best)
				best = rows[end].hit.score;
		}
		for (j = i; j < end; j++) {
			rows[j].step = step;
			rows[j].best = best;
		}
	}
}

/* By document, the best document first. */
static void
hit_list_sort(struct hit_list *list)
{
	struct grouped *rows;
	size_t i;

	if (!list->count)
		return;
	rows = memory_zero(list->count, sizeof *rows);
	for (i = 0; i < list->count; i++)
		rows[i].hit = list->rows[i];
	qsort(rows, list->count, sizeof *rows, grouped_by_place);
	grouped_measure(rows, list->count);
	qsort(rows, list->count, sizeof *rows, grouped_compare);
	for (i = 0; i < list->count; i++)
		list->rows[i] = rows[i].hit;
	free(rows);
}

/* The best hits alone; the others are only counted. */
static int
hit_compare(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (hit_step(x->how) != hit_step(y->how))
		return hit_step(x->how) < hit_step(y->how) ? -1 : 1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return 0;
}

/* -- counts --------------------------------------------------------------- */

static void
searching_group(struct searching *searching, uint32_t *group_of)
{
	struct hit_list *list = searching->list;
	struct hit_document *group = NULL;
	size_t i, cap = 0;

	for (i = 0; i < list->count; i++) {
		uint32_t document = list->rows[i].place.document;

		if (!group || group->document != document) {
			list->groups = memory_grow(list->groups,
				list->group_count, &cap, sizeof *list->groups);
			group = &list->groups[list->group_count++];
			*group = (struct hit_document){ .document = document,
				.first = i };
			if (document <= searching->found.documents)
				group_of[document] =
					(uint32_t)list->group_count;
		}
		group->listed++;
	}
}

/* How many passages each document has, and where. */
static void
searching_count(struct searching *searching)
{
	const struct found *found = &searching->found;
	struct hit_list *list = searching->list;
	uint32_t *group_of =
		memory_zero(found->documents + 2, sizeof *group_of);
	unsigned char *seen = memory_zero(found->documents + 2, 1);
	const struct library_home *home;
	struct hit_document *group;
	uint32_t document, into;
	size_t i;

	searching_group(searching, group_of);
	for (i = 0; i < found->count; i++) {
		home = found_home(found, found->rows[i].block);
		document = home && home->document <= found->documents
				   ? home->document
				   : 0;
		list->documents += document && !seen[document];
		seen[document] = 1;
		if (!document || !group_of[document])
			continue;
		group = &list->groups[group_of[document] - 1];
		group->passages++;
		into = found->rows[i].block - home->first;
		if (into <= home->count)
			group->strip[(uint64_t)into * HIT_STRIP /
				     ((uint64_t)home->count + 2)]++;
	}
	free(group_of);
	free(seen);
}

/* -- whom it names -------------------------------------------------------- */

/* Does the whole query name somebody? */
static bool
searching_entity(struct searching *searching, const char *text)
{
	struct hit_entity *entity = &searching->list->entity;
	struct slice words = slice_trim(slice_of(text)), type;
	struct arena *arena = &searching->list->arena;
	struct statement *statement;
	char *folded = fold_string(words.data, words.len);
	size_t len = strlen(folded);
	const char *name = folded;
	bool ok;

	if (len > 1 && *folded == '"' && folded[len - 1] == '"') {
		folded[len - 1] = '\0';
		name++;
	}
	statement = store_statement(
		searching->found.library->store, "entity_by_alias");
	statement_bind_text(statement, 1, name);
	while (statement_next(statement)) {
		if (entity->id) {
			entity->namesakes++;
			continue;
		}
		entity->id = statement_u32(statement, 0);
		entity->mentions = statement_u32(statement, 1);
		type = statement_slice(statement, 3);
		entity->type =
			entity_type_of(arena_copy(arena, type.data, type.len));
		entity->name = statement_text(statement, 4, arena);
	}
	ok = statement_done(statement, searching->err);
	if (entity->type == ENTITY_TYPES)
		*entity = (struct hit_entity){ 0 };
	free(folded);
	return ok;
}

/* -- searching ------------------------------------------------------------ */

static const struct search_options search_plain;

static bool
node_has_accents(const struct query_node *node)
{
	const struct query_node *child;

	if (node->typed)
		return true;
	for (child = node->first; child; child = child->next) {
		if (node_has_accents(child))
			return true;
	}
	return false;
}

static bool
searching_read(struct searching *searching)
{
	const struct found *found = &searching->found;
	struct hit_list *list = searching->list;
	size_t limit = found->options->limit, look = limit, i;

	if (limit && limit < ACCENTS_LOOKED_AT &&
		node_has_accents(found->query.root))
		look = ACCENTS_LOOKED_AT;
	for (i = 0; i < found->count && (!look || i < look); i++) {
		if (!searching_hit(searching, &found->rows[i]))
			return false;
	}
	if (limit && list->count > limit) {
		qsort(list->rows, list->count, sizeof *list->rows, hit_compare);
		list->count = limit;
	}
	list->total = found->total;
	list->more = found->more;
	return true;
}

static bool
search_end(struct searching *searching, bool ok)
{
	found_done(&searching->found);
	if (!ok)
		hit_list_done(searching->list);
	return ok;
}

static struct searching
search_begin(struct library *library, const struct search_options *options,
	struct hit_list *list, struct error *err)
{
	*list = (struct hit_list){ 0 };
	return (struct searching){
		.found = { .library = library,
			.options = options ? options : &search_plain,
			.err = err },
		.list = list,
		.err = err,
	};
}

bool
library_search(struct library *library, const char *query,
	const struct search_options *options, struct hit_list *list,
	struct error *err)
{
	struct searching searching = search_begin(library, options, list, err);
	bool ok;

	ok = found_run(&searching.found, query) && searching_read(&searching);
	if (ok) {
		hit_list_sort(list);
		searching_count(&searching);
		ok = searching_entity(&searching, query);
	}
	return search_end(&searching, ok);
}

void
hit_list_done(struct hit_list *list)
{
	free(list->rows);
	free(list->groups);
	arena_done(&list->arena);
	*list = (struct hit_list){ 0 };
}

bool
library_may_be_misspelt(const char *text)
{
	struct query query;
	struct error ignored = { 0 };
	const struct query_node *root;
	bool may;

	if (!query_parse(&query, text, &ignored))
		return false;
	root = query.root;
	may = root->kind == QUERY_WORDS && !root->exact && !root->prefix &&
	      !root->edit && strlen(root->words) > 3;
	query_done(&query);
	return may;
}

void
library_on_wait(
	struct library *library, bool (*stop)(void *context), void *context)
{
	store_on_wait(library->store, stop, context);
}

/* -- concordance ---------------------------------------------------------- */

/* Every place in a block; at most as many as are wanted. */
static void
searching_places(struct searching *searching, const struct found_block *block)
{
	const struct found *found = &searching->found;
	uint32_t limit = found->options->limit, from = 0;
	struct query_place at;
	struct hit *hit;

	while ((!limit || searching->list->count < limit) &&
		query_find(&found->query, &block->passage, from, &at)) {
		hit = searching_add(searching, block);
		hit->how = at.how;
		searching_show(searching, hit, block, at.start, at.end);
		if (at.end <= from && at.end <= at.start)
			break;
		from = at.end > from ? at.end : from + 1;
	}
}

bool
library_concordance(struct library *library, const char *query,
	const struct search_options *options, struct hit_list *list,
	struct error *err)
{
	struct searching searching = search_begin(library, options, list, err);
	struct found *found = &searching.found;
	uint32_t limit = found->options->limit;
	struct found_block block;
	size_t i;
	bool ok;

	found->unranked = true;
	ok = found_run(found, query);
	for (i = 0; ok && i < found->count && (!limit || list->count < limit);
		i++) {
		ok = found_read(found, found->rows[i].block, &block);
		if (ok)
			searching_places(&searching, &block);
		found_block_done(&block);
	}
	if (ok) {
		list->total = found->total;
		searching_count(&searching);
		ok = searching_entity(&searching, query);
	}
	return search_end(&searching, ok);
}

static bool
searching_block_at(
	struct searching *searching, const struct place *place, uint32_t *id)
{
	struct statement *block = store_statement(
		searching->found.library->store, "find_block_range");

	*id = 0;
	statement_bind_int(block, 1, place->document);
	statement_bind_int(block, 2, place->start);
	if (statement_next(block))
		*id = statement_u32(block, 0);
	return statement_done(block, searching->err);
}

bool
library_matches(struct library *library, const char *query,
	const struct place *place, struct hit_list *list, struct error *err)
{
	struct searching searching = search_begin(library, NULL, list, err);
	struct found_block block;
	uint32_t id;
	bool ok;

	ok = found_parse(&searching.found, query) &&
	     searching_block_at(&searching, place, &id);
	if (ok && id) {
		ok = found_read(&searching.found, id, &block);
		if (ok)
			searching_places(&searching, &block);
		found_block_done(&block);
	}
	return search_end(&searching, ok);
}
