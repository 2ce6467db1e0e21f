/*
 * What texts say of their own parts: each document of the table is indexed
 * with the others in one folder, and what it declares is compared.  And what
 * they call an event.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lectern/index/index.h"
#include "lectern/library/search.h"
#include "index_desk.h"

#define DECLARED_ROWS 6

/* What a document declares: the words, and how what is meant begins. */
struct declared_row {
	const char *words, *to;
};

struct declared_case {
	const char *name, *text;
	struct declared_row rows[DECLARED_ROWS]; /* up to the empty one */
};

static const struct declared_case cases[] = {
	{ "captions.txt",
		"The hill\n\nAs tables 2 and 3 show, it was high; Fig. 1 "
		"says whence. There is no table 9.\n\n"
		"Table 2. Heights of hills\n\nTable 3: Depths of lakes\n\n"
		"Figure 1: The hill from the north\n",
		{ { "tables 2", "Table 2. Heights" },
			{ "tables 3", "Table 3: Depths" },
			{ "Fig. 1", "Figure 1: The hill" } } },
	{ "sections.txt",
		"The mine\n\nWhat section 1.2 says of wages is repeated in "
		"Appendix B; see chapter 2 below.\n\n"
		"1.2 Wages\n\nThey were low. Chapter 2 of the Report says "
		"otherwise, and so does Marx, Capital, chapter 2.\n\n"
		"Chapter II. Prices\n\nThey were high.\n\n"
		"Appendix B. Sources\n\nThe register is lost.\n",
		{ { "section 1.2", "1.2 Wages" },
			{ "Appendix B", "Appendix B. Sources" },
			{ "chapter 2", "Chapter II. Prices" } } },
	{ "spanish.txt",
		"La mina\n\nEl cuadro 2 muestra los precios; véase el "
		"capítulo 3 y la figura 1.\n\n"
		"Cuadro 2. Precios del estaño\n\n"
		"Capítulo tercero. El salario\n\nEra bajo.\n\n"
		"Figura 1. La mina\n",
		{ { "cuadro 2", "Cuadro 2. Precios" },
			{ "capítulo 3", "Capítulo tercero" },
			{ "figura 1", "Figura 1. La mina" } } },
	{ "seen.txt",
		"The gallery\n\nOn 3 March 1912 eleven drillers named Quispe "
		"were buried under the gallery of San Rafael, in one night."
		"\n\nNobody spoke of it. The company sent a clerk.\n\n"
		"The clerk wrote a letter, and it was lost on the road.\n\n"
		"As we have seen, the gallery of San Rafael buried eleven "
		"drillers.\n\nAs we have seen, this was so.\n",
		{ { "As we have seen", "On 3 March 1912" } } },
	{ "book/one.txt",
		"Chapter 1. The lake\n\nIn chapter 2 it is dry. "
		"In chapter 7 it is not.\n",
		{ { "chapter 2", "Chapter 2. The desert" } } },
	{ "book/two.txt",
		"Chapter 2. The desert\n\nAs chapter 1 told, there was a lake."
		"\n",
		{ { "chapter 1", "Chapter 1. The lake" } } },
	{ "rules.txt",
		"More rules\n\n4.1 Others\n\nWords are those of section 4.1 of "
		"[ABC44].\n",
		{ { "ABC44", "" }, { "section 4.1", "4.1 Words" } } },
	{ "contract.txt",
		"The lease\n\nArticle 1. Terms\n\nThe words are those of "
		"article 2; article 2 of the Code is another.\n\n"
		"Article 2. Rent\n\n1. The tenant pays on Monday.\n\n"
		"2. Who pays late pays double; para. 1 above stands.\n\n"
		"3. Paragraph 2 holds for guests, too. Nobody knows "
		"paragraph 9.\n",
		{ { "article 2", "Article 2. Rent" },
			{ "para. 1", "1. The tenant" },
			{ "Paragraph 2", "2. Who pays" } } },
	{ "abc44.txt", "Old rules\n\n4.1 Words\n\nThey are told.\n",
		{ { NULL, NULL } } },
};

static void
check_row(struct library *library, const struct reference_row *row,
	const struct declared_case *wanted)
{
	const struct declared_row *at = wanted->rows;
	struct str why = { 0 };
	bool found = false;

	for (; at < wanted->rows + DECLARED_ROWS && at->words; at++) {
		str_clear(&why);
		str_add_format(&why, "“%s”", at->words);
		found = found ||
			(strstr(row->why, str_text(&why)) &&
				!strncmp(row->text, at->to, strlen(at->to)));
	}
	(void)library;
	if (!found)
		fail_msg("%s: %s: %s", wanted->name, row->why, row->text);
	str_done(&why);
}

