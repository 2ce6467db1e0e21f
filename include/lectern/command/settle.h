/*
 * Where a bookmark of the notebook is in the library as it is now.
 */
#ifndef LECTERN_COMMAND_SETTLE_H
#define LECTERN_COMMAND_SETTLE_H

#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"

/*
 * A document may have changed since the bookmark was put into it; its words
 * then say where it belongs now.  Where they are gone from around there it
 * stays as it was: false.
 */
bool
settle_bookmark(struct library *library, uint32_t number, struct bookmark *at);

#endif
