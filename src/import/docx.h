/* Word's format since 2007. */
#ifndef IMPORT_DOCX_H
#define IMPORT_DOCX_H

#include "lectern/import/import.h"

extern const struct importer import_docx;

#endif
