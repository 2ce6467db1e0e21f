/*
 * Corrections applied to a library, and taken back.
 *
 * The names in the documents are told beforehand, so that what the library
 * finds by itself is no matter of judgement.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"

struct shelf {
	char *folder;
	char *library;
	struct error err;
};

static const struct {
	const char *name, *text;
} shelf_files[] = {
	{ "known.names", "PER\tWalter Zuric\tZuric\nPER\tGualberto Zuric\n"
			 "ORG\tMinistry of Adobe\tMOA\nORG\tAdobe Works\n"
			 "PLACE\tQuitaraya\n" },
	{ "a.txt", "Report\n\nWalter Zuric went to Quitaraya. There Zuric saw "
		   "the Ministry of Adobe (MOA) burn. The MOA fell.\n" },
	{ "b.txt", "Another report\n\nIn Quitaraya the Adobe Works closed. "
		   "They had made an iron gate, and the gate was lost. The "
		   "Adobe Works near Quitaraya were sold by Walter Zuric.\n" },
};

static char *
shelf_path(const struct shelf *shelf, const char *name)
{
	return file_join(shelf->folder, name);
}

static void
shelf_write(struct shelf *shelf, const char *name, const char *text)
{
	char *path = shelf_path(shelf, name);

	assert_true(file_write(path, text, strlen(text), &shelf->err));
	free(path);
}

static bool
shelf_build(struct shelf *shelf, const struct index_options *options,
	struct index_report *report)
{
	char *texts = shelf_path(shelf, "texts");
	const char *paths[] = { texts };
	bool ok = index_build(
		shelf->library, paths, 1, options, report, &shelf->err);

	free(texts);
	return ok;
}

static int
set_up(void **state)
{
	struct shelf *shelf = calloc(1, sizeof *shelf);
	struct index_options options = { .jobs = 1 };
	struct index_report report;
	struct str name = { 0 };
	char *texts;
	size_t i;

	shelf->folder = mkdtemp(strdup("/tmp/lectern-correct-XXXXXX"));
	setenv("XDG_CONFIG_HOME", shelf->folder, 1);
	shelf->library = shelf_path(shelf, "l.lectern");
	texts = shelf_path(shelf, "texts");
	if (mkdir(texts, 0700))
		return -1;
	for (i = 0; i < sizeof shelf_files / sizeof *shelf_files; i++) {
		str_clear(&name);
		str_add_format(&name, "texts/%s", shelf_files[i].name);
		shelf_write(shelf, str_text(&name), shelf_files[i].text);
	}
	str_done(&name);
	free(texts);
	*state = shelf;
	if (!shelf_build(shelf, &options, &report))
		return -1;
	index_report_done(&report);
	return 0;
}

static int
take_down(void **state)
{
	struct shelf *shelf = *state;
	struct str command = { 0 };

	str_add_format(&command, "rm -rf '%s'", shelf->folder);
	if (system(str_text(&command)))
		return -1;
	str_done(&command);
	free(shelf->folder);
	free(shelf->library);
	free(shelf);
	return 0;
}

/* "e1 PER Walter Zuric 4/2, ..." of those that are asked for. */
static char *
shelf_entities(struct shelf *shelf, const char *text)
{
	struct entity_filter filter = { .order = ENTITY_BY_PLACE,
		.text = text };
	struct library *library = library_open(shelf->library, &shelf->err);
	struct entity_list list = { 0 };
	struct str all = { 0 };
	size_t i;

	if (!library || !library_entities(library, &filter, &list, &shelf->err))
		fail_msg("%s", shelf->err.text);
	for (i = 0; i < list.count; i++)
		str_add_format(&all, "%se%u %s %s %u/%u", i ? ", " : "",
			list.rows[i].id, entity_type_name(list.rows[i].type),
			list.rows[i].name, list.rows[i].mentions,
			list.rows[i].documents);
	entity_list_done(&list);
	library_close(library);
	return str_take(&all);
}

static void
expect(struct shelf *shelf, const char *text, const char *expected)
{
	char *got = shelf_entities(shelf, text);

	assert_string_equal(got, expected);
	free(got);
}

static void
shelf_remove(struct shelf *shelf, const char *name)
{
	char *path = shelf_path(shelf, name);

	assert_int_equal(unlink(path), 0);
	free(path);
}

/* How many names a document has, as the list of documents says. */
static uint32_t
shelf_names(struct shelf *shelf, uint32_t number)
{
	struct library *library = library_open(shelf->library, &shelf->err);
	struct document document;
	struct arena arena = { 0 };

	if (!library || !library_document(library, number, &arena, &document,
				&shelf->err))
		fail_msg("%s", shelf->err.text);
	arena_done(&arena);
	library_close(library);
	return document.entities;
}

