/* Names of characters, as HTML and XHTML write them: "&hellip;". */
#ifndef IMPORT_CHARACTER_H
#define IMPORT_CHARACTER_H

#include "lectern/base/str.h"

#define CHARACTER_MOST 8 /* bytes: some names are those of two characters */

/* What a name without its signs stands for; the bytes of it, 0 if unknown. */
size_t character_find(struct slice name, char bytes[CHARACTER_MOST]);

#endif
