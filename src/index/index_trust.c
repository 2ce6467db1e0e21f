/*
 * A line for each library, in a file of its own in the cache: what the system
 * says of it that nobody can give to another file, the time at which it was
 * last changed in any way above all.
 */
#include "index/index_trust.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"

#define TRUST_LONGEST 400 /* bytes of the line */

/* Where the line is kept; NULL if there is no place for it. */
static char *
trust_place(const char *library)
{
	char *home = file_cache_home(), *real = realpath(library, NULL);
	char *folder = home ? file_join(home, "built") : NULL, *place = NULL;
	struct error ignored = { 0 };
	char digest[65];

	if (real && folder && file_make_directories(folder, &ignored)) {
		file_digest(real, strlen(real), digest);
		digest[32] = '\0';
		place = file_join(folder, digest);
	}
	free(home);
	free(real);
	free(folder);
	return place;
}

static bool
trust_line(const char *library, struct str *line)
{
	struct stat st;

	if (stat(library, &st))
		return false;
	str_add_format(line, "%llu %llu %lld %lld.%09ld %lld.%09ld\n",
		(unsigned long long)st.st_dev, (unsigned long long)st.st_ino,
		(long long)st.st_size, (long long)st.st_mtim.tv_sec,
		st.st_mtim.tv_nsec, (long long)st.st_ctim.tv_sec,
		st.st_ctim.tv_nsec);
	return true;
}

void
index_trust_give(const char *library)
{
	char *place = trust_place(library);
	struct error ignored = { 0 };
	struct str line = { 0 };

	if (place && trust_line(library, &line))
		file_write(place, line.data, line.len, &ignored);
	str_done(&line);
	free(place);
}

bool
index_trust_has(const char *library)
{
	char *place = trust_place(library);
	struct error ignored = { 0 };
	struct str line = { 0 };
	struct bytes known = { 0 };
	bool has = false;
	int fd = place ? file_open(place, &ignored) : -1;

	if (fd >= 0) {
		has = bytes_read(&known, fd, TRUST_LONGEST, &ignored) &&
		      trust_line(library, &line) && known.len == line.len &&
		      !memcmp(known.data, line.data, line.len);
		close(fd);
	}
	bytes_done(&known);
	str_done(&line);
	free(place);
	return has;
}
