/* Pages that a browser saved in one file, with all they show. */
#ifndef IMPORT_MHTML_H
#define IMPORT_MHTML_H

#include "lectern/import/import.h"

extern const struct importer import_mhtml;

#endif
