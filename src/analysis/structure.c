/* Blocks from blank lines; the thinnest beginning. */
#include "analysis/passes.h"

#include <string.h>

void
structure_pass(const struct analysis *analysis, struct doc *doc)
{
	uint32_t at = 0, end;
	const char *text = doc->text;
	struct slice part;

	(void)analysis;
	while (!doc->shaped && at < doc->len) {
		const char *stop = memmem(text + at, doc->len - at, "\n\n", 2);

		end = stop ? (uint32_t)(stop - text) : doc->len;
		part = slice_trim((struct slice){ text + at, end - at });
		if (part.len)
			doc_add_block(doc, BLOCK_PARAGRAPH,
				(uint32_t)(part.data - text),
				(uint32_t)(part.data - text + part.len));
		at = end + 2;
	}
}
