/*
 * libarchive unpacks a stream by pieces of 64 KB and throws away the one in
 * which the stream ends too early; a file of an archive it unpacks as far as
 * there is anything.  So the stream is put into an archive.
 */
#include "import/gzip.h"

#include <stdint.h>

#include "import/zip.h"

enum gzip_flag { GZIP_SUM = 2, GZIP_EXTRA = 4, GZIP_NAME = 8, GZIP_WORDS = 16 };

#define GZIP_HEAD 10
#define ZIP_HEAD 31 /* with a name of one letter */
#define ZIP_DIRECTORY 47
#define ZIP_DEFLATED 8

static void
gzip_number(struct str *to, size_t number, int len)
{
	for (; len--; number >>= 8)
		str_add_char(to, (char)(number & 0xff));
}

/* Behind a string that ends with a zero. */
static size_t
gzip_skip(const struct bytes *file, size_t at)
{
	while (at < file->len && file->data[at])
		at++;
	return at + 1;
}

/* Where the stream begins; 0 if this is no gzip. */
static size_t
gzip_begin(const struct bytes *file)
{
	const unsigned char *data = (const unsigned char *)file->data;
	size_t at = GZIP_HEAD;
	unsigned flags;

	if (file->len < GZIP_HEAD + 2 || data[0] != 0x1f || data[1] != 0x8b ||
		data[2] != ZIP_DEFLATED)
		return 0;
	flags = data[3];
	if (flags & GZIP_EXTRA)
		at += 2 + (data[at] | (size_t)data[at + 1] << 8);
	if (flags & GZIP_NAME)
		at = gzip_skip(file, at);
	if (flags & GZIP_WORDS)
		at = gzip_skip(file, at);
	if (flags & GZIP_SUM)
		at += 2;
	return at < file->len ? at : 0;
}

/* What the head of a file and its line of the directory have in common. */
static void
gzip_put_head(struct str *to, size_t len)
{
	gzip_number(to, 20, 2);
	gzip_number(to, 0, 2);
	gzip_number(to, ZIP_DEFLATED, 2);
	gzip_number(to, 0x50210000, 4); /* a day */
	gzip_number(to, 0, 4);          /* its sum, which nobody knows */
	gzip_number(to, len, 4);
	gzip_number(to, UINT32_MAX - 1, 4); /* once unpacked: likewise */
	gzip_number(to, 1, 2);
	gzip_number(to, 0, 2);
}

static void
gzip_archive(struct str *to, const char *stream, size_t len)
{
	str_add_bytes(to, "PK\3\4", 4);
	gzip_put_head(to, len);
	str_add_char(to, 'a');
	str_add_bytes(to, stream, len);
	str_add_bytes(to, "PK\1\2", 4);
	gzip_number(to, 20, 2);
	gzip_put_head(to, len);
	gzip_number(to, 0, 10);
	gzip_number(to, 0, 4);
	str_add_char(to, 'a');
	str_add_bytes(to, "PK\5\6", 4);
	gzip_number(to, 0, 4);
	gzip_number(to, 1, 2);
	gzip_number(to, 1, 2);
	gzip_number(to, ZIP_DIRECTORY, 4);
	gzip_number(to, ZIP_HEAD + len, 4);
	gzip_number(to, 0, 2);
}

bool
gzip_rescue(const struct bytes *file, struct str *to)
{
	size_t begin = gzip_begin(file);
	struct bytes archive, text = { 0 };
	struct error ignored = { 0 };
	struct str made = { 0 };
	struct zip *zip;
	bool ok;

	if (!begin || file->len > FILE_LIMIT)
		return false;
	gzip_archive(&made, file->data + begin, file->len - begin);
	archive = (struct bytes){ made.data, made.len };
	zip = zip_open(&archive, &ignored);
	ok = zip && zip_read(zip, 0, &text, &ignored) && text.len;
	if (ok)
		str_add_bytes(to, text.data, text.len);
	bytes_done(&text);
	zip_close(zip);
	str_done(&made);
	return ok;
}
