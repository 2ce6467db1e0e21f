/*
 * A book: an archive as it is; or the files of one, each behind a line "===="
 * and its name, which are put into an archive here, so that what is tried is
 * the book and not the archive.
 */
#include "document.h"

#include "../unit/zipped.h"

#define MARK "===="

static int
fuzz_files(struct slice text)
{
	struct zipped zipped = { 0 };
	char name[64];
	int result;

	zipped_add(&zipped, "mimetype", "application/epub+zip", 20, 0);
	while (text.len) {
		const char *end = memmem(text.data, text.len, MARK, 4);
		size_t len = end ? (size_t)(end - text.data) : text.len;
		const char *line = memchr(text.data, '\n', len);
		size_t first = line ? (size_t)(line - text.data) : len;
		size_t i;

		for (i = 0; i < first && i + 1 < sizeof name; i++)
			name[i] = text.data[i] ? text.data[i] : '0';
		name[i] = '\0';
		if (i)
			zipped_add(&zipped, name, text.data + first,
				len - first, 0);
		text = slice_part(text, len + 4, text.len);
	}
	zipped_end(&zipped);
	result = fuzz_document("a.epub", (const uint8_t *)zipped.files.data,
		zipped.files.len, 16);
	str_done(&zipped.files);
	return result;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 4 && !memcmp(data, "PK\3\4", 4))
		return fuzz_document("a.epub", data, size, 16);
	return fuzz_files((struct slice){ (const char *)data, size });
}