static void
check_case(struct library *library, const struct declared_case *wanted)
{
	struct reference_list list;
	struct place place = { 0, 0, UINT32_MAX };
	struct error err = { 0 };
	size_t i, count = 0, expected = 0;

	place.document = library_find_document(library, wanted->name, &err);
	assert_int_not_equal(place.document, 0);
	if (!library_references(library, &place, &list, &err))
		fail_msg("%s", err.text);
	for (i = 0; i < list.count; i++) {
		if (list.rows[i].incoming ||
			list.rows[i].kind != REFERENCE_DECLARED)
			continue;
		check_row(library, &list.rows[i], wanted);
		count++;
	}
	while (expected < DECLARED_ROWS && wanted->rows[expected].words)
		expected++;
	if (count != expected)
		fail_msg("%s: %zu of %zu", wanted->name, count, expected);
	reference_list_done(&list);
}

static void
test_declared(void **state)
{
	struct desk *desk = *state;
	struct index_options options = { 0 };
	struct index_report report = { 0 };
	struct error err = { 0 };
	struct library *library;
	char *book = file_join(desk->documents, "book");
	size_t i;

	assert_int_equal(mkdir(book, 0700), 0);
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		write_file(desk, cases[i].name, cases[i].text);
	desk_index(desk, &options, &report);
	index_report_done(&report);
	library = library_open(desk->library, &err);
	assert_non_null(library);
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		check_case(library, &cases[i]);
	library_close(library);
	free(book);
}

/* Two names of one event, and one name of two. */
static const char *const events[][2] = {
	{ "a.txt",
		"The November dead\n\nThe massacre of Cochabamba on 15 "
		"November "
		"2019 left nine people dead on the bridge, and a hundred were "
		"taken away in lorries.\n\nA town meeting in Sacaba, "
		"Cochabamba, asked that the names be read aloud.\n" },
	{ "b.txt", "What the widows said\n\nAfter the Sacaba massacre nobody "
		   "slept in the valley. The widows kept the coats of the dead "
		   "and would not wash them.\n" },
	{ "c.txt",
		"Tin and wages\n\nOn 21 December 1942 soldiers fired on a "
		"crowd, and the Catavi massacre was in all newspapers of the "
		"capital.\n" },
	{ "d.txt",
		"Later troubles\n\nOn 28 May 1949 hostages were taken at the "
		"mine, and the Catavi massacre of that year cost three hundred "
		"lives.\n" },
	{ "e.txt",
		"A short history\n\nNobody had thought it possible. Then the "
		"revolution of April 1952 opened the gates of the mines, and "
		"the drillers came home with their wages in a cap.\n" },
	{ "f.txt", "Another history\n\nMy mother always said that for her the "
		   "1952 Revolution was a day of bread, and that she remembers "
		   "little else of it but the bells.\n" },
};

/* The reason for which two documents are linked; NULL if they are not. */
static const char *
reason_between(struct library *library, const char *from, const char *to,
	struct reference_list *list)
{
	struct place place = { 0, 0, UINT32_MAX };
	struct error err = { 0 };
	uint32_t other = library_find_document(library, to, &err);
	size_t i;

	place.document = library_find_document(library, from, &err);
	assert_true(library_references(library, &place, list, &err));
	for (i = 0; i < list->count; i++) {
		if (list->rows[i].from.document == other ||
			list->rows[i].to.document == other)
			return list->rows[i].why;
	}
	return NULL;
}

static void
assert_linked(struct library *library, const char *from, const char *to,
	const char *words)
{
	struct reference_list list;
	const char *why = reason_between(library, from, to, &list);

	if (!words && why && strstr(why, "same event"))
		fail_msg("%s and %s: %s", from, to, why);
	if (words && (!why || !strstr(why, words)))
		fail_msg("%s and %s: %s", from, to, why ? why : "nothing");
	reference_list_done(&list);
}

static void
test_events(void **state)
{
	struct desk *desk = *state;
	struct index_options options = { 0 };
	struct index_report report = { 0 };
	struct error err = { 0 };
	struct library *library;
	size_t i;

	for (i = 0; i < sizeof events / sizeof *events; i++)
		write_file(desk, events[i][0], events[i][1]);
	desk_index(desk, &options, &report);
	index_report_done(&report);
	library = library_open(desk->library, &err);
	assert_non_null(library);
	assert_linked(library, "a.txt", "b.txt",
		"same event: massacre of Cochabamba, also Sacaba massacre");
	assert_linked(library, "c.txt", "d.txt", NULL);
	assert_linked(library, "e.txt", "f.txt", "same event: 1952");
	library_close(library);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_declared, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			test_events, desk_open, desk_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