static void
correct(struct shelf *shelf, const char *text)
{
	if (!index_correct(shelf->library, text, &shelf->err))
		fail_msg("%s", shelf->err.text);
}

static void
test_as_found(void **state)
{
	expect(*state, "zuric", "e1 PER Walter Zuric 3/2");
	expect(*state, "adobe",
		"e3 ORG Ministry of Adobe 3/1, e4 ORG Adobe Works 2/1");
	expect(*state, "gate", "");
}

static void
test_merge(void **state)
{
	correct(*state, "= ORG:Adobe Works | MOA\n");
	expect(*state, "adobe", "e4 ORG Adobe Works 5/2");
	correct(*state, "= The Works | Adobe Works | Ministry of Adobe | no");
	expect(*state, "adobe", "e4 ORG The Works 5/2");
	expect(*state, "the works", "e4 ORG The Works 5/2");
	correct(*state, "= PLACE:Adobe Works | Ministry of Adobe");
	expect(*state, "adobe",
		"e3 PLACE Adobe Works 3/1, e4 ORG Adobe Works 2/1");
	correct(*state, "");
	test_as_found(state);
}

static void
test_split(void **state)
{
	correct(*state, "!= Walter Zuric | Zuric");
	expect(*state, "zuric", "e1 PER Walter Zuric 2/2, e5 PER Zuric 1/1");
	correct(*state, "!= Walter Zuric | Walter Zuric @ b.txt");
	expect(*state, "zuric",
		"e1 PER Walter Zuric 2/1, e5 PER Walter Zuric 1/1");
	correct(*state, "!= Walter Zuric | Zuric @ a.txt:45");
	expect(*state, "zuric", "e1 PER Walter Zuric 2/2, e5 PER Zuric 1/1");
	correct(*state, "!= MOA | MOA @ a.txt | Adobe Works");
	expect(*state, "adobe",
		"e3 ORG Ministry of Adobe 1/1, e4 ORG Adobe Works 4/2");
	correct(*state, "!= Walter Zuric | Quitaraya\n!= Nobody | Zuric\n"
			"!= Walter Zuric | Zuric @ nowhere.txt\n");
	test_as_found(state);
}

static void
test_type_and_drop(void **state)
{
	correct(*state, "type PLACE | Adobe Works");
	expect(*state, "adobe",
		"e3 ORG Ministry of Adobe 3/1, e4 PLACE Adobe Works 2/1");
	correct(*state, "drop Adobe Works\ndrop MOA");
	expect(*state, "adobe", "e3 ORG Ministry of Adobe 1/1");
	correct(*state, "drop Walter Zuric @ b.txt");
	expect(*state, "zuric", "e1 PER Walter Zuric 2/1");
	correct(*state, "type ORG | Quitaraya @ a.txt");
	expect(*state, "quitaraya",
		"e5 ORG Quitaraya 1/1, e2 PLACE Quitaraya 2/1");
	correct(*state, "");
	test_as_found(state);
}

static void
test_add(void **state)
{
	correct(*state, "add WORK | iron gate\nadd PER | Iron gate");
	expect(*state, "gate", "e5 WORK iron gate 1/1");
	correct(*state, "add WORK | Another report");
	expect(*state, "report", "e5 WORK Another report 1/1");
	/* A longer name takes the place of the one within it. */
	correct(*state, "add ORG | Adobe Works near Quitaraya");
	expect(*state, "adobe works",
		"e4 ORG Adobe Works 1/1, e5 ORG Adobe Works near Quitaraya "
		"1/1");
	expect(*state, "quitaraya",
		"e2 PLACE Quitaraya 2/2, e5 ORG Adobe Works near Quitaraya "
		"1/1");
	/* A shorter one does not. */
	correct(*state, "add PER | Adobe");
	test_as_found(state);
}

/* In their order: what one makes, the next can name. */
/* What a reader joins is found, and documents count names as they are now. */
static void
test_slip_is_found(void **state)
{
	struct shelf *shelf = *state;
	struct index_options options = { .jobs = 1 };
	struct index_report report;
	struct library *library;
	struct hit_list hits;

	shelf_write(shelf, "texts/c.txt",
		"Third\n\nNobody saw the red lantern.\n\nNobody saw the red "
		"lontern.\n");
	assert_true(shelf_build(shelf, &options, &report));
	index_report_done(&report);
	assert_int_equal(shelf_names(shelf, 3), 0);
	correct(shelf, "add WORK | red lantern\nadd WORK | red lontern");
	assert_int_equal(shelf_names(shelf, 3), 2);
	correct(shelf, "add WORK | red lantern\nadd WORK | red lontern\n"
		       "= red lantern | red lontern");
	assert_int_equal(shelf_names(shelf, 3), 1);
	library = library_open(shelf->library, &shelf->err);
	assert_true(library_search(
		library, "red lantern", NULL, &hits, &shelf->err));
	assert_int_equal(hits.count, 2);
	assert_int_equal(hits.rows[0].how, HIT_EXACT);
	assert_int_equal(hits.rows[1].how, HIT_SCAN);
	hit_list_done(&hits);
	library_close(library);
	correct(shelf, "");
	assert_int_equal(shelf_names(shelf, 3), 0);
	shelf_remove(shelf, "texts/c.txt");
	assert_true(shelf_build(shelf, &options, &report));
	index_report_done(&report);
}

