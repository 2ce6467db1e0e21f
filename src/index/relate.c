/*
 * Weighs what two passages share.
 *
 * Each kind of evidence becomes a number from 0 to 1 and they are combined as
 * independent hints are.  How rare something is: log(N/n)/log(N), 1 for what
 * stands in one passage of N, 0 for what stands in all.
 */
#include "index/relate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How rare something is, is kept for counts up to this. */
#define RELATE_COUNTED 4096

/* A name in more passages than this is frequent: alone it is no reason. */
#define RELATE_FEW 6

/* What stands in the next passage of the same paragraph counts by half. */
#define RELATE_BESIDE 0.5
#define RELATE_NEXT 0.25 /* ... and of the next paragraph by a quarter */

/* Notes are dated by what they cite. */
#define RELATE_NOTE 0.5

/* Places say where, not who or what; many stories pass through a town. */
#define RELATE_PLACE 0.5

/* A date that only the question or the passage before has. */
#define RELATE_TOLD 0.6

/* What is left of a relation if the dates contradict each other, or what is
 * told around the passages is years apart. */
#define RELATE_CLASH 0.45
#define RELATE_APART 0.7

/* ... if two people have one surname, or two years an event of one name. */
#define RELATE_NAMESAKE 0.4

/* What a document says elsewhere its reader will see anyhow. */
#define RELATE_HOME 0.45

/* A day or month that few speak of is a reason by itself. */
#define RELATE_DAY 0.3

static const double relate_types[] = {
	[ENTITY_PER] = 1.2,
	[ENTITY_PLACE] = 0.8,
	[ENTITY_ORG] = 0.7,
	[ENTITY_EVENT] = 1.2,
	[ENTITY_WORK] = 1.0,
	[ENTITY_LAW] = 1.2,
	[ENTITY_NORP] = 0.1,
};

/* -- dates ---------------------------------------------------------------- */

/*
 * 20031013 for a day, 20031000 for a month, 20030000 for a year, else 0.  A
 * night, or a day or two more, is a day here.
 */
int32_t
relate_date_key(const struct passage_date *date)
{
	if (date->low / 100 == date->high / 100 && date->high - date->low <= 3)
		return date->low;
	if (date->low / 100 == date->high / 100)
		return date->low / 100 * 100;
	if (date->low / 10000 == date->high / 10000)
		return date->low / 10000 * 10000;
	return 0;
}

