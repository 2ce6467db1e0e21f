/*
 * While the first question is out, nobody knows whether there will be an
 * answer: pictures go on, but slowly.  The first answer over a slow line comes
 * behind a whole screen, so patience has to be seconds, not a blink.
 */
#include "screen/flight.h"

#define FAST 150   /* ms between two pictures that follow each other fast */
#define SLOWLY 200 /* ms a picture waits while nothing is known */
#define LATE 400   /* ms for an answer: no line that is only long */
#define LATE_OFTEN 2
#define PATIENCE 2000 /* ms an answer may take at all */

bool
flight_asks(struct flight *flight, int64_t now)
{
	bool fast = flight->painted && now - flight->painted < FAST;

	flight->painted = now;
	if (!fast || flight->waiting || flight->state == FLIGHT_NEVER)
		return false;
	if (flight->state == FLIGHT_UNTRIED)
		flight->state = FLIGHT_TRYING;
	flight->waiting = true;
	flight->asked = now;
	return true;
}

void
flight_answered(struct flight *flight, int64_t now)
{
	flight->late = now - flight->asked < LATE ? 0 : flight->late + 1;
	flight->waiting = false;
	flight->state = FLIGHT_WORKS;
}

bool
flight_is_slow(const struct flight *flight)
{
	return flight->late >= LATE_OFTEN;
}

int
flight_wait(struct flight *flight, int64_t now)
{
	int64_t until = flight->asked + PATIENCE;

	if (!flight->waiting)
		return 0;
	if (now >= until) {
		flight->waiting = false;
		flight->state = FLIGHT_NEVER;
		return 0;
	}
	if (flight->state == FLIGHT_TRYING)
		until = flight->painted + SLOWLY;
	return until > now ? (int)(until - now) : 0;
}
