/* Sets of blocks: against a plain array, at every edge of a byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "library/blocks.h"

#define COUNT 75

static void
expect_same(const struct blocks *blocks, const bool *wanted)
{
	uint32_t id, size = 0, next = 0;

	for (id = 0; id < COUNT; id++) {
		assert_int_equal(blocks_has(blocks, id), wanted[id]);
		size += wanted[id];
	}
	assert_int_equal(blocks_size(blocks), size);
	for (id = blocks_next(blocks, 0); id < COUNT;
		id = blocks_next(blocks, id + 1)) {
		for (; next < id; next++)
			assert_false(wanted[next]);
		assert_true(wanted[next++]);
	}
	for (; next < COUNT; next++)
		assert_false(wanted[next]);
	assert_false(blocks_has(blocks, COUNT));
}

static void
test_every_range(void **state)
{
	struct blocks blocks;
	bool wanted[COUNT];
	uint32_t first, count;

	(void)state;
	for (first = 0; first < COUNT; first += 3) {
		for (count = 0; count < COUNT + 9; count += 5) {
			blocks_init(&blocks, COUNT);
			blocks_add_range(&blocks, first, count);
			memset(wanted, 0, sizeof wanted);
			for (uint32_t i = first; i < COUNT && i < first + count;
				i++)
				wanted[i] = true;
			expect_same(&blocks, wanted);
			blocks_done(&blocks);
		}
	}
}

static void
test_sets(void **state)
{
	struct blocks threes, fives, set;
	bool both[COUNT], either[COUNT], only[COUNT];
	uint32_t i;

	(void)state;
	blocks_init(&threes, COUNT);
	blocks_init(&fives, COUNT);
	for (i = 0; i < COUNT; i++) {
		if (i % 3 == 0)
			blocks_add(&threes, i);
		if (i % 5 == 0)
			blocks_add(&fives, i);
		both[i] = i % 15 == 0;
		either[i] = i % 3 == 0 || i % 5 == 0;
		only[i] = i % 3 == 0 && i % 5 != 0;
	}
	blocks_init(&set, COUNT);
	blocks_fill(&set);
	assert_int_equal(blocks_size(&set), COUNT);
	blocks_intersect(&set, &threes);
	blocks_intersect(&set, &fives);
	expect_same(&set, both);
	blocks_unite(&set, &threes);
	blocks_unite(&set, &fives);
	expect_same(&set, either);
	blocks_subtract(&set, &fives);
	expect_same(&set, only);
	blocks_done(&set);
	blocks_done(&threes);
	blocks_done(&fives);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_range),
		cmocka_unit_test(test_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
