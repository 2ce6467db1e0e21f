/* An OpenDocument text: zipped, flat, or its files. */
#include "files.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 4 && !memcmp(data, "PK\3\4", 4))
		return fuzz_document("a.odt", data, size, 16);
	if (size && *data == '<')
		return fuzz_document("a.fodt", data, size, 16);
	return fuzz_archive("a.odt", "application/vnd.oasis.opendocument.text",
		(struct slice){ (const char *)data, size });
}
