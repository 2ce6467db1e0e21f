/*
 * A reading is a document cut into words, once for all the passes of this room
 * that look at them.  While it lives, the document's text and blocks stay as
 * they are; spans and all else may be added.
 */
#ifndef LECTERN_NAMES_READING_H
#define LECTERN_NAMES_READING_H

#include "lectern/doc/doc.h"
#include "lectern/names/resources.h"

struct reading;

/* Both are borrowed. */
struct reading *reading_new(const struct resources *resources, struct doc *doc);
void reading_free(struct reading *reading);

#endif
