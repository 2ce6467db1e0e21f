/*
 * Notes in bare text: candidates are collected, markers and labels aligned,
 * what is left over weighed against its neighbours, and the rest written down.
 */
#include "analysis/notes.h"

#include <stdlib.h>

#include "analysis/passes.h"

/* What stands at the beginning of a line is rather a label than a marker. */
static void
doubt_labels(struct notes *notes)
{
	size_t i, label = 0;

	for (i = 0; i < notes->markers.count; i++) {
		struct notes_sign *marker = &notes->markers.at[i];

		while (label < notes->labels.count &&
			notes->labels.at[label].end <= marker->start)
			label++;
		if (label < notes->labels.count &&
			notes->labels.at[label].start <= marker->start &&
			notes->labels.at[label].weight > .4f)
			marker->weight = 0;
	}
}

void
notes_pass(const struct analysis *analysis, struct doc *doc)
{
	struct notes notes = { .doc = doc };
	enum notes_system system;

	(void)analysis;
	if (!doc->note_count) {
		notes_read_lines(&notes);
		notes_find_labels(&notes);
		notes_find_markers(&notes);
		doubt_labels(&notes);
		for (system = 0; system < NOTES_SYSTEMS; system++)
			notes_align(&notes, system);
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
