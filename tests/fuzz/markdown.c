/* A page of Markdown. */
#include "document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_document("a.md", data, size, 16);
}
