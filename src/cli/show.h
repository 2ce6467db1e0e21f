/* Prints a document, or a passage of it, for a pager or a printer. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "lectern/base/out.h"
#include "lectern/library/library.h"

enum show_notes { SHOW_INLINE, SHOW_END, SHOW_NONE };

struct show_options {
	enum show_notes notes;
	uint32_t width;  /* cells; 0: a paragraph a line */
	bool everything; /* boilerplate, too */
	bool pages;      /* say where printed pages begin */
};

bool
show_print(struct out *out, struct library *library, const struct place *place,
	const struct show_options *options, struct error *err);

#endif
