/*
 * Names: what is found, whose it is, and why.
 *
 * Every document of tests/documents/entities is listed -- entities with their
 * mentions -- and compared with the file of its name in
 * tests/golden/entities.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"
#include "lectern/base/file.h"

static const char *
source(const char *name)
{
	return getenv(name) ? getenv(name) : ".";
}

static void
list_entity(struct str *out, const struct doc *doc, uint32_t index)
{
	const struct entity *entity = &doc->entities[index];
	const struct span *span = doc->spans;

	str_add_format(
		out, "%s %s", entity_type_name(entity->type), entity->name);
	if (entity->why)
		str_add_format(out, " (%s)", entity->why);
	str_add_char(out, '\n');
	for (; span < doc->spans + doc->span_count; span++) {
		if (span->kind != SPAN_MENTION || span->target != index)
			continue;
		str_add_format(out, "\t%u \"%.*s\"%s%s: %s\n", span->start,
			(int)(span->end - span->start), doc->text + span->start,
			span->flags & SPAN_UNSURE ? " unsure" : "",
			span->flags & SPAN_SCAN ? " scan" : "", span->why);
	}
}

static char *
listing(const struct doc *doc)
{
	struct str out = { 0 };
	uint32_t i;

	for (i = 0; i < doc->entity_count; i++)
		list_entity(&out, doc, i);
	for (i = 0; i < doc->remark_count; i++) {
		if (doc->remarks[i].kind == REMARK_GUESS ||
			doc->remarks[i].kind == REMARK_DATE)
			str_add_format(&out, "%s %u: %s\n",
				remark_kind_name(doc->remarks[i].kind),
				doc->remarks[i].start, doc->remarks[i].text);
	}
	return str_take(&out);
}

static bool
read_whole(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);

	return fd >= 0 && bytes_read(bytes, fd, FILE_LIMIT, &err);
}

static void
check_listing(const char *golden, const char *actual)
{
	struct bytes wanted = { 0 };
	struct error err = { 0 };
	const char *update = getenv("UPDATE");

	if (update && *update)
		assert_true(file_write(golden, actual, strlen(actual), &err));
	if (!read_whole(golden, &wanted))
		fail_msg("no %s: run with UPDATE=1 and read it", golden);
	if (strcmp(wanted.data, actual) != 0)
		print_error("%s differs\n", golden);
	assert_string_equal(wanted.data, actual);
	bytes_done(&wanted);
}

static struct doc *
doc_of(const struct resources *resources, const char *text, size_t len)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, len);
	structure_pass(doc);
	notes_pass(doc);
	dates_pass(resources, doc);
	entities_pass(resources, doc);
	doc_sort(doc);
	return doc;
}

static void
check_document(const char *documents, const char *golden, const char *name)
{
	char *from = file_join(documents, name), *to = file_join(golden, name);
	struct resources *resources = resources_new();
	struct bytes bytes = { 0 };
	struct doc *doc;
	char *actual;

	assert_true(read_whole(from, &bytes));
	doc = doc_of(resources, bytes.data, bytes.len);
	actual = listing(doc);
	check_listing(to, actual);
	free(actual);
	doc_free(doc);
	bytes_done(&bytes);
	resources_free(resources);
	free(from);
	free(to);
}

static void
documents_are_as_listed(void **state)
{
	char *documents =
		file_join(source("srcdir"), "tests/documents/entities");
	char *golden = file_join(source("srcdir"), "tests/golden/entities");
	DIR *directory = opendir(documents);
	struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		if (entry->d_name[0] == '.')
			continue;
		check_document(documents, golden, entry->d_name);
		count++;
	}
	closedir(directory);
	assert_true(count > 4);
	free(documents);
	free(golden);
}

/* Boilerplate is nobody's text, and names in it are nobody's names. */
static void
boilerplate_has_no_names(void **state)
{
	static const char text[] = "Evo Morales met Juan Lechín in Oruro.";
	struct resources *resources = resources_new();
	struct doc *doc = doc_new();

	(void)state;
	doc_set_text(doc, text, sizeof text - 1);
	doc_add_block(doc, BLOCK_BOILERPLATE, 0, doc->len);
	entities_pass(resources, doc);
	assert_int_equal(doc->span_count, 0);
	assert_int_equal(doc->entity_count, 0);
	doc_free(doc);
	resources_free(resources);
}

/* Whatever the bytes: no crash, and spans within the text, on words. */
static void
noise_is_survived(void **state)
{
	static const char *const noise[] = { "", "A", "A-", "-A B-", "U.S.",
		"''''s 's S's", "(((((A (B (C)", "De De De De La La", "É É. É.",
		"1952-1952-1952-", "A & B & C & ", "\xc2\xa0\xc2\xa0",
		"Mr. Mr. Mr.", "President of of the of", "Nº Nº 12º" };
	struct resources *resources = resources_new();
	struct doc *doc;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof noise / sizeof *noise; i++) {
		doc = doc_new();
		doc_set_text(doc, noise[i], strlen(noise[i]));
		if (doc->len)
			doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
		dates_pass(resources, doc);
		entities_pass(resources, doc);
		for (k = 0; k < doc->span_count; k++) {
			assert_true(doc->spans[k].start < doc->spans[k].end);
			assert_true(doc->spans[k].end <= doc->len);
		}
		doc_free(doc);
	}
	resources_free(resources);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_as_listed),
		cmocka_unit_test(boilerplate_has_no_names),
		cmocka_unit_test(noise_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
