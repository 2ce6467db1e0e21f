/*
 * References of the sample library: twenty links that a reader would want and
 * ten traps, written by hand in tests/documents/sample-links.tsv.
 *
 * A link counts if it is among the first five that are offered at either end;
 * a trap must not be among the first three.  Not all links are found yet; the
 * number here is what was reached, so that a loss is seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/search.h"

#define LINKS_FOUND 17
#define FIRST_OF_LINK 5
#define FIRST_OF_TRAP 3

struct shelf {
	char *source; /* of the project */
	char *directory;
	struct library *library;
	struct error err;
};

static int
set_up(void **state)
{
	struct shelf *shelf = calloc(1, sizeof *shelf);
	const char *source = getenv("srcdir");
	struct index_options options = { 0 };
	struct index_report report = { 0 };
	char *sample, *path;
	const char *paths[1];

	shelf->source = file_absolute(source ? source : ".");
	shelf->directory = mkdtemp(strdup("/tmp/lectern-references-XXXXXX"));
	sample = file_join(shelf->source, "assets/sample");
	path = file_join(shelf->directory, "sample.lectern");
	paths[0] = sample;
	if (!index_build(path, paths, 1, &options, &report, &shelf->err))
		fail_msg("%s", shelf->err.text);
	index_report_done(&report);
	shelf->library = library_open(path, &shelf->err);
	free(sample);
	free(path);
	*state = shelf;
	return shelf->library ? 0 : -1;
}

static int
take_down(void **state)
{
	struct shelf *shelf = *state;
	struct str command = { 0 };
	int failed;

	library_close(shelf->library);
	str_add_format(&command, "rm -rf '%s'", shelf->directory);
	failed = system(str_text(&command));
	str_done(&command);
	free(shelf->directory);
	free(shelf->source);
	free(shelf);
	return failed;
}

static char *
read_file(const struct shelf *shelf, const char *folder, const char *name)
{
	char *directory = file_join(shelf->source, folder);
	char *path = file_join(directory, name);
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	int fd = file_open(path, &err);

	if (fd < 0 || !bytes_read(&bytes, fd, FILE_LIMIT, &err))
		fail_msg("%s", err.text);
	close(fd);
	free(directory);
	free(path);
	return bytes.data;
}

/* Where words stand in a document, line ends counting as blanks. */
static struct place
find_words(struct shelf *shelf, const char *file, const char *words)
{
	char *text = read_file(shelf, "assets/sample", file), *at;
	size_t len = strlen(words);
	struct place place;

	for (at = text; *at; at++) {
		if (*at == '\n' && at[1] != '\n')
			*at = ' ';
	}
	at = strstr(text, words);
	if (!at)
		fail_msg("%s: no ‘%s’", file, words);
	place.document =
		library_find_document(shelf->library, file, &shelf->err);
	place.start = (uint32_t)(at - text);
	place.end = place.start + (uint32_t)len;
	free(text);
	return place;
}

/* The paragraph that a place stands in. */
static struct place
paragraph_of(struct shelf *shelf, const struct place *place)
{
	struct place paragraph = *place;
	struct doc *doc = library_load(shelf->library, place->document,
		place->start, place->end, &shelf->err);
	size_t i;

	assert_non_null(doc);
	i = doc_block_at(doc, place->start);
	if (i < doc->block_count) {
		paragraph.start = doc->blocks[i].start;
		paragraph.end = doc->blocks[i].end;
	}
	doc_free(doc);
	return paragraph;
}

/* Is the other end among the first few that are offered at this one? */
static bool
is_offered(struct shelf *shelf, const struct place *at,
	const struct place *other, size_t first)
{
	struct place wanted = paragraph_of(shelf, other);
	struct reference_list list;
	const struct place *place;
	bool found = false;
	size_t i;

	assert_true(library_references(shelf->library, at, &list, &shelf->err));
	for (i = 0; i < list.count && i < first; i++) {
		place = list.rows[i].incoming ? &list.rows[i].from
					      : &list.rows[i].to;
		if (place->document == wanted.document &&
			place->start < wanted.end && wanted.start < place->end)
			found = true;
	}
	reference_list_done(&list);
	return found;
}

static bool
is_linked(struct shelf *shelf, char **fields, size_t first)
{
	struct place from = find_words(shelf, fields[1], fields[2]);
	struct place to = find_words(shelf, fields[3], fields[4]);

	return is_offered(shelf, &from, &to, first) ||
	       is_offered(shelf, &to, &from, first);
}

/* Cuts a line at its tabs; false if there are too few. */
static bool
cut_line(char *line, char **fields, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		fields[i] = line;
		line += strcspn(line, "\t");
		if (!*line)
			return i + 1 == count;
		*line++ = '\0';
	}
	return true;
}

static void
test_links_and_traps(void **state)
{
	struct shelf *shelf = *state;
	char *table = read_file(shelf, "tests/documents", "sample-links.tsv");
	char *line = table, *next, *fields[6];
	unsigned links = 0, found = 0;

	for (; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (!cut_line(line, fields, 6))
			continue;
		if (!strcmp(fields[0], "link")) {
			links++;
			found += is_linked(shelf, fields, FIRST_OF_LINK);
		} else if (!strcmp(fields[0], "trap") &&
			   is_linked(shelf, fields, FIRST_OF_TRAP)) {
			fail_msg("fell into a trap: %s", fields[5]);
		}
	}
	free(table);
	assert_int_equal(links, 20);
	if (found < LINKS_FOUND)
		fail_msg(
			"%u of %u links, it was %d", found, links, LINKS_FOUND);
}

static void
test_every_reference_has_its_reason(void **state)
{
	struct shelf *shelf = *state;
	struct reference_list list;
	struct place place = { 2, 0, UINT32_MAX };
	size_t i;

	assert_true(
		library_references(shelf->library, &place, &list, &shelf->err));
	assert_true(list.count > 10);
	for (i = 0; i < list.count; i++) {
		assert_true(*list.rows[i].why);
		assert_true(*list.rows[i].text);
		assert_true(list.rows[i].score > 0);
		assert_true(list.rows[i].score <= 1);
		assert_non_null(reference_kind_name(list.rows[i].kind));
	}
	reference_list_done(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links_and_traps),
		cmocka_unit_test(test_every_reference_has_its_reason),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
