/*
 * A reference outlives an index by the files of its two ends and the words
 * that stand there: a verdict is on the reference whose ends begin with them.
 */
#include "lectern/command/judging.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* Bytes of text that tell a passage. */
#define JUDGING_WORDS 60

/* The words that stand at a place, in the arena; NULL with err set. */
static const char *
judging_words(struct library *library, const struct place *place,
	struct arena *arena, struct error *err)
{
	char *text = library_text(library, place->document, place->start,
		place->start + JUDGING_WORDS + 4, err);
	const char *words;
	size_t len;

	if (!text)
		return NULL;
	len = strlen(text);
	if (len > JUDGING_WORDS)
		len = utf8_floor(text, len, JUDGING_WORDS);
	words = arena_copy(arena, text, len);
	free(text);
	return words;
}

static bool
judging_bookmark(struct library *library, const struct place *place,
	struct arena *arena, struct bookmark *at, struct error *err)
{
	struct document document;

	if (!library_document(library, place->document, arena, &document, err))
		return false;
	*at = (struct bookmark){ .library = library_info(library)->key,
		.file = document.file,
		.start = place->start,
		.end = place->end };
	at->words = judging_words(library, place, arena, err);
	return at->words != NULL;
}

/* -- finding again -------------------------------------------------------- */

struct judging {
	struct library *library;
	struct reference_list *list;
	struct verdict_list verdicts;
	struct arena arena;
	struct error *err;
	struct bookmark *from, *to; /* of each row; file NULL: not yet read */
	const struct place *place;
	const char *file; /* of the place */
	bool all;         /* dismissed ones, too */
};

static bool
bookmark_same(const struct bookmark *a, const struct bookmark *b)
{
	return !strcmp(a->file, b->file) && !strcmp(a->words, b->words);
}

/* Is the verdict on this row?  Either way round. */
static bool
judging_meets(struct judging *judging, const struct verdict *verdict, size_t i,
	bool *meets)
{
	const struct reference_row *row = &judging->list->rows[i];
	struct bookmark *from = &judging->from[i], *to = &judging->to[i];

	*meets = false;
	if (!from->file && (!judging_bookmark(judging->library, &row->from,
				    &judging->arena, from, judging->err) ||
				   !judging_bookmark(judging->library, &row->to,
					   &judging->arena, to, judging->err)))
		return false;
	*meets = (bookmark_same(&verdict->from, from) &&
			 bookmark_same(&verdict->to, to)) ||
		 (bookmark_same(&verdict->from, to) &&
			 bookmark_same(&verdict->to, from));
	return true;
}

/* Where a bookmark is now; document 0 if nowhere. */
static bool
judging_settle(
	struct judging *judging, const struct bookmark *at, struct place *place)
{
	struct bookmark settled = *at;
	struct error none = { 0 };
	char *text;

	*place = (struct place){ 0 };
	place->document =
		library_find_document(judging->library, at->file, &none);
	if (!place->document)
		return true;
	text = library_text(
		judging->library, place->document, 0, UINT32_MAX, judging->err);
	if (!text)
		return false;
	if (notebook_settle(&settled, text, strlen(text), 0)) {
		place->start = settled.start;
		place->end = settled.end;
	} else {
		place->document = 0;
	}
	free(text);
	return true;
}

static bool
place_touches(const struct place *a, const struct place *b)
{
	return a->document == b->document && a->start < b->end &&
	       b->start < a->end;
}

/* Adds one that was confirmed and is not found any more, if it is of here. */
static bool
judging_add(struct judging *judging, const struct verdict *verdict)
{
	struct reference_list *list = judging->list;
	struct reference_row row = { .score = 1, .confirmed = true }, *rows;

	if (!judging_settle(judging, &verdict->from, &row.from) ||
		!judging_settle(judging, &verdict->to, &row.to))
		return false;
	row.incoming = !place_touches(&row.from, judging->place);
	if (!row.from.document || !row.to.document ||
		(row.incoming && !place_touches(&row.to, judging->place)))
		return true;
	row.kind = verdict->kind < REFERENCE_KINDS
			   ? (enum reference_kind)verdict->kind
			   : REFERENCE_DECLARED;
	row.why = arena_string(&list->arena, verdict->why);
	row.text = judging_words(judging->library,
		row.incoming ? &row.from : &row.to, &list->arena, judging->err);
	if (!row.text)
		return false;
	rows = memory_zero(list->count + 1, sizeof *rows);
	if (list->count)
		memcpy(rows, list->rows, list->count * sizeof *rows);
	rows[list->count++] = row;
	free(list->rows);
	list->rows = rows;
	return true;
}

/* Was there a later word on the same? */
static bool
judging_is_past(const struct judging *judging, size_t index)
{
	const struct verdict *rows = judging->verdicts.rows;
	size_t i;

	for (i = 0; i < index; i++) {
		if (bookmark_same(&rows[i].from, &rows[index].from) &&
			bookmark_same(&rows[i].to, &rows[index].to))
			return true;
	}
	return false;
}

