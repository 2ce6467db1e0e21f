/*
 * The files of an archive in one text: each behind a line "====" and its name.
 * They are put into an archive here, so that what is tried is what reads the
 * files, and not what finds them.
 */
#ifndef TESTS_FUZZ_FILES_H
#define TESTS_FUZZ_FILES_H

#include "../unit/zipped.h"
#include "document.h"

#define FILES_MARK "===="

static inline int
fuzz_archive(const char *name, const char *mimetype, struct slice text)
{
	struct zipped zipped = { 0 };
	char file[64];
	int result;

	zipped_add(&zipped, "mimetype", mimetype, strlen(mimetype), 0);
	while (text.len) {
		const char *end = memmem(text.data, text.len, FILES_MARK, 4);
		size_t len = end ? (size_t)(end - text.data) : text.len;
		const char *line = memchr(text.data, '\n', len);
		size_t first = line ? (size_t)(line - text.data) : len;
		size_t i;

		for (i = 0; i < first && i + 1 < sizeof file; i++)
			file[i] = text.data[i] ? text.data[i] : '0';
		file[i] = '\0';
		if (i && first < len)
			zipped_add(&zipped, file, text.data + first + 1,
				len - first - 1, 0);
		text = slice_part(text, len + 4, text.len);
	}
	zipped_end(&zipped);
	result = fuzz_document(
		name, (const uint8_t *)zipped.files.data, zipped.files.len, 16);
	str_done(&zipped.files);
	return result;
}

#endif
