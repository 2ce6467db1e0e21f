/* What a document is, beside what it says. */
#ifndef STRUCTURE_METADATA_H
#define STRUCTURE_METADATA_H

#include "lectern/base/str.h"

/* The language of a text as a BCP 47 tag; NULL if it cannot be told. */
const char *metadata_language(struct slice text);

#endif
