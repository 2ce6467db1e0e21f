/*
 * An event's name is its kind ("massacre"), and words that say which: a place,
 * a year, an ordinal.  Two names may mean one event if they are of a kind, and
 * the one's words are among the other's, with a year or a place; or if the one
 * place is in the other.  Whether they do is for the dates to say: there were
 * two massacres at Catavi.
 */
#include "index/events.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "index/passages.h"

#define EVENT_WORDS 8

/* Places that have more events of a kind than this are no help. */
#define EVENT_CROWD 64

/* "Sacaba, Cochabamba": so much is between the two. */
#define EVENT_COMMA 2
#define EVENT_LIST 6

/* Kinds; words of a row mean much the same. */
static const char *const event_kinds[][12] = {
	{ "massacre", "massacres", "masacre", "masacres", "matanza", "matanzas",
		"slaughter", "bloodbath", "killings" },
	{ "revolution", "revolt", "rebellion", "uprising", "uprisings",
		"rising", "insurrection", "insurgency", "revolucion",
		"rebelion", "levantamiento", "alzamiento" },
	{ "coup", "putsch", "golpe" },
	{ "strike", "strikes", "huelga", "paro", "walkout" },
	{ "congress", "congresses", "congreso", "convention" },
	{ "conference", "conferencia" },
	{ "election", "elections", "eleccion", "elecciones" },
	{ "referendum", "plebiscite", "referendo" },
	{ "war", "wars", "guerra" },
	{ "battle", "batalla" },
	{ "siege", "sitio", "cerco" },
	{ "march", "marcha" },
	{ "treaty", "pact", "accord", "tratado", "pacto" },
	{ "riot", "riots", "unrest", "motin" },
	{ "fire", "incendio" },
	{ "earthquake", "terremoto" },
};

static const char *const event_small[] = { "of", "the", "in", "at", "on", "and",
	"de", "la", "el", "los", "las", "del", "en", "y", "great" };

#define EVENT_MONTHS 24

static const char *const event_months[EVENT_MONTHS] = { "january", "february",
	"march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december", "enero", "febrero", "marzo", "abril",
	"mayo", "junio", "julio", "agosto", "septiembre", "octubre",
	"noviembre", "diciembre" };

struct event_name {
	uint32_t id;   /* of the entity */
	uint32_t head; /* its kind */
	uint64_t words[EVENT_WORDS];
	bool telling[EVENT_WORDS]; /* a year, or a place */
	uint32_t count;
	uint32_t dates; /* words that are of a date */
	uint32_t place; /* entity of the place, or 0 */
};

struct event_list {
	struct event_name *rows;
	size_t count, cap;
	uint64_t heads[sizeof event_kinds / sizeof *event_kinds][12];
	uint64_t small[sizeof event_small / sizeof *event_small];
	uint64_t months[EVENT_MONTHS];
	struct event_word {
		uint64_t word; /* of a place's name */
		uint32_t place;
	} * places; /* by word */
	size_t place_count, place_cap;
	struct words words;
};

/* -- places --------------------------------------------------------------- */

void
event_places_put(struct event_places *places, uint32_t inner, uint32_t outer)
{
	places->rows = memory_grow(places->rows, places->count, &places->cap,
		sizeof *places->rows);
	places->rows[places->count++] = (struct event_place){ inner, outer };
}

static void
places_close(struct event_places *places)
{
	if (places->run == 2)
		event_places_put(
			places, places->last.inner, places->last.outer);
	places->run = 0;
}

void
event_places_add(struct event_places *places, uint32_t document, uint32_t start,
	uint32_t end, uint32_t entity, bool place)
{
	bool follows = places->run && document == places->document &&
		       start >= places->end &&
		       start - places->end <= EVENT_LIST;

	if (!follows)
		places_close(places);
	if (!place) {
		/* A list goes on behind other names, too. */
		if (follows)
			places->run += 2;
		return;
	}
	if (follows && places->run == 1 && start - places->end == EVENT_COMMA &&
		places->last.inner != entity)
		places->last.outer = entity;
	else if (follows)
		places->run++;
	else
		places->last.inner = entity;
	places->run++;
	places->document = document;
	places->end = end;
}

