/*
 * References of the sample library: twenty links that a reader would want and
 * ten traps, written by hand in tests/documents/sample-links.tsv.
 *
 * A link counts if it is among the first five that are offered at either end;
 * a trap must not be among the first three.  Not all links are found yet; the
 * number here is what was reached, so that a loss is seen.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/command/judging.h"
#include "lectern/index/index.h"
#include "lectern/library/search.h"
#include "links.h"

#define LINKS_FOUND 17

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

static bool
is_linked(struct shelf *shelf, char **fields, size_t first)
{
	struct place from = find_words(shelf, fields[1], fields[2]);
	struct place to = find_words(shelf, fields[3], fields[4]);

	return links_offered(shelf->library, &from, &to, first);
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
		if (!links_cut(line, fields, 6))
			continue;
		if (!strcmp(fields[0], "link")) {
			links++;
			found += is_linked(shelf, fields, LINKS_FIRST);
		} else if (!strcmp(fields[0], "trap") &&
			   is_linked(shelf, fields, LINKS_TRAP)) {
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

/*
 * All references of a library, a line each, sorted.  Not the words of a common
 * subject: they are those that were the rarest when the reference was written.
 */
struct line {
	char *text;
	double score;
	bool late; /* one end is in the document that came late */
};

struct lines {
	struct line *rows;
	size_t count, cap;
	struct arena arena;
};

/* What came late; no document of another name ends so. */
#define LATE "18-03-a-congress-in-huanuni.txt"

/* Scores that were reckoned while the library was a little smaller. */
#define SCORE_MAY_DIFFER 0.02

static int
line_compare(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return strcmp(x->text, y->text);
}

static void
lines_add(struct lines *lines, const struct reference_row *row, uint32_t late)
{
	const char *subject = strstr(row->why, "same subject: ");
	size_t len = subject ? (size_t)(subject - row->why) : strlen(row->why);
	struct str line = { 0 };
	struct line *added;

	str_add_format(&line, "%u:%u %u:%u %s %.*s",
		(unsigned)row->from.document, (unsigned)row->from.start,
		(unsigned)row->to.document, (unsigned)row->to.start,
		reference_kind_name(row->kind), (int)len, row->why);
	lines->rows = memory_grow(
		lines->rows, lines->count, &lines->cap, sizeof *lines->rows);
	added = &lines->rows[lines->count++];
	added->text = arena_copy(&lines->arena, str_text(&line), line.len);
	added->score = row->score;
	added->late = row->from.document == late || row->to.document == late;
	str_done(&line);
}

static void
lines_read(struct lines *lines, const char *path)
{
	struct error err = { 0 };
	struct library *library = library_open(path, &err);
	struct reference_list list;
	uint32_t document, late;
	size_t i;

	assert_non_null(library);
	late = library_find_document(library, LATE, &err);
	for (document = 1; document <= library_info(library)->documents;
		document++) {
		struct place all = { document, 0, UINT32_MAX };

		assert_true(library_references(library, &all, &list, &err));
		for (i = 0; i < list.count; i++) {
			if (!list.rows[i].incoming)
				lines_add(lines, &list.rows[i], late);
		}
		reference_list_done(&list);
	}
	library_close(library);
	qsort(lines->rows, lines->count, sizeof *lines->rows, line_compare);
}

static void
lines_done(struct lines *lines)
{
	free(lines->rows);
	arena_done(&lines->arena);
}

static bool
lines_have(const struct lines *lines, const struct line *line)
{
	const struct line *found = bsearch(line, lines->rows, lines->count,
		sizeof *lines->rows, line_compare);

	return found && fabs(found->score - line->score) <= SCORE_MAY_DIFFER;
}

/* At most one in so many may be missing from others. */
static void
lines_assert_in(const struct lines *lines, const struct lines *others,
	bool late, size_t share, const char *what)
{
	size_t i, count = 0, missing = 0;

	for (i = 0; i < lines->count; i++) {
		if (late && !lines->rows[i].late)
			continue;
		count++;
		missing += !lines_have(others, &lines->rows[i]);
	}
	print_message("%s: %zu of %zu\n", what, missing, count);
	if (missing > count / share)
		fail_msg("%s: %zu of %zu", what, missing, count);
}

