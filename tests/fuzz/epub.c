/* A book: an archive as it is, or the files of one. */
#include "files.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 4 && !memcmp(data, "PK\3\4", 4))
		return fuzz_document("a.epub", data, size, 16);
	return fuzz_archive("a.epub", "application/epub+zip",
		(struct slice){ (const char *)data, size });
}