static int
compare_keys(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* All dates of a library by day, month and year, sorted. */
struct keys {
	int32_t *rows;
	size_t count;
};

/* Its own key, or those of the month and year it is in; 0 if it has none. */
static int32_t
key_of(int32_t key, unsigned precision)
{
	if (precision == 2)
		return key % 100 ? key : 0;
	if (precision == 1)
		return key % 10000 ? key / 100 * 100 : 0;
	return key / 10000 * 10000;
}

static size_t
keys_below(const struct keys *keys, int32_t key)
{
	size_t low = 0, high = keys->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (keys->rows[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static double
relater_rarity(const struct relater *relater, double in)
{
	double rare = 1 - log(in < 2 ? 2 : in) / relater->logarithm;

	return rare < 0 ? 0 : rare;
}

static void
relater_rate_dates(struct relater *relater, const struct keys *keys)
{
	const struct passages *passages = relater->passages;
	struct relater_date *date;
	unsigned precision;
	int32_t key;
	size_t i;

	relater->dates =
		memory_zero(passages->date_count + 1, sizeof *relater->dates);
	for (i = 0; i < passages->date_count; i++) {
		date = &relater->dates[i];
		date->key = relate_date_key(&passages->dates[i]);
		for (precision = 0; precision < 3; precision++) {
			key = key_of(date->key, precision);
			if (key)
				date->rare[precision] = relater_rarity(relater,
					(double)(keys_below(keys, key + 1) -
						 keys_below(keys, key)));
		}
	}
}

static void
relater_read_dates(struct relater *relater)
{
	const struct passages *passages = relater->passages;
	struct keys keys = { 0 };
	unsigned precision;
	int32_t key;
	size_t i;

	keys.rows =
		memory_zero(passages->date_count * 3 + 1, sizeof *keys.rows);
	for (i = 0; i < passages->date_count; i++) {
		for (precision = 0; precision < 3; precision++) {
			key = key_of(relate_date_key(&passages->dates[i]),
				precision);
			if (key)
				keys.rows[keys.count++] = key;
		}
	}
	if (keys.count)
		qsort(keys.rows, keys.count, sizeof *keys.rows, compare_keys);
	relater_rate_dates(relater, &keys);
	free(keys.rows);
}

void
relater_init(struct relater *relater, const struct passages *passages)
{
	double count = (double)passages->count;
	uint32_t i;

	*relater = (struct relater){ .passages = passages };
	relater->logarithm = log(count < 50 ? 50 : count);
	relater->rare = memory_zero(RELATE_COUNTED, sizeof *relater->rare);
	for (i = 0; i < RELATE_COUNTED; i++)
		relater->rare[i] = relater_rarity(relater, i);
	relater->names =
		memory_zero(passages->known_count + 1, sizeof *relater->names);
	for (i = 0; i < passages->known_count; i++)
		relater->names[i] =
			relater_rarity(relater, passages->known[i].passages);
	relater_read_dates(relater);
}

void
relater_done(struct relater *relater)
{
	free(relater->rare);
	free(relater->names);
	free(relater->dates);
	*relater = (struct relater){ 0 };
}

/* How rare it is to stand in so many passages. */
static double
rarity(const struct relater *relater, uint32_t in)
{
	return in < RELATE_COUNTED ? relater->rare[in]
				   : relater_rarity(relater, in);
}

/* A year, a month, a day: 0, 1, 2. */
static unsigned
date_precision(int32_t key)
{
	return key % 100 ? 2 : key % 10000 ? 1 : 0;
}

/* What it is worth that two passages name one year, month, day. */
static const double date_exact[] = { 0.5, 0.8, 1 };

/* The longer of two dates is how exactly they agree. */
static double
date_agreement(const struct relater *relater, size_t a, size_t b,
	const struct passage_date **agreed)
{
	const struct passage_date *x = &relater->passages->dates[a];
	const struct passage_date *y = &relater->passages->dates[b];
	const struct relater_date *kx = &relater->dates[a];
	const struct relater_date *ky = &relater->dates[b], *longer;
	unsigned precision;
	double exact;

	if (x->high < y->low || y->high < x->low)
		return 0;
	if (!kx->key || !ky->key)
		return x->high / 10000 - x->low / 10000 < 12 &&
				       y->high / 10000 - y->low / 10000 < 12
			       ? 0.08
			       : 0;
	longer = date_precision(ky->key) < date_precision(kx->key) ? ky : kx;
	*agreed = longer == ky ? y : x;
	precision = date_precision(longer->key);
	exact = date_exact[precision];
	if (x->inferred || y->inferred)
		exact *= 0.85;
	return exact * longer->rare[precision];
}

/* How two runs of dates stand to each other. */
struct meeting {
	double best;
	bool meet;  /* some overlap */
	bool sure;  /* some that were not inferred could have */
	bool years; /* none is within a year of another */
};

static void
meeting_add(const struct relater *relater, size_t a, size_t b,
	struct meeting *meeting, struct relation *relation)
{
	const struct passage_date *x = &relater->passages->dates[a];
	const struct passage_date *y = &relater->passages->dates[b];
	const struct passage_date *agreed = NULL;
	double agreement = date_agreement(relater, a, b, &agreed);

	if (!x->inferred && !y->inferred && relater->dates[a].key &&
		relater->dates[b].key)
		meeting->sure = true;
	if (agreement > 0)
		meeting->meet = true;
	if (x->low / 10000 <= y->high / 10000 + 1 &&
		y->low / 10000 <= x->high / 10000 + 1)
		meeting->years = false;
	if (agreement <= meeting->best)
		return;
	meeting->best = agreement;
	if (agreed)
		relation->date = *agreed;
}

/*
 * The best agreement of two passages' dates; *clash if those that are sure all
 * disagree, or what is told around them is years apart.
 */
static double
compare_dates(const struct relater *relater, const struct passage *a,
	const struct passage *b, struct relation *relation, double *clash)
{
	const struct passage *rows = relater->passages->rows;
	const struct run *x = &rows[a->dated].dates, *y = &rows[b->dated].dates;
	bool own = a->dates.count && b->dates.count;
	struct meeting meeting = { .years = x->count && y->count };
	uint32_t i, j;

	for (i = 0; i < x->count; i++) {
		for (j = 0; j < y->count; j++)
			meeting_add(relater, x->first + i, y->first + j,
				&meeting, relation);
	}
	*clash = 1;
	if (own && meeting.sure && !meeting.meet)
		*clash = RELATE_CLASH;
	else if (meeting.years)
		*clash = RELATE_APART;
	if (!own)
		meeting.best *= RELATE_TOLD;
	if (a->kind == BLOCK_NOTE || b->kind == BLOCK_NOTE)
		meeting.best *= RELATE_NOTE;
	return meeting.best;
}

/* -- entities ------------------------------------------------------------- */

static bool
run_holds(const uint32_t *rows, const struct run *run, uint32_t id)
{
	uint32_t low = 0, high = run->count, middle;

	rows += run->first;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (rows[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < run->count && rows[low] == id;
}

/* Does the passage that many places on name it? */
static bool
passage_beside_names(
	const struct passages *passages, size_t at, ptrdiff_t on, uint32_t id)
{
	const struct passage *passage = &passages->rows[at];

	if (on < 0 ? at == 0 : at + 1 == passages->count)
		return false;
	return passage[on].document == passage->document &&
	       run_holds(passages->entities, &passage[on].entities, id);
}

/* 1 if the passage names it, less if one beside it does, else 0. */
static double
passage_names(const struct passages *passages, size_t at, uint32_t id)
{
	const struct passage *passage = &passages->rows[at];
	ptrdiff_t on;

	if (run_holds(passages->entities, &passage->entities, id))
		return 1;
	for (on = -1; on <= 1; on += 2) {
		if (passage_beside_names(passages, at, on, id))
			return passage[on].block == passage->block
				       ? RELATE_BESIDE
				       : RELATE_NEXT;
	}
	if (passage->question != at &&
		run_holds(passages->entities,
			&passages->rows[passage->question].entities, id))
		return RELATE_BESIDE;
	return 0;
}

static void
relation_share(struct relation *relation, uint32_t id, double weight)
{
	uint32_t i = relation->shared_count < RELATION_SHARED
			     ? relation->shared_count
			     : RELATION_SHARED;

	relation->shared_count++;
	for (; i > 0 && relation->weight[i - 1] < weight; i--) {
		if (i < RELATION_SHARED) {
			relation->weight[i] = relation->weight[i - 1];
			relation->shared[i] = relation->shared[i - 1];
		}
	}
	if (i < RELATION_SHARED) {
		relation->weight[i] = weight;
		relation->shared[i] = id;
	}
}

/*
 * What a's names weigh that b has too; those both name are counted once.  In
 * undated stories places count for less.
 */
static double
compare_names(const struct relater *relater, size_t a, size_t b, bool again,
	bool dated, struct relation *relation)
{
	const struct passages *passages = relater->passages;
	const struct passage *passage = &passages->rows[a];
	const struct passage_entity *known;
	uint64_t near = passages->rows[b].near;
	double sum = 0, there, rare, weight;
	uint32_t i, id;

	if (!(near & passage->near))
		return 0;
	for (i = 0; i < passage->entities.count; i++) {
		id = passages->entities[passage->entities.first + i];
		if (!(near & passages_mask(id)))
			continue;
		there = passage_names(passages, b, id);
		if (there <= 0 || (again && there >= 1))
			continue;
		known = &passages->known[id];
		rare = relater->names[id];
		weight = there * rare * rare * relate_types[known->type];
		if (!dated && known->type == ENTITY_PLACE)
			weight *= RELATE_PLACE;
		sum += weight;
		if (known->type != ENTITY_NORP)
			relation_share(relation, id, weight);
	}
	return sum;
}

/* Does a name somebody, and b somebody else of that surname? */
static bool
surnames_clash(const struct passages *passages, size_t a, size_t b)
{
	const struct run *x = &passages->rows[a].entities;
	const struct run *y = &passages->rows[b].entities;
	uint64_t surname;
	uint32_t i, j, id, other;

	for (i = 0; i < x->count; i++) {
		id = passages->entities[x->first + i];
		surname = passages->known[id].surname;
		if (!surname)
			continue;
		for (j = 0; j < y->count; j++) {
			other = passages->entities[y->first + j];
			if (other != id &&
				passages->known[other].surname == surname &&
				!run_holds(passages->entities, y, id) &&
				!run_holds(passages->entities, x, other))
				return true;
		}
	}
	return false;
}

/* -- words ---------------------------------------------------------------- */

static double
compare_words(const struct relater *relater, const struct passage *a,
	const struct passage *b)
{
	const struct passages *passages = relater->passages;
	const uint32_t *x = passages->stems + a->stems.first;
	const uint32_t *y = passages->stems + b->stems.first;
	uint32_t i = 0, j = 0;
	double sum = 0, rare;

	while (i < a->stems.count && j < b->stems.count) {
		if (x[i] < y[j]) {
			i++;
		} else if (x[i] > y[j]) {
			j++;
		} else {
			rare = rarity(
				relater, passages_of_stem(passages, x[i]));
			sum += rare * rare;
			i++;
			j++;
		}
	}
	return sum > 0 ? 1 - exp(-sum / 3) : 0;
}

/* -- all together --------------------------------------------------------- */

static bool
share_event(const struct relater *relater, const struct relation *relation)
{
	uint32_t i;

	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++) {
		if (relater->passages->known[relation->shared[i]].type ==
			ENTITY_EVENT)
			return true;
	}
	return false;
}

/*
 * One shared name is a reason only if hardly anyone else bears it here, and
 * people are met in fewer stories than places.  Of several, frequent ones need
 * words that agree, too.
 */
static bool
names_suffice(const struct relater *relater, const struct relation *relation,
	double words)
{
	const struct passage_entity *known;
	double both = relation->weight[0] + relation->weight[1];

	if (!relation->shared_count)
		return false;
	known = &relater->passages->known[relation->shared[0]];
	if (relation->shared_count > 1)
		return both > 0.4 || (both > 0.1 && words > 0.1);
	if (known->passages > RELATE_FEW)
		return false;
	return words > 0.2 ||
	       (known->type != ENTITY_PLACE && known->type != ENTITY_ORG);
}

/* What agrees: a story that is dated, or one that is named, or only names. */
static void
relation_judge(const struct relater *relater, struct relation *relation,
	double dates, double names, double words, double clash)
{
	bool backed = names > 0.06 || words > 0.2;

	relation->kind = REFERENCE_SAME_EVENT;
	if (clash == 1 &&
		((dates > 0.12 && backed) || share_event(relater, relation)))
		return;
	if (clash == 1 && dates > RELATE_DAY) {
		relation->score *= 0.7;
		return;
	}
	relation->kind = REFERENCE_SAME_NAMES;
	if (!names_suffice(relater, relation, words))
		relation->score = 0;
}

void
relate(const struct relater *relater, size_t a, size_t b,
	struct relation *relation)
{
	const struct passage *x = &relater->passages->rows[a];
	const struct passage *y = &relater->passages->rows[b];
	double dates, names, words, clash;

	*relation = (struct relation){ 0 };
	dates = compare_dates(relater, x, y, relation, &clash);
	names = compare_names(relater, a, b, false, dates > 0, relation) +
		compare_names(relater, b, a, true, dates > 0, relation);
	names = names > 0 ? 1 - exp(-names) : 0;
	words = compare_words(relater, x, y);
	relation->score =
		1 - (1 - 0.75 * dates) * (1 - 0.6 * names) * (1 - 0.4 * words);
	relation_judge(relater, relation, dates, names, words, clash);
	if (relation->score <= 0)
		return;
	relation->score *= clash;
	if (clash < 1 && share_event(relater, relation))
		relation->score *= RELATE_NAMESAKE;
	if (surnames_clash(relater->passages, a, b))
		relation->score *= RELATE_NAMESAKE;
	if (x->document == y->document)
		relation->score *= RELATE_HOME;
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

void
relation_say(const struct relater *relater, const struct relation *relation,
	struct str *why)
{
	bool event = relation->kind == REFERENCE_SAME_EVENT;
	const char *comma = "";
	uint32_t i;

	str_add(why, event                        ? "same event: "
		     : relation->shared_count > 1 ? "same names: "
						  : "same name: ");
	if (event && relate_date_key(&relation->date)) {
		date_say(&relation->date, why);
		comma = ", ";
	}
	for (i = 0; i < relation->shared_count && i < RELATION_SHARED; i++) {
		if (*comma && relation->weight[i] < 0.04)
			break;
		str_add_format(why, "%s%s", comma,
			relater->passages->known[relation->shared[i]].name);
		comma = ", ";
	}
	if (!*comma)
		str_add(why, "the same words");
}
