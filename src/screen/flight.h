/*
 * At most one picture is on its way to the terminal.
 *
 * Queues hide a slow line from us: a held key would leave the picture running
 * behind.  So when pictures follow each other fast, the question "are you
 * well?" goes behind each, and later pictures wait for its answer.  A terminal
 * is asked only then, and one that does not answer is not asked again.
 */
#ifndef SCREEN_FLIGHT_H
#define SCREEN_FLIGHT_H

#include <stdbool.h>
#include <stdint.h>

#define FLIGHT_QUESTION "\033[5n"
#define FLIGHT_ANSWER "\033[0n"

struct flight {
	enum {
		FLIGHT_UNTRIED,
		FLIGHT_TRYING, /* the first question is out */
		FLIGHT_WORKS,
		FLIGHT_NEVER, /* this terminal is not to be asked */
	} state;
	bool waiting;    /* for an answer */
	int64_t asked;   /* when, in ms of some clock */
	unsigned late;   /* answers on end that took long */
	int64_t painted; /* when the last picture was sent */
};

/* A picture has been sent: is the question to be sent behind it? */
bool flight_asks(struct flight *flight, int64_t now);

/* The answer has come. */
void flight_answered(struct flight *flight, int64_t now);

/* Have answers been long in coming, one after the other? */
bool flight_is_slow(const struct flight *flight);

/* Milliseconds the next picture has to wait, 0 for none. */
int flight_wait(struct flight *flight, int64_t now);

#endif
