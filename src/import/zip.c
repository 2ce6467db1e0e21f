/*
 * libarchive walks over an archive once and in one direction.  So all names
 * are listed first; to read a file, the walk goes on from where it is, and
 * begins anew for one that lies behind.  How far it may walk in all is limited,
 * since an archive can name its files in the worst of orders.
 *
 * Only the reader that starts from the directory at the end of the archive is
 * used: the other one must unpack every file to find the next.
 */
#include "import/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "lectern/base/bisect.h"
#include "lectern/base/foreign.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

#define ZIP_LIBRARY "libarchive.so.13"

/* Files that may be walked over, in all. */
#define ZIP_STEPS 1000000

/* Of a name, in bytes. */
#define ZIP_NAME 1024

static struct {
	struct archive *(*open)(void);
	int (*support)(struct archive *);
	int (*memory)(struct archive *, const void *, size_t);
	int (*next)(struct archive *, struct archive_entry **);
	int (*data)(struct archive *, const void **, size_t *, la_int64_t *);
	const char *(*reason)(struct archive *);
	int (*close)(struct archive *);
	const char *(*name)(struct archive_entry *);
	const char *(*name_utf8)(struct archive_entry *);
	__LA_MODE_T (*type)(struct archive_entry *);
	int (*encrypted)(struct archive_entry *);
} zip_calls;

bool
zip_prepare(struct error *err)
{
	static const struct foreign_function functions[] = {
		{ "archive_read_new", &zip_calls.open },
		{ "archive_read_support_format_zip_seekable",
			&zip_calls.support },
		{ "archive_read_open_memory", &zip_calls.memory },
		{ "archive_read_next_header", &zip_calls.next },
		{ "archive_read_data_block", &zip_calls.data },
		{ "archive_error_string", &zip_calls.reason },
		{ "archive_read_free", &zip_calls.close },
		{ "archive_entry_pathname", &zip_calls.name },
		{ "archive_entry_pathname_utf8", &zip_calls.name_utf8 },
		{ "archive_entry_filetype", &zip_calls.type },
		{ "archive_entry_is_data_encrypted", &zip_calls.encrypted },
	};

	return foreign_open(ZIP_LIBRARY, functions,
		sizeof functions / sizeof *functions, err);
}

bool
zip_looks(const struct bytes *file)
{
	return file->len > 4 && !memcmp(file->data, "PK\3\4", 4);
}

struct zip_entry {
	const char *name;
	size_t place; /* among all that the archive lists */
	bool encrypted;
};

struct zip {
	const struct bytes *file;
	struct arena arena;
	struct zip_entry *entries;
	size_t count, cap;
	size_t *by_name; /* indexes of entries */
	size_t repeated;

	struct archive *walk; /* or NULL: at the beginning */
	size_t place;         /* of what it comes to next */
	size_t steps;         /* so far */
	size_t unpacked;      /* bytes, of all that was read */
	const char *problem;
};

/* -- the walk ------------------------------------------------------------- */

static void
walk_end(struct zip *zip)
{
	if (zip->walk)
		zip_calls.close(zip->walk);
	zip->walk = NULL;
	zip->place = 0;
}

static const char *
walk_reason(const struct zip *zip)
{
	const char *reason = zip->walk ? zip_calls.reason(zip->walk) : NULL;

	return reason ? reason : "the archive is damaged";
}

static bool
walk_begin(struct zip *zip)
{
	walk_end(zip);
	zip->walk = zip_calls.open();
	return zip->walk && zip_calls.support(zip->walk) == ARCHIVE_OK &&
	       zip_calls.memory(zip->walk, zip->file->data, zip->file->len) ==
		       ARCHIVE_OK;
}

/* The next file; NULL at the end, or if the archive is damaged from here. */
static struct archive_entry *
walk_next(struct zip *zip)
{
	struct archive_entry *entry = NULL;
	int status = zip_calls.next(zip->walk, &entry);

	zip->place++;
	zip->steps++;
	return status == ARCHIVE_OK || status == ARCHIVE_WARN ? entry : NULL;
}

/* -- names ---------------------------------------------------------------- */

/* Archives of old DOS programs write names in its code page. */
static const char *
zip_entry_name(struct zip *zip, struct archive_entry *entry)
{
	const char *name = zip_calls.name_utf8(entry);
	size_t len, bad;
	char *copy, *c;

	if (!name)
		name = zip_calls.name(entry);
	if (!name || !*name)
		return NULL;
	len = strnlen(name, ZIP_NAME);
	if (utf8_valid(name, len, NULL)) {
		copy = arena_copy(&zip->arena, name, len);
	} else {
		c = utf8_from("CP850", name, len, &len, &bad);
		copy = c ? arena_copy(&zip->arena, c, len) : NULL;
		free(c);
	}
	for (c = copy; c && *c; c++)
		*c = *c == '\\' ? '/' : *c;
	return copy;
}

static void
zip_list_entry(struct zip *zip, struct archive_entry *entry)
{
	const char *name = zip_entry_name(zip, entry);
	struct zip_entry *row;

	if (!name || zip_calls.type(entry) != AE_IFREG ||
		name[strlen(name) - 1] == '/')
		return;
	zip->entries = memory_grow(
		zip->entries, zip->count, &zip->cap, sizeof *zip->entries);
	row = &zip->entries[zip->count++];
	row->name = name;
	row->place = zip->place - 1;
	row->encrypted = zip_calls.encrypted(entry) > 0;
}