/* Marks the rows that a verdict is on: -1 dismissed, 1 confirmed. */
static bool
judging_mark(struct judging *judging, signed char *marks, size_t index)
{
	const struct verdict *verdict = &judging->verdicts.rows[index];
	size_t i, count = judging->list->count;
	bool meets, any = false;

	if (judging_is_past(judging, index))
		return true;
	for (i = 0; i < count; i++) {
		if (!judging_meets(judging, verdict, i, &meets))
			return false;
		any = any || meets;
		if (meets && !marks[i])
			marks[i] = verdict->confirmed ? 1 : -1;
	}
	return any || !verdict->confirmed;
}

/* Confirmed ones first, dismissed ones last or not at all. */
static void
judging_sort(struct judging *judging, const signed char *marks, size_t count)
{
	struct reference_list *list = judging->list;
	struct reference_row *rows = memory_zero(list->count + 1, sizeof *rows);
	size_t i, to = 0;

	for (i = 0; i < list->count; i++) {
		if (i >= count || marks[i] > 0) {
			rows[to] = list->rows[i];
			rows[to++].confirmed = true;
		}
	}
	for (i = 0; i < count; i++) {
		if (!marks[i])
			rows[to++] = list->rows[i];
	}
	for (i = 0; judging->all && i < count; i++) {
		if (marks[i] < 0) {
			rows[to] = list->rows[i];
			rows[to++].dismissed = true;
		}
	}
	free(list->rows);
	list->rows = rows;
	list->count = to;
}

static bool
judging_apply(struct judging *judging)
{
	struct reference_list *list = judging->list;
	size_t i, count = list->count;
	signed char *marks = memory_zero(count + 1, sizeof *marks);
	bool ok = true;

	judging->from = memory_zero(count + 1, sizeof *judging->from);
	judging->to = memory_zero(count + 1, sizeof *judging->to);
	for (i = 0; ok && i < judging->verdicts.count; i++) {
		if (judging_mark(judging, marks, i))
			continue;
		ok = !judging->err->code &&
		     judging_add(judging, &judging->verdicts.rows[i]);
	}
	if (ok)
		judging_sort(judging, marks, count);
	free(judging->from);
	free(judging->to);
	free(marks);
	return ok;
}

static bool
judging_read(struct library *library, struct notebook *notebook,
	const struct place *place, bool all, struct reference_list *list,
	struct error *err)
{
	struct error why = { 0 };
	struct judging judging = { .library = library,
		.list = list,
		.err = &why,
		.place = place,
		.all = all };
	struct document document;
	bool ok = library_references(library, place, list, err);

	if (!ok || !notebook)
		return ok;
	ok = library_document(library, place->document, &judging.arena,
		     &document, &why) &&
	     notebook_verdicts(notebook, library_info(library)->key,
		     document.file, &judging.verdicts, &why) &&
	     (!judging.verdicts.count || judging_apply(&judging));
	verdict_list_done(&judging.verdicts);
	arena_done(&judging.arena);
	if (!ok) {
		reference_list_done(list);
		if (err)
			*err = why;
	}
	return ok;
}

bool
judging_references(struct library *library, struct notebook *notebook,
	const struct place *place, struct reference_list *list,
	struct error *err)
{
	return judging_read(library, notebook, place, false, list, err);
}

bool
judging_all(struct library *library, struct notebook *notebook,
	const struct place *place, struct reference_list *list,
	struct error *err)
{
	return judging_read(library, notebook, place, true, list, err);
}

bool
judging_keep(struct library *library, struct notebook *notebook,
	const struct reference_row *row, bool confirmed, struct error *err)
{
	struct verdict verdict = {
		.kind = row->kind, .why = row->why, .confirmed = confirmed
	};
	struct arena arena = { 0 };
	bool ok =
		judging_bookmark(
			library, &row->from, &arena, &verdict.from, err) &&
		judging_bookmark(library, &row->to, &arena, &verdict.to, err) &&
		notebook_judge(notebook, &verdict, err);

	arena_done(&arena);
	return ok;
}

bool
judging_run(struct library *library, struct notebook *notebook,
	const struct place *from, const struct place *to, bool confirmed,
	struct error *err)
{
	struct place other = *to;
	struct reference_list list;
	const struct reference_row *row = NULL;
	size_t i;
	bool ok;

	if (other.end <= other.start)
		other.end = other.start + 1;
	if (!library_references(library, from, &list, err))
		return false;
	for (i = 0; i < list.count && !row; i++) {
		if (place_touches(list.rows[i].incoming ? &list.rows[i].from
							: &list.rows[i].to,
			    &other))
			row = &list.rows[i];
	}
	ok = row ? judging_keep(library, notebook, row, confirmed, err)
		 : error_set(err, ERROR_NOT_FOUND,
			   "there is no reference between these places");
	reference_list_done(&list);
	return ok;
}
