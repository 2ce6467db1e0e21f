/*
 * Zip archives have a directory, and are read by it; all others are a stream,
 * in which each file comes when it comes.
 */
#include "lectern/import/folder.h"

#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/import/import.h"
#ifdef HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>

#include "import/gzip.h"
#include "import/zip.h"
#include "lectern/base/foreign.h"
#endif

#define FOLDER_TOO_MUCH "more than it may"

static const char *const folder_archives[] = { ".zip", ".tar", ".tgz", ".tbz",
	".tbz2", ".txz" };
static const char *const folder_filters[] = { ".gz", ".bz2", ".xz" };

static bool
name_ends(const char *name, size_t len, const char *suffix)
{
	size_t tail = strlen(suffix);

	return len > tail && !strncasecmp(name + len - tail, suffix, tail);
}

static bool
name_is_archive(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof folder_archives / sizeof *folder_archives; i++) {
		if (name_ends(name, len, folder_archives[i]))
			return true;
	}
	return false;
}

/* Bytes of the name without ".gz" and its kin, if it ends so; else 0. */
static size_t
name_within(const char *name)
{
	size_t len = strlen(name), i;

	for (i = 0; i < sizeof folder_filters / sizeof *folder_filters; i++) {
		if (name_ends(name, len, folder_filters[i]))
			return len - strlen(folder_filters[i]);
	}
	return 0;
}

bool
folder_is(const char *name)
{
	size_t within = name_within(name);
	char *inner;
	bool taken;

	if (name_is_archive(name, strlen(name)))
		return true;
	if (!within)
		return false;
	inner = memory_copy_string(name);
	inner[within] = '\0';
	taken = name_ends(inner, within, ".tar") || import_takes(inner);
	free(inner);
	return taken;
}

#ifdef HAVE_LIBARCHIVE

/* Not only what can be opened: also what must not be taken for a document. */
static bool
name_is_folder(const char *name)
{
	return name_is_archive(name, strlen(name)) || name_within(name);
}

/* Hidden files, and what one system leaves in archives for itself. */
static bool
name_is_hidden(const char *name)
{
	return *name == '.' || strstr(name, "/.") ||
	       !strncmp(name, "__MACOSX", 8);
}

struct folder {
	const struct bytes *bytes;
	struct zip *zip; /* or NULL, and then: */
	struct archive *stream;
	struct archive_entry *entry;
	size_t place;    /* of what comes next */
	size_t unpacked; /* bytes so far */
	char *inner;     /* name of a file that is compressed alone */
	bool torn;       /* ... and breaks off at once */
	char *name;      /* of the file that has come */
};

static struct {
	struct archive *(*open)(void);
	int (*tar)(struct archive *);
	int (*raw)(struct archive *);
	int (*gzip)(struct archive *);
	int (*bzip2)(struct archive *);
	int (*xz)(struct archive *);
	int (*memory)(struct archive *, const void *, size_t);
	int (*next)(struct archive *, struct archive_entry **);
	int (*data)(struct archive *, const void **, size_t *, la_int64_t *);
	int (*format)(struct archive *);
	const char *(*reason)(struct archive *);
	int (*close)(struct archive *);
	const char *(*name)(struct archive_entry *);
	const char *(*name_utf8)(struct archive_entry *);
	__LA_MODE_T (*type)(struct archive_entry *);
	la_int64_t (*size)(struct archive_entry *);
} folder_calls;

static bool
folder_prepare_stream(struct error *err)
{
	static const struct foreign_function functions[] = {
		{ "archive_read_new", &folder_calls.open },
		{ "archive_read_support_format_tar", &folder_calls.tar },
		{ "archive_read_support_format_raw", &folder_calls.raw },
		{ "archive_read_support_filter_gzip", &folder_calls.gzip },
		{ "archive_read_support_filter_bzip2", &folder_calls.bzip2 },
		{ "archive_read_support_filter_xz", &folder_calls.xz },
		{ "archive_read_open_memory", &folder_calls.memory },
		{ "archive_read_next_header", &folder_calls.next },
		{ "archive_read_data_block", &folder_calls.data },
		{ "archive_format", &folder_calls.format },
		{ "archive_error_string", &folder_calls.reason },
		{ "archive_read_free", &folder_calls.close },
		{ "archive_entry_pathname", &folder_calls.name },
		{ "archive_entry_pathname_utf8", &folder_calls.name_utf8 },
		{ "archive_entry_filetype", &folder_calls.type },
		{ "archive_entry_size", &folder_calls.size },
	};

	return foreign_open("libarchive.so.13", functions,
		sizeof functions / sizeof *functions, err);
}

