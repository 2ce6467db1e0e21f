/*
 * Who is who in a library that is changed, and changed again, is who they would
 * be if it were made at once: in documents of random names, which come and go
 * in any order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "index_shelf.h"
#include "index/people.h"
#include "index/resolve.h"

#define DOCUMENTS 40 /* to begin with */
#define STEPS 12
#define SEEDS 10

struct paper {
	char file[16];
	char *names;
};

struct shelves {
	struct paper *rows; /* in the order of their numbers */
	size_t count, cap;
	uint32_t last, chance;
	char path[40];
};

static uint32_t
chance(struct shelves *shelves, uint32_t most)
{
	shelves->chance = shelves->chance * 1664525u + 1013904223u;
	return (shelves->chance >> 8) % most;
}

#define ANY(shelves, list)                                                     \
	((list)[chance(shelves, sizeof(list) / sizeof *(list))])

static void
add_person(struct shelves *shelves, struct str *names)
{
	static const char *const firsts[] = { "Juan", "Juana", "Maria", "Pedro",
		"Hugo", "Victor", "Hernan", "Luis", "Walter", "Simon" };
	static const char *const lasts[] = { "Lechin", "Lech\xc3\xadn",
		"Villarroel", "Villaroel", "Banzer", "Busch", "Garcia",
		"Garcla", "Meza", "Escobar", "Bscobar", "Guevara", "Siles",
		"Zuazo", "Barrientos", "Barrienlos", "Torres", "Arze", "Rocha",
		"Lora" };

	str_add(names, "PER ");
	if (chance(shelves, 10) > 2)
		str_add_format(names, "%s ", ANY(shelves, firsts));
	str_add(names, ANY(shelves, lasts));
	if (chance(shelves, 4) == 0)
		str_add_format(names, " %s", ANY(shelves, lasts));
}

static char *
random_names(struct shelves *shelves)
{
	static const char *const others[] = { "PLACE Huanuni", "PLACE Huanani",
		"PLACE Catavi", "PLACE Siglo Veinte", "ORG COB",
		"ORG Central Obrera Boliviana", "ORG Partido Comunista",
		"ORG Parlido Comunista", "ORG Comunista Partido", "ORG PC",
		"ORG Federacion de Mineros", "EVENT Massacre of Catavi" };
	size_t i, count = 1 + chance(shelves, 6);
	struct str names = { 0 };

	for (i = 0; i < count; i++) {
		if (i)
			str_add(&names, "; ");
		if (chance(shelves, 3))
			add_person(shelves, &names);
		else
			str_add(&names, ANY(shelves, others));
	}
	return str_take(&names);
}

static void
paper_add(struct shelves *shelves, size_t at)
{
	struct paper *paper;

	shelves->rows = memory_grow(shelves->rows, shelves->count,
		&shelves->cap, sizeof *shelves->rows);
	memmove(&shelves->rows[at + 1], &shelves->rows[at],
		(shelves->count++ - at) * sizeof *shelves->rows);
	paper = &shelves->rows[at];
	snprintf(paper->file, sizeof paper->file, "%u",
		(unsigned)++shelves->last);
	paper->names = random_names(shelves);
}

static void
paper_drop(struct shelves *shelves, size_t at)
{
	free(shelves->rows[at].names);
	memmove(&shelves->rows[at], &shelves->rows[at + 1],
		(--shelves->count - at) * sizeof *shelves->rows);
}

/* All papers in a new library. */
static void
make(const struct shelves *shelves, const char *path)
{
	static const struct people_gone none;
	struct error err = { 0 };
	struct store *store;
	size_t i;

	unlink(path);
	store = store_create_library(path, &err);
	assert_non_null(store);
	for (i = 0; i < shelves->count; i++)
		shelve_at(store, (uint32_t)i + 1, shelves->rows[i].file,
			shelves->rows[i].names);
	if (!resolve_library(store, &none, &err) || !store_finish(store, &err))
		fail_msg("%s", err.text);
}

