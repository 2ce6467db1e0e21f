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

/*
 * In a new library documents must come in the order of their numbers; in one
 * that is changed there must be room for this one, see below.
 */
bool save_document(struct store *store, const struct save_source *source,
	const struct doc *doc, struct error *err);

/* A file that could not be read, and why. */
bool save_failure(struct store *store, const char *file,
	const struct save_stamp *stamp, const char *text, struct error *err);

/*
 * In a library that is changed (store_edit_library): makes room for a document
 * that will have this number, or takes one away; those behind it are numbered
 * anew.  Without room (false) the library must be made as a whole.
 */
bool save_make_room(struct store *store, uint32_t number);
bool save_remove(struct store *store, uint32_t number, struct error *err);

/* How many documents such a library has now. */
uint32_t save_documents(const struct store *store);

/* The same document, of a file that looks different; all that failed. */
bool save_stamp(struct store *store, uint32_t number,
	const struct save_stamp *stamp, struct error *err);
bool save_forget_failures(struct store *store, struct error *err);

/* Id of a sentence in the table reason, which keeps each once; 0 for NULL. */
bool save_reason(
	struct store *store, const char *why, int64_t *id, struct error *err);

bool save_meta(struct store *store, const char *key, const char *value,
	struct error *err);

/* Something damaged that its document alone could not tell. */
struct save_damage {
	uint32_t start, end;
	const char *meant; /* what was probably printed */
	const char *why;   /* it was found; a constant */
	const char *said;  /* the remark */
};

/*
 * Marks damage in a document that was saved, and has it found under what was
 * meant.  Rows are in the order of the text; what lies across a known damage,
 * or the end of a block, is left alone.
 */
bool save_damage(struct store *store, uint32_t document,
	const struct save_damage *rows, size_t count, struct error *err);

/* After all documents: gives back the memory that their words take. */
bool save_flush(struct store *store, struct error *err);

/*
 * The words of the whole library, once all documents are in.  Of a library that
 * is changed: of what came and went since this was asked last.
 */
bool save_words(struct store *store, struct error *err);

/*
 * Of such a library: the words whose counts that has changed, and in how many
 * blocks they stood and stand.
 */
bool save_each_changed_word(struct store *store,
	void (*take)(void *context, struct slice word, int64_t before,
		int64_t blocks),
	void *context, struct error *err);

/*
 * The same, as they are so far, in order: each word, folded, and in how many
 * blocks it stands.  False from take: that is enough.  Of a library that is
 * changed, as save_words left them.
 */
bool save_each_word(struct store *store,
	bool (*take)(void *context, struct slice word, int64_t blocks),
	void *context, struct error *err);

/* After all documents: what there is of everything, for meta. */
bool save_counts(struct store *store, struct error *err);

#endif