/* What is in an archive may be of any kind. */
void
folder_prepare(const char *name)
{
	struct error ignored = { 0 };

	if (!folder_is(name))
		return;
	folder_prepare_stream(&ignored);
	zip_prepare(&ignored);
	import_prepare("");
}

/* -- opening -------------------------------------------------------------- */

static const char *
folder_reason(const struct folder *folder)
{
	const char *reason =
		folder->stream ? folder_calls.reason(folder->stream) : NULL;

	return reason ? reason : "the archive is damaged";
}

/* A stream that breaks off before libarchive has seen it begin. */
static bool
folder_tear(struct folder *folder, struct error *err)
{
	struct str text = { 0 };

	folder->torn = folder->inner && !folder->place &&
		       !name_is_folder(folder->inner) &&
		       gzip_rescue(folder->bytes, &text);
	str_done(&text);
	return folder->torn ||
	       error_set(err, ERROR_FORMAT, "%s", folder_reason(folder));
}

static bool
folder_open_stream(struct folder *folder, struct error *err)
{
	if (!folder_calls.open && !folder_prepare_stream(err))
		return false;
	folder->stream = folder_calls.open();
	if (!folder->stream)
		return error_set(err, ERROR_LIMIT, "too little memory");
	folder_calls.tar(folder->stream);
	if (folder->inner)
		folder_calls.raw(folder->stream);
	folder_calls.gzip(folder->stream);
	folder_calls.bzip2(folder->stream);
	folder_calls.xz(folder->stream);
	return folder_calls.memory(folder->stream, folder->bytes->data,
		       folder->bytes->len) == ARCHIVE_OK ||
	       folder_tear(folder, err);
}

struct folder *
folder_open(const char *name, const struct bytes *bytes, struct error *err)
{
	struct folder *folder = memory_zero(1, sizeof *folder);
	size_t within = name_within(name);
	bool ok;

	folder->bytes = bytes;
	if (within) {
		folder->inner = memory_copy_string(name);
		folder->inner[within] = '\0';
	}
	if (name_ends(name, strlen(name), ".zip"))
		ok = (folder->zip = zip_open(bytes, err)) != NULL;
	else
		ok = folder_open_stream(folder, err);
	if (ok)
		return folder;
	folder_close(folder);
	return NULL;
}

void
folder_close(struct folder *folder)
{
	if (!folder)
		return;
	zip_close(folder->zip);
	if (folder->stream)
		folder_calls.close(folder->stream);
	free(folder->inner);
	free(folder->name);
	free(folder);
}

/* -- what comes next ------------------------------------------------------ */

/* Well-formed and relative, for people to read and for nothing to open. */
static void
folder_take_name(struct folder *folder, const char *name)
{
	struct str clean = { 0 };
	size_t len, bad, at = 0;

	while (!strncmp(name, "./", 2) || *name == '/')
		name += *name == '/' ? 1 : 2;
	len = strnlen(name, 1024);
	while (!utf8_valid(name + at, len - at, &bad)) {
		str_add_bytes(&clean, name + at, bad);
		str_add_format(&clean, "%%%02X", (unsigned char)name[at + bad]);
		at += bad + 1;
	}
	str_add_bytes(&clean, name + at, len - at);
	free(folder->name);
	folder->name = str_take(&clean);
}

static bool
folder_wants(const char *name)
{
	return *name && !name_is_hidden(name) &&
	       (import_takes(name) || name_is_folder(name));
}

static enum folder_step
folder_next_zip(struct folder *folder)
{
	while (folder->place < zip_count(folder->zip)) {
		folder_take_name(
			folder, zip_name(folder->zip, folder->place++));
		if (folder_wants(folder->name))
			return FOLDER_FILE;
	}
	return FOLDER_END;
}

static bool
folder_fits(const struct folder *folder, uint64_t more)
{
	return more <= LIMIT_ARCHIVE &&
	       limit_allows(folder->bytes->len, folder->unpacked + more);
}

/* One file, compressed: it has no name of its own. */
static bool
folder_is_alone(const struct folder *folder)
{
	return folder->torn ||
	       (!folder->zip && folder_calls.format(folder->stream) ==
					ARCHIVE_FORMAT_RAW);
}

