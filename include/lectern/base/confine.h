/*
 * Confinement: a process that reads what strangers wrote gives up its rights.
 *
 * Called in a child, after fork and before the first such byte.  What is given
 * up cannot be had again: memory and files are limited, no new process, no
 * network, no file opened, nothing executed.  A sanitizer build keeps its
 * memory and its system calls, which the sanitizer itself needs.
 */
#ifndef LECTERN_BASE_CONFINE_H
#define LECTERN_BASE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

struct confine_limits {
	size_t memory;    /* bytes of address space on top of today's */
	unsigned seconds; /* of processor time; 0: no limit */
};

/* Is this a sanitizer build, which keeps what it needs to report? */
bool confine_is_sanitized(void);

/* Whoever forks and ends without a word takes its children along. */
void confine_die_with_parent(void);

/* The process dies with its parent; limits hold; rights are not regained. */
bool confine_limit(const struct confine_limits *limits);

/*
 * So much processor time from now on, whatever was left of what was given
 * before; then the process is ended by SIGPROF.  A confined process may ask
 * for it too: what confine_limit() set is not exceeded by it.
 */
void confine_give(unsigned seconds);

/*
 * Only what computing needs is left: descriptors that are open can be read
 * and written, memory asked for, time told.  False if the system cannot.
 */
bool confine_lock(void);

/* Would both of them succeed here?  A child is forked to try. */
bool confine_is_possible(void);

#endif
