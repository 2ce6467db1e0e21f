/*
 * A scan finds the files of folders, in the order of their paths.
 */
#ifndef INDEX_SCAN_H
#define INDEX_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/memory.h"
#include "lectern/store/save.h"

struct scan_file {
	const char *path; /* to open */
	const char *name; /* in the library: below the folder, unique */
	uint64_t device;
	struct save_stamp stamp;
};

struct scan {
	struct scan_file *files; /* sorted by name, byte by byte */
	size_t count, cap;
	const char **names; /* paths of files of names (*.names), sorted */
	size_t name_count, name_cap;
	struct arena arena;
};

/*
 * Hidden files, links and whatever no importer takes are passed over, unless
 * they are named in so many words.
 */
bool scan_paths(struct scan *scan, const char *const *paths, size_t count,
	struct error *err);
void scan_done(struct scan *scan);

/* Was a file of this name found? */
bool scan_holds(const struct scan *scan, const char *name);

bool scan_same(const struct save_stamp *a, const struct save_stamp *b);

#endif
