/* What passes between a crew and the processes behind its places. */
#ifndef INDEX_WORKER_PLACE_H
#define INDEX_WORKER_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/analysis/analysis.h"

/* The file's name alone counts: the file itself comes as a descriptor. */
struct place_order {
	char known[65]; /* digest, or "" */
	bool final;     /* read them with import_read_final() */
	uint32_t skip;  /* parts of a folder that are not to be read again */
	char name[256]; /* cut at the front if longer: its end tells the format
			 */
};

/*
 * Everything a worker may do is decided here, before it reads the first byte:
 * limits, by the bytes of its file, and locked in, unless the system cannot.
 * False: do not read.
 */
bool worker_confine(bool locked, bool folder, size_t size);

/* One order and its two descriptors; false if nobody takes them. */
bool worker_order(int line, const struct place_order *order, const int fds[2]);

/*
 * One order and its two descriptors, the file and the pipe, the caller's to
 * close.  False when there will be no more, or for what is no order: nothing
 * of it is left open.
 */
bool worker_receive(int line, struct place_order *order, int fds[2]);

/* Reads the file and tells of it: all that a confined worker does. */
void worker_answer(const struct analysis *analysis,
	const struct place_order *order, int file, int pipe);

/* Serves orders that come over a line until it is closed; never returns. */
void worker_serve(const struct analysis *analysis, bool locked, int line)
	__attribute__((noreturn));

#endif
