/*
 * A handler can be handed nothing, so what it needs stands here, in the one
 * place of the program where that cannot be helped.  All of it is filled in
 * before the handlers are set, and a handler calls only what POSIX lets it:
 * write, tcsetattr, tcflush, sigaction, raise.
 */
#include "screen/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "lectern/base/memory.h"

#define TOLD_SIGNALS 5
#define PATIENCE 4 /* as many requests to end are not heard: end at once */

static const int told_signals[TOLD_SIGNALS] = { SIGTERM, SIGHUP, SIGINT,
	SIGWINCH, SIGTSTP };

static struct {
	volatile sig_atomic_t on;
	volatile sig_atomic_t requests;
	int terminal;
	int pipe[2];
	struct termios modes;
	struct sigaction before[TOLD_SIGNALS]; /* as we found them */
	char bytes[256]; /* fixed: a handler may not allocate */
	size_t len;
	bool registered;
} guard = { .pipe = { -1, -1 } };

/* The stack of a handler when our own has run out. */
static char guard_stack[16384];

static const int fatal_signals[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };

void
guard_restore(void)
{
	ssize_t ignored;

	if (!guard.on)
		return;
	guard.on = 0;
	ignored = write(guard.terminal, guard.bytes, guard.len);
	(void)ignored;
	tcsetattr(guard.terminal, TCSANOW, &guard.modes);
}

static void
guard_default(int number)
{
	struct sigaction action = { 0 };

	action.sa_handler = SIG_DFL;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void
guard_fatal(int number)
{
	if (guard.on)
		tcflush(guard.terminal, TCIFLUSH);
	guard_restore();
	guard_default(number);
	raise(number);
}

static void
guard_told(int number)
{
	int saved = errno;
	char byte = 'H';
	ssize_t ignored;

	if (number == SIGWINCH)
		byte = 'W';
	else if (number == SIGTSTP)
		byte = 'Z';
	else if (++guard.requests >= PATIENCE)
		guard_fatal(number);
	ignored = write(guard.pipe[1], &byte, 1);
	(void)ignored;
	errno = saved;
}

static void
guard_handle(int number, void (*handler)(int), int flags)
{
	struct sigaction action = { 0 };

	action.sa_handler = handler;
	action.sa_flags = flags;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

void
guard_watch(void)
{
	stack_t stack = { 0 };
	size_t i;

	stack.ss_sp = guard_stack;
	stack.ss_size = sizeof guard_stack;
	sigaltstack(&stack, NULL);
	for (i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
		guard_handle(
			fatal_signals[i], guard_fatal, SA_ONSTACK | SA_NODEFER);
	for (i = 0; i < TOLD_SIGNALS; i++) {
		/* Under nohup, a line that drops is not news. */
		if (guard.before[i].sa_handler != SIG_IGN)
			guard_handle(told_signals[i], guard_told, SA_RESTART);
	}
}

static bool
guard_pipe(struct error *err)
{
	int i;

	if (guard.pipe[0] >= 0)
		return true;
	if (pipe(guard.pipe))
		return error_system(err, "cannot watch for signals");
	for (i = 0; i < 2; i++) {
		fcntl(guard.pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(guard.pipe[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

bool
guard_begin(int terminal, struct error *err)
{
	size_t i;

	if (tcgetattr(terminal, &guard.modes))
		return error_system(err, "cannot ask the terminal's settings");
	if (!guard_pipe(err))
		return false;
	for (i = 0; i < TOLD_SIGNALS; i++)
		sigaction(told_signals[i], NULL, &guard.before[i]);
	guard.terminal = terminal;
	guard.len = 0;
	guard.requests = 0;
	guard.on = 1;
	if (!guard.registered) {
		guard.registered = true;
		atexit(guard_restore);
	}
	memory_on_exhaustion(guard_restore);
	guard_watch();
	return true;
}

/* Padding, "$<5>", is a note to tputs; nobody waits while we fall. */
void
guard_add(const char *capability)
{
	const char *c;

	if (!capability || capability == (const char *)-1)
		return;
	for (c = capability; *c && guard.len < sizeof guard.bytes; c++) {
		if (c[0] == '$' && c[1] == '<' && strchr(c, '>'))
			c = strchr(c, '>');
		else
			guard.bytes[guard.len++] = *c;
	}
}

int
guard_descriptor(void)
{
	return guard.pipe[0];
}

void
guard_end(bool gone)
{
	size_t i;

	guard.on = 0;
	memory_on_exhaustion(NULL);
	for (i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
		guard_default(fatal_signals[i]);
	for (i = 0; i < TOLD_SIGNALS; i++)
		sigaction(told_signals[i], &guard.before[i], NULL);
	/* A line that dropped may say so twice, while we still save. */
	if (gone)
		guard_handle(SIGHUP, SIG_IGN, 0);
}

void
guard_stop(void)
{
	guard_default(SIGTSTP);
	raise(SIGTSTP);
	guard_watch();
}
