/*
 * A line for each library, in a file of its own in the cache: what the system
 * says of it that nobody can give to another file, the time at which it was
 * last changed in any way above all.
 *
 * That holds for a disk which is always with us.  One that goes from hand to
 * hand may come back with any numbers and times, but not with another file of
 * the same digest; so for a file that is not on the disk of the cache itself
 * the digest belongs to the line.  A file that another user owns is never ours.
 */
#include "lectern/store/trust.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"

#define TRUST_LONGEST 400 /* bytes of the line */

/* Where lines are kept; NULL if there is no place for them. */
static char *
trust_folder(void)
{
	char *home = file_cache_home();
	char *folder = home ? file_join(home, "built") : NULL;

	free(home);
	return folder;
}

static char *
trust_place(const char *folder, const char *library)
{
	char *real = realpath(library, NULL), *place = NULL;
	char digest[65];

	if (real) {
		file_digest(real, strlen(real), digest);
		digest[32] = '\0';
		place = file_join(folder, digest);
	}
	free(real);
	return place;
}

/* read: may its bytes be looked at?  It may be large. */
static bool
trust_line(const char *folder, const char *library, bool read, struct str *line)
{
	char digest[65] = "";
	struct stat st, at;

	if (stat(library, &st) || stat(folder, &at) || !S_ISREG(st.st_mode) ||
		st.st_uid != geteuid())
		return false;
	if (st.st_dev != at.st_dev &&
		(!read || !file_digest_at(library, digest)))
		return false;
	str_add_format(line, "%llu %llu %lld %lld.%09ld %lld.%09ld%s%s\n",
		(unsigned long long)st.st_dev, (unsigned long long)st.st_ino,
		(long long)st.st_size, (long long)st.st_mtim.tv_sec,
		st.st_mtim.tv_nsec, (long long)st.st_ctim.tv_sec,
		st.st_ctim.tv_nsec, *digest ? " " : "", digest);
	return true;
}

void
trust_give(const char *library)
{
	char *folder = trust_folder(), *place = NULL;
	struct error ignored = { 0 };
	struct str line = { 0 };

	if (folder && file_make_directories(folder, &ignored))
		place = trust_place(folder, library);
	if (place && trust_line(folder, library, true, &line))
		file_write(place, line.data, line.len, &ignored);
	str_done(&line);
	free(place);
	free(folder);
}

/* A line that nobody else may have written. */
static bool
trust_read(const char *place, struct bytes *known)
{
	struct error ignored = { 0 };
	int fd = file_open(place, &ignored);
	struct stat st;
	bool ok;

	if (fd < 0)
		return false;
	ok = !fstat(fd, &st) && st.st_uid == geteuid() &&
	     !(st.st_mode & S_IWOTH) &&
	     bytes_read(known, fd, TRUST_LONGEST, &ignored);
	close(fd);
	return ok;
}

static bool
trust_ask(const char *library, bool read)
{
	char *folder = trust_folder();
	char *place = folder ? trust_place(folder, library) : NULL;
	struct str line = { 0 };
	struct bytes known = { 0 };
	bool has;

	has = place && trust_read(place, &known) &&
	      trust_line(folder, library, read, &line) &&
	      known.len == line.len && !memcmp(known.data, line.data, line.len);
	bytes_done(&known);
	str_done(&line);
	free(place);
	free(folder);
	return has;
}

bool
trust_has(const char *library)
{
	return trust_ask(library, true);
}

bool
trust_has_node(const char *library, dev_t device, ino_t node)
{
	struct stat st;

	return !stat(library, &st) && st.st_dev == device &&
	       st.st_ino == node && trust_ask(library, false);
}
