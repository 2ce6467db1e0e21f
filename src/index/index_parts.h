/*
 * Building a library, between the files that do it.
 */
#ifndef INDEX_INDEX_PARTS_H
#define INDEX_INDEX_PARTS_H

#include "lectern/index/index.h"
#include "index/index_names.h"
#include "index/people.h"
#include "index/index_old.h"
#include "index/name_files.h"
#include "index/scan.h"
#include "index/worker.h"

/* One file on its way into the library. */
struct index_item {
	struct scan_file *file;
	const struct index_old_row *old; /* what we hold of it, or NULL */
	size_t old_count;                /* of rows, if it holds several */
	bool reuse;                      /* unchanged: from the old library */
	bool dropped; /* a library that is changed has forgotten it */
	struct task task;
};

struct index {
	const struct index_options *options;
	struct index_report *report;
	struct error *err;

	struct scan scan;
	struct name_files names;
	struct index_old old;
	struct index_item *items;
	size_t count;

	struct crew *crew;
	struct store *store;
	char *key, *program;
	const char *shared; /* corrections that the library keeps */
	bool final;         /* tracked changes are taken for accepted */
	bool trust; /* what the old library found is what we would find */
	char *temporary;
	uint32_t saved;
	uint32_t *kept;  /* [number in the old library]: its number now */
	bool changing;   /* the new library is a copy of the old one */
	bool cramped;    /* ... but it must be made as a whole */
	uint32_t before; /* the last document of the old one that is kept */
	struct people_gone gone;  /* names, of documents that were dropped */
	struct index_names parts; /* names, of the file at the head */
	uint32_t again;           /* how often one of them was there already */
};

/* A row of the report. */
void index_fail(struct index *index, const char *file, const char *text);

/* -- changing a copy of the old library ----------------------------------- */

/* Is so little new, and the old library ours, that a copy can be changed? */
bool index_can_change(const struct index *index, const char *output);

/* Opens the copy, without what is gone. */
bool index_change_begin(struct index *index, const char *output);

/* Keeps what there is of a file. */
bool index_change_keep(struct index *index, const struct index_item *item);

/* Drops what there is of a file, for something else comes; once. */
bool index_change_drop(struct index *index, struct index_item *item);

/* Makes room for the next document. */
bool index_change_room(struct index *index);

/* Is all there that must be? */
bool index_change_end(struct index *index);

#endif
