/*
 * Dates as histories of wars tell them: days of campaigns, seasons, feasts,
 * years before Christ.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lectern/names/passes.h"

/* Each date found is written [as printed=EDTF]; ! behind it: inferred. */
static const struct {
	const char *text;
	const char *dates;
} cases[] = {
	/* clang-format off */
	{ "On the night of 3 May 1941 the convoy sailed; on 5 May it was met.",
	  "[3 May 1941=1941-05-03][5 May=1941-05-05!]" },
	{ "During the night of 9/10 November 1938 they broke out.",
	  "[9/10 November 1938=1938-11-09/1938-11-10]" },
	{ "In the night of 30/31 October 1942 two ships sank.",
	  "[30/31 October 1942=1942-10-30/1942-10-31]" },
	{ "In early 1943 and again in late August the front moved.",
	  "[1943=1943][August=1943-08!]" },
	{ "In the spring of 1862 the army of the west marched.",
	  "[spring of 1862=1862-21]" },
	{ "The summer of 1642 and the autumn of 1643 were wet.",
	  "[summer of 1642=1642-22][autumn of 1643=1643-23]" },
	{ "By the fall of 1864 and in winter 1864 they starved.",
	  "[fall of 1864=1864-23][winter 1864=1864-24]" },
	{ "The winter of 1941-42 was the coldest.",
	  "[winter of 1941-42=1941-24]" },
	{ "After the fall of 1453 defenders, the walls were empty.", "" },
	{ "By mid-June 1940 France had lost; in mid-July it was quiet.",
	  "[June 1940=1940-06][July=1940-07!]" },
	{ "The war of 1914-18 and that of 1939–45 were one.",
	  "[1914-18=1914/1918][1939–45=1939/1945]" },
	{ "It lasted throughout the 1630s and into the early 1640s.",
	  "[1630s=163X][1640s=164X]" },
	{ "In the 4th century BC and the third century BCE they fought.",
	  "[4th century BC=-03XX][third century BCE=-02XX]" },
	{ "The war began in 431 BC and ended in 404 BC.",
	  "[431 BC=-0430][404 BC=-0403]" },
	{ "The war (431–404 BC) ruined Athens.", "[431–404 BC=-0430/-0403]" },
	{ "From 264 to 241 BC they fought at sea.",
	  "[264=-0263][241 BC=-0240]" },
	{ "On 2 August 216 BC the legions were surrounded.",
	  "[2 August 216 BC=-0215-08-02]" },
	{ "In June 217 B.C. he crossed the marshes.",
	  "[June 217 B.C.=-0216-06]" },
	{ "In AD 70 the city fell, and in 410 AD another.",
	  "[AD 70=0070][410 AD=0410]" },
	{ "In A.D. 9 three legions were lost; in 378 CE an emperor.",
	  "[A.D. 9=0009][378 CE=0378]" },
	{ "In 732, an army met them near Tours. One in 500, they say, fled.",
	  "[732=0732]" },
	{ "Christmas 1944 found them encircled.",
	  "[Christmas 1944=1944-12-25]" },
	{ "They surrendered on Christmas Day, 1941.",
	  "[Christmas Day, 1941=1941-12-25]" },
	{ "On Christmas Eve 1914 the guns fell silent.",
	  "[Christmas Eve 1914=1914-12-24]" },
	{ "On Easter Monday 1916 the post office was taken.",
	  "[Easter Monday 1916=1916-04-24]" },
	{ "At Easter 1916 and on New Year's Eve 1958 they rose.",
	  "[Easter 1916=1916-04-23][New Year's Eve 1958=1958-12-31]" },
	{ "On Good Friday, 1865 the President was shot.",
	  "[Good Friday, 1865=1865-04-14]" },
	{ "They attacked from 3 to 7 May 1940 without success.",
	  "[3 to 7 May 1940=1940-05-03/1940-05-07]" },
	{ "Between May 13 and 15, 1940 the river was crossed.",
	  "[May 13 and 15, 1940=1940-05-13/1940-05-15]" },
	{ "Between 13 and 15 May 1940 the river was crossed.",
	  "[13 and 15 May 1940=1940-05-13/1940-05-15]" },
	{ "From July 1 through July 3, 1863, the armies met.",
	  "[July 1=1863-07-01!][July 3, 1863=1863-07-03]" },
	{ "The battle (July 1–3, 1863) turned the war.",
	  "[July 1–3, 1863=1863-07-01/1863-07-03]" },
	{ "The offensive (21 March – 18 July 1918) failed.",
	  "[21 March – 18 July 1918=1918-03-21/1918-07-18]" },
	{ "It lasted from 28 July 1914 to 11 November 1918.",
	  "[28 July 1914=1914-07-28][11 November 1918=1918-11-11]" },
	{ "The siege (September 1941 – January 1944) was long.",
	  "[September 1941 – January 1944=1941-09/1944-01]" },
	{ "From June to August 1941 all went well.",
	  "[June=1941-06!][August 1941=1941-08]" },
	{ "In April/May 1945 it was over.", "[April/May 1945=1945-04/1945-05]" },
	{ "At 0430 on 6 June 1944 and at 1500 on the same day.",
	  "[6 June 1944=1944-06-06]" },
	{ "With 1200 men and 1500 horses he came in 1565.", "[1565=1565]" },
	{ "The Model 1891 rifle and the 88 mm gun were used in 1915.",
	  "[1915=1915]" },
	{ "The Thirty Years' War (1618–1648) and the war of 1337–1453.",
	  "[1618–1648=1618/1648][1337–1453=1337/1453]" },
	{ "The Hundred Years' War (1337–1453) began.", "[1337–1453=1337/1453]" },
	{ "In 1066 William landed; the 1204 sack came later.",
	  "[1066=1066][1204=1204]" },
	{ "In the 12th and 13th centuries knights rode east.",
	  "[12th and 13th centuries=11XX/12XX]" },
	{ "17th-century warfare and the late seventeenth century",
	  "[17th-century=16XX][seventeenth century=16XX]" },
	{ "By the end of 1943 and the beginning of February 1944.",
	  "[1943=1943][February 1944=1944-02]" },
	{ "On the 10th of May 1940, and on the 14th, they moved.",
	  "[10th of May 1940=1940-05-10][14th=1940-05-14!]" },
	{ "On 7 July the bridge incident happened.", "[7 July=XXXX-07-07]" },
	{ "Sunday, 7 December 1941, was a quiet morning.",
	  "[Sunday, 7 December 1941=1941-12-07]" },
	{ "On 1 Sept 1939 and Sept. 17 the armies crossed.",
	  "[1 Sept 1939=1939-09-01][Sept. 17=1939-09-17!]" },
	{ "The March on Rome was in October 1922.",
	  "[October 1922=1922-10]" },
	{ "The army may march in August 1914, and may not in May.",
	  "[August 1914=1914-08][May=1914-05!]" },
	{ "On 18 and 19 June 1940 the port was shelled.",
	  "[18 and 19 June 1940=1940-06-18/1940-06-19]" },
	{ "On June 18 and 19 the port was shelled in 1940.",
	  "[June 18 and 19=XXXX-06-18/XXXX-06-19][1940=1940]" },
	{ "It was ratified on April 11, 1899 and signed 10 December 1898.",
	  "[April 11, 1899=1899-04-11][10 December 1898=1898-12-10]" },
	{ "Since 1775 or 1776, and until about 1783, c. 1200 fell.",
	  "[1775=1775][1776=1776][1783=1783~]" },
	{ "The 1st Division and the 7th Army crossed on the 7th of March.",
	  "[7th of March=XXXX-03-07]" },
	{ "In 1940–1941, as in 1916/17, food was short.",
	  "[1940–1941=1940/1941][1916/17=1916/1917]" },
	{ "In February and March 1916 it snowed.",
	  "[February=1916-02!][March 1916=1916-03]" },
	{ "The December 1941 attack and the 1942–43 campaign",
	  "[December 1941=1941-12][1942–43=1942/1943]" },
	{ "11 November 1918, 11 a.m.; 8–9 May 1945; 2 September 1945",
	  "[11 November 1918=1918-11-11][8–9 May 1945="
	  "1945-05-08/1945-05-09][2 September 1945=1945-09-02]" },
	{ "By the early hours of April 30, 1975 Saigon had fallen.",
	  "[April 30, 1975=1975-04-30]" },
	{ "On 24 June, 1859, and on September 20th, 1870.",
	  "[24 June, 1859=1859-06-24][September 20th, 1870=1870-09-20]" },
	{ "He was in his thirties in 1939, when the Sunday Times paid him.",
	  "[1939=1939]" },
	{ "On Bloody Sunday, 30 January 1972, thirteen died.",
	  "[30 January 1972=1972-01-30]" },
	{ "From 27 BC – AD 14 he ruled; in 1 BC there was peace.",
	  "[27 BC – AD 14=-0026/0014][1 BC=0000]" },
	{ "In the summer of 415 BC the fleet sailed.",
	  "[summer of 415 BC=-0414-22]" },
	{ "He was crowned on Christmas Day 1066.",
	  "[Christmas Day 1066=1066-12-25]" },
	{ "From 1348 to 1350 the Black Death raged; 1350 men died of it.",
	  "[1348=1348][1350=1350]" },
	{ "In the 1920s and '30s they armed.", "[1920s=192X]['30s=193X!]" },
	{ "The Plaza 25 de Mayo is near Avenida 9 de Julio in 2001.",
	  "[2001=2001]" },
	{ "They met in Rio de Janeiro in 1942; the July 26 Movement did not.",
	  "[1942=1942]" },
	{ "In 1958 Colonel April met Mr. June. June smiled; said May: no.",
	  "[1958=1958]" },
	/* clang-format on */
};

static char *
dates_of(struct resources *resources, const char *text)
{
	struct doc *doc = doc_new();
	struct str found = { 0 };
	struct reading *reading;
	const struct span *span;
	size_t i;

	doc_set_text(doc, text, strlen(text));
	doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
	reading = reading_new(resources, doc);
	dates_pass(reading);
	reading_free(reading);
	for (i = 0; i < doc->span_count; i++) {
		span = &doc->spans[i];
		str_add_char(&found, '[');
		str_add_slice(&found, doc_slice(doc, span->start, span->end));
		str_add_format(&found, "=%s%s]", span->value,
			span->flags & SPAN_INFERRED ? "!" : "");
		assert_true(!(span->flags & SPAN_INFERRED) || span->why);
	}
	doc_free(doc);
	return str_take(&found);
}

static void
dates_of_wars_are_found(void **state)
{
	struct resources *resources = resources_new();
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *found = dates_of(resources, cases[i].text);

		if (strcmp(found, cases[i].dates) != 0) {
			print_error("%s\n  found  %s\n  wanted %s\n",
				cases[i].text, found, cases[i].dates);
			wrong++;
		}
		free(found);
	}
	resources_free(resources);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_of_wars_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
