/* Plain text: characters are decoded and nothing else is done to them. */
#ifndef IMPORT_PLAIN_H
#define IMPORT_PLAIN_H

#include "lectern/import/import.h"

extern const struct importer import_plain;

#endif
