/* Numbers of documents and their keys, held against a plain list of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/numbering.h"

#define MOST 400

struct model {
	int64_t keys[MOST];
	uint32_t count;
};

static void
check(const struct numbering *numbering, const struct model *model)
{
	uint32_t i;

	assert_int_equal(numbering_documents(numbering), model->count);
	for (i = 0; i < model->count; i++) {
		assert_int_equal(
			numbering_key(numbering, i + 1), model->keys[i]);
		assert_int_equal(
			numbering_number(numbering, model->keys[i]), i + 1);
		if (i)
			assert_true(model->keys[i - 1] < model->keys[i]);
	}
	assert_int_equal(numbering_key(numbering, 0), 0);
	if (i) {
		assert_true(
			numbering_key(numbering, i + 1) > model->keys[i - 1]);
		assert_int_equal(
			numbering_number(numbering, model->keys[0] - 1), 0);
	}
}

/* Puts a document there; false if there was no room. */
static bool
put(struct numbering *numbering, struct model *model, uint32_t number)
{
	if (!numbering_insert(numbering, number))
		return false;
	memmove(&model->keys[number], &model->keys[number - 1],
		(model->count - (number - 1)) * sizeof *model->keys);
	model->keys[number - 1] = numbering_key(numbering, number);
	model->count++;
	check(numbering, model);
	return true;
}

static void
drop(struct numbering *numbering, struct model *model, uint32_t number)
{
	numbering_remove(numbering, number);
	model->count--;
	memmove(&model->keys[number - 1], &model->keys[number],
		(model->count - (number - 1)) * sizeof *model->keys);
	check(numbering, model);
}

static void
test_random(void **state)
{
	struct numbering numbering = { 0 };
	struct model model = { 0 };
	uint32_t seed = 1, i;

	(void)state;
	for (i = 0; i < 100; i++)
		assert_true(put(&numbering, &model, i + 1));
	assert_int_equal(numbering.count, 1);
	for (i = 0; i < 1000; i++) {
		seed = seed * 1664525 + 1013904223;
		if (model.count && (seed >> 8) % 5 < 2)
			drop(&numbering, &model,
				1 + (seed >> 16) % model.count);
		else if (model.count < MOST)
			put(&numbering, &model,
				1 + (seed >> 16) % (model.count + 1));
	}
	while (model.count)
		drop(&numbering, &model, 1);
	assert_int_equal(numbering.count, 0);
	numbering_done(&numbering);
}

/* A dozen, one behind the other, where there was room for one. */
static void
test_one_place(void **state)
{
	struct numbering numbering = { 0 };
	struct model model = { 0 };
	uint32_t i;

	(void)state;
	put(&numbering, &model, 1);
	put(&numbering, &model, 2);
	for (i = 0; i < 12; i++)
		assert_true(put(&numbering, &model, i + 2));
	while (put(&numbering, &model, 2))
		;
	check(&numbering, &model);
	numbering_done(&numbering);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_one_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