/*
 * Eighty documents: the sample library in eight centuries.  So many are not
 * read again when one is added.
 */
static char *
make_centuries(const struct shelf *shelf)
{
	char *folder = file_join(shelf->directory, "centuries");
	struct str command = { 0 };

	str_add_format(&command,
		"mkdir '%s' && cd '%s/assets/sample' && for f in *.txt; do "
		"cp \"$f\" '%s'; for c in 12 13 14 15 16 17 18; do "
		"sed \"s/19\\([0-9][0-9]\\)/$c\\1/g\" \"$f\" "
		">'%s'/$c-\"$f\"; done; done",
		folder, shelf->source, folder, folder);
	assert_int_equal(system(str_text(&command)), 0);
	str_done(&command);
	return folder;
}

static void
build(const char *path, const char *folder, bool everything)
{
	struct index_options options = { .everything = everything };
	struct index_report report = { 0 };
	struct error err = { 0 };

	if (!index_build(path, &folder, 1, &options, &report, &err))
		fail_msg("%s", err.text);
	index_report_done(&report);
}

/* Holds the references of a changed library against those of a new one. */
static void
compare_with_whole(const char *path, const char *folder)
{
	struct lines changed = { 0 }, whole = { 0 };

	lines_read(&changed, path);
	build(path, folder, true);
	lines_read(&whole, path);
	assert_true(whole.count > 9000);
	lines_assert_in(&whole, &changed, false, 100, "missing");
	lines_assert_in(&changed, &whole, false, 100, "too many");
	lines_assert_in(&whole, &changed, true, 12, "missing of what is new");
	lines_assert_in(&changed, &whole, true, 12, "too many of what is new");
	lines_done(&changed);
	lines_done(&whole);
}

/*
 * A document that is added is compared with those that it may have to do with,
 * these not with each other again: that gives the same, but for pairs that
 * just miss being best.  So it is with one that has changed, and where others
 * are gone.
 */
static void
test_changing_a_library(void **state)
{
	struct shelf *shelf = *state;
	char *folder = make_centuries(shelf);
	char *late = file_join(folder, LATE);
	char *gone = file_join(folder, "14-05-the-voice-of-the-hill.txt");
	char *aside = file_join(shelf->directory, "aside");
	char *path = file_join(shelf->directory, "centuries.lectern");
	char *words = read_file(
		shelf, "assets/sample", "05-the-voice-of-the-hill.txt");
	struct str text = { 0 };

	assert_int_equal(rename(late, aside), 0);
	build(path, folder, false);
	assert_int_equal(rename(aside, late), 0);
	build(path, folder, false);
	compare_with_whole(path, folder);

	str_add(&text, words);
	free(words);
	str_add(&text, "\n\nNobody who was at Huanuni in 1844 forgot it.\n");
	assert_true(file_write(late, text.data, text.len, &shelf->err));
	assert_int_equal(unlink(gone), 0);
	build(path, folder, false);
	compare_with_whole(path, folder);
	str_done(&text);
	free(folder);
	free(late);
	free(gone);
	free(aside);
	free(path);
}

/* Links within a page, to another, to an anchor there; the key of a file. */
static const char *const pages[][2] = {
	{ "a.html",
		"<h1>The first paper</h1><p>As is told <a href='#two'>below"
		"</a> and in <a href='sub/b.html#mill'>another paper</a>, and "
		"<a href='http://example.org/b.html'>far away</a>.</p>"
		"<p>Levels are those of [XYZ2119].</p>"
		"<h2 id='two'>Second part</h2><p>Here it is told.</p>" },
	{ "sub/b.html",
		"<h1>The second paper</h1><p>Nothing of mills.</p>"
		"<h2 id='mill'>The mill</h2><p>It stood still, see "
		"<a href='../a.html'>there</a>, <a href='../c.html'>not</a> "
		"and <a href='#none'>nowhere</a>, nor <a href='#end'>at the "
		"end</a>.</p><h2 id='end'>The end</h2>" },
	{ "xyz2119.txt", "Key words\n\nSeveral words say how much.\n" },
};

static void
assert_says(const struct lines *lines, const char *words)
{
	size_t i;

	for (i = 0; i < lines->count; i++) {
		if (strstr(lines->rows[i].text, words))
			return;
	}
	fail_msg("no line says %s; %s", words, lines->rows[0].text);
}

