/* What the files of this room share. */
#ifndef NOTEBOOK_INSIDE_H
#define NOTEBOOK_INSIDE_H

#include "lectern/notebook/notebook.h"
#include "lectern/store/store.h"

struct notebook {
	struct store *store;
	char *trouble;
	char *path; /* of the file still to be made, or NULL */
	char *file; /* of the file that is open, or NULL */
	bool safe;  /* was it copied today? */
};

/* A notebook in trouble refuses before it tries. */
bool notebook_begin(struct notebook *notebook, struct error *err);

/* Ends a transaction whose statements went well or not. */
bool notebook_end(struct notebook *notebook, bool ok, struct error *err);

#endif
