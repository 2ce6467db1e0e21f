/*
 * References between five articles that are not part of the project: links
 * and traps in tests/documents/article-links.tsv, the last of them written
 * down before the program was asked; and in article-links-anew.tsv, all of
 * them so, of which the last part was never looked at.  Without ../shared
 * there is nothing to see.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "links.h"

/*
 * A list, and what was reached, so that a loss is seen: links found, of so
 * many; and how many traps may be among the first three.
 */
struct articles_list {
	const char *file;
	unsigned links, found, trapped;
};

static const struct articles_list articles_lists[] = {
	{ "article-links.tsv", 127, 88, 0 },
	{ "article-links-anew.tsv", 73, 48, 2 },
};

static struct place
place_of(char **fields)
{
	return (struct place){ (uint32_t)strtoul(fields[0], NULL, 10) + 1,
		(uint32_t)strtoul(fields[1], NULL, 10),
		(uint32_t)strtoul(fields[2], NULL, 10) };
}

static struct library *
build(const char *articles, const char *path)
{
	struct index_options options = { 0 };
	struct index_report report = { 0 };
	struct error err = { 0 };
	struct library *library;

	if (!index_build(path, &articles, 1, &options, &report, &err))
		fail_msg("%s", err.text);
	index_report_done(&report);
	library = library_open(path, &err);
	assert_non_null(library);
	return library;
}

static void
judge(struct library *library, const struct articles_list *list, FILE *table)
{
	unsigned links = 0, found = 0, trapped = 0;
	char line[256], *fields[7];
	struct place from, to;

	while (fgets(line, sizeof line, table)) {
		if (line[0] == '#' || !links_cut(line, fields, 7))
			continue;
		from = place_of(fields + 1);
		to = place_of(fields + 4);
		if (!strcmp(fields[0], "link")) {
			links++;
			found +=
				links_offered(library, &from, &to, LINKS_FIRST);
		} else {
			trapped +=
				links_offered(library, &from, &to, LINKS_TRAP);
		}
	}
	assert_int_equal(links, list->links);
	if (found < list->found || trapped > list->trapped)
		fail_msg("%s: %u of %u links, %u traps", list->file, found,
			links, trapped);
}

static void
judge_list(struct library *library, const struct articles_list *list,
	const char *source)
{
	char *documents = file_join(source, "tests/documents");
	char *name = file_join(documents, list->file);
	FILE *table = fopen(name, "r");

	assert_non_null(table);
	judge(library, list, table);
	fclose(table);
	free(name);
	free(documents);
}

static void
test_articles(void **state)
{
	char directory[] = "/tmp/lectern-articles-XXXXXX";
	char *source = file_absolute(getenv("srcdir") ? getenv("srcdir") : ".");
	char *articles = file_join(source, "../shared/corpus"), *path;
	struct library *library;
	size_t i;

	(void)state;
	if (access(articles, R_OK) != 0) {
		free(articles);
		free(source);
		skip();
	}
	assert_non_null(mkdtemp(directory));
	path = file_join(directory, "articles.lectern");
	library = build(articles, path);
	for (i = 0; i < sizeof articles_lists / sizeof *articles_lists; i++)
		judge_list(library, &articles_lists[i], source);
	library_close(library);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(directory), 0);
	free(path);
	free(articles);
	free(source);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_articles) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
