/*
 * The guard gives the terminal back whatever happens, and turns signals into
 * bytes that can be waited for.
 *
 * There is one terminal and one guard.  After guard_begin() every way out of
 * the program restores the terminal: exit(), a fatal signal, running out of
 * memory.  SIGTERM, SIGHUP and SIGINT do not end the program but send 'H',
 * SIGWINCH sends 'W' and SIGTSTP 'Z' through guard_descriptor().
 */
#ifndef SCREEN_GUARD_H
#define SCREEN_GUARD_H

#include <stdbool.h>

#include "lectern/base/error.h"

/* Remembers how the terminal is set now, before curses changes it. */
bool guard_begin(int terminal, struct error *err);

/* Sets the handlers: after curses has set its own. */
void guard_watch(void);

/* Adds what has to be sent to undo what curses has sent: rmcup and so on. */
void guard_add(const char *capability);

int guard_descriptor(void);

/* Sends what was added and sets the terminal as it was; safe in a handler. */
void guard_restore(void);

/*
 * Until guard_begin() is called again, nothing is guarded, and signals do what
 * they did before; but if the line is gone, SIGHUP is ignored from then on.
 */
void guard_end(bool gone);

/* Stops us as Ctrl-Z does elsewhere; returns when we are continued. */
void guard_stop(void);

#endif
