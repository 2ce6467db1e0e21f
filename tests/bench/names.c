/*
 * What names and dates cost: the passes that find them, one after the other,
 * in processor time, over texts that are read once.
 *
 *	names TIMES FILE...
 *
 * Prints megabytes of text a second for dates and for names and, last, for
 * both together: tokens, rules, tagger, vote, and whose each name is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"

static bool
read_whole(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);
	bool read = fd >= 0 && bytes_read(bytes, fd, FILE_LIMIT, &err);

	if (fd >= 0)
		close(fd);
	return read;
}

/* A document of plain text, read as far as names and dates need it. */
static struct doc *
document_new(const struct bytes *bytes)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, bytes->data, bytes->len);
	structure_pass(doc);
	metadata_pass(doc);
	notes_pass(doc);
	return doc;
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

int
main(int argc, char **argv)
{
	struct resources *resources = resources_new();
	double dates = 0, names = 0, size = 0, start;
	int times = argc > 1 ? atoi(argv[1]) : 0, i, k;
	struct bytes bytes = { 0 };
	struct doc *doc;

	for (i = 2; i < argc; i++) {
		if (!read_whole(argv[i], &bytes))
			return 3;
		for (k = 0; k < times; k++) {
			doc = document_new(&bytes);
			start = seconds();
			dates_pass(resources, doc);
			dates += seconds() - start;
			works_pass(doc);
			start = seconds();
			entities_pass(resources, doc);
			names += seconds() - start;
			size += (double)bytes.len / 1e6;
			doc_free(doc);
		}
		bytes_done(&bytes);
	}
	resources_free(resources);
	if (size > 0)
		printf("MB/s: dates %.1f, names %.2f, both %.2f\n",
			size / dates, size / names, size / (dates + names));
	return size > 0 ? 0 : 2;
}
