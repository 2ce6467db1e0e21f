/* Damage that the whole library tells: marked, found, and found again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "index_desk.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"
#include "lectern/library/search.h"

static const char clean[] =
	"The Committee\n\n"
	"The committee was there and the people of the town were with it. "
	"Old Garrido was in the committee, and they had all of the "
	"Machacamarca.\n\n"
	"What was said in the committee was of the Machacamarca, and Garrido "
	"said "
	"that it was not for them.\n\n"
	"The Machacamarca was good, and Garrido was of the opinion that the "
	"committee was not.\n\n"
	"It was Garrido who had the Machacamarca, and the committee had "
	"none.\n";

static const char scanned[] =
	"The Other Town\n\n"
	"In the other town they had a cornmittee, and it was there that "
	"Carrido was heard; the Machaca marca was with him, or so it was "
	"said.\n";

static void
build(const struct desk *desk)
{
	struct index_options options = { .jobs = 1 };
	struct index_report report = { 0 };
	const char *paths[] = { desk->documents };
	struct error err = { 0 };

	if (!index_build(desk->library, paths, 1, &options, &report, &err))
		fail_msg("%s", err.text);
	index_report_done(&report);
}

/* The hits of a query: "DOCUMENT:MATCH:HOW ". */
static void
assert_search(const struct desk *desk, const char *query, const char *wanted)
{
	struct error err = { 0 };
	struct library *library = library_open(desk->library, &err);
	struct search_options options = { .limit = 10 };
	struct hit_list hits;
	struct str text = { 0 };
	size_t i;

	assert_non_null(library);
	if (!library_search(library, query, &options, &hits, &err))
		fail_msg("%s", err.text);
	for (i = 0; i < hits.count; i++)
		str_add_format(&text, "%u:%s:%s ", hits.rows[i].place.document,
			hits.rows[i].match, hit_how_name(hits.rows[i].how));
	assert_string_equal(str_text(&text), wanted);
	str_done(&text);
	hit_list_done(&hits);
	library_close(library);
}

static void
assert_all(const struct desk *desk)
{
	assert_search(desk, "garrido",
		"4:Garrido: 4:Garrido: 4:Garrido: 4:Garrido: "
		"5:Carrido:scan ");
	assert_search(desk, "carrido", "5:Carrido: ");
	assert_search(desk, "machacamarca in:e.txt", "5:Machaca marca:damage ");
	assert_search(
		desk, "\"committee and it\"", "5:cornmittee, and it:damage ");
}

static void
damage_is_found(void **state)
{
	const struct desk *desk = *state;

	write_file(desk, "d.txt", clean);
	write_file(desk, "e.txt", scanned);
	build(desk);
	assert_all(desk);
	/* What was marked last time is marked once. */
	write_file(desk, "f.txt", "The last\n\nNothing was said in it.\n");
	build(desk);
	assert_all(desk);
}

static const char rare[] =
	"The Bag\n\n"
	"They had all of it in a cbuspilla, and it was there that he put what "
	"he had from the people of the town.\n";

static const char common[] =
	"The Bags\n\n"
	"The chuspilla was there, and they had it with them in the town.\n\n"
	"What was in the chuspilla was for the people of the town.\n\n"
	"He said that a chuspilla was what they had to have there.\n\n"
	"It was of the chuspilla that they spoke when they were in it.\n";

/* Words that come later tell what was damaged in a document of before. */
static void
damage_is_found_later(void **state)
{
	const struct desk *desk = *state;

	write_file(desk, "e.txt", scanned);
	write_file(desk, "r.txt", rare);
	build(desk);
	assert_search(desk, "machacamarca in:e.txt", "");
	assert_search(desk, "chuspilla", "");
	write_file(desk, "d.txt", clean);
	build(desk);
	assert_all(desk);
	write_file(desk, "s.txt", common);
	build(desk);
	assert_search(desk, "chuspilla in:r.txt", "6:cbuspilla:damage ");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			damage_is_found, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			damage_is_found_later, desk_open, desk_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
