/*
 * Who, what and when: the names of a text and its dates.
 */
#ifndef LECTERN_NAMES_PASSES_H
#define LECTERN_NAMES_PASSES_H

#include "lectern/names/reading.h"

/* Needs blocks and metadata.  Calendar expressions with their EDTF value. */
void dates_pass(const struct reading *reading);

/*
 * Needs blocks, notes, dates and works.  Mentions, and the document's entities
 * they belong to: one entity for every spelling of a name in this document.
 */
void entities_pass(const struct reading *reading);

#endif