static int
zip_order(const void *a, const void *b, void *context)
{
	const struct zip *zip = context;
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	int order = strcmp(zip->entries[left].name, zip->entries[right].name);

	if (order)
		return order;
	return left < right ? -1 : left > right;
}

static void
zip_sort(struct zip *zip)
{
	size_t i;

	zip->by_name = memory_resize(NULL, zip->count + 1, sizeof(size_t));
	for (i = 0; i < zip->count; i++)
		zip->by_name[i] = i;
	qsort_r(zip->by_name, zip->count, sizeof(size_t), zip_order, zip);
	for (i = 1; i < zip->count; i++)
		zip->repeated += !strcmp(zip_name(zip, zip->by_name[i - 1]),
			zip_name(zip, zip->by_name[i]));
}

static bool
zip_list(struct zip *zip, struct error *err)
{
	struct archive_entry *entry;

	if (!zip_calls.open && !zip_prepare(err))
		return false;
	if (!walk_begin(zip))
		return error_set(err, ERROR_FORMAT, "%s", walk_reason(zip));
	while ((entry = walk_next(zip))) {
		if (zip->place > LIMIT_ENTRIES)
			return error_set(err, ERROR_LIMIT,
				"the archive holds more than %d files",
				LIMIT_ENTRIES);
		zip_list_entry(zip, entry);
	}
	if (!zip->count)
		return error_set(err, ERROR_FORMAT,
			"the archive holds no file that can be found");
	walk_end(zip);
	zip_sort(zip);
	return true;
}

struct zip *
zip_open(const struct bytes *file, struct error *err)
{
	struct zip *zip = memory_zero(1, sizeof *zip);

	zip->file = file;
	if (zip_list(zip, err))
		return zip;
	zip_close(zip);
	return NULL;
}

void
zip_close(struct zip *zip)
{
	if (!zip)
		return;
	walk_end(zip);
	free(zip->entries);
	free(zip->by_name);
	arena_done(&zip->arena);
	free(zip);
}

size_t
zip_count(const struct zip *zip)
{
	return zip->count;
}

const char *
zip_name(const struct zip *zip, size_t entry)
{
	return zip->entries[entry].name;
}

size_t
zip_repeated(const struct zip *zip)
{
	return zip->repeated;
}

size_t
zip_find(const struct zip *zip, const char *name)
{
	size_t i;

	BISECT(i, zip->count, strcmp(zip_name(zip, zip->by_name[i]), name) < 0);
	if (i < zip->count && !strcmp(zip_name(zip, zip->by_name[i]), name))
		return zip->by_name[i];
	return ZIP_NONE;
}

/* -- reading -------------------------------------------------------------- */

const char *
zip_problem(const struct zip *zip)
{
	return zip->problem;
}

/* Brings the walk to a file, so that its bytes come next. */
static bool
zip_reach(struct zip *zip, size_t place, struct error *err)
{
	if (zip->walk && zip->place > place)
		zip->steps += zip->count / 8;
	if ((!zip->walk || zip->place > place) && !walk_begin(zip))
		return error_set(err, ERROR_FORMAT, "%s", walk_reason(zip));
	while (zip->place <= place) {
		if (zip->steps > ZIP_STEPS)
			return error_set(err, ERROR_LIMIT,
				"the archive holds its files in too confused "
				"an order");
		if (!walk_next(zip))
			return error_set(
				err, ERROR_FORMAT, "%s", walk_reason(zip));
	}
	return true;
}

/* May a file have so many bytes? */
static bool
zip_fits(const struct zip *zip, size_t len)
{
	size_t all = zip->unpacked + len;

	return len <= LIMIT_ENTRY && limit_allows(zip->file->len, all);
}

/* False: the archive fails us, or holds more than it may. */
static bool
zip_unpack(struct zip *zip, struct str *to)
{
	const void *piece;
	la_int64_t at;
	size_t len;
	int status;

	for (;;) {
		len = 0;
		status = zip_calls.data(zip->walk, &piece, &len, &at);
		if (status == ARCHIVE_EOF)
			return true;
		if (!zip_fits(zip, to->len + len)) {
			zip->problem = "it unpacks to more than it may";
			return false;
		}
		str_add_bytes(to, piece, len);
		if (status != ARCHIVE_OK)
			zip->problem =
				arena_string(&zip->arena, walk_reason(zip));
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			return false;
	}
}

bool
zip_read(struct zip *zip, size_t entry, struct bytes *to, struct error *err)
{
	const struct zip_entry *row = &zip->entries[entry];
	struct str text = { 0 };

	zip->problem = NULL;
	if (row->encrypted)
		return error_set(
			err, ERROR_FORMAT, "\"%s\" is encrypted", row->name);
	if (!zip_reach(zip, row->place, err))
		return error_prefix(err, "\"%s\"", row->name);
	if (!zip_unpack(zip, &text) && !text.len) {
		str_done(&text);
		return error_set(err, ERROR_FORMAT, "\"%s\": %s", row->name,
			zip->problem);
	}
	zip->unpacked += text.len;
	to->len = text.len;
	to->data = str_take(&text);
	return true;
}
