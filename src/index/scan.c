/*
 * A walk through folders that cannot be led astray: links are not followed,
 * a folder is entered once (bind mounts make circles, too), and depth has an
 * end.
 */
#include "index/scan.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/bisect.h"
#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/import/folder.h"
#include "lectern/import/import.h"

#define SCAN_DEPTH 200

struct scan_folder {
	dev_t device;
	ino_t node;
};

struct walk {
	struct scan *scan;
	struct str path;   /* of the folder we are in, to open */
	size_t root;       /* bytes of it that names do not have */
	const char *above; /* what names have instead, or "" */
	struct scan_folder *seen;
	size_t seen_count, seen_cap;
};

static int64_t
scan_time(const struct timespec *time)
{
	return (int64_t)time->tv_sec * 1000000000 + time->tv_nsec;
}

bool
scan_same(const struct save_stamp *a, const struct save_stamp *b)
{
	return a->size == b->size && a->time == b->time &&
	       a->change == b->change && a->node == b->node;
}

/* A name for the library: well-formed, whatever bytes the file system has. */
static const char *
scan_name(struct arena *arena, const char *above, const char *name)
{
	struct str text = { 0 };
	const char *copy;
	size_t at = 0, bad;
	size_t len;

	str_add(&text, above);
	len = strlen(name);
	while (!utf8_valid(name + at, len - at, &bad)) {
		str_add_bytes(&text, name + at, bad);
		str_add_format(&text, "%%%02X", (unsigned char)name[at + bad]);
		at += bad + 1;
	}
	str_add_bytes(&text, name + at, len - at);
	copy = arena_copy(arena, str_text(&text), text.len);
	str_done(&text);
	return copy;
}

static void
scan_add(struct scan *scan, const char *path, const char *above,
	const char *name, const struct stat *st)
{
	struct scan_file *file;

	scan->files = memory_grow(
		scan->files, scan->count, &scan->cap, sizeof *scan->files);
	file = &scan->files[scan->count++];
	file->path = arena_string(&scan->arena, path);
	file->name = scan_name(&scan->arena, above, name);
	file->device = st->st_dev;
	file->stamp.size = (uint64_t)st->st_size;
	file->stamp.time = scan_time(&st->st_mtim);
	file->stamp.change = scan_time(&st->st_ctim);
	file->stamp.node = st->st_ino;
}

static bool
scan_is_names(const char *name)
{
	return slice_ends(slice_of(name), ".names");
}

static void
scan_add_names(struct scan *scan, const char *path)
{
	scan->names = memory_grow(scan->names, scan->name_count,
		&scan->name_cap, sizeof *scan->names);
	scan->names[scan->name_count++] = arena_string(&scan->arena, path);
}

/* -- folders -------------------------------------------------------------- */

static bool
walk_enter(struct walk *walk, const struct stat *st)
{
	size_t i;

	for (i = 0; i < walk->seen_count; i++) {
		if (walk->seen[i].device == st->st_dev &&
			walk->seen[i].node == st->st_ino)
			return false;
	}
	walk->seen = memory_grow(walk->seen, walk->seen_count, &walk->seen_cap,
		sizeof *walk->seen);
	walk->seen[walk->seen_count++] =
		(struct scan_folder){ st->st_dev, st->st_ino };
	return true;
}

static bool
walk_wants(const char *name)
{
	return import_takes(name) || folder_is(name);
}

static void walk_folder(struct walk *walk, int fd, unsigned depth);

static void
walk_entry(struct walk *walk, int fd, const char *name, unsigned depth)
{
	size_t len = walk->path.len;
	struct stat st;
	int below;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW))
		return;
	str_add_char(&walk->path, '/');
	str_add(&walk->path, name);
	if (S_ISREG(st.st_mode) && scan_is_names(name)) {
		scan_add_names(walk->scan, walk->path.data);
	} else if (S_ISREG(st.st_mode) && walk_wants(name)) {
		scan_add(walk->scan, walk->path.data, walk->above,
			walk->path.data + walk->root, &st);
	} else if (S_ISDIR(st.st_mode) && depth < SCAN_DEPTH &&
		   walk_enter(walk, &st)) {
		below = openat(fd, name,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (below >= 0)
			walk_folder(walk, below, depth + 1);
	}
	str_cut(&walk->path, len);
}

