/* Bytes of a text file. */
#include "document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_document("a.txt", data, size, 1);
}
