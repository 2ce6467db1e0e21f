/*
 * Backups: what the reader wrote, as it stood before the first change of a day.
 *
 * Three are kept beside the notebook, notebook.db.1 the newest.  They are whole
 * notebooks: renamed back, one is used as it is.
 */
#ifndef NOTEBOOK_BACKUP_H
#define NOTEBOOK_BACKUP_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

/* Is the newest one a day old, or is there none? */
bool backup_is_due(const char *path);

/* The notebook at path, which is open, becomes the newest backup. */
bool backup_make(struct store *store, const char *path, struct error *err);

#endif
