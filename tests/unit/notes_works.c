/* Citations: what is cited in a note, and what short forms stand for. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"

/* Each work is written [title|author|year]; a short form {title it is for}. */
static const struct {
	const char *note;
	const char *works;
} cases[] = {
	{ "Ana Rojas, The Long Shift: Mines at Night (London: Heron, 1961), 4.",
		"[The Long Shift: Mines at Night|Ana Rojas|1961]" },
	{ "Ana Rojas, “Night Work,” Mining Review 4 (1962): 9; see also Luis "
	  "Prado and Eva Siles, Tin (La Paz: Norte, 1970).",
		"[Night Work|Ana Rojas|1962][Tin|Luis Prado and Eva "
		"Siles|1970]" },
	{ "Ana Rojas, El turno largo, México, Era, 1964, p. 12. Ibid., p. 20.",
		"[El turno largo|Ana Rojas|1964]{El turno largo}" },
	{ "Luc Petit, La mine, Paris, Seuil, 1950; L. Petit, op. cit., p. 3.",
		"[La mine|Luc Petit|1950]{La mine}" },
	{ "Ana Rojas, Tin and Bread (Lima: Sur, 1951). Rojas, Tin, 7.",
		"[Tin and Bread|Ana Rojas|1951]{Tin and Bread}" },
	{ "Ley 3.314 (1956).", "[Ley 3.314||1956]" },
	{ "Ley Agraria del 6 de enero de 1915; Statute of Ports (1903).",
		"[Ley Agraria del 6 de enero de 1915||1915]"
		"[Statute of Ports||1903]" },
	{ "Ana Rojas, El turno: historia del sindicato (1810-1890), Lima, "
	  "Sur, 1997, p. 380. Ib\303\255dem, p. 9.",
		"[El turno: historia del sindicato (1810-1890)|Ana "
		"Rojas|1997]{El turno: historia del sindicato (1810-1890)}" },
	{ "Ana Rojas, Tin (Lima: Sur, 1951); Ana Rojas, Bread (Lima: Sur, "
	  "1953); Rojas, Tin, op. cit., p. 3.",
		"[Tin|Ana Rojas|1951][Bread|Ana Rojas|1953]{Tin}" },
	{ "Ana Rojas, Tin (Lima: Sur, 1951); Eva Siles, Bread (Lima: Sur, "
	  "1953). See Rojas, Tin, 12, and Siles, Bread, 4.",
		"[Tin|Ana Rojas|1951][Bread|Eva Siles|1953]{Tin}{Bread}" },
	{ "Ana Rojas, \"On the Coast,\" Port Memory, http://port.example/9 "
	  "(accessed 12 May 2019).",
		"[On the Coast|Ana Rojas|]" },
	{ "Ana Rojas, El turno (tesis de licenciatura, Universidad de Lima, "
	  "1987), p. 22.",
		"[El turno|Ana Rojas|1987]" },
	{ "Ana Rojas, Habits of the Port. Lima: Sur, 1867, p. 12.",
		"[Habits of the Port|Ana Rojas|1867]" },
	{ "A letter from Eva Siles (3 June 1998), who kept it.", "" },
	{ "He said “we are many” and sat down.", "" },
	{ "Memorandum of the company, October 29, 1956, box 18.", "" },
	{ "(", "" },
	{ "X (1", "" },
};

static void
add_works(struct str *out, const struct doc *doc)
{
	const struct work *work = doc->works;

	for (; work < doc->works + doc->work_count; work++) {
		if (work->short_of != DOC_NONE)
			str_add_format(
				out, "{%s}", doc->works[work->short_of].title);
		else if (work->title)
			str_add_format(out, "[%s|%s|%s]", work->title,
				work->author ? work->author : "",
				work->year ? work->year : "");
	}
}

static void
check_text(const char *text, const char *works)
{
	struct doc *doc = doc_new();
	struct str found = { 0 };

	doc_set_text(doc, text, strlen(text));
	structure_pass(doc);
	notes_pass(doc);
	works_pass(doc);
	add_works(&found, doc);
	if (strcmp(str_text(&found), works) != 0)
		print_error("in: %s\n", text);
	assert_string_equal(str_text(&found), works);
	str_done(&found);
	doc_free(doc);
}

static void
notes_cite(void **state)
{
	struct str text = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&text);
		str_add_format(&text, "The mine was deep.[1]\n\n[1] %s\n",
			cases[i].note);
		check_text(str_text(&text), cases[i].works);
	}
	str_done(&text);
}

static void
author_and_year_point_to_the_list(void **state)
{
	(void)state;
	check_text("Tin was dear (Rojas, 1961, p. 4) and then it was not, as "
		   "Prado (1970) says (Nobody, 1962).\n\n"
		   "References\n\n"
		   "Prado, L. (1970) The Fall of Tin. La Paz: Norte.\n"
		   "Rojas, A. (1961) The Price of Tin. London: Heron.\n",
		"{The Price of Tin}{The Fall of Tin}"
		"[The Fall of Tin|Prado, L.|1970]"
		"[The Price of Tin|Rojas, A.|1961]");
}

/* The container and the pages of the first work of a note. */
static void
containers_are_words(void **state)
{
	static const char *const rows[][3] = {
		{ "Ana Rojas, \"Night Work,\" Mining Review 4 (1962), pp. "
		  "9-12.",
			"Mining Review", "9-12" },
		{ "Ana Rojas, Tin and Bread (Lima: Sur, 1951), 7\xE2\x80\x93"
		  "8.",
			"Lima: Sur",
			"7\xE2\x80\x93"
			"8" },
		{ "Hans Beck, \xE2\x80\x9EZinn und Brot\xE2\x80\x9C, in: "
		  "Neue Hefte 14 (1928), S. 88, hier S. 90.",
			"Neue Hefte", "88" },
		{ "\"The Hill Today \xE2\x80\x93 Daily Hill,\" Daily Hill, "
		  "June 6, 2016.",
			"Daily Hill", NULL },
	};
	struct str text = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *doc = doc_new();

		str_clear(&text);
		str_add_format(
			&text, "The mine was deep.[1]\n\n[1] %s\n", rows[i][0]);
		doc_set_text(doc, str_text(&text), text.len);
		structure_pass(doc);
		notes_pass(doc);
		works_pass(doc);
		assert_true(doc->work_count > 0);
		assert_string_equal(doc->works[0].container, rows[i][1]);
		if (rows[i][2])
			assert_string_equal(doc->works[0].pages, rows[i][2]);
		else
			assert_string_equal(
				doc->works[0].title, "The Hill Today");
		doc_free(doc);
	}
	str_done(&text);
}

/* A caption says whence its figures come, in the style of a list. */
static void
captions_cite(void **state)
{
	(void)state;
	check_text("The mine was deep, and whoever went down into it in those "
		   "years did so with a lamp and a blessing.\n\n"
		   "Table from Ana Rojas, \"Night Work\" (PhD thesis, "
		   "University of Lima, 1962), 15. Data from: Ministry of "
		   "Mines, and Tin Board. Figures of the Hill. La Paz: Norte, "
		   "1958, pg 3.\n",
		"[Night Work|Ana Rojas|1962]"
		"[Figures of the Hill|Ministry of Mines, and Tin Board|1958]");
	check_text("The law was made.[1]\n\n"
		   "[1] Ley general de minas, 11 de abril de 1913.\n",
		"[Ley general de minas||1913]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_cite),
		cmocka_unit_test(captions_cite),
		cmocka_unit_test(containers_are_words),
		cmocka_unit_test(author_and_year_point_to_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
