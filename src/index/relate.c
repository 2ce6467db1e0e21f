/*
 * Weighs what two passages share.
 *
 * Each kind of evidence becomes a number from 0 to 1 and they are combined as
 * independent hints are.  How rare something is: log(N/n)/log(N), 1 for what
 * stands in one passage of N, 0 for what stands in all.  What one document
 * says again and again counts for little more than what it says once: so n is
 * counts_spread(), not the number of passages.
 */
#include "index/relate_parts.h"

#include <math.h>
#include <stdlib.h>

#include "lectern/base/memory.h"

/* How much each kind of evidence can make of a relation alone. */
#define RELATE_DATES 0.6
#define RELATE_NAMES 0.5
#define RELATE_WORDS 0.53

/* How much of it half makes up; the less, the faster names and words tell. */
#define RELATE_NAMES_RISE 1.5
#define RELATE_WORDS_RISE 0.4

/* Two words in a row tell so much more than each alone. */
#define RELATE_PAIR 2.0

/* A date is backed by so much of names, or of words. */
#define RELATE_BACKED_NAMES 0.12
#define RELATE_BACKED_WORDS 0.2

/* Names and words that are together a reason, and words that are alone. */
#define RELATE_REASON 0.4

/* A name of no more weight is frequent: the words must be alike, too. */
#define RELATE_ALIKE 0.6
#define RELATE_SUBJECT 0.65

/* One name that so many have and no words in common is nothing but a name. */
#define RELATE_FREQUENT 0.6
#define RELATE_BARE 0.05

/* What is left of a relation of two people of one surname, or of two years
 * with an event of one name. */
#define RELATE_NAMESAKE 0.4

/*
 * ... of two years: the rarer what both name, the likelier one story is told
 * of two times; of names of this weight nothing is lost.
 */
#define RELATE_ENDURING 1.5

/* ... and of one town. */
#define RELATE_TOWN 0.3
#define RELATE_TOWN_RARE 0.15

/* ... of one that only a day or month is a reason for, which few speak of. */
#define RELATE_DAY 0.2
#define RELATE_DAY_ALONE 0.85

/* What a document says elsewhere its reader will see anyhow. */
#define RELATE_HOME 0.6
#define RELATE_HOME_CONTRADICT 0.7 /* ... and at another time */

double
relate_rarity(const struct relater *relater, double in)
{
	double rare = 1 - log(in < 1.5 ? 1.5 : in) / relater->logarithm;

	return rare < 0 ? 0 : rare;
}

static float
squared(double number)
{
	return (float)(number * number);
}

void
relater_init(struct relater *relater, const struct passages *passages)
{
	double count = (double)passages->counts->passages;
	uint32_t i;

	*relater = (struct relater){ .passages = passages };
	relater->logarithm = log(count < 50 ? 50 : count);
	relater->names =
		memory_zero(passages->known_count + 1, sizeof *relater->names);
	for (i = 0; i < passages->known_count; i++)
		relater->names[i] =
			relate_rarity(relater, passages->known[i].spread);
	relater->stems = memory_zero(PASSAGE_STEMS, sizeof *relater->stems);
	for (i = 0; i < PASSAGE_STEMS; i++) {
		if (passages->counts->stems[i] > 0)
			relater->stems[i] = squared(relate_rarity(
				relater, passages_of_stem(passages, i)));
	}
	relate_read_dates(relater);
}

void
relater_done(struct relater *relater)
{
	free(relater->names);
	free(relater->stems);
	free(relater->dates);
	*relater = (struct relater){ 0 };
}

/* -- words ---------------------------------------------------------------- */

static double
relate_words(const struct relater *relater, const struct passage *a,
	const struct passage *b)
{
	const struct passages *passages = relater->passages;
	const uint32_t *x = passages->stems + a->stems.first;
	const uint32_t *y = passages->stems + b->stems.first;
	const struct passage_pair *p = passages->pairs + a->stems.first;
	const struct passage_pair *q = passages->pairs + b->stems.first;
	uint32_t i = 0, j = 0;
	double sum = 0;

	while (i < a->stems.count && j < b->stems.count) {
		if (x[i] < y[j]) {
			i++;
		} else if (x[i] > y[j]) {
			j++;
		} else {
			sum += relater->stems[x[i] % PASSAGE_STEMS];
			if (p[i].hash && p[i].hash == q[j].hash)
				sum += RELATE_PAIR *
				       squared(relate_rarity(
					       relater, p[i].count));
			i++;
			j++;
		}
	}
	return sum > 0 ? 1 - exp(-sum * RELATE_WORDS_RISE) : 0;
}

/* -- all together --------------------------------------------------------- */

/* What two passages have in common, before it is judged. */
struct evidence {
	double dates, names, words;
	enum relate_clash clash;
};

