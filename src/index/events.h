/*
 * Events that are told under two names: "Sacaba massacre" and "massacre of
 * Cochabamba", "1952 Revolution" and "revolution of April 1952".
 */
#ifndef INDEX_EVENTS_H
#define INDEX_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct passages;

/*
 * Two places of which a text says "Sacaba, Cochabamba": the one is in the
 * other.
 */
struct event_place {
	uint32_t inner, outer; /* ids of entities */
};

struct event_places {
	struct event_place *rows;
	size_t count, cap;
	struct event_place last; /* two that follow each other so far */
	uint32_t run;            /* how many follow each other */
	uint32_t document, end;  /* of the place before */
};

/*
 * Is given all mentions in order.  Only two alone count; more places in a row
 * are a list.
 */
void event_places_add(struct event_places *places, uint32_t document,
	uint32_t start, uint32_t end, uint32_t entity, bool place);

/* Adds two of which that is known. */
void
event_places_put(struct event_places *places, uint32_t inner, uint32_t outer);

/* Sets event and kind of passages->known, and events of the passages. */
void events_read(struct passages *passages, const struct event_places *places);

#endif
