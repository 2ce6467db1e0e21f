/* Bytes of a page; what begins otherwise is one that a browser saved. */
#include "document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *name = size && *data == '<' ? "a.html" : "a.mht";

	return fuzz_document(name, data, size, 16);
}
