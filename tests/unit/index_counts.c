/*
 * The counts that a library keeps of its words, names and days: what is
 * written is read again, and what is taken away is as if it had never been.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/memory.h"
#include "index/counts.h"
#include "index/tally.h"

static const struct tally_row rows[] = { { 0, 1, 0 }, { 0, 2, 7 },
	{ 127, 127, 128 }, { 128, 16383, 16384 }, { 1u << 20, 0, UINT32_MAX },
	{ UINT32_MAX, UINT32_MAX, 1 } };

#define ROWS (sizeof rows / sizeof *rows)

static void
test_tally(void **state)
{
	struct tally_row row = { 0 };
	struct tally tally = { 0 };
	struct slice bytes;
	size_t i;

	(void)state;
	for (i = 0; i < ROWS; i++)
		tally_add(&tally, &rows[i]);
	bytes = str_slice(&tally.bytes);
	for (i = 0; i < ROWS; i++) {
		assert_true(tally_next(&bytes, &row));
		assert_int_equal(row.key, rows[i].key);
		assert_int_equal(row.first, rows[i].first);
		assert_int_equal(row.second, rows[i].second);
	}
	assert_int_equal(bytes.len, 0);
	assert_false(tally_next(&bytes, &row));
	str_done(&tally.bytes);
}

/* Whatever the bytes are, reading them ends. */
static void
test_tally_cut(void **state)
{
	static const char endless[] = "\xff\xff\xff\xff\xff\xff\xff\xff\xff";
	struct slice bytes = { endless, sizeof endless - 1 };
	struct tally_row row = { 0 };
	struct tally tally = { 0 };
	size_t i, len, count;

	(void)state;
	assert_false(tally_next(&bytes, &row));
	for (i = 0; i < ROWS; i++)
		tally_add(&tally, &rows[i]);
	for (len = 0; len < tally.bytes.len; len++) {
		bytes = (struct slice){ tally.bytes.data, len };
		for (count = 0; tally_next(&bytes, &row); count++)
			;
		assert_true(count < ROWS);
	}
	str_done(&tally.bytes);
}

static struct store *
make_library(char *path)
{
	struct error err = { 0 };
	struct store *store;

	memcpy(path, "/tmp/lectern-counts-XXXXXX", 27);
	close(mkstemp(path));
	unlink(path);
	store = store_create_library(path, &err);
	if (!store)
		fail_msg("%s", err.text);
	return store;
}

static void
count_some(struct counts *counts)
{
	struct dated dates[] = { { 19520409, 1 }, { 19520400, 1 },
		{ 19520409, 1 }, { 19520409, 2 }, { -440315, 2 } };

	counts->passages += (uint32_t)counts->by * 40;
	counts->documents += (uint32_t)counts->by * 2;
	counts_add_name(counts, 3, 0);
	counts_add_name(counts, 3, 1);
	counts_add_name(counts, 3, 2);
	counts_add_name(counts, 70, 0);
	counts_add_dates(counts, dates, sizeof dates / sizeof *dates);
}

static void
check_some(const struct counts *counts)
{
	assert_int_equal(counts->passages, 40);
	assert_int_equal(counts->documents, 2);
	assert_int_equal(counts->names[3].passages, 3);
	/* Three in one document are worth 1 + log2(3). */
	assert_float_equal(counts->names[3].spread, 2.585, 0.04);
	assert_int_equal(counts->names[70].passages, 1);
	assert_float_equal(counts->names[70].spread, 1, 0.001);
	assert_float_equal(counts_of_date(counts, 19520409), 3, 0.04);
	assert_float_equal(counts_of_date(counts, 19520400), 1, 0.04);
	assert_float_equal(counts_of_date(counts, -440315), 1, 0.04);
	assert_float_equal(counts_of_date(counts, 19520408), 0, 0.001);
}

static void
test_counts_are_kept(void **state)
{
	struct counts counts, again;
	char path[40];
	struct store *store = make_library(path);
	struct error err = { 0 };
	bool there;

	(void)state;
	counts_init(&counts);
	counts_init(&again);
	assert_true(counts_read(&again, store, &there, &err));
	assert_false(there);
	count_some(&counts);
	counts.stems[5] = 3.5f;
	counts.stem_documents[5] = 2;
	counts.pairs[9] = 1;
	counts.pairs[10] = 700;
	counts_add_formula(&counts, 0xfeedbeef00000009u);
	counts_add_formula(&counts, 0xfeedbeef00000002u);
	counts_add_formula(&counts, 0xfeedbeef00000009u);
	event_places_put(&counts.places, 7, 3);
	event_places_put(&counts.places, 2, 8);
	event_places_put(&counts.places, 7, 3);
	assert_true(counts_write(&counts, store, &err));
	assert_true(counts_read(&again, store, &there, &err));
	assert_true(there);
	check_some(&again);
	assert_float_equal(again.stems[5], 3.5, 0.001);
	assert_int_equal(again.stem_documents[5], 2);
	assert_int_equal(again.pairs[9], 0);
	assert_int_equal(again.pairs[10], 700);
	assert_true(counts_have_formula(&again, 2));
	assert_true(counts_have_formula(&again, 9));
	assert_false(counts_have_formula(&again, 5));
	assert_int_equal(again.formula_count, 2);
	assert_int_equal(again.places.count, 2);
	assert_int_equal(again.places.rows[0].inner, 2);
	assert_int_equal(again.places.rows[1].outer, 3);
	counts_done(&counts);
	counts_done(&again);
	store_close(store);
	unlink(path);
}

static void
test_taking_away(void **state)
{
	struct counts counts;

	(void)state;
	counts_init(&counts);
	count_some(&counts);
	count_some(&counts);
	counts.by = -1;
	count_some(&counts);
	check_some(&counts);
	count_some(&counts);
	assert_int_equal(counts.passages, 0);
	assert_float_equal(counts_of_date(&counts, 19520409), 0, 0.001);
	/* There is no less than none. */
	counts_add_name(&counts, 3, 0);
	assert_int_equal(counts.names[3].passages, 0);
	counts_done(&counts);
}

/* What is read here counts, where the library knows no more of it. */
static void
test_pairs_here(void **state)
{
	struct counts counts;

	(void)state;
	counts_init(&counts);
	counts.pairs[4] = 5;
	assert_int_equal(counts_of_pair(&counts, COUNTS_PAIRS + 4), 5);
	counts.pairs_here = memory_zero(COUNTS_PAIRS, sizeof(uint16_t));
	counts.pairs_here[4] = 2;
	counts.pairs_here[6] = 2;
	assert_int_equal(counts_of_pair(&counts, 4), 5);
	assert_int_equal(counts_of_pair(&counts, 6), 2);
	counts_done(&counts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tally),
		cmocka_unit_test(test_tally_cut),
		cmocka_unit_test(test_counts_are_kept),
		cmocka_unit_test(test_taking_away),
		cmocka_unit_test(test_pairs_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
