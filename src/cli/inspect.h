/* All that is known about one document, as JSON (DESIGN, section 9). */
#ifndef CLI_INSPECT_H
#define CLI_INSPECT_H

#include "lectern/library/search.h"

/*
 * Adds one line of JSON.  The references are those of the whole document; the
 * library tells the names of the files they lead to.
 */
bool
inspect_json(struct str *out, const struct doc *doc, struct library *library,
	const struct reference_list *references, struct error *err);

#endif
