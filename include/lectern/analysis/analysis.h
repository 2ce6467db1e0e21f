/*
 * Analysis reads a document and finds what nobody marked: sections, notes,
 * dates, works, names, damage.
 *
 * It is a line of passes, each a function that reads the document and appends
 * to it.  A pass needs nothing but the document and the resources (gazetteers,
 * models), so documents can be analysed in as many processes as there are
 * cores.  What needs the whole library is done by the library room, after.
 */
#ifndef LECTERN_ANALYSIS_ANALYSIS_H
#define LECTERN_ANALYSIS_ANALYSIS_H

#include "lectern/base/error.h"
#include "lectern/base/str.h"
#include "lectern/doc/doc.h"

/*
 * What passes look things up in: word lists and gazetteers, compiled in and
 * added to by the user.  Read once, then only looked at.
 */
struct analysis;

struct analysis *analysis_new(void);
void analysis_free(struct analysis *analysis);

/*
 * Adds names of the user's own, in the form of the files in
 * assets/gazetteers: TYPE, a tab, the name, a tab, aliases with bars between.
 * Lines that cannot be read are skipped.
 */
void analysis_add_names(struct analysis *analysis, struct slice text);

/*
 * Runs every pass, in order, and leaves spans sorted.  Never fails: what
 * cannot be told is remarked upon.
 */
void analysis_run(const struct analysis *analysis, struct doc *doc);

#endif
