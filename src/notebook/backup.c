/*
 * A copy is made beside, the older ones move up by one name, and only then is
 * it given the first name: whenever the power goes, no copy is half of one.
 */
#include "notebook/backup.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"

#define BACKUP_KEPT 3
#define BACKUP_EVERY (24 * 60 * 60) /* seconds */

static struct str
backup_name(const char *path, int number)
{
	struct str name = { 0 };

	str_add_format(&name, "%s.%d", path, number);
	return name;
}

bool
backup_is_due(const char *path)
{
	struct str newest = backup_name(path, 1);
	struct stat st;
	time_t now = time(NULL);
	bool due = stat(str_text(&newest), &st) || st.st_mtime > now ||
		   now - st.st_mtime > BACKUP_EVERY;

	str_done(&newest);
	return due;
}

/* The oldest is given up; a name that is free moves nothing. */
static void
backup_rotate(const char *path)
{
	struct str from, to;
	int number;

	for (number = BACKUP_KEPT; number > 1; number--) {
		from = backup_name(path, number - 1);
		to = backup_name(path, number);
		rename(str_text(&from), str_text(&to));
		str_done(&from);
		str_done(&to);
	}
}

bool
backup_make(struct store *store, const char *path, struct error *err)
{
	struct str newest = backup_name(path, 1), temporary = { 0 };
	bool ok = false;
	int fd;

	str_add_format(&temporary, "%s.tmp-%ld", path, (long)getpid());
	unlink(str_text(&temporary));
	/* As private as the notebook. */
	fd = open(str_text(&temporary), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
		0600);
	if (fd < 0) {
		error_system(err, "cannot make %s", str_text(&temporary));
	} else {
		close(fd);
		ok = store_copy(store, str_text(&temporary), err);
	}
	if (ok) {
		backup_rotate(path);
		ok = file_publish(str_text(&temporary), str_text(&newest), err);
	}
	if (!ok)
		unlink(str_text(&temporary));
	str_done(&newest);
	str_done(&temporary);
	return ok;
}
