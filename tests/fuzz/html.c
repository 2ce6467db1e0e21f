/* Bytes of a page. */
#include "document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_document("a.html", data, size, 16);
}
