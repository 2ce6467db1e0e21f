/* What a person should know: what leads nowhere, is missing, or was guessed. */
#include "notes/notes.h"

#include <stdlib.h>
#include <string.h>

#define LISTED 12 /* missing numbers named one by one */

/* A row of numbers as it is told: "run 1-31; 13 and 22 are missing". */
struct row {
	uint32_t first;
	uint32_t last;
	uint32_t count;
	uint32_t missing;       /* how many */
	uint32_t names[LISTED]; /* the first few of them */
	uint32_t start;         /* the place in the text to look at */
	uint32_t end;
};

static void
row_miss(struct row *row, uint32_t from, uint32_t to)
{
	for (; from < to; from++, row->missing++) {
		if (row->missing < LISTED)
			row->names[row->missing] = from;
	}
}

static void
row_tell(struct row *row, struct doc *doc, const char *what)
{
	uint32_t listed = row->missing < LISTED ? row->missing : LISTED, i;
	struct str names = { 0 };

	for (i = 0; i < listed; i++)
		str_add_format(&names, "%s%u",
			!i                      ? ""
			: i + 1 == row->missing ? " and "
						: ", ",
			row->names[i]);
	if (row->missing > LISTED)
		str_add_format(&names, " and %u more", row->missing - LISTED);
	if (row->missing)
		doc_remark(doc, REMARK_NUMBER_GAP, row->start, row->end,
			"%s run %u-%u; %s %s missing", what, row->first,
			row->last, str_text(&names),
			row->missing == 1 ? "is" : "are");
	str_done(&names);
	row->missing = row->count = 0;
}

static void
row_add(struct row *row, struct doc *doc, const struct notes_sign *sign,
	const char *what)
{
	if (row->count && sign->key < row->last && sign->key <= 2)
		row_tell(row, doc, what);
	if (!row->count) {
		row->first = row->last = sign->key;
		if (sign->key == 2 || sign->key == 3) {
			row_miss(row, 1, sign->key);
			row->first = 1;
			row->start = sign->start;
			row->end = sign->end;
		}
	}
	row->count++;
	if (sign->key <= row->last)
		return;
	if (sign->key > row->last + 1 && !row->missing) {
		row->start = sign->start;
		row->end = sign->end;
	}
	row_miss(row, row->last + 1, sign->key);
	row->last = sign->key;
}

/* Gaps in the numbers of notes; of markers, if the file has no notes. */
static void
remark_gaps(const struct notes *notes)
{
	bool notes_there = notes->doc->note_count > 0;
	const struct notes_signs *signs =
		notes_there ? &notes->labels : &notes->markers;
	const char *what = notes_there ? "notes" : "markers";
	struct row row = { 0 };
	size_t i;

	for (i = 0; i < signs->count; i++) {
		if (signs->at[i].kept && signs->at[i].system == NOTES_NUMBER)
			row_add(&row, notes->doc, &signs->at[i], what);
	}
	row_tell(&row, notes->doc, what);
}

static const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void
remark_orphan(struct doc *doc, const struct notes_sign *marker, size_t markers)
{
	struct slice text = doc_slice(doc, marker->start, marker->end);

	if (!doc->note_count)
		doc_remark(doc, REMARK_ORPHAN_MARKER, marker->start,
			marker->end,
			"no note %.*s in this file; it has %zu marker%s and "
			"no notes",
			(int)text.len, text.data, markers, plural(markers));
	else
		doc_remark(doc, REMARK_ORPHAN_MARKER, marker->start,
			marker->end,
			"no note %.*s in this file; it has %zu other note%s",
			(int)text.len, text.data, doc->note_count,
			plural(doc->note_count));
}

static void
remark_markers(const struct notes *notes)
{
	struct doc *doc = notes->doc;
	size_t i, count = 0;

	for (i = 0; i < notes->markers.count; i++)
		count += notes->markers.at[i].kept;
	for (i = 0; i < notes->markers.count; i++) {
		const struct notes_sign *marker = &notes->markers.at[i];

		if (marker->kept && marker->pair == DOC_NONE)
			remark_orphan(doc, marker, count);
	}
}

static void
remark_misread(const struct notes *notes, const struct notes_signs *signs)
{
	size_t i;

	for (i = 0; i < signs->count; i++) {
		const struct notes_sign *sign = &signs->at[i];
		struct slice text =
			doc_slice(notes->doc, sign->start, sign->end);

		if (sign->kept && sign->misread)
			doc_remark(notes->doc, REMARK_NUMBER_READ, sign->start,
				sign->end, "\"%.*s\" was read as %u",
				(int)text.len, text.data, sign->key);
	}
}

static void
remark_labels(const struct notes *notes)
{
	const struct notes_sign *label, *before = NULL;
	struct doc *doc = notes->doc;
	uint32_t id = 0;
	size_t i;

	for (i = 0; i < notes->labels.count; i++) {
		label = &notes->labels.at[i];
		if (!label->kept)
			continue;
		if (!doc->notes[id].calls)
			doc_remark(doc, REMARK_ORPHAN_NOTE, label->start,
				label->end, "no marker calls note %s",
				doc->notes[id].number);
		if (before && before->system == NOTES_NUMBER &&
			before->system == label->system &&
			before->key == label->key)
			doc_remark(doc, REMARK_DUPLICATE_NOTE, label->start,
				label->end, "note %s is there twice",
				doc->notes[id].number);
		before = label;
		id++;
	}
}

void
notes_remark(const struct notes *notes)
{
	remark_markers(notes);
	remark_labels(notes);
	remark_gaps(notes);
	remark_misread(notes, &notes->markers);
	remark_misread(notes, &notes->labels);
}