static enum folder_step
folder_next_stream(struct folder *folder, struct error *err)
{
	la_int64_t size;
	const char *name;
	int status;

	if (folder->torn)
		return folder->place++ ? FOLDER_END : FOLDER_FILE;
	for (;;) {
		status = folder_calls.next(folder->stream, &folder->entry);
		if (status == ARCHIVE_EOF)
			return FOLDER_END;
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			return folder_tear(folder, err)
				       ? folder_next_stream(folder, err)
				       : FOLDER_BROKEN;
		if (++folder->place > LIMIT_ENTRIES)
			return error_set(err, ERROR_LIMIT,
				       "the archive holds more than %d files",
				       LIMIT_ENTRIES),
			       FOLDER_BROKEN;
		if (folder_is_alone(folder))
			return FOLDER_FILE;
		name = folder_calls.name_utf8(folder->entry);
		if (!name)
			name = folder_calls.name(folder->entry);
		folder_take_name(folder, name ? name : "");
		if (folder_calls.type(folder->entry) == AE_IFREG &&
			folder_wants(folder->name))
			return FOLDER_FILE;
		/* What is passed over must be unpacked nonetheless. */
		size = folder_calls.size(folder->entry);
		if (size < 0 || !folder_fits(folder, (uint64_t)size))
			return error_set(err, ERROR_LIMIT,
				       "it unpacks to " FOLDER_TOO_MUCH),
			       FOLDER_BROKEN;
		folder->unpacked += (size_t)size;
	}
}

enum folder_step
folder_next(struct folder *folder, struct folder_file *file, struct error *err)
{
	enum folder_step step;

	*file = (struct folder_file){ 0 };
	step = folder->zip ? folder_next_zip(folder)
			   : folder_next_stream(folder, err);
	file->alone = step == FOLDER_FILE && folder_is_alone(folder);
	file->name = file->alone ? folder->inner : folder->name;
	return step;
}

/* -- reading -------------------------------------------------------------- */

/* False: no more than a part of it came, which may be worth reading. */
static bool
folder_unpack(struct folder *folder, struct str *to, struct error *err)
{
	const void *piece;
	la_int64_t at;
	size_t len;
	int status;

	for (;;) {
		len = 0;
		status = folder_calls.data(folder->stream, &piece, &len, &at);
		if (status == ARCHIVE_EOF)
			return true;
		if (to->len + len > LIMIT_ENTRY ||
			!folder_fits(folder, to->len + len))
			return error_set(err, ERROR_LIMIT,
				"it unpacks to " FOLDER_TOO_MUCH);
		str_add_bytes(to, piece, len);
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			return error_set(
				err, ERROR_FORMAT, "%s", folder_reason(folder));
	}
}

/* The same of a file that is alone: more of it may be had in another way. */
static bool
folder_unpack_alone(struct folder *folder, struct str *to, struct error *err)
{
	struct str rescued = { 0 };

	if (!folder->torn && folder_unpack(folder, to, err))
		return true;
	if (folder->torn)
		error_set(err, ERROR_FORMAT, "%s", folder_reason(folder));
	if (err->code == ERROR_FORMAT && gzip_rescue(folder->bytes, &rescued) &&
		rescued.len > to->len) {
		str_done(to);
		*to = rescued;
	} else {
		str_done(&rescued);
	}
	return false;
}

/* The beginning of a file that is too large is no document. */
static bool
folder_read_zip(
	struct folder *folder, struct folder_file *file, struct error *err)
{
	if (!zip_read(folder->zip, folder->place - 1, &file->bytes, err))
		return false;
	file->problem = zip_problem(folder->zip);
	if (!file->problem || !strstr(file->problem, FOLDER_TOO_MUCH))
		return true;
	bytes_done(&file->bytes);
	return error_set(err, ERROR_LIMIT, "it unpacks to " FOLDER_TOO_MUCH);
}

bool
folder_read(struct folder *folder, struct folder_file *file, struct error *err)
{
	struct str text = { 0 };

	if (!file->alone && name_is_folder(file->name))
		return error_set(err, ERROR_FORMAT,
			"an archive within an archive is not opened");
	if (folder->zip)
		return folder_read_zip(folder, file, err);
	if (!(file->alone ? folder_unpack_alone(folder, &text, err)
			  : folder_unpack(folder, &text, err))) {
		if (err->code != ERROR_FORMAT || !text.len) {
			str_done(&text);
			return false;
		}
		file->problem = folder_reason(folder);
		*err = (struct error){ 0 };
	}
	folder->unpacked += text.len;
	file->bytes.len = text.len;
	file->bytes.data = str_take(&text);
	return true;
}

#else

void
folder_prepare(const char *name)
{
	(void)name;
}

struct folder *
folder_open(const char *name, const struct bytes *bytes, struct error *err)
{
	(void)name, (void)bytes;
	error_set(err, ERROR_FORMAT,
		"this is an archive or compressed, and this lectern was built "
		"without libarchive, which opens them");
	return NULL;
}

void
folder_close(struct folder *folder)
{
	(void)folder;
}

enum folder_step
folder_next(struct folder *folder, struct folder_file *file, struct error *err)
{
	(void)folder, (void)file, (void)err;
	return FOLDER_END;
}

bool
folder_read(struct folder *folder, struct folder_file *file, struct error *err)
{
	(void)folder, (void)file, (void)err;
	return false;
}

#endif
