/* OpenDocument text: LibreOffice's format, zipped or flat. */
#ifndef IMPORT_ODT_H
#define IMPORT_ODT_H

#include "lectern/import/import.h"

extern const struct importer import_odt;
extern const struct importer import_odt_flat;

#endif
