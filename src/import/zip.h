/*
 * The files within a zip archive: EPUB, DOCX and ODT are such archives.
 *
 * Nothing is ever written to a disk, and no name is a path: it is compared and
 * shown, no more.  What the archive says about sizes is not believed; reading
 * stops at the limits of limits.h.
 */
#ifndef IMPORT_ZIP_H
#define IMPORT_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"
#include "lectern/base/file.h"

#define ZIP_NONE SIZE_MAX

struct zip;

/* Opens the library that reads archives: in a process that still may. */
bool zip_prepare(struct error *err);

/* Do these bytes begin like an archive? */
bool zip_looks(const struct bytes *file);

/*
 * Lists the files of an archive, in the order of their bytes; directories and
 * symbolic links are none.  The bytes are borrowed until zip_close().  NULL
 * with err set if this is no archive, or one that holds too much.
 */
struct zip *zip_open(const struct bytes *file, struct error *err);
void zip_close(struct zip *zip);

size_t zip_count(const struct zip *zip);

/* UTF-8, as the archive writes it but for "\", which becomes "/". */
const char *zip_name(const struct zip *zip, size_t entry);

/* The first file of this name, or ZIP_NONE. */
size_t zip_find(const struct zip *zip, const char *name);

/* How many names are there that another file has already? */
size_t zip_repeated(const struct zip *zip);

/*
 * The bytes of a file, the caller's to bytes_done(); false with err set if
 * there are none to be had.  If they are damaged, or end too soon, zip_problem
 * says so in words until the next zip_read(); else it is NULL.  Files are best
 * read in their order: to go back costs a walk over all names.
 */
bool
zip_read(struct zip *zip, size_t entry, struct bytes *to, struct error *err);
const char *zip_problem(const struct zip *zip);

#endif
