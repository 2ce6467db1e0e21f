/* Archives and compressed files, whatever their names say they are. */
#include "fuzz.h"

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/import/folder.h"

static void
walk(const char *name, const struct bytes *bytes)
{
	struct error err = { 0 };
	struct folder *folder = folder_open(name, bytes, &err);
	struct folder_file file;
	enum folder_step step = FOLDER_END;

	if (!folder) {
		FUZZ_HOLDS(err.code != ERROR_NONE);
		return;
	}
	while ((step = folder_next(folder, &file, &err)) == FOLDER_FILE) {
		FUZZ_HOLDS(
			utf8_valid(file.name, slice_of(file.name).len, NULL));
		if (folder_read(folder, &file, &err))
			bytes_done(&file.bytes);
		if (file.alone)
			break;
	}
	FUZZ_HOLDS(step != FOLDER_BROKEN || err.code != ERROR_NONE);
	folder_close(folder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct bytes bytes = { (char *)data, size };

	walk("a.zip", &bytes);
	walk("a.tar", &bytes);
	walk("a.txt.gz", &bytes);
	return 0;
}
