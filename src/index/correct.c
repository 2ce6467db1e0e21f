/*
 * The verbs: what each correction does to entities and mentions.
 *
 * To take something apart is to choose mentions and move them: all of an
 * appearance, which then changes hands as it is, or some, for which the
 * document gets an appearance more.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/store/save.h"

/* Which of an entity's mentions are meant. */
struct correct_part {
	const char *form;  /* those written so; NULL: all */
	uint32_t document; /* in this one; 0: in any */
	uint32_t at;       /* the one nearest to this offset; DOC_NONE: all */
};

/* What is done with them: they go to an entity, or (0) away. */
struct correct_aim {
	uint32_t to;
	enum entity_type type;
	const char *name;
	uint32_t moved; /* how many */
};

/* -- moving mentions ------------------------------------------------------ */

static bool
correct_remove_mention(struct correcting *correcting, uint32_t document,
	const struct correct_mention *mention)
{
	struct statement *statement;

	statement =
		store_statement(correcting->store, "correct_mention_remove");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, mention->start);
	statement_bind_int(statement, 3, mention->end);
	return statement_run(statement, correcting->err);
}

static bool
correct_move_mention(struct correcting *correcting, uint32_t document,
	const struct correct_mention *mention, uint32_t number)
{
	struct statement *statement;

	statement = store_statement(correcting->store, "correct_mention_move");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, mention->start);
	statement_bind_int(statement, 3, mention->end);
	statement_bind_int(statement, 4, number);
	return statement_run(statement, correcting->err);
}

static bool
correct_move_appearance(struct correcting *correcting,
	const struct correct_appearance *row, uint32_t to)
{
	struct statement *statement;

	statement = store_statement(correcting->store, "correct_move");
	statement_bind_int(statement, 1, row->document);
	statement_bind_int(statement, 2, row->number);
	statement_bind_int(statement, 3, to);
	return statement_run(statement, correcting->err);
}

/* The one that begins nearest to an offset, of those that are meant. */
static size_t
correct_nearest(const struct correct_mentions *list, uint32_t at)
{
	size_t i, best = 0;
	uint32_t far, least = UINT32_MAX;

	for (i = 0; i < list->count; i++) {
		far = list->rows[i].start > at ? list->rows[i].start - at
					       : at - list->rows[i].start;
		if (far < least) {
			least = far;
			best = i;
		}
	}
	return best;
}

/* Leaves in the list what is meant. */
static void
correct_choose(struct correct_mentions *list, const struct correct_part *part)
{
	size_t i, to = 0;

	for (i = 0; i < list->count; i++) {
		if (!part->form || correct_same(list->rows[i].form, part->form))
			list->rows[to++] = list->rows[i];
	}
	list->count = to;
	if (part->at != DOC_NONE && to) {
		list->rows[0] = list->rows[correct_nearest(list, part->at)];
		list->count = 1;
	}
}

static bool
correct_move_mentions(struct correcting *correcting,
	const struct correct_appearance *row,
	const struct correct_mentions *list, const struct correct_aim *aim)
{
	uint32_t number = 0;
	bool ok = true;
	size_t i;

	if (aim->to)
		ok = correct_create_appearance(correcting, row->document,
			aim->to, aim->type, aim->name, &number);
	for (i = 0; ok && i < list->count; i++)
		ok = aim->to ? correct_move_mention(correcting, row->document,
				       &list->rows[i], number)
			     : correct_remove_mention(correcting, row->document,
				       &list->rows[i]);
	return ok && correct_respell(correcting, row->document, row->number) &&
	       (!aim->to || correct_respell(correcting, row->document, number));
}

/* What is meant of one appearance. */
static bool
correct_take(struct correcting *correcting,
	const struct correct_appearance *row, const struct correct_part *part,
	struct correct_aim *aim)
{
	struct correct_mentions list = { 0 };
	bool ok;

	if (aim->to && part->at == DOC_NONE &&
		(!part->form || correct_same(part->form, row->name))) {
		aim->moved += row->mentions;
		return correct_move_appearance(correcting, row, aim->to);
	}
	ok = correct_mentions(correcting, row->document, row->number, &list);
	correct_choose(&list, part);
	aim->moved += (uint32_t)list.count;
	if (ok && list.count)
		ok = correct_move_mentions(correcting, row, &list, aim);
	free(list.rows);
	return ok;
}

