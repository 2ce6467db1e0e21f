/* The grid: clipping, and wide characters that are drawn over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lectern/screen/grid.h"

#define WIDE "\u6771\u4eac\u90fd"

/* No wide character without its other half, nor a half without it. */
static void
check_halves(const struct grid *grid)
{
	size_t i, count = (size_t)grid->rows * grid->cols;
	unsigned open = 0;

	for (i = 0; i < count; i++) {
		if (i % grid->cols == 0)
			assert_int_equal(open, 0);
		assert_int_equal(!grid->cells[i].width, open);
		open = grid->cells[i].width == 2;
	}
	assert_int_equal(open, 0);
}

static void
test_text_is_clipped(void **state)
{
	struct grid grid = { 0 };

	(void)state;
	grid_resize(&grid, 2, 5);
	assert_int_equal(grid_string(&grid, 0, 2, 9, "abcdef", ROLE_KEY), 3);
	assert_int_equal(grid.cells[4].points[0], 'c');
	assert_int_equal(grid.cells[5].points[0], ' ');
	assert_int_equal(grid_string(&grid, 0, 2, 1, "x", ROLE_KEY), 1);
	assert_int_equal(grid_string(&grid, 2, 0, 9, "x", ROLE_KEY), 0);
	assert_int_equal(grid_string(&grid, 0, 5, 9, "x", ROLE_KEY), 0);
	assert_int_equal(grid_string(&grid, 1, 0, 9, WIDE, ROLE_KEY), 4);
	grid_paint(&grid, 1, 3, 100, ROLE_BAR);
	assert_int_equal(grid.cells[8].role, ROLE_BAR);
	assert_int_equal(grid.cells[7].role, ROLE_KEY);
	check_halves(&grid);
	grid_done(&grid);
}

static void
test_halves_are_mended(void **state)
{
	struct cell wide[2] = { { { 0x6771 }, 2, 0 }, { { 0 }, 0, 0 } };
	struct grid grid = { 0 };
	uint32_t col, room;

	(void)state;
	for (col = 0; col < 7; col++) {
		for (room = 0; room < 4; room++) {
			grid_resize(&grid, 1, 6);
			grid_string(&grid, 0, 0, 6, WIDE, ROLE_TEXT);
			grid_string(&grid, 0, col, room, "abc", ROLE_KEY);
			check_halves(&grid);
			grid_string(&grid, 0, 0, 6, WIDE, ROLE_TEXT);
			grid_fill(&grid, 0, col, room, '-', ROLE_RULE);
			check_halves(&grid);
			grid_string(&grid, 0, 0, 6, WIDE, ROLE_TEXT);
			grid_cells(&grid, 0, col, wide, room < 2 ? room : 2);
			check_halves(&grid);
			grid_string(&grid, 0, col, room, WIDE, ROLE_KEY);
			check_halves(&grid);
		}
	}
	grid_done(&grid);
}

static void
test_no_size(void **state)
{
	struct grid grid = { 0 };

	(void)state;
	grid_resize(&grid, 0, 0);
	assert_int_equal(grid_string(&grid, 0, 0, 9, "x", ROLE_KEY), 0);
	grid_fill(&grid, 0, 0, 9, 'x', ROLE_KEY);
	grid_done(&grid);
	grid_done(&grid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_clipped),
		cmocka_unit_test(test_halves_are_mended),
		cmocka_unit_test(test_no_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
