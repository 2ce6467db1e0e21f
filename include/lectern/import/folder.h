/*
 * Files that are folders: archives of documents, and single documents that are
 * compressed.
 *
 * What is in them is read one after the other into memory, never written
 * anywhere; names in archives are names, not paths.  Files in them that no
 * importer takes are passed over, as in folders; an archive in an archive is
 * not opened.
 */
#ifndef LECTERN_IMPORT_FOLDER_H
#define LECTERN_IMPORT_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/file.h"

struct folder;

struct folder_file {
	const char
		*name; /* borrowed until the next; its end tells the format */
	bool alone;    /* the folder is this one file, compressed */
	struct bytes bytes;  /* the caller's to bytes_done() */
	const char *problem; /* what is wrong with them, or NULL; borrowed */
};

/* Would a file of this name be read as a folder? */
bool folder_is(const char *name);

/* Opens the libraries for it: in a process that still may. */
void folder_prepare(const char *name);

/* The bytes are borrowed until folder_close(). */
struct folder *
folder_open(const char *name, const struct bytes *bytes, struct error *err);
void folder_close(struct folder *folder);

enum folder_step {
	FOLDER_FILE,  /* it is there, but for its bytes: folder_read() */
	FOLDER_END,   /* there are no more */
	FOLDER_BROKEN /* nor can more be found: err says why */
};

/* The next file that an importer takes. */
enum folder_step
folder_next(struct folder *folder, struct folder_file *file, struct error *err);

/* Its bytes; false with err set if they cannot be had. */
bool
folder_read(struct folder *folder, struct folder_file *file, struct error *err);

#endif
