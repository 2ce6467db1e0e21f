/* EPUB 2 and 3: pages of XHTML in an archive, in the order of its spine. */
#ifndef IMPORT_EPUB_H
#define IMPORT_EPUB_H

#include "lectern/import/import.h"

extern const struct importer import_epub;

#endif