static void
test_one_after_the_other(void **state)
{
	correct(*state, "!= Walter Zuric | Zuric\n= Gualberto Zuric | Zuric\n"
			"nonsense\ndrop Gualberto Zuric\n");
	expect(*state, "zuric", "e1 PER Walter Zuric 2/2");
	correct(*state, "");
	test_as_found(state);
}

static void
test_the_card_says_so(void **state)
{
	struct shelf *shelf = *state;
	struct library *library;
	struct entity_card card;

	correct(shelf, "# 2026-11-21\n= Adobe Works | MOA\n");
	library = library_open(shelf->library, &shelf->err);
	assert_true(library_entity_card(library, 4, &card, &shelf->err));
	assert_string_equal(card.remark, "you said so, 2026-11-21");
	entity_card_done(&card);
	library_close(library);
}

/* A new build has the corrections it is given; unchanged documents do not
 * remember those that were taken back. */
static void
test_indexing_again(void **state)
{
	struct shelf *shelf = *state;
	struct index_options options = { .jobs = 1,
		.corrections = "drop Walter Zuric",
		.shared = "= Adobe Works | MOA" };
	struct index_report report;

	assert_true(shelf_build(shelf, &options, &report));
	assert_int_equal(report.read, 0);
	assert_true(report.written);
	index_report_done(&report);
	expect(shelf, "zuric", "");
	expect(shelf, "adobe", "e4 ORG Adobe Works 5/2");

	options.shared = NULL;
	options.corrections = NULL;
	shelf_write(shelf, "texts/c.txt", "Third\n\nThe MOA and Walter Zuric.");
	assert_true(shelf_build(shelf, &options, &report));
	assert_int_equal(report.read, 1);
	index_report_done(&report);
	expect(shelf, "zuric", "e1 PER Walter Zuric 4/3");
	expect(shelf, "adobe", "e4 ORG Adobe Works 6/3");

	options.shared = "";
	assert_true(shelf_build(shelf, &options, &report));
	assert_int_equal(report.read, 0);
	index_report_done(&report);
	expect(shelf, "adobe",
		"e3 ORG Ministry of Adobe 4/2, e4 ORG Adobe Works 2/1");
}

/* Other names to know: the documents are read again. */
static void
test_names(void **state)
{
	struct shelf *shelf = *state;
	struct index_options options = { .jobs = 1 };
	struct index_report report;

	shelf_write(shelf, "texts/more.names",
		"# more\nWORK\tiron gate\nWHO\tX\nno tab\n");
	assert_true(shelf_build(shelf, &options, &report));
	assert_int_equal(report.read, 2);
	assert_int_equal(report.failure_count, 1);
	assert_string_equal(report.failures[0].text,
		"line 3: there is no type ‘WHO’: it is PER, PLACE, ORG, "
		"EVENT, WORK, LAW or NORP (and 1 more lines)");
	index_report_done(&report);
	assert_true(shelf_build(shelf, &options, &report));
	assert_false(report.written);
	index_report_done(&report);
}

static void
test_cannot_be_written(void **state)
{
	struct shelf *shelf = *state;
	char *was = shelf_entities(shelf, "");

	assert_false(index_correct("/nowhere/x.lectern", "", &shelf->err));
	shelf_write(shelf, "x.lectern", "no library");
	free(shelf->library);
	shelf->library = shelf_path(shelf, "x.lectern");
	assert_false(index_correct(shelf->library, "drop A", &shelf->err));
	free(was);
}

int
main(void)
{
#define SHELF_TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(name, set_up, take_down)
	const struct CMUnitTest tests[] = {
		SHELF_TEST(test_as_found),
		SHELF_TEST(test_merge),
		SHELF_TEST(test_split),
		SHELF_TEST(test_type_and_drop),
		SHELF_TEST(test_add),
		SHELF_TEST(test_slip_is_found),
		SHELF_TEST(test_one_after_the_other),
		SHELF_TEST(test_the_card_says_so),
		SHELF_TEST(test_indexing_again),
		SHELF_TEST(test_names),
		SHELF_TEST(test_cannot_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