static int
word_compare(const void *a, const void *b)
{
	const struct event_word *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static uint32_t
list_place(const struct event_list *list, uint64_t word)
{
	size_t low = 0, high = list->place_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (list->places[middle].word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->place_count && list->places[low].word == word
		       ? list->places[low].place
		       : 0;
}

/* -- names ---------------------------------------------------------------- */

static void
list_init(struct event_list *list)
{
	size_t row, i;

	for (row = 0; row < sizeof event_kinds / sizeof *event_kinds; row++) {
		for (i = 0; i < 12 && event_kinds[row][i]; i++) {
			words_read(&list->words, slice_of(event_kinds[row][i]));
			list->heads[row][i] = list->words.rows[0].hash;
		}
	}
	for (i = 0; i < sizeof event_small / sizeof *event_small; i++) {
		words_read(&list->words, slice_of(event_small[i]));
		list->small[i] = list->words.rows[0].hash;
	}
	for (i = 0; i < EVENT_MONTHS; i++) {
		words_read(&list->words, slice_of(event_months[i]));
		list->months[i] = list->words.rows[0].hash;
	}
}

/* The kind that a word names, from 1; or 0. */
static uint32_t
list_head(const struct event_list *list, uint64_t word)
{
	size_t row, i;

	for (row = 0; row < sizeof event_kinds / sizeof *event_kinds; row++) {
		for (i = 0; i < 12; i++) {
			if (list->heads[row][i] == word)
				return (uint32_t)row + 1;
		}
	}
	return 0;
}

static bool
list_is_small(const struct event_list *list, uint64_t word)
{
	size_t i;

	for (i = 0; i < sizeof event_small / sizeof *event_small; i++) {
		if (list->small[i] == word)
			return true;
	}
	return false;
}

static bool
is_number(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len; i++) {
		if (word.data[i] < '0' || word.data[i] > '9')
			return false;
	}
	return word.len > 0;
}

static bool
is_month(const struct event_list *list, uint64_t word)
{
	size_t i;

	for (i = 0; i < EVENT_MONTHS; i++) {
		if (list->months[i] == word)
			return true;
	}
	return false;
}

/* Takes a name apart; one without a kind, or without more, is left out. */
static void
list_add(struct event_list *list, uint32_t id, struct slice name)
{
	struct event_name event = { .id = id };
	const struct word *word;
	struct slice part;
	size_t i, at;

	words_read(&list->words, name);
	for (i = 0; i < list->words.count; i++) {
		word = &list->words.rows[i];
		if (!event.head) {
			event.head = list_head(list, word->hash);
			if (event.head)
				continue;
		}
		if (list_is_small(list, word->hash))
			continue;
		if (event.count == EVENT_WORDS)
			return;
		at = event.count++;
		event.words[at] = word->hash;
		part = slice_part(name, word->start, word->end);
		event.telling[at] = part.len == 4 && is_number(part);
		event.dates += is_number(part) || is_month(list, word->hash);
	}
	if (!event.head || !event.count)
		return;
	for (at = 0; at < event.count; at++) {
		if (event.telling[at])
			continue;
		event.place = list_place(list, event.words[at]);
		event.telling[at] = event.place != 0;
		if (event.place)
			break;
	}
	list->rows = memory_grow(
		list->rows, list->count, &list->cap, sizeof *list->rows);
	list->rows[list->count++] = event;
}

/* A place of several words is known by its last: "Siglo XX". */
static void
list_read_places(struct event_list *list, const struct passages *passages)
{
	struct event_word *row;
	uint32_t id;

	for (id = 1; id < passages->known_count; id++) {
		if (passages->known[id].type != ENTITY_PLACE)
			continue;
		words_read(&list->words, slice_of(passages->known[id].name));
		if (!list->words.count)
			continue;
		list->places = memory_grow(list->places, list->place_count,
			&list->place_cap, sizeof *list->places);
		row = &list->places[list->place_count++];
		row->word = list->words.rows[list->words.count - 1].hash;
		row->place = id;
	}
	if (list->place_count)
		qsort(list->places, list->place_count, sizeof *list->places,
			word_compare);
}

/* -- joining -------------------------------------------------------------- */

static uint32_t
group_of(struct passages *passages, uint32_t id)
{
	while (passages->known[id].event != id)
		id = passages->known[id].event;
	return id;
}

static void
group_join(struct passages *passages, uint32_t a, uint32_t b)
{
	a = group_of(passages, a);
	b = group_of(passages, b);
	if (a < b)
		passages->known[b].event = a;
	else
		passages->known[a].event = b;
}

/* Are all words of a in b, with a year or a place among them? */
static bool
name_is_within(const struct event_name *a, const struct event_name *b)
{
	bool telling = a->count == b->count;
	uint32_t i, j;

	for (i = 0; i < a->count; i++) {
		for (j = 0; j < b->count && b->words[j] != a->words[i]; j++)
			;
		if (j == b->count)
			return false;
		telling = telling || a->telling[i];
	}
	return telling;
}

static bool
places_contain(const struct event_places *places, uint32_t a, uint32_t b)
{
	size_t i;

	for (i = 0; i < places->count; i++) {
		if ((places->rows[i].inner == a &&
			    places->rows[i].outer == b) ||
			(places->rows[i].inner == b &&
				places->rows[i].outer == a))
			return true;
	}
	return false;
}

static int
name_compare(const void *a, const void *b)
{
	const struct event_name *x = a, *y = b;

	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Of a kind that is told of too often only the next few are compared. */
static void
list_join(const struct event_list *list, struct passages *passages,
	const struct event_places *places)
{
	const struct event_name *a, *b, *end = list->rows + list->count;

	for (a = list->rows; a < end; a++) {
		for (b = a + 1;
			b < end && b->head == a->head && b - a < EVENT_CROWD;
			b++) {
			if (name_is_within(a, b) || name_is_within(b, a) ||
				(a->place && b->place &&
					places_contain(
						places, a->place, b->place)))
				group_join(passages, a->id, b->id);
		}
	}
}

static void
passages_mark_events(struct passages *passages)
{
	struct passage *passage;
	const uint32_t *id, *end;
	size_t i;

	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		id = passages->entities + passage->entities.first;
		for (end = id + passage->entities.count; id < end; id++)
			passage->events =
				passage->events || passages->known[*id].event;
	}
}

void
events_read(struct passages *passages, const struct event_places *places)
{
	struct event_list list = { 0 };
	uint32_t id;
	size_t i;

	list_init(&list);
	list_read_places(&list, passages);
	for (id = 1; id < passages->known_count; id++) {
		if (passages->known[id].type == ENTITY_EVENT)
			list_add(&list, id, slice_of(passages->known[id].name));
	}
	for (i = 0; i < list.count; i++) {
		id = list.rows[i].id;
		passages->known[id].event = id;
		passages->known[id].kind = list.rows[i].head;
		passages->known[id].by_place = list.rows[i].place != 0;
		passages->known[id].by_date =
			list.rows[i].dates == list.rows[i].count;
	}
	if (list.count)
		qsort(list.rows, list.count, sizeof *list.rows, name_compare);
	list_join(&list, passages, places);
	for (i = 0; i < list.count; i++) {
		id = list.rows[i].id;
		passages->known[id].event = group_of(passages, id);
	}
	passages_mark_events(passages);
	free(list.rows);
	free(list.places);
	words_done(&list.words);
}
