/*
 * Saving is writing a document to a new library.
 */
#ifndef LECTERN_STORE_SAVE_H
#define LECTERN_STORE_SAVE_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "lectern/store/store.h"

/* How a file on the disk is known again. */
struct save_stamp {
	uint64_t size;
	int64_t time;   /* of its content, in ns */
	int64_t change; /* of its inode, in ns */
	uint64_t node;
};

/* Where a document came from. */
struct save_source {
	uint32_t number;  /* the document's */
	const char *file; /* path below the folder that was indexed */
	struct save_stamp stamp;
	const char *digest; /* SHA-256 of the file */
};

/* Documents must come in the order of their numbers. */
bool save_document(struct store *store, const struct save_source *source,
	const struct doc *doc, struct error *err);

/* A file that could not be read, and why. */
bool save_failure(struct store *store, const char *file,
	const struct save_stamp *stamp, const char *text, struct error *err);

/* Id of a sentence in the table reason, which keeps each once; 0 for NULL. */
bool save_reason(
	struct store *store, const char *why, int64_t *id, struct error *err);

bool save_meta(struct store *store, const char *key, const char *value,
	struct error *err);

/* After all documents: gives back the memory that their words take. */
bool save_flush(struct store *store, struct error *err);

/*
 * The words of the whole library, once all documents are in.
 */
bool save_words(struct store *store, struct error *err);

/* After all documents: what there is of everything, for meta. */
bool save_counts(struct store *store, struct error *err);

#endif
