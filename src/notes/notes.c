/*
 * Notes in bare text: candidates are collected, markers and labels aligned,
 * what is left over weighed against its neighbours, and the rest written down.
 */
#include "notes/notes.h"

#include <stdlib.h>

#include "lectern/notes/passes.h"

/* Calls f with every marker and label that stand at the same place. */
static void
twins_visit(struct notes *notes,
	void (*visit)(struct notes *, struct notes_sign *, struct notes_sign *))
{
	size_t i, label = 0;

	for (i = 0; i < notes->markers.count; i++) {
		struct notes_sign *marker = &notes->markers.at[i];

		while (label < notes->labels.count &&
			notes->labels.at[label].end <= marker->start)
			label++;
		if (label < notes->labels.count &&
			notes->labels.at[label].start <= marker->start)
			visit(notes, marker, &notes->labels.at[label]);
	}
}

/*
 * What stands at the beginning of a line is rather a label than a marker,
 * unless the line only goes on with the one before.
 */
static void
twin_doubt(struct notes *notes, struct notes_sign *marker,
	struct notes_sign *label)
{
	const struct notes_line *line = &notes->lines[label->line];
	bool goes_on = label->line && !line->gap && line[-1].open;

	marker->weight *= goes_on ? .5f : label->weight > .4f ? 0 : 1;
}

/* One place is not both: the marker of a later note, or a note's label. */
static void
twin_settle(struct notes *notes, struct notes_sign *marker,
	struct notes_sign *label)
{
	if (marker->kept && label->kept) {
		if (marker->pair != DOC_NONE)
			notes->labels.at[marker->pair].pair = DOC_NONE;
		marker->kept = false;
		marker->pair = DOC_NONE;
		marker->weight = 0;
	} else if (marker->kept) {
		label->weight = 0;
	}
}

void
notes_pass(struct doc *doc)
{
	struct notes notes = { .doc = doc };
	enum notes_system system;

	if (!doc->note_count) {
		notes_read_lines(&notes);
		notes_find_labels(&notes);
		notes_find_markers(&notes);
		twins_visit(&notes, twin_doubt);
		for (system = 0; system < NOTES_SYSTEMS; system++)
			notes_align(&notes, system);
		notes_doubt(&notes);
		twins_visit(&notes, twin_settle);
		notes_keep_labels(&notes);
		notes_measure(&notes);
		notes_keep_markers(&notes);
		notes_write(&notes);
		notes_remark(&notes);
	}
	notes_refer(doc);
	free(notes.lines);
	free(notes.labels.at);
	free(notes.markers.at);
}
