/*
 * References as the reader has judged them: those that were dismissed are not
 * offered again, those that were confirmed come first.
 */
#ifndef LECTERN_COMMAND_JUDGING_H
#define LECTERN_COMMAND_JUDGING_H

#include "lectern/library/search.h"
#include "lectern/notebook/notebook.h"

/* library_references(), judged; notebook NULL: as the library has them. */
bool judging_references(struct library *library, struct notebook *notebook,
	const struct place *place, struct reference_list *list,
	struct error *err);

/* The same with those that were dismissed: marked so, and last. */
bool judging_all(struct library *library, struct notebook *notebook,
	const struct place *place, struct reference_list *list,
	struct error *err);

/* Confirms a reference for good, or dismisses it. */
bool judging_keep(struct library *library, struct notebook *notebook,
	const struct reference_row *row, bool confirmed, struct error *err);

/*
 * "confirm 3:100-200 5:700": finds the reference from the one place to the
 * other, either way round, and keeps what is said of it.
 */
bool judging_run(struct library *library, struct notebook *notebook,
	const struct place *from, const struct place *to, bool confirmed,
	struct error *err);

#endif
