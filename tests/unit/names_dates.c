/* Dates: what is printed, and what it means. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "lectern/names/passes.h"

/* Each date found is written [as printed=EDTF]. */
static const struct {
	const char *text;
	const char *dates;
	const char *document; /* its date, or NULL */
} cases[] = {
	{ "On August 26, 2016, he died.", "[August 26, 2016=2016-08-26]", 0 },
	{ "on 5th October 2006", "[5th October 2006=2006-10-05]", 0 },
	{ "el 13 de Septiembre de 1958 y",
		"[13 de Septiembre de 1958=1958-09-13]", 0 },
	{ "11 de abril de 2013", "[11 de abril de 2013=2013-04-11]", 0 },
	{ "at Catavi in Dec. 1942 and", "[Dec. 1942=1942-12]", 0 },
	{ "the insurrection of 9–11 April 1952 won",
		"[9–11 April 1952=1952-04-09/1952-04-11]", 0 },
	{ "In May–June 1965 they", "[May–June 1965=1965-05/1965-06]", 0 },
	{ "30 March–2 April 1953",
		"[30 March–2 April 1953="
		"1953-03-30/1953-04-02]",
		0 },
	{ "December 1963–January 1964 was",
		"[December 1963–January 1964="
		"1963-12/1964-01]",
		0 },
	{ "(MNR, 1952-1964) was", "[1952-1964=1952/1964]", 0 },
	{ "the years 1946–52 were", "[1946–52=1946/1952]", 0 },
	{ "since the 1980s, the nineties and mid-1960s",
		"[1980s=198X][nineties=199X][1960s=196X]", 0 },
	{ "of 21st century Bolivia, the nineteenth century, el siglo XX",
		"[21st century=20XX][nineteenth century=18XX][siglo XX=19XX]",
		0 },
	{ "the Siglo XX mine", "", 0 },
	{ "en los años ochenta y los años 50, tiene ochenta años",
		"[años ochenta=198X][años 50=195X]", 0 },
	{ "the creation of 1500 new jobs, 1500 jobs", "", 0 },
	{ "DL Nº 5035, p. 1952, pp. 1123-1145, Law 1008, $1952", "", 0 },
	{ "about 11 million dollars and 10,000 workers", "", 0 },
	{ "In 1942 and again in 1967, the army", "[1942=1942][1967=1967]", 0 },
	{ "(La Paz: Juventud, 2008).", "[2008=2008]", 0 },
	{ "the 1952 revolution and the 2005 elections",
		"[1952=1952][2005=2005]", 0 },
	{ "On November 19 nine died. On Sunday the 24th of November it was "
	  "signed. In February 2016 he lost. On October 20 they voted.",
		"[November 19=2019-11-19][Sunday the 24th of November="
		"2019-11-24][February 2016=2016-02][October 20=2016-10-20]",
		0 },
	{ "On November 19 nine died, and in October more.",
		"[November 19=XXXX-11-19][October=XXXX-10]", 0 },
	{ "circa 1900 it began", "[1900=1900~]", 0 },
	{ "by the 7th century BC, c. 1230 B.C.",
		"[7th century BC=-06XX][1230 B.C.=-1229~]", 0 },
	{ "written in 1532-3, the war of 1914-8",
		"[1532-3=1532/1533]"
		"[1914-8=1914/1918]",
		0 },
	{ "the 24th day of November, 1954",
		"[24th day of November, 1954=1954-11-24]", 0 },
	{ "del 3 al 5 de mayo de 1985",
		"[3 al 5 de mayo de 1985=1985-05-03/1985-05-05]", 0 },
	{ "29th & 30th December 2022",
		"[29th & 30th December 2022=2022-12-29/2022-12-30]", 0 },
	{ "see https://www.port.example/2022/07/06/strike there", "", 0 },
	{ "in 1938 and 1941, like the '60s after them",
		"[1938=1938][1941=1941]['60s=196X]", 0 },
	{ "In December 1963 they left. In January they came back.",
		"[December 1963=1963-12][January=1964-01]", 0 },
	{ "On 9 April 1952 it began; on 11 April it was over.",
		"[9 April 1952=1952-04-09][11 April=1952-04-11]", 0 },
	{ "signed it on Sunday the 24th, not on the 19th",
		"[Sunday the 24th=2019-11-24][19th=2019-11-19]", "2019-11-28" },
	{ "On Thursday 21, a march; on November 19 before.",
		"[Thursday 21=2019-11-21][November 19=2019-11-19]",
		"2019-11-28" },
	{ "fraud on October 20 and", "[October 20=2019-10-20]", "2019-11" },
	{ "between May and June 1952 they", "[May=1952-05][June 1952=1952-06]",
		0 },
	{ "You may march in august company, Mar del Plata said.", "", 0 },
	{ "August Wilson and April Smith and May Day", "", "1990" },
	{ "posted 2016-08-26, read 26/8/2016",
		"[2016-08-26=2016-08-26][26/8/2016=2016-08-26]", 0 },
	{ "last month they met yesterday",
		"[last month=2016-08][yesterday=2016-09-29]", "2016-09-30" },
	{ "31 February 1950 never was", "[February 1950=1950-02]", 0 },
	{ "el viernes 16 de mayo de 1980",
		"[viernes 16 de mayo de 1980="
		"1980-05-16]",
		0 },
	{ "the 24th of June 1967", "[24th of June 1967=1967-06-24]", 0 },
};

static void
find_dates(
	const char *text, const char *date, struct str *found, size_t *remarks)
{
	struct resources *resources = resources_new();
	struct doc *doc = doc_new();
	struct reading *reading;
	size_t i;

	doc_set_text(doc, text, strlen(text));
	doc->date = doc_string(doc, date);
	doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
	reading = reading_new(resources, doc);
	dates_pass(reading);
	reading_free(reading);
	for (i = 0; i < doc->span_count; i++) {
		str_add_char(found, '[');
		str_add_slice(found,
			doc_slice(doc, doc->spans[i].start, doc->spans[i].end));
		str_add_format(found, "=%s]", doc->spans[i].value);
	}
	*remarks = doc->remark_count;
	doc_free(doc);
	resources_free(resources);
}

static void
dates_are_found(void **state)
{
	size_t i, remarks;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str found = { 0 };

		find_dates(cases[i].text, cases[i].document, &found, &remarks);
		assert_string_equal(str_text(&found), cases[i].dates);
		str_done(&found);
	}
}

static void
wrong_weekdays_are_remarked_upon(void **state)
{
	struct str found = { 0 };
	size_t remarks;

	(void)state;
	find_dates("Thursday October 4th, 2006", NULL, &found, &remarks);
	assert_string_equal(
		str_text(&found), "[Thursday October 4th, 2006=2006-10-04]");
	assert_int_equal(remarks, 1);
	str_clear(&found);
	find_dates("Wednesday October 4th, 2006", NULL, &found, &remarks);
	assert_int_equal(remarks, 0);
	str_done(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_found),
		cmocka_unit_test(wrong_weekdays_are_remarked_upon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