static void
test_links_of_the_author(void **state)
{
	struct shelf *shelf = *state;
	char *folder = file_join(shelf->directory, "pages");
	char *sub = file_join(folder, "sub"), *path, *file;
	struct lines lines = { 0 };
	size_t i;

#ifndef HAVE_LIBXML2
	skip();
#endif
	assert_true(file_make_directories(sub, &shelf->err));
	for (i = 0; i < sizeof pages / sizeof *pages; i++) {
		file = file_join(folder, pages[i][0]);
		assert_true(file_write(
			file, pages[i][1], strlen(pages[i][1]), &shelf->err));
		free(file);
	}
	path = file_join(shelf->directory, "pages.lectern");
	build(path, folder, false);
	lines_read(&lines, path);
	assert_int_equal(lines.count, 5);
	assert_says(&lines, "the author's link to “Second part”");
	assert_says(&lines, "the author's link to “The end”");
	assert_says(&lines, "the author's link to “The mill”");
	assert_says(&lines, "declared: “XYZ2119”");
	assert_says(&lines, "the author's link to “The first paper”");
	lines_done(&lines);
	free(folder);
	free(sub);
	free(path);
}

static struct place
judged_place(struct shelf *shelf)
{
	struct place place = find_words(
		shelf, "02-the-road-to-catavi.txt", "soldiers opened fire");

	return links_paragraph(shelf->library, &place);
}

/* The references of one place, judged. */
static void
judged(struct shelf *shelf, struct notebook *notebook,
	struct reference_list *list)
{
	struct place place = judged_place(shelf);

	if (!judging_references(
		    shelf->library, notebook, &place, list, &shelf->err))
		fail_msg("%s", shelf->err.text);
}

static bool
places_equal(const struct place *a, const struct place *b)
{
	return a->document == b->document && a->start == b->start;
}

static void
test_judging(void **state)
{
	struct shelf *shelf = *state;
	char *path = file_join(shelf->directory, "notebook.db");
	struct notebook *notebook = notebook_open(path, &shelf->err);
	const char *key = library_info(shelf->library)->key;
	struct reference_list first, second, third, all;
	struct place place = judged_place(shelf);
	bool correction;

	judged(shelf, notebook, &first);
	assert_true(first.count > 3);
	assert_true(judging_keep(
		shelf->library, notebook, &first.rows[0], false, &shelf->err));
	assert_true(judging_keep(
		shelf->library, notebook, &first.rows[2], true, &shelf->err));
	/* It is kept: what another session finds is the same. */
	notebook_close(notebook);
	notebook = notebook_open(path, &shelf->err);
	judged(shelf, notebook, &second);
	assert_int_equal(second.count, first.count - 1);
	assert_true(second.rows[0].confirmed);
	assert_true(places_equal(&second.rows[0].to, &first.rows[2].to));
	assert_true(places_equal(&second.rows[1].to, &first.rows[1].to));
	assert_false(second.rows[1].confirmed);
	assert_true(judging_all(
		shelf->library, notebook, &place, &all, &shelf->err));
	assert_int_equal(all.count, first.count);
	assert_true(all.rows[0].confirmed);
	assert_true(all.rows[all.count - 1].dismissed);
	assert_true(
		places_equal(&all.rows[all.count - 1].to, &first.rows[0].to));
	reference_list_done(&all);
	assert_true(notebook_undo(notebook, key, &correction, &shelf->err));
	assert_true(notebook_undo(notebook, key, &correction, &shelf->err));
	judged(shelf, notebook, &third);
	assert_int_equal(third.count, first.count);
	assert_true(places_equal(&third.rows[0].to, &first.rows[0].to));
	assert_false(notebook_undo(notebook, key, &correction, &shelf->err));
	reference_list_done(&first);
	reference_list_done(&second);
	reference_list_done(&third);
	notebook_close(notebook);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links_and_traps),
		cmocka_unit_test(test_every_reference_has_its_reason),
		cmocka_unit_test(test_changing_a_library),
		cmocka_unit_test(test_links_of_the_author),
		cmocka_unit_test(test_judging),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
