/*
 * A zip archive, made for a test: files stored as they are, one after the
 * other, and the directory at the end.
 */
#ifndef TESTS_UNIT_ZIPPED_H
#define TESTS_UNIT_ZIPPED_H

#include <stdint.h>
#include <string.h>

#include "lectern/base/str.h"

struct zipped {
	struct str files;
	struct str names; /* the directory */
	unsigned count;
};

static inline void
zipped_number(struct str *to, uint32_t number, int len)
{
	for (; len--; number >>= 8)
		str_add_char(to, (char)(number & 0xff));
}

static inline uint32_t
zipped_sum(const char *data, size_t len)
{
	uint32_t sum = ~UINT32_C(0);
	int bit;

	for (; len--; data++) {
		sum ^= (unsigned char)*data;
		for (bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum;
}

/* What the head of a file and its line of the directory have in common. */
static inline void
zipped_head(struct str *to, uint32_t flags, uint32_t sum, uint32_t len,
	const char *name)
{
	zipped_number(to, 20, 2);
	zipped_number(to, flags, 2);
	zipped_number(to, 0, 2);
	zipped_number(to, 0x50210000, 4);
	zipped_number(to, sum, 4);
	zipped_number(to, len, 4);
	zipped_number(to, len, 4);
	zipped_number(to, (uint32_t)strlen(name), 2);
	zipped_number(to, 0, 2);
}

static inline void
zipped_add(struct zipped *zipped, const char *name, const char *data,
	size_t len, uint32_t flags)
{
	uint32_t at = (uint32_t)zipped->files.len, sum = zipped_sum(data, len);

	str_add_bytes(&zipped->files, "PK\3\4", 4);
	zipped_head(&zipped->files, flags, sum, (uint32_t)len, name);
	str_add(&zipped->files, name);
	str_add_bytes(&zipped->files, data, len);
	str_add_bytes(&zipped->names, "PK\1\2", 4);
	zipped_number(&zipped->names, 20, 2);
	zipped_head(&zipped->names, flags, sum, (uint32_t)len, name);
	zipped_number(&zipped->names, 0, 10);
	zipped_number(&zipped->names, at, 4);
	str_add(&zipped->names, name);
	zipped->count++;
}

/* The whole archive, in `files'. */
static inline void
zipped_end(struct zipped *zipped)
{
	struct str *to = &zipped->files;
	uint32_t at = (uint32_t)to->len;

	str_add_slice(to, str_slice(&zipped->names));
	str_add_bytes(to, "PK\5\6\0\0\0\0", 8);
	zipped_number(to, zipped->count, 2);
	zipped_number(to, zipped->count, 2);
	zipped_number(to, (uint32_t)zipped->names.len, 4);
	zipped_number(to, at, 4);
	zipped_number(to, 0, 2);
	str_done(&zipped->names);
}

#endif
