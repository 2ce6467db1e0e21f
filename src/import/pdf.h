/* PDF, read by poppler; what stands on its pages is put together in paper.h. */
#ifndef IMPORT_PDF_H
#define IMPORT_PDF_H

#include "lectern/import/import.h"

extern const struct importer import_pdf;

#endif
