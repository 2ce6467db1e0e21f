/* Memory that is there, arenas that are all freed at once. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/memory.h"

static void
arenas_hand_out_zeroed_aligned_memory(void **state)
{
	static const size_t sizes[] = { 0, 1, 3, 8, 100, 16383, 16384, 70000,
		5 };
	struct arena arena = { 0 };
	unsigned char *p;
	size_t i, j, round;

	(void)state;
	for (round = 0; round < 50; round++) {
		for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			p = arena_new(&arena, sizes[i]);
			assert_int_equal(
				(uintptr_t)p % _Alignof(max_align_t), 0);
			for (j = 0; j < sizes[i]; j++) {
				if (p[j])
					fail_msg("not zeroed");
			}
			memset(p, 0xa5, sizes[i]);
		}
	}
	arena_done(&arena);
	assert_null(arena.chunks);
	arena_done(&arena);
}

static void
arenas_copy_strings(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_null(arena_string(&arena, NULL));
	assert_string_equal(arena_string(&arena, "Uncía"), "Uncía");
	assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	arena_done(&arena);
}

static void
arrays_grow_by_one(void **state)
{
	size_t count, cap = 0;
	uint32_t *things = NULL;

	(void)state;
	for (count = 0; count < 10000; count++) {
		things = memory_grow(things, count, &cap, sizeof *things);
		assert_true(cap > count);
		things[count] = (uint32_t)count;
	}
	for (count = 0; count < 10000; count++)
		assert_int_equal(things[count], count);
	free(things);
}

static void
say_it_is_over(void)
{
	ssize_t ignored = write(STDOUT_FILENO, "handler", 7);

	(void)ignored;
}

/* Asks for more than there is in a child, which says so and ends. */
static void
exhaustion_ends_with_a_sentence(void **state)
{
	volatile size_t too_many = SIZE_MAX / 2;
	char said[100] = "";
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		memory_on_exhaustion(say_it_is_over);
		memory_resize(NULL, too_many, 4);
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_true(read(ends[0], said, sizeof said - 1) > 0);
	assert_string_equal(said, "handlerlectern: out of memory\n");
	close(ends[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arenas_hand_out_zeroed_aligned_memory),
		cmocka_unit_test(arenas_copy_strings),
		cmocka_unit_test(arrays_grow_by_one),
		cmocka_unit_test(exhaustion_ends_with_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
