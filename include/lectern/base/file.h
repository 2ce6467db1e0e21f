/*
 * Files: reading a whole one, publishing a whole one, and where things live.
 */
#ifndef LECTERN_BASE_FILE_H
#define LECTERN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"

/* The largest file lectern takes in, in bytes. */
#define FILE_LIMIT ((size_t)256 << 20)

struct bytes {
	char *data; /* a zero byte behind it that len does not count */
	size_t len;
};

/*
 * Opens for reading a regular file only: never waits on a pipe or a terminal,
 * never follows into a device.  Returns the descriptor, or -1 with err set.
 */
int file_open(const char *path, struct error *err);

/* Reads all of an open descriptor, at most limit bytes. */
bool bytes_read(struct bytes *bytes, int fd, size_t limit, struct error *err);
void bytes_done(struct bytes *bytes);

/*
 * Writes a file that is either the old one or the whole new one: temporary
 * file beside it, fsync, rename, fsync of the directory.  file_publish does
 * the last three steps for a temporary file somebody else has written.
 */
bool
file_write(const char *path, const char *data, size_t len, struct error *err);
bool file_publish(const char *temporary, const char *path, struct error *err);

/* Copies a regular file to a new one that nobody else may read; not synced. */
bool file_copy(const char *from, const char *to, struct error *err);

/* Paths; what they return is the caller's to free. */
char *file_join(const char *directory, const char *name);
char *file_absolute(const char *path);   /* without resolving links */
const char *file_name(const char *path); /* borrowed: behind the last slash */
bool file_is_there(const char *path);    /* whatever it is */
bool file_is_directory(const char *path);
bool file_make_directories(const char *path, struct error *err); /* 0700 */

/* $XDG_DATA_HOME/lectern and its kin; NULL if there is no home at all. */
char *file_data_home(void);   /* the notebook */
char *file_cache_home(void);  /* libraries of folders */
char *file_config_home(void); /* the reader's own keys and themes */

/* SHA-256 of bytes, as 64 hexadecimal digits and a zero. */
void file_digest(const char *data, size_t len, char out[65]);
bool file_digest_at(const char *path, char out[65]); /* of a file */

#endif
