/*
 * Edges lead from a name to each that it may be another spelling of, or the
 * full form: what resolution has to decide upon.
 */
#ifndef INDEX_EDGES_H
#define INDEX_EDGES_H

#include "index/people.h"

/* Of a key that more names share, the most mentioned are compared. */
#define EDGES_BUCKET 128

/* A person under one of its keys. */
struct keyed {
	uint64_t key;
	uint32_t person;
	uint32_t mentions;
};

/* Two persons of whom the answer was not "apart". */
struct edge {
	uint32_t from, to; /* from is the barer one */
	uint64_t order;    /* of from: fuller and more frequent names first */
	enum alias_verdict verdict;
	const char *why;
};

struct edges {
	struct people *people;
	struct keyed *keys; /* in order; of a key, the most mentioned first */
	size_t key_count, key_cap;
	uint32_t person; /* whose keys are being taken */
	struct edge *rows;
	size_t count, cap;
};

/* The keys of everybody, to be compared. */
void edges_take_keys(struct edges *edges);

/* Those of one person. */
void edges_each_key(const struct person *person,
	void (*take)(void *context, uint64_t key), void *context);

/* Where a key begins, and ends. */
size_t edges_key(const struct edges *edges, uint64_t key, size_t *end);

/* Compares two, the more mentioned one first; adds an edge if there is one. */
enum alias_verdict edges_compare(struct edges *edges, uint32_t a, uint32_t b);

/* Might there be an edge, however often they are mentioned, and where? */
bool edges_may(const struct person *a, const struct person *b);

/* Is a the barer name of the two: fewer words, or else fewer mentions? */
bool edges_barer(const struct person *a, const struct person *b);

/* Compares all that share a key. */
void edges_compare_all(struct edges *edges);

/* In the order in which they are to be decided upon. */
void edges_sort(struct edges *edges);
void edges_done(struct edges *edges);

#endif