static bool
share_event(const struct relater *relater, const struct relation *relation)
{
	uint32_t i;

	if (relation->event)
		return true;
	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++) {
		if (relater->passages->known[relation->shared[i]].type ==
			ENTITY_EVENT)
			return true;
	}
	return false;
}

/*
 * Does the name of an event that both tell of say which it is?  "Catavi
 * massacre" does, "permanent revolution" may be anything.
 */
static bool
share_telling_event(const struct relation *relation)
{
	return relation->event || relation->telling;
}

uint32_t
relation_named(const struct relation *relation)
{
	uint32_t i, count = 0;

	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++)
		count += relation->weight[i] >= RELATE_SAID;
	return count;
}

/* A frequent name that both only mention, and nothing else. */
static bool
names_are_bare(const struct relater *relater, const struct relation *relation,
	const struct evidence *evidence)
{
	return relation_named(relation) <= 1 && !relation->introduced &&
	       evidence->words < RELATE_BARE &&
	       relater->names[relation->shared[0]] < RELATE_FREQUENT;
}

/*
 * Names are a reason if one of them stands in both passages themselves, and if
 * they are rare or the words agree; words, if many rare ones agree.
 */
static bool
names_suffice(const struct relater *relater, const struct relation *relation,
	const struct evidence *evidence)
{
	if (!relation->shared_count)
		return evidence->words > RELATE_SUBJECT;
	return relation->in_both &&
	       !names_are_bare(relater, relation, evidence) &&
	       (relation->known || evidence->words > RELATE_ALIKE) &&
	       evidence->names + evidence->words > RELATE_REASON;
}

/* What agrees: a story that is dated, or one that is named, or only names. */
static void
relation_judge(const struct relater *relater, struct relation *relation,
	const struct evidence *evidence)
{
	bool backed =
		evidence->names > RELATE_BACKED_NAMES ||
		(evidence->words > RELATE_BACKED_WORDS && !relation->told);

	relation->kind = REFERENCE_SAME_EVENT;
	if (evidence->clash == RELATE_AGREE) {
		if ((evidence->dates > 0.05 && backed &&
			    relate_date_key(&relation->date)) ||
			share_telling_event(relation))
			return;
		if (evidence->dates > RELATE_DAY && !relation->told) {
			relation->score *= RELATE_DAY_ALONE;
			return;
		}
	}
	relation->kind = relation->shared_count ? REFERENCE_SAME_NAMES
						: REFERENCE_SAME_WORDS;
	if (!names_suffice(relater, relation, evidence))
		relation->score = 0;
}

/* Is a place that many stories pass through all that both name? */
static bool
relation_is_of_town(
	const struct relater *relater, const struct relation *relation)
{
	uint32_t i;

	if (!relation->shared_count || relation->weight[0] > RELATE_TOWN_RARE)
		return false;
	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++) {
		if (relater->passages->known[relation->shared[i]].type !=
			ENTITY_PLACE)
			return false;
	}
	return true;
}

/* How much two times leave of it. */
static double
relation_endures(const struct relation *relation, enum relate_clash clash)
{
	static const double left[] = { [RELATE_AGREE] = 1,
		[RELATE_CONTRADICT] = 0.7,
		[RELATE_YEARS_APART] = 0.85 };
	double rare = relation->weight[0] / RELATE_ENDURING;

	if (clash == RELATE_YEARS_APART && relation->introduced)
		return 1;
	return 1 - (1 - left[clash]) * (1 - (rare < 1 ? rare : 1));
}

/* What speaks against it. */
static void
relation_doubt(const struct relater *relater, struct relation *relation,
	const struct evidence *evidence, size_t a, size_t b)
{
	const struct passage *rows = relater->passages->rows;

	relation->score *= relation_endures(relation, evidence->clash);
	if (evidence->clash != RELATE_AGREE && share_event(relater, relation))
		relation->score *= RELATE_NAMESAKE;
	if (evidence->clash != RELATE_AGREE &&
		relation_is_of_town(relater, relation))
		relation->score *= RELATE_TOWN;
	if (relate_namesakes(relater->passages, a, b))
		relation->score *= relation->kind == REFERENCE_SAME_EVENT
					   ? RELATE_NAMESAKE
					   : 0;
	if (rows[a].document != rows[b].document)
		return;
	if (evidence->clash == RELATE_CONTRADICT)
		relation->score *= RELATE_HOME_CONTRADICT;
	relation->score *=
		relation->kind == REFERENCE_SAME_WORDS ? 0 : RELATE_HOME;
}

void
relate(const struct relater *relater, size_t a, size_t b,
	struct relation *relation)
{
	const struct passage *rows = relater->passages->rows;
	struct evidence evidence;

