/*
 * A place is a point or a passage in one document of a library.
 *
 * Printed, it is "3:1200" (document 3, byte 1200) or "3:1200-1250"; every
 * place that a command prints is accepted as an argument.
 */
#ifndef LECTERN_DOC_PLACE_H
#define LECTERN_DOC_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"

struct place {
	uint32_t document; /* number in the library, from 1; 0: nowhere */
	uint32_t start;	   /* bytes in the document's text */
	uint32_t end;	   /* equal to start for a point */
};

/* Adds "3:1200-1250" or "3:1200". */
void place_print(struct str *out, const struct place *place);

/* Reads it back; false if the text is no place. */
bool place_parse(const char *text, struct place *place);

#endif