/* Takes the descriptor over.  A folder we may not read is passed over. */
static void
walk_folder(struct walk *walk, int fd, unsigned depth)
{
	DIR *folder = fdopendir(fd);
	struct dirent *entry;

	if (!folder) {
		close(fd);
		return;
	}
	while ((entry = readdir(folder))) {
		if (*entry->d_name == '.')
			continue;
		if (entry->d_type == DT_LNK ||
			(entry->d_type == DT_REG &&
				!walk_wants(entry->d_name) &&
				!scan_is_names(entry->d_name)))
			continue;
		walk_entry(walk, fd, entry->d_name, depth);
	}
	closedir(folder);
}

static bool
scan_folder(struct scan *scan, const char *path, bool alone, struct error *err)
{
	struct walk walk = { .scan = scan, .above = "" };
	struct str above = { 0 };
	struct stat st;
	int fd;

	str_add(&walk.path, path);
	while (walk.path.len > 1 && walk.path.data[walk.path.len - 1] == '/')
		str_cut(&walk.path, walk.path.len - 1);
	walk.root = walk.path.len + 1;
	if (!alone) {
		str_add_format(&above, "%s/", file_name(walk.path.data));
		walk.above = above.data;
	}
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st)) {
		error_system(err, "cannot open %s", path);
	} else {
		walk_enter(&walk, &st);
		walk_folder(&walk, fd, 0);
	}
	free(walk.seen);
	str_done(&walk.path);
	str_done(&above);
	return fd >= 0;
}

/* -- all ------------------------------------------------------------------ */

static int
scan_compare(const void *left, const void *right)
{
	const struct scan_file *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : strcmp(a->path, b->path);
}

static int
scan_compare_names(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

bool
scan_holds(const struct scan *scan, const char *name)
{
	size_t i;

	BISECT(i, scan->count, strcmp(scan->files[i].name, name) < 0);
	return i < scan->count && !strcmp(scan->files[i].name, name);
}

/* Two files of one name: the later ones go by their whole path. */
static void
scan_tell_apart(struct scan *scan)
{
	size_t i, kept = 0;
	bool again = false;

	for (i = 0; i < scan->count; i++) {
		struct scan_file file = scan->files[i];
		struct scan_file *last = kept ? &scan->files[kept - 1] : NULL;

		if (last && !strcmp(last->path, file.path))
			continue;
		if (last && !strcmp(last->name, file.name)) {
			file.name = scan_name(&scan->arena, "", file.path);
			again = true;
		}
		scan->files[kept++] = file;
	}
	scan->count = kept;
	if (again)
		qsort(scan->files, scan->count, sizeof *scan->files,
			scan_compare);
}

bool
scan_paths(struct scan *scan, const char *const *paths, size_t count,
	struct error *err)
{
	struct stat st;
	size_t i;

	for (i = 0; i < count; i++) {
		if (stat(paths[i], &st))
			return error_system(err, "%s", paths[i]);
		if (S_ISDIR(st.st_mode)) {
			if (!scan_folder(scan, paths[i], count == 1, err))
				return false;
		} else if (S_ISREG(st.st_mode)) {
			scan_add(scan, paths[i], "", file_name(paths[i]), &st);
		} else {
			return error_set(err, ERROR_FORMAT,
				"%s: is neither a file nor a folder", paths[i]);
		}
	}
	if (scan->count)
		qsort(scan->files, scan->count, sizeof *scan->files,
			scan_compare);
	scan_tell_apart(scan);
	if (scan->name_count)
		qsort(scan->names, scan->name_count, sizeof *scan->names,
			scan_compare_names);
	return true;
}

void
scan_done(struct scan *scan)
{
	free(scan->files);
	free(scan->names);
	arena_done(&scan->arena);
	*scan = (struct scan){ 0 };
}
