/* Private face of statements; the rest is in lectern/store/store.h. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include "store/connection.h"

void statement_free_all(struct store *store);

/*
 * Calls back for every named statement there is, in the order of the files;
 * tests look at all their query plans.
 */
void
statement_each(void (*each)(void *context, struct slice name, struct slice sql),
	void *context);

#endif