/* With a place: only the appearance whose mention is nearest. */
static bool
correct_take_nearest(struct correcting *correcting,
	const struct correct_appearances *all, const struct correct_part *part,
	struct correct_aim *aim)
{
	uint32_t far, least = UINT32_MAX;
	size_t i, best = all->count;
	bool ok = true;

	for (i = 0; ok && i < all->count; i++) {
		struct correct_mentions list = { 0 };

		ok = correct_mentions(correcting, all->rows[i].document,
			all->rows[i].number, &list);
		correct_choose(&list, part);
		if (ok && list.count) {
			far = list.rows[0].start > part->at
				      ? list.rows[0].start - part->at
				      : part->at - list.rows[0].start;
			if (far < least) {
				least = far;
				best = i;
			}
		}
		free(list.rows);
	}
	return ok &&
	       (best == all->count ||
		       correct_take(correcting, &all->rows[best], part, aim));
}

/* Moves part of an entity; what it leaves is counted anew. */
static bool
correct_take_part(struct correcting *correcting, uint32_t from,
	const struct correct_part *part, struct correct_aim *aim)
{
	struct correct_appearances all = { 0 };
	size_t i;
	bool ok;

	ok = correct_appearances(correcting, from, part->document, &all);
	if (ok && part->at != DOC_NONE)
		ok = correct_take_nearest(correcting, &all, part, aim);
	else
		for (i = 0; ok && i < all.count; i++)
			ok = correct_take(correcting, &all.rows[i], part, aim);
	free(all.rows);
	return ok && correct_refresh(correcting, from) &&
	       (!aim->to || correct_refresh(correcting, aim->to));
}

/* -- the verbs ------------------------------------------------------------ */

/* The first name of a merge is what it is called, and its type. */
static bool
correct_name(struct correcting *correcting, const struct correct_found *found)
{
	const struct correction_name *name = &correcting->correction->names[0];

	if (name->type != ENTITY_TYPES && name->type != found->type &&
		!correct_set_type(correcting, found->id, name->type))
		return false;
	if (!strcmp(found->name, name->name))
		return true;
	return correct_rename(correcting, found->id, name->name) &&
	       correct_refresh(correcting, found->id) &&
	       correct_say_why(correcting, found->id);
}

static bool
correct_merge(struct correcting *correcting, bool *effect)
{
	const struct correction *correction = correcting->correction;
	struct correct_found first, other;
	size_t i;

	if (!correct_find(correcting, &correction->names[0], &first))
		return false;
	for (i = 1; i < correction->count; i++) {
		if (!correct_find(correcting, &correction->names[i], &other))
			return false;
		if (!other.id)
			continue;
		*effect = true;
		if (!first.id)
			first = other;
		else if (!correct_join(correcting, &first, &other))
			return false;
	}
	return !*effect || correct_name(correcting, &first);
}

/* Whom the mentions are given to: the third name's, or somebody new. */
static bool
correct_aim_at(struct correcting *correcting, enum entity_type type,
	const char *name, struct correct_aim *aim)
{
	const struct correction *correction = correcting->correction;
	struct correct_found found = { 0 };

	*aim = (struct correct_aim){ .type = type, .name = name };
	if (correction->verb == CORRECTION_SPLIT && correction->count > 2) {
		aim->name = correction->names[2].name;
		if (correction->names[2].type != ENTITY_TYPES)
			aim->type = correction->names[2].type;
		if (!correct_find(correcting, &correction->names[2], &found))
			return false;
	}
	if (found.id) {
		aim->to = found.id;
		aim->type = found.type;
		return true;
	}
	return correct_create(correcting, aim->type, aim->name, &aim->to);
}

static bool
correct_split(struct correcting *correcting, bool *effect)
{
	const struct correction *correction = correcting->correction;
	const struct correction_name *name = &correction->names[1];
	struct correct_part part = { .form = name->name, .at = name->at };
	struct correct_found from, other;
	struct correct_aim aim;

	if (!correct_find(correcting, &correction->names[0], &from) ||
		!correct_find(correcting, name, &other))
		return false;
	/* They may be apart as it is. */
	*effect = from.id && other.id && other.id != from.id;
	part.document = other.document;
	if (!from.id || (name->file && !part.document))
		return true;
	/* All that is called so in a document, however it is written there. */
	if (name->file && name->at == DOC_NONE &&
		correct_same(name->name, from.name))
		part.form = NULL;
	if (!correct_aim_at(correcting, from.type, name->name, &aim))
		return false;
	if (aim.to == from.id)
		return true;
	if (!correct_take_part(correcting, from.id, &part, &aim))
		return false;
	*effect = *effect || aim.moved;
	return true;
}

