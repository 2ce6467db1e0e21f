/*
 * Bytes of a PDF.  poppler itself is not built for fuzzing and knows no limits,
 * so what is tried here has those of a worker from run.sh: time and memory.
 */
#include "document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	import_prepare("a.pdf");
	return fuzz_document("a.pdf", data, size, 16);
}
