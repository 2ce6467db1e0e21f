/*
 * Who is asked anew when some documents of a library have come or gone: those
 * who are named there, and whoever they may be or may have been taken for.
 * They are open (people.h); all others stay who they are.
 *
 * A name that is open is decided upon among others as they are in the end.  In
 * a library made at once it may be asked before two of these are joined, and
 * then it is in doubt between them: nothing else tells the two apart.
 */
#ifndef INDEX_NEAR_H
#define INDEX_NEAR_H

#include "index/edges.h"

struct near;

/*
 * Opens them and adds their edges; NULL if they are so many that everybody is
 * as quickly asked anew.
 */
struct near *near_new(struct edges *edges, const struct people_gone *gone);
void near_free(struct near *near);

/* Joins those who are not open to whom they were one with. */
void near_anchor(struct near *near);

/*
 * When all is decided: opens those whom others were joined to.  True if there
 * are any; then all must be decided again.
 */
bool near_widen(struct near *near);

#endif
