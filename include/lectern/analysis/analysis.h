/*
 * Analysis reads a document and finds what nobody marked: sections, notes,
 * dates, works, names.
 *
 * It is a line of passes, each a function that reads the document and appends
 * to it; they live in rooms of their own (structure, notes, names), which know
 * nothing of each other.  A pass needs nothing but the document and word
 * lists that are read once, so documents can be analysed in as many processes
 * as there are cores.  What needs the whole library is done by the index room,
 * after.
 */
#ifndef LECTERN_ANALYSIS_ANALYSIS_H
#define LECTERN_ANALYSIS_ANALYSIS_H

#include "lectern/doc/doc.h"
#include "lectern/names/resources.h"

/* What the passes look words up in. */
struct analysis;

struct analysis *analysis_new(void);
void analysis_free(struct analysis *analysis);

/* Where names are looked up: the user's own may be added before any run. */
struct resources *analysis_names(struct analysis *analysis);

/*
 * Runs every pass, in order, and leaves spans sorted.  Never fails: what
 * cannot be told is remarked upon.
 */
void analysis_run(const struct analysis *analysis, struct doc *doc);

#endif
