/* Libraries made by a stranger: whatever they hold, reading ends in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"

struct desk {
	char root[32];
	char *document, *library;
};

static const char text[] =
	"The Road to Catavi\n\nJuan Lechín spoke at Catavi on 9 April 1952 "
	"(1). "
	"Lechín stayed.\n\nThe vote¹\n\nIt was held.\n\nNotes\n\n"
	"1 See Lora, A History, p. 12.\n";

static int
desk_open(void **state)
{
	struct desk *desk = memory_zero(1, sizeof *desk);
	struct index_report report;
	struct error err = { 0 };
	const char *paths[1];

	memcpy(desk->root, "/tmp/lectern-damage-XXXXXX", 27);
	assert_non_null(mkdtemp(desk->root));
	desk->document = file_join(desk->root, "a.txt");
	desk->library = file_join(desk->root, "a.lectern");
	assert_true(file_write(desk->document, text, strlen(text), &err));
	paths[0] = desk->document;
	if (!index_build(desk->library, paths, 1, NULL, &report, &err))
		fail_msg("%s", err.text);
	index_report_done(&report);
	*state = desk;
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	unlink(desk->document);
	unlink(desk->library);
	rmdir(desk->root);
	free(desk->document);
	free(desk->library);
	free(desk);
	return 0;
}

static void
change(const struct desk *desk, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(desk->library, &db,
				 SQLITE_OPEN_READWRITE, NULL),
		SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

static bool
read_lists(struct library *library, struct error *err)
{
	struct document_list documents;
	struct section_list sections;
	struct note_list notes;
	struct remark_list remarks;
	struct place place;
	bool ok = true;

	if (library_documents(library, "road", 0, 0, &documents, err))
		document_list_done(&documents);
	else
		ok = false;
	if (library_outline(library, 1, &sections, err))
		section_list_done(&sections);
	else
		ok = false;
	if (library_notes(library, 1, &notes, err))
		note_list_done(&notes);
	else
		ok = false;
	if (library_remarks(library, 0, &remarks, err))
		remark_list_done(&remarks);
	else
		ok = false;
	return library_find_text(library, 1, "stayed", 0, true, &place, err) &&
	       library_block_place(library, 1, 2, &place, err) &&
	       library_next_span(
		       library, 1, UINT32_MAX, 0, 0, true, &place, err) &&
	       ok;
}

/* Reads all there is in every way; false if something was refused. */
static bool
read_all(const struct desk *desk)
{
	struct error err = { 0 };
	struct library *library = library_open(desk->library, &err);
	struct doc *doc;
	bool ok;

	if (!library) {
		assert_int_equal(err.code, ERROR_LIBRARY);
		return false;
	}
	ok = read_lists(library, &err);
	doc = library_load(library, 1, 0, UINT32_MAX, &err);
	ok = ok && doc;
	doc_free(doc);
	doc = library_load(library, 1, 40, 60, &err);
	ok = ok && doc;
	doc_free(doc);
	assert_true(ok || *err.text);
	library_close(library);
	return ok;
}

/* Each of these must be refused by something that reads. */
static const char *const changes[] = {
	"UPDATE block SET text = CAST(x'ff' || text AS TEXT) WHERE number = 2",
	"UPDATE block SET text = 'short' WHERE number = 2",
	"UPDATE block SET text = NULL, kind = 'gap' WHERE 0; "
	"UPDATE block SET text = x'00' WHERE number = 2",
	"UPDATE block SET kind = 'sermon' WHERE number = 2",
	"UPDATE block SET end = 4000000000 WHERE number = 2",
	"UPDATE block SET start = -1 WHERE number = 2",
	"UPDATE block SET end = start - 1 WHERE number = 2",
	"UPDATE block SET level = 'high' WHERE number = 2",
	"DELETE FROM block WHERE number = 2",
	"UPDATE block SET end = 4000000000 WHERE kind = 'heading'",
	"UPDATE document SET bytes = 99999999",
	"UPDATE document SET file = CAST(x'c3' AS TEXT)",
	"UPDATE document SET title = x'37'",
	"UPDATE document SET blocks = -1",
	"UPDATE marker SET end = 4000000000",
	"UPDATE marker SET label = x'31'",
	"UPDATE marker SET flags = 4096",
	"UPDATE mention SET confidence = 200",
	"UPDATE mention SET type = 'GOD'",
	"UPDATE mention SET start = start - 1, end = 9223372036854775807 "
	"WHERE start = (SELECT max(start) FROM mention)",
	"UPDATE date SET edtf = CAST(x'ed' AS TEXT)",
	"UPDATE appearance SET type = ''",
	"UPDATE appearance SET name = CAST(x'610062' AS TEXT)",
	"INSERT INTO remark VALUES (64, 900, 'gossip', 0, 1, 'x')",
	"INSERT INTO remark VALUES (64, 900, 'guess', 0, -5, 'x')",
	"UPDATE meta SET value = -1 WHERE key = 'documents'",
	"UPDATE meta SET value = 'many' WHERE key = 'documents'",
};

static void
test_refused(void **state)
{
	struct bytes whole = { 0 };
	const struct desk *desk = *state;
	struct error err = { 0 };
	int fd = file_open(desk->library, &err);
	size_t i;

	assert_true(bytes_read(&whole, fd, FILE_LIMIT, &err));
	close(fd);
	assert_true(read_all(desk));
	for (i = 0; i < sizeof changes / sizeof *changes; i++) {
		change(desk, changes[i]);
		if (read_all(desk))
			fail_msg("nobody minds: %s", changes[i]);
		assert_true(
			file_write(desk->library, whole.data, whole.len, &err));
	}
	assert_true(read_all(desk));
	bytes_done(&whole);
}

/* Targets that are not there are targets no more; nothing is refused. */
static void
test_targets(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct library *library;
	struct doc *doc;
	size_t i;

	change(desk, "UPDATE marker SET note = 4000; "
		     "UPDATE mention SET appearance = 77777; "
		     "UPDATE span SET target = 4294967295; "
		     "UPDATE work SET short_of = 9999, note = 9999");
	library = library_open(desk->library, &err);
	assert_non_null(library);
	doc = library_load(library, 1, 0, UINT32_MAX, &err);
	assert_non_null(doc);
	for (i = 0; i < doc->span_count; i++)
		assert_int_equal(doc->spans[i].target, DOC_NONE);
	for (i = 0; i < doc->work_count; i++)
		assert_int_equal(doc->works[i].short_of, DOC_NONE);
	doc_free(doc);
	library_close(library);
}

/* Any byte of any page: an answer, never a crash. */
static void
test_any_byte(void **state)
{
	const struct desk *desk = *state;
	struct bytes whole = { 0 };
	struct error err = { 0 };
	int fd = file_open(desk->library, &err);
	uint32_t seed = 1952;
	size_t at;
	int i, k;

	assert_true(bytes_read(&whole, fd, FILE_LIMIT, &err));
	close(fd);
	for (i = 0; i < 150; i++) {
		char *copy = memory_new(whole.len);

		memcpy(copy, whole.data, whole.len);
		for (k = 0; k < 20; k++) {
			seed = seed * 1664525 + 1013904223;
			at = 100 + seed % (whole.len - 100);
			seed = seed * 1664525 + 1013904223;
			copy[at] = (char)(seed >> 24);
		}
		assert_true(file_write(desk->library, copy, whole.len, &err));
		read_all(desk);
		free(copy);
	}
	bytes_done(&whole);
}

#define DESK_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_refused),
		DESK_TEST(test_targets),
		DESK_TEST(test_any_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