/* Takes some out of the library and puts others in. */
static void
change(struct shelves *shelves)
{
	struct people_gone gone = { 0 };
	struct error err = { 0 };
	struct store *store = store_edit_library(shelves->path, &err);
	size_t i, at;

	assert_non_null(store);
	for (i = chance(shelves, 3); i; i--) {
		at = chance(shelves, (uint32_t)shelves->count);
		paper_drop(shelves, at);
		assert_true(
			people_gone_take(&gone, store, (uint32_t)at + 1, &err));
		assert_true(save_remove(store, (uint32_t)at + 1, &err));
	}
	for (i = chance(shelves, 3); i; i--) {
		at = chance(shelves, (uint32_t)shelves->count + 1);
		if (!save_make_room(store, (uint32_t)at + 1))
			continue;
		paper_add(shelves, at);
		shelve_at(store, (uint32_t)at + 1, shelves->rows[at].file,
			shelves->rows[at].names);
	}
	if (!resolve_library(store, &gone, &err) || !store_finish(store, &err))
		fail_msg("%s", err.text);
	people_gone_done(&gone);
}

/* Entities are known by their first mentions: ids may differ. */
static const char all[] =
	"WITH place (key, number) AS (SELECT number, row_number() OVER "
	"(ORDER BY number) FROM document) "
	"SELECT 0, p.number, e.start, e.type || ' ' || e.name || ' ' || "
	"e.folded "
	"|| ' ' || e.mentions || '/' || e.documents || ' ' || e.end || ' ' || "
	"coalesce((SELECT text FROM reason WHERE id = e.why), ''), "
	"(SELECT group_concat(x, '; ') FROM (SELECT form || ' ' || folded || ' "
	"' "
	"|| count || ' ' || scan || ' ' || coalesce((SELECT text FROM reason "
	"WHERE id = a.why), '') AS x FROM alias AS a WHERE a.entity = e.id "
	"ORDER BY form)) "
	"FROM entity AS e JOIN place AS p ON p.key = e.document "
	"UNION ALL SELECT 1, p.number, a.number, a.name, "
	"(SELECT number FROM place WHERE key = e.document) || ' ' || e.start "
	"FROM appearance AS a JOIN place AS p ON p.key = a.document "
	"JOIN entity AS e ON e.id = a.entity "
	"ORDER BY 1, 2, 3, 4, 5";

static char *
dump(const char *path)
{
	struct str text = { 0 };
	sqlite3_stmt *row;
	sqlite3 *db;
	int i;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, all, -1, &row, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	while (sqlite3_step(row) == SQLITE_ROW) {
		for (i = 0; i < 5; i++)
			str_add_format(
				&text, "%s\t", sqlite3_column_text(row, i));
		str_add_char(&text, '\n');
	}
	sqlite3_finalize(row);
	sqlite3_close(db);
	return str_take(&text);
}

/* The first line in which they differ. */
static void
assert_same(const char *changed, const char *whole, uint32_t seed, int step)
{
	size_t i = 0, begin = 0;

	for (; changed[i] && changed[i] == whole[i]; i++)
		begin = changed[i] == '\n' ? i + 1 : begin;
	if (changed[i] != whole[i])
		fail_msg("seed %u, step %d: changed\n%.*s\nwhole\n%.*s",
			(unsigned)seed, step,
			(int)strcspn(changed + begin, "\n"), changed + begin,
			(int)strcspn(whole + begin, "\n"), whole + begin);
}

static void
run(uint32_t seed)
{
	struct shelves shelves = { .chance = seed * 7919 };
	char whole[48], *left, *right;
	int step;

	memcpy(shelves.path, "/tmp/lectern-near-XXXXXX", 25);
	assert_int_equal(close(mkstemp(shelves.path)), 0);
	snprintf(whole, sizeof whole, "%s.whole", shelves.path);
	while (shelves.count < DOCUMENTS)
		paper_add(&shelves, shelves.count);
	make(&shelves, shelves.path);
	for (step = 1; step <= STEPS; step++) {
		change(&shelves);
		make(&shelves, whole);
		left = dump(shelves.path);
		right = dump(whole);
		assert_true(*left != '\0');
		assert_same(left, right, seed, step);
		free(left);
		free(right);
	}
	unlink(shelves.path);
	unlink(whole);
	while (shelves.count)
		paper_drop(&shelves, shelves.count - 1);
	free(shelves.rows);
}

static void
test_changed_is_whole(void **state)
{
	const char *more = getenv("SEEDS");
	uint32_t seed, count = more ? (uint32_t)atoi(more) : SEEDS;

	(void)state;
	for (seed = 1; seed <= count; seed++)
		run(seed);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
