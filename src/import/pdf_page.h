/* What poppler says of a page and of the contents, handed to a paper. */
#ifndef IMPORT_PDF_PAGE_H
#define IMPORT_PDF_PAGE_H

#ifdef HAVE_POPPLER

#include "import/paper.h"
#include "import/pdf_poppler.h"

/* The page of this index, from 0; one that cannot be read is an empty one. */
void pdf_read_page(const struct pdf_calls *p, PopplerDocument *document,
	int index, struct paper *paper);

void pdf_read_outline(const struct pdf_calls *p, PopplerDocument *document,
	struct paper *paper);

#endif

#endif
