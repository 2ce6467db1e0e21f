/* Opening a library, and what it says of itself. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/utf8.h"
#include "lectern/store/load.h"
#include "library/inside.h"

static bool
library_number(struct library *library, const char *key, uint64_t *value,
	struct error *err)
{
	struct statement *meta = store_statement(library->store, "meta");

	*value = 0;
	statement_bind_text(meta, 1, key);
	if (statement_next(meta))
		*value = (uint64_t)statement_int(meta, 0, 0, INT64_MAX);
	return statement_done(meta, err);
}

static bool
library_small(struct library *library, const char *key, uint32_t *value,
	struct error *err)
{
	uint64_t number;

	if (!library_number(library, key, &number, err))
		return false;
	*value = number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
	return true;
}

static bool
library_string(struct library *library, const char *key, const char **value,
	struct error *err)
{
	struct statement *meta = store_statement(library->store, "meta");

	*value = "";
	statement_bind_text(meta, 1, key);
	if (statement_next(meta))
		*value = statement_text(meta, 0, &library->arena);
	return statement_done(meta, err);
}

/* The name without directories and ".lectern". */
static const char *
library_name(struct library *library, const char *path)
{
	struct slice name = slice_of(file_name(path));

	if (slice_ends(name, ".lectern"))
		name.len -= strlen(".lectern");
	return arena_copy(&library->arena, name.data, name.len);
}

static bool
library_read_info(struct library *library, const char *path, struct error *err)
{
	struct library_info *info = &library->info;
	char *absolute = file_absolute(path);
	struct stat st;

	info->path = arena_string(&library->arena, absolute);
	info->name = library_name(library, absolute);
	if (!stat(absolute, &st)) {
		library->device = st.st_dev;
		library->node = st.st_ino;
		info->ours = st.st_uid == geteuid();
	}
	free(absolute);
	return library_small(library, "documents", &info->documents, err) &&
	       library_small(library, "entities", &info->entities, err) &&
	       library_small(library, "notes", &info->notes, err) &&
	       library_small(library, "orphans", &info->orphans, err) &&
	       library_small(library, "remarks", &info->remarks, err) &&
	       library_number(library, "words", &info->words, err) &&
	       library_number(library, "bytes", &info->bytes, err) &&
	       library_string(library, "key", &info->key, err);
}

struct library *
library_open(const char *path, struct error *err)
{
	struct library *library = memory_zero(1, sizeof *library);

	library->store = store_open_library(path, err);
	if (!library->store || !library_read_info(library, path, err)) {
		error_prefix(err, "%s", path);
		library_close(library);
		return NULL;
	}
	return library;
}

void
library_close(struct library *library)
{
	if (!library)
		return;
	store_close(library->store);
	free(library->homes);
	arena_done(&library->arena);
	free(library);
}

struct doc *
library_load(struct library *library, uint32_t number, uint32_t start,
	uint32_t end, struct error *err)
{
	return load_document(library->store, number, start, end, err);
}

const struct library_info *
library_info(const struct library *library)
{
	return &library->info;
}

bool
library_is_replaced(const struct library *library)
{
	struct stat st;

	return !stat(library->info.path, &st) &&
	       (st.st_dev != library->device || st.st_ino != library->node);
}

const char *
library_line(struct arena *arena, struct slice text, size_t most)
{
	struct str line = { 0 };
	size_t at = 0, next;
	bool blank = false;
	const char *copy;
	uint32_t point;

	while (at < text.len && (!most || line.len < most)) {
		point = utf8_at(text.data, text.len, at, &next);
		if (utf8_is_space(point)) {
			blank = line.len > 0;
		} else {
			if (blank)
				str_add_char(&line, ' ');
			blank = false;
			str_add_bytes(&line, text.data + at, next - at);
		}
		at = next;
	}
	if (at < text.len)
		str_add(&line, "…");
	copy = arena_copy(arena, str_text(&line), line.len);
	str_done(&line);
	return copy;
}