/* What a name of `type' or `drop' means of an entity. */
static struct correct_part
correct_part_of(
	const struct correction_name *name, const struct correct_found *found)
{
	struct correct_part part = { .document = found->document,
		.at = name->at };

	if (name->at != DOC_NONE || !found->named)
		part.form = name->name;
	return part;
}

static bool
correct_hide(struct correcting *correcting, bool *effect)
{
	const struct correction_name *name = &correcting->correction->names[0];
	struct correct_aim aim = { 0 };
	struct correct_part part;
	struct correct_found found;

	if (!correct_find(correcting, name, &found))
		return false;
	*effect = found.id != 0;
	if (!found.id)
		return true;
	part = correct_part_of(name, &found);
	return correct_take_part(correcting, found.id, &part, &aim);
}

/* An entity of another type joins the one of that type that is called so. */
static bool
correct_change_type(struct correcting *correcting,
	const struct correct_found *found, enum entity_type type)
{
	struct correction_name name = {
		.type = type, .name = found->name, .at = DOC_NONE
	};
	struct correct_found other;

	if (!correct_find(correcting, &name, &other))
		return false;
	if (other.id && other.id != found->id && other.named)
		return correct_join(correcting, &other, found);
	return correct_set_type(correcting, found->id, type) &&
	       correct_say_why(correcting, found->id);
}

static bool
correct_retype(struct correcting *correcting, bool *effect)
{
	const struct correction *correction = correcting->correction;
	const struct correction_name *name = &correction->names[0];
	struct correct_aim aim;
	struct correct_part part;
	struct correct_found found;

	if (!correct_find(correcting, name, &found))
		return false;
	*effect = found.id != 0;
	if (!found.id)
		return true;
	if (name->file) {
		part = correct_part_of(name, &found);
		if (!correct_aim_at(correcting, found.type, name->name, &aim) ||
			!correct_take_part(correcting, found.id, &part, &aim))
			return false;
		*effect = aim.moved > 0;
		if (!aim.moved)
			return true;
		found.id = aim.to;
		found.name = name->name;
	}
	return correct_change_type(correcting, &found, correction->type);
}

/* -- all of them ---------------------------------------------------------- */

typedef bool correct_verb(struct correcting *correcting, bool *effect);

static correct_verb *const correct_verbs[CORRECTION_VERBS] = {
	[CORRECTION_MERGE] = correct_merge,
	[CORRECTION_SPLIT] = correct_split,
	[CORRECTION_RETYPE] = correct_retype,
	[CORRECTION_HIDE] = correct_hide,
	[CORRECTION_ADD] = correct_add,
	[CORRECTION_LINK] = correct_link,
};

static bool
correct_one(struct correcting *correcting, bool *effect)
{
	const struct correction *correction = correcting->correction;
	struct str why = { 0 };
	bool ok;

	*effect = false;
	str_add(&why, CORRECTION_SAID);
	if (correction->date)
		str_add_format(&why, ", %s", correction->date);
	ok = save_reason(correcting->store, str_text(&why), &correcting->reason,
		     correcting->err) &&
	     correct_verbs[correction->verb](correcting, effect);
	str_done(&why);
	return ok;
}

bool
correct_library(struct store *store, struct store *words, const char *text,
	struct correct_report *report, struct error *err)
{
	struct correction_text lines = { .rest = slice_of(text) };
	struct correcting correcting = {
		.store = store, .words = words, .err = err
	};
	struct correction correction;
	struct error bad = { 0 };
	bool effect, ok = true;

	*report = (struct correct_report){ 0 };
	correcting.correction = &correction;
	err->code = ERROR_NONE;
	while (ok && (correction_next(
			      &lines, &correcting.arena, &correction, &bad) ||
			     bad.code)) {
		effect = false;
		if (!bad.code)
			ok = correct_one(&correcting, &effect);
		report->applied += effect;
		report->idle += !effect;
		arena_done(&correcting.arena);
	}
	arena_done(&correcting.arena);
	return ok;
}