	*relation = (struct relation){ 0 };
	evidence.dates = relate_dates(
		relater, &rows[a], &rows[b], relation, &evidence.clash);
	evidence.names =
		relate_names(relater, a, b, evidence.dates > 0, relation);
	if (evidence.clash != RELATE_CONTRADICT)
		evidence.names += relate_events(relater, a, b,
			relation->precision >= RELATE_OF_MONTH, relation);
	if (evidence.names > 0)
		evidence.names = 1 - exp(-evidence.names * RELATE_NAMES_RISE);
	evidence.words = relate_words(relater, &rows[a], &rows[b]);
	evidence.dates *=
		relate_exactness(relation, evidence.names + evidence.words);
	relation->score = 1 - (1 - RELATE_DATES * evidence.dates) *
				      (1 - RELATE_NAMES * evidence.names) *
				      (1 - RELATE_WORDS * evidence.words);
	relation_judge(relater, relation, &evidence);
	if (relation->score > 0)
		relation_doubt(relater, relation, &evidence, a, b);
}

/* -- in words ------------------------------------------------------------- */

static void
date_say(const struct passage_date *date, struct str *why)
{
	static const char *const months[] = { "Jan.", "Feb.", "March", "April",
		"May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
		"Dec." };
	int32_t key = relate_date_key(date), month = key / 100 % 100;

	if (key % 100)
		str_add_format(why, "%d ", (int)(key % 100));
	if (key % 10000 && month >= 1 && month <= 12)
		str_add_format(why, "%s ", months[month - 1]);
	str_add_format(why, "%d", (int)(key / 10000));
}

/* Is it a word that both passages hold?  How rare it is, else 0. */
static float
word_shared(const struct relater *relater, const struct passage *a,
	const struct passage *b, uint32_t stem)
{
	const uint32_t *stems = relater->passages->stems;
	uint32_t i, in = 0;

	if (!stem)
		return 0;
	for (i = 0; i < a->stems.count; i++)
		in += stems[a->stems.first + i] == stem;
	for (i = 0; in == 1 && i < b->stems.count; i++)
		in += stems[b->stems.first + i] == stem;
	return in == 2 ? relater->stems[stem % PASSAGE_STEMS] : 0;
}

/* "July", "1980": what a date has said already. */
static bool
word_is_dated(struct slice text, const struct word *word)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	struct slice said = slice_part(text, word->start, word->end);
	size_t i;

	if (said.len && said.data[0] >= '0' && said.data[0] <= '9')
		return true;
	for (i = 0; i < sizeof months / sizeof *months; i++) {
		if (slice_is(said, months[i]))
			return true;
	}
	return false;
}

void
relation_say_words(const struct relater *relater, size_t a, size_t b,
	const struct words *words, struct slice text, struct str *why)
{
	const struct passage *rows = relater->passages->rows;
	const struct word *word, *best;
	uint32_t said[RELATION_WORDS], count, i;
	float most, rare;
	size_t at;

	for (count = 0; count < RELATION_WORDS; count++) {
		best = NULL;
		most = 0;
		for (at = 0; at < words->count; at++) {
			word = &words->rows[at];
			rare = word_shared(
				relater, &rows[a], &rows[b], word->stem);
			for (i = 0; i < count; i++)
				rare *= said[i] != word->stem;
			if (rare <= most || word_is_dated(text, word))
				continue;
			most = rare;
			best = word;
		}
		if (!best)
			return;
		said[count] = best->stem;
		str_add_format(why, "%s%.*s",
			count      ? ", "
			: why->len ? "; same subject: "
				   : "same subject: ",
			(int)(best->end - best->start),
			text.data + best->start);
	}
}

/*
 * A day or month and a name make an event; else it is only said when.  What is
 * dated by the text before it is of that time, no more.
 */
static const char *
relation_begins(const struct relation *relation)
{
	uint32_t named = relation_named(relation);

	if (relation->kind != REFERENCE_SAME_EVENT)
		return named > 1 ? "same names: " : "same name: ";
	if (share_telling_event(relation))
		return "same event: ";
	if (relation->told)
		return "same time: ";
	if (relation->precision == RELATE_OF_YEAR)
		return "same year: ";
	if (named)
		return "same event: ";
	return relation->precision == RELATE_OF_DAY ? "same day: "
						    : "same month: ";
}

void
relation_say(const struct relater *relater, const struct relation *relation,
	struct str *why)
{
	bool event = relation->kind == REFERENCE_SAME_EVENT;
	const char *before = relation_begins(relation);
	uint32_t i;

	if (event && relate_date_key(&relation->date)) {
		str_add(why, before);
		date_say(&relation->date, why);
		before = ", ";
	}
	if (relation->event) {
		str_add_format(why, "%s%s, also %s", before,
			relater->passages->known[relation->event].name,
			relater->passages->known[relation->other].name);
		before = ", ";
	}
	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++) {
		if (why->len && relation->weight[i] < RELATE_SAID)
			break;
		if (relation->shared[i] == relation->event ||
			relation->shared[i] == relation->other)
			continue;
		str_add_format(why, "%s%s", before,
			relater->passages->known[relation->shared[i]].name);
		before = ", ";
	}
}
