/*
 * Telling languages apart by their commonest words, and scripts by their
 * letters.  A few kilobytes are enough; a tie or a handful of words is not.
 */
#include "structure/metadata.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

#define LANGUAGE_SAMPLE ((size_t)32 << 10)

/* clang-format off */
static const struct language {
	const char *tag;
	const char *words; /* folded, a blank around each */
} languages[] = {
	{ "en", " the of and to in that was is for with his he it on as by at which from had were not they have this are be but their who " },
	{ "es", " de la que el en y los se del las un por con una su para es al lo como mas pero sus le ya fue este ha si sobre entre cuando muy " },
	{ "pt", " de que e do da em um para com nao uma os no se na por mais as dos como mas foi ao das tem seu sua ou quando muito nos ja eu tambem pelo " },
	{ "fr", " de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ses mais comme ou leur ont cette " },
	{ "de", " der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei " },
	{ "it", " di e il la che in un per una del non con sono le da della si dei al come ma piu anche nel gli alla ha lo delle questo era i " },
	{ "nl", " de van het een en in is dat op te zijn voor met die niet aan er om ook als dan bij of door maar uit naar werd wordt hij heeft " },
	{ "ca", " de la i el que en a les els per un del amb una es no al va dels son mes com seu aquest pero ha han fou quan molt " },
	{ "sv", " och i att det som en pa ar av for med till den har de inte om ett men var sig fran vid hade " },
	{ "pl", " i w na z sie nie do to ze jest o jak po co a za od dla przez byl ale przy tego jego tym " },
	{ "la", " et in est non ad ut cum quod qui sed si ex esse quae hoc per ab de enim autem nec " },
};

/* Scripts that one language uses more than all others. */
static const struct {
	uint32_t first;
	uint32_t last;
	const char *tag;
} language_scripts[] = {
	{ 0x370, 0x3ff, "el" },	  { 0x400, 0x4ff, "ru" },
	{ 0x530, 0x58f, "hy" },	  { 0x590, 0x5ff, "he" },
	{ 0x600, 0x6ff, "ar" },	  { 0x900, 0x97f, "hi" },
	{ 0xe00, 0xe7f, "th" },	  { 0x10a0, 0x10ff, "ka" },
	{ 0x3040, 0x30ff, "ja" }, { 0xac00, 0xd7a3, "ko" },
	{ 0x4e00, 0x9fff, "zh" },
};
/* clang-format on */

#define LANGUAGE_COUNT (sizeof languages / sizeof *languages)
#define SCRIPT_COUNT (sizeof language_scripts / sizeof *language_scripts)

static const char *
language_by_script(struct slice text)
{
	size_t counts[SCRIPT_COUNT] = { 0 }, at = 0, i, letters = 0, best = 0;
	uint32_t point;

	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &at);
		if (point < 0x80) {
			letters += utf8_is_letter(point);
			continue;
		}
		letters += point >= 0x100;
		for (i = 0; i < SCRIPT_COUNT; i++)
			counts[i] += point >= language_scripts[i].first &&
				     point <= language_scripts[i].last;
	}
	for (i = 1; i < SCRIPT_COUNT; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	/* Some kana among many Han characters still make it Japanese. */
	if (best == SCRIPT_COUNT - 1 && counts[best - 2] * 10 > counts[best])
		best -= 2;
	return counts[best] >= 8 && counts[best] * 2 > letters
		       ? language_scripts[best].tag
		       : NULL;
}

/* Adds one to every language that has the word among its commonest. */
static void
language_count(size_t counts[LANGUAGE_COUNT], const char *word, size_t len)
{
	char key[10];
	size_t i;

	if (len + 2 >= sizeof key)
		return;
	key[0] = ' ';
	memcpy(key + 1, word, len);
	memcpy(key + 1 + len, " ", 2);
	for (i = 0; i < LANGUAGE_COUNT; i++)
		counts[i] += strstr(languages[i].words, key) != NULL;
}

static const char *
language_by_words(struct slice text)
{
	size_t counts[LANGUAGE_COUNT] = { 0 }, words = 0, at = 0, len, i;
	size_t best = 0, second = 0;
	char *folded = fold_string(text.data, text.len);

	while (folded[at]) {
		len = strspn(folded + at, "abcdefghijklmnopqrstuvwxyz");
		if (len) {
			language_count(counts, folded + at, len);
			words++;
		}
		at += len;
		at += folded[at] != 0;
	}
	free(folded);
	for (i = 1; i < LANGUAGE_COUNT; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	for (i = 0; i < LANGUAGE_COUNT; i++) {
		if (i != best && counts[i] > second)
			second = counts[i];
	}
	if (counts[best] < 5 || counts[best] * 8 < words ||
		counts[best] * 10 < second * 11)
		return NULL;
	return languages[best].tag;
}

const char *
metadata_language(struct slice text)
{
	const char *tag;
	size_t from = 0;

	if (text.len > LANGUAGE_SAMPLE) {
		from = (text.len - LANGUAGE_SAMPLE) / 4;
		from = utf8_floor(text.data, text.len, from);
		text = slice_part(text, from,
			utf8_floor(
				text.data, text.len, from + LANGUAGE_SAMPLE));
	}
	tag = language_by_script(text);
	return tag ? tag : language_by_words(text);
}
