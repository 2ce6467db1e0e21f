/*
 * Memory that is there or the program ends.
 *
 * Allocation never returns NULL, so nobody checks.  When the system has no
 * more, the handler set here runs (it gives the terminal back) and the program
 * says one sentence and exits with status 3.
 */
#ifndef LECTERN_BASE_MEMORY_H
#define LECTERN_BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

void *memory_new(size_t size) __attribute__((malloc, alloc_size(1)));
void *memory_zero(size_t count, size_t size)
	__attribute__((malloc, alloc_size(1, 2)));
void *memory_resize(void *old, size_t count, size_t size)
	__attribute__((alloc_size(2, 3)));
char *memory_copy_string(const char *string);

/* Called once, with no memory to spare, before the program ends. */
void memory_on_exhaustion(void (*handler)(void));

/*
 * Makes room for one more thing in a growing array:
 *     things = memory_grow(things, count, &cap, sizeof *things);
 *     things[count++] = thing;
 */
void *memory_grow(void *array, size_t count, size_t *cap, size_t size);

/*
 * An arena hands out memory that is all freed at once.  { 0 } is an empty one.
 * What it returns is zeroed and aligned for any type.
 */
struct arena {
	struct arena_chunk *chunks;
};

void *arena_new(struct arena *arena, size_t size) __attribute__((malloc));
char *arena_copy(struct arena *arena, const char *text, size_t len);
char *arena_string(struct arena *arena, const char *string); /* NULL: NULL */
char *arena_format(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
void arena_done(struct arena *arena);

#endif
