/*
 * Files of names that the reader knows, read before documents are.
 */
#ifndef INDEX_NAME_FILES_H
#define INDEX_NAME_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/memory.h"
#include "lectern/names/resources.h"
#include "index/scan.h"

struct name_files {
	char **texts;
	size_t count, cap;
	struct str paths; /* those that were named, a line each */
	char digest[65];  /* of all texts; "" for none */
};

/*
 * Reads the files that are named (NULL: those of the last time, a line each),
 * those in the reader's configuration, and those that lie in the folders; of
 * one with a fault, `complain' is told once and the rest is read.
 */
void name_files_read(struct name_files *files, const char *const *named,
	size_t count, const char *last, const struct scan *scan,
	void (*complain)(void *context, const char *path, const char *why),
	void *context);
void name_files_done(struct name_files *files);

void
name_files_add(const struct name_files *files, struct resources *resources);

#endif
