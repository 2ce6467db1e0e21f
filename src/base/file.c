/* Files: whole ones in, whole ones out, and where things live. */
#include "lectern/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"

int
file_open(const char *path, struct error *err)
{
	struct stat st;
	int fd;

	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		error_system(err, "cannot open");
		return -1;
	}
	if (fstat(fd, &st)) {
		error_system(err, "cannot look at it");
	} else if (S_ISDIR(st.st_mode)) {
		error_set(err, ERROR_FORMAT, "is a directory, not a file");
	} else if (!S_ISREG(st.st_mode)) {
		error_set(err, ERROR_FORMAT, "is not a regular file");
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

bool
bytes_read(struct bytes *bytes, int fd, size_t limit, struct error *err)
{
	struct str data = { 0 };
	char buffer[65536];
	struct stat st;
	ssize_t got;

	/* What says it is too large need not be read to be refused. */
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
		(uint64_t)st.st_size > limit)
		return error_set(
			err, ERROR_LIMIT, "is larger than %zu MB", limit >> 20);
	for (;;) {
		got = read(fd, buffer, sizeof buffer);
		if (got == 0)
			break;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			str_done(&data);
			return error_system(err, "cannot read");
		}
		if (data.len + (size_t)got > limit) {
			str_done(&data);
			return error_set(err, ERROR_LIMIT,
				"is larger than %zu MB", limit >> 20);
		}
		str_add_bytes(&data, buffer, (size_t)got);
	}
	bytes->len = data.len;
	bytes->data = str_take(&data);
	return true;
}

void
bytes_done(struct bytes *bytes)
{
	free(bytes->data);
	*bytes = (struct bytes){ 0 };
}

static bool
file_write_all(int fd, const char *data, size_t len, struct error *err)
{
	ssize_t put;

	while (len) {
		put = write(fd, data, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_system(err, "cannot write");
		data += put;
		len -= (size_t)put;
	}
	return true;
}

/* All of it: by the kernel, which may share the blocks, or else by hand. */
static bool
file_copy_all(int from, int to, struct error *err)
{
	char buffer[65536];
	ssize_t got;

	while ((got = copy_file_range(from, NULL, to, NULL, 1 << 30, 0)) > 0)
		;
	if (!got)
		return true;
	if (errno != EXDEV && errno != EINVAL && errno != ENOSYS &&
		errno != EOPNOTSUPP)
		return error_system(err, "cannot copy");
	while ((got = read(from, buffer, sizeof buffer)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, "cannot read");
		if (!file_write_all(to, buffer, (size_t)got, err))
			return false;
	}
	return true;
}

bool
file_copy(const char *from, const char *to, struct error *err)
{
	int in = file_open(from, err), out;
	bool ok;

	if (in < 0)
		return false;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0) {
		error_system(err, "cannot write %s", to);
		close(in);
		return false;
	}
	ok = file_copy_all(in, out, err);
	if (close(out) && ok)
		ok = error_system(err, "cannot write %s", to);
	close(in);
	if (!ok)
		unlink(to);
	return ok;
}

/* Puts the directory entry itself on the disk. */
static bool
file_sync_directory(const char *path, struct error *err)
{
	struct str directory = { 0 };
	bool ok = false;
	int fd;

	str_add_bytes(&directory, path, (size_t)(file_name(path) - path));
	if (!directory.len)
		str_add(&directory, ".");
	fd = open(str_text(&directory), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		/* Some file systems cannot sync a directory; that is theirs. */
		ok = !fsync(fd) || errno == EINVAL;
		close(fd);
	}
	if (!ok)
		error_system(err, "cannot sync %s", str_text(&directory));
	str_done(&directory);
	return ok;
}

bool
file_publish(const char *temporary, const char *path, struct error *err)
{
	int fd = open(temporary, O_RDONLY | O_CLOEXEC);
	bool ok = false;

	if (fd < 0)
		return error_system(err, "cannot open %s", temporary);
	if (fsync(fd))
		error_system(err, "cannot sync %s", temporary);
	else if (rename(temporary, path))
		error_system(err, "cannot rename %s to %s", temporary, path);
	else
		ok = file_sync_directory(path, err);
	close(fd);
	return ok;
}

bool
file_write(const char *path, const char *data, size_t len, struct error *err)
{
	struct str temporary = { 0 };
	bool ok = false;
	int fd;

	str_add_format(&temporary, "%s.tmp-%ld", path, (long)getpid());
	/* What a process of our number left behind when it was killed. */
	unlink(str_text(&temporary));
	fd = open(str_text(&temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		0666);
	if (fd < 0) {
		error_system(err, "cannot write %s", path);
		goto done;
	}
	ok = file_write_all(fd, data, len, err);
	if (close(fd) && ok)
		ok = error_system(err, "cannot write %s", path);
	ok = ok && file_publish(str_text(&temporary), path, err);
	if (!ok)
		unlink(str_text(&temporary));

done:
	str_done(&temporary);
	return ok;
}

char *
file_join(const char *directory, const char *name)
{
	struct str path = { 0 };

	str_add(&path, directory);
	if (path.len && path.data[path.len - 1] != '/')
		str_add_char(&path, '/');
	str_add(&path, name);
	return str_take(&path);
}

char *
file_absolute(const char *path)
{
	char *here, *absolute;

	if (*path == '/')
		return memory_copy_string(path);
	here = getcwd(NULL, 0);
	if (!here)
		return memory_copy_string(path);
	absolute = file_join(here, path);
	free(here);
	return absolute;
}

const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool
file_is_there(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

bool
file_is_directory(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

bool
file_make_directories(const char *path, struct error *err)
{
	char *copy = memory_copy_string(path);
	bool ok = true;
	char *p;

	for (p = copy; ok && *p; p++) {
		if (*p != '/' || p == copy)
			continue;
		*p = '\0';
		ok = !mkdir(copy, 0700) || errno == EEXIST;
		*p = '/';
	}
	ok = ok && (!mkdir(copy, 0700) || errno == EEXIST);
	if (!ok)
		error_system(err, "cannot make %s", path);
	else if (!file_is_directory(path))
		ok = error_set(err, ERROR_IO, "%s is not a directory", path);
	free(copy);
	return ok;
}

/* XDG Base Directory Specification 0.8: a relative path there is ignored. */
static char *
file_home(const char *variable, const char *below_home)
{
	const char *base = getenv(variable);
	const char *home = getenv("HOME");
	char *directory, *path;

	if (base && *base == '/')
		return file_join(base, "lectern");
	if (!home || *home != '/')
		return NULL;
	directory = file_join(home, below_home);
	path = file_join(directory, "lectern");
	free(directory);
	return path;
}

char *
file_data_home(void)
{
	return file_home("XDG_DATA_HOME", ".local/share");
}

char *
file_cache_home(void)
{
	return file_home("XDG_CACHE_HOME", ".cache");
}

char *
file_config_home(void)
{
	return file_home("XDG_CONFIG_HOME", ".config");
}

void
file_digest(const char *data, size_t len, char out[65])
{
	SHA256Data((const uint8_t *)data, len, out);
}

bool
file_digest_at(const char *path, char out[65])
{
	return SHA256File(path, out) != NULL;
}
