/*
 * Numbers restart: of several notes that are called so, the one meant is the
 * first behind the marker, or, if there is none, the last before it.
 */
#include "command/linking.h"

#include <string.h>

#include "lectern/doc/correction.h"
#include "lectern/library/library.h"

struct linking {
	struct library *library;
	struct place marker;
	struct doc *doc;         /* the passage it is in */
	const struct span *span; /* the marker */
	struct note_list notes;  /* of the document */
	struct error *err;
};

static bool
linking_find_marker(struct linking *linking)
{
	const struct place *place = &linking->marker;
	const struct span *span;
	size_t i;

	linking->doc = library_load(linking->library, place->document,
		place->start, place->start + 1, linking->err);
	for (i = 0; linking->doc && i < linking->doc->span_count; i++) {
		span = &linking->doc->spans[i];
		if (span->kind == SPAN_MARKER && span->start <= place->start &&
			(span->end > place->start ||
				span->start == place->start))
			linking->span = span;
	}
	if (!linking->doc)
		return false;
	return linking->span || error_set(linking->err, ERROR_NOT_FOUND,
					"there is no marker at %u:%u",
					place->document, place->start);
}

/* The note it calls now; NULL: none. */
static const struct note_row *
linking_now(const struct linking *linking)
{
	uint32_t target = linking->span->target;
	size_t i;

	for (i = 0;
		target < linking->doc->note_count && i < linking->notes.count;
		i++) {
		if (linking->notes.rows[i].start ==
				linking->doc->notes[target].start &&
			linking->notes.rows[i].end)
			return &linking->notes.rows[i];
	}
	return NULL;
}

/* Does a note come before another for this marker? */
static bool
linking_prefers(const struct linking *linking, const struct note_row *row,
	const struct note_row *best)
{
	uint32_t at = linking->span->start;

	if (!best || (best->start < at) != (row->start < at))
		return !best || row->start >= at;
	return row->start < at ? row->start > best->start
			       : row->start < best->start;
}

static const struct note_row *
linking_numbered(const struct linking *linking, const char *number)
{
	const struct note_row *best = NULL, *row;
	size_t i;

	for (i = 0; i < linking->notes.count; i++) {
		row = &linking->notes.rows[i];
		if (row->end && row->number && !strcmp(row->number, number) &&
			linking_prefers(linking, row, best))
			best = row;
	}
	return best;
}

static const struct note_row *
linking_placed(const struct linking *linking, const struct place *place)
{
	const struct note_row *row;
	size_t i;

	for (i = 0; i < linking->notes.count; i++) {
		row = &linking->notes.rows[i];
		if (row->end && place->document == linking->marker.document &&
			place->start >= row->start && place->start < row->end)
			return row;
	}
	return NULL;
}

/* Behind the one it calls: the next with its number, or the next of all. */
static const struct note_row *
linking_next(const struct linking *linking)
{
	const struct note_row *now = linking_now(linking), *row;
	const struct note_row *same = NULL, *any = NULL, *first = NULL;
	uint32_t from = now ? now->start : 0;
	const char *number = linking->span->value;
	size_t i;

	for (i = 0; i < linking->notes.count; i++) {
		row = &linking->notes.rows[i];
		if (!row->end || row == now)
			continue;
		if (!first || row->start < first->start)
			first = row;
		if (row->start < from)
			continue;
		if (!any || row->start < any->start)
			any = row;
		if (number && row->number && !strcmp(row->number, number) &&
			(!same || row->start < same->start))
			same = row;
	}
	return same ? same : any ? any : first;
}

static const struct note_row *
linking_find_note(const struct linking *linking, const char *text)
{
	const struct note_row *row = linking_numbered(linking, text);
	struct place place;

	if (!row && place_parse(text, &place))
		row = linking_placed(linking, &place);
	if (!row && !strcmp(text, "next"))
		row = linking_next(linking);
	if (!row)
		error_set(linking->err, ERROR_NOT_FOUND,
			"there is no note %s in this document", text);
	return row;
}

static void
linking_print(const struct linking *linking, const struct note_row *note,
	const char *file, struct str *line)
{
	struct str label = { 0 };
	struct correction_name names[] = {
		{ ENTITY_TYPES, NULL, file, linking->span->start },
		{ ENTITY_TYPES, NULL, file, note ? note->start : 0 },
	};
	struct correction correction = {
		.verb = CORRECTION_LINK, .names = names, .count = note ? 2 : 1
	};

	if (linking->span->value)
		str_add(&label, linking->span->value);
	names[0].name = label.len ? str_text(&label) : "?";
	names[1].name =
		note && note->number && *note->number ? note->number : "?";
	correction_print(line, &correction);
	str_add_char(line, '\n');
	str_done(&label);
}

static bool
linking_run(struct linking *linking, const char *text, struct str *line)
{
	const struct note_row *note = NULL;
	struct document document;
	struct arena arena = { 0 };
	bool ok;

	ok = linking_find_marker(linking) &&
	     library_notes(linking->library, linking->marker.document,
		     &linking->notes, linking->err) &&
	     library_document(linking->library, linking->marker.document,
		     &arena, &document, linking->err);
	if (ok && strcmp(text, "none") && strcmp(text, "0")) {
		note = linking_find_note(linking, text);
		ok = note != NULL;
	}
	if (ok)
		linking_print(linking, note, document.file, line);
	arena_done(&arena);
	return ok;
}

bool
linking_line(struct library *library, const char *arguments, const char *usage,
	struct str *line, struct error *err)
{
	struct linking linking = { .library = library, .err = err };
	struct slice all = slice_of(arguments), note;
	size_t bar = strcspn(arguments, "|");
	struct arena arena = { 0 };
	struct slice place = slice_trim(slice_part(all, 0, bar));
	bool ok;

	note = slice_trim(
		slice_part(all, bar < all.len ? bar + 1 : bar, all.len));
	ok = note.len && place_parse(arena_copy(&arena, place.data, place.len),
				 &linking.marker);
	if (!ok)
		error_set(err, ERROR_USAGE, "%s", usage);
	ok = ok && linking_run(&linking,
			   arena_copy(&arena, note.data, note.len), line);
	note_list_done(&linking.notes);
	doc_free(linking.doc);
	arena_done(&arena);
	return ok;
}
