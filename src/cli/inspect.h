/* All that is known about one document, as JSON (DESIGN, section 9). */
#ifndef CLI_INSPECT_H
#define CLI_INSPECT_H

#include "lectern/base/str.h"
#include "lectern/doc/doc.h"

void inspect_json(struct str *out, const struct doc *doc);

#endif
