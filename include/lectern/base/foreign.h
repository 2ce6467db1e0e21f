/*
 * Foreign libraries are opened when a file needs them, not when lectern starts:
 * those that read PDF or HTML would make every start three times as long, and
 * one that is missing costs its kind of file alone.
 *
 * They are opened before a process gives up its rights, since that is the last
 * time it may open anything.  Their types and constants come from their headers
 * at build time; the name asked for carries the version of their interface.
 */
#ifndef LECTERN_BASE_FOREIGN_H
#define LECTERN_BASE_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"

/* A function of the library, and where its address is put. */
struct foreign_function {
	const char *name;
	void *slot; /* points to a pointer to a function */
};

/*
 * Opens the library ("libxml2.so.2") and fills every slot.  It stays open; to
 * ask again costs little.  False, and err says what is missing.
 */
bool foreign_open(const char *library, const struct foreign_function *functions,
	size_t count, struct error *err);

#endif
