/*
 * An importer turns the bytes of one kind of file into a document.
 *
 * Importers know formats and nothing else.  They open no files, print nothing,
 * never see the library, and do not decide what a footnote means: they report
 * what the file says -- blocks, spans, and where each came from -- and leave
 * judgement to the analysis room.
 *
 * Files in the wild are broken in every way there is, so reading is forgiving.
 * What can be read is kept; what had to be guessed is remarked upon with
 * doc_remark().  A read fails only when nothing worth keeping came out.
 *
 * To teach lectern a new format, write one file in src/import that fills in
 * this structure, and add one line to the table in import.c.
 */
#ifndef LECTERN_IMPORT_IMPORT_H
#define LECTERN_IMPORT_IMPORT_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/base/file.h"
#include "lectern/doc/doc.h"

struct importer {
	const char *name;     /* as people call it: "plain text" */
	const char *suffixes; /* without dots, space between: "txt text" */

	/*
	 * Opens what reading needs, in a process that still may; NULL: nothing.
	 * May be called many times.
	 */
	bool (*prepare)(struct error *err);

	/* Do these bytes look like ours?  Cheap: a look at the beginning. */
	bool (*sniff)(const struct bytes *file);

	/*
	 * The same of a file whose name says that it is one, for which less is
	 * enough; NULL: no less.
	 */
	bool (*sniff_named)(const struct bytes *file);

	/* A new document, the caller's to free; or NULL, err saying why. */
	struct doc *(*read)(const struct bytes *file, struct error *err);

	/*
	 * The same as if all tracked changes had been accepted, and without
	 * comments; NULL: files of this kind have neither.
	 */
	struct doc *(*read_final)(const struct bytes *file, struct error *err);
};

/*
 * The importer for a file of this name with these bytes; NULL if it is nothing
 * lectern reads (a picture, a program), with err saying what it looks like.
 */
const struct importer *
import_for(const char *name, const struct bytes *file, struct error *err);

/* Would a file of this name be looked at when its folder is indexed? */
bool import_takes(const char *name);

/*
 * Opens whatever a file of this name may need, before the process that reads
 * it gives up its rights.  What cannot be opened makes the read fail, with a
 * sentence that says so.
 */
void import_prepare(const char *name);

/* Finds the importer, reads, and gives the document its name and format. */
struct doc *
import_read(const char *name, const struct bytes *file, struct error *err);

/* Or, if there is such a thing, without what is not settled: read_final. */
struct doc *import_read_final(
	const char *name, const struct bytes *file, struct error *err);

#endif
