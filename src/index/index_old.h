/*
 * What the library that is about to be replaced knows of each file.
 */
#ifndef INDEX_INDEX_OLD_H
#define INDEX_INDEX_OLD_H

#include "lectern/index/index.h"
#include "lectern/store/save.h"
#include "lectern/store/store.h"

struct index_old_row {
	const char *file;
	struct save_stamp stamp;
	uint32_t number; /* of the document */
	const char *digest;
	const char *failure; /* or why there is none */
	bool found;          /* the file is still there */
};

struct index_old {
	struct store *store;        /* NULL: there is none we can use */
	struct index_old_row *rows; /* sorted by file */
	size_t count, cap;
	uint32_t documents; /* of them; the others could not be read */
	const char *key, *program;
	const char *shared, *corrected; /* see correct_all */
	const char *names;              /* files of names, a line each */
	const char *changes;            /* "shown", "hidden", or "" */
	struct arena arena;
};

/*
 * Refuses (false) only what must not be overwritten: a file that is no library,
 * or one from a newer program.  A damaged or older one counts as none.
 */
bool index_old_open(struct index_old *old, const char *path, struct error *err);
void index_old_done(struct index_old *old);

/*
 * Documents are taken from a library as it was before it was corrected: from a
 * copy, if it was.  If there can be none the old library counts as damaged.
 */
void index_old_restore(struct index_old *old, const char *path);

/*
 * What came of a file: one row, or those of all that it holds ("a.zip/b.txt").
 * NULL and no count if it is new.  Notes that they are still there.
 */
const struct index_old_row *
index_old_find(struct index_old *old, const char *file, size_t *count);

/* Whether changes count as accepted: as asked for, as before, as is usual. */
bool index_old_is_final(
	const struct index_old *old, const struct index_options *options);

/* How many documents were never asked for. */
uint32_t index_old_removed(const struct index_old *old);

#endif
