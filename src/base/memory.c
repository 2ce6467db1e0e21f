/*
 * Memory that is there or the program ends: every allocation of lectern's own
 * comes through here, so running out is handled in one place.
 */
#include "lectern/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The first chunk is small: most arenas hold a line or two, and are zeroed. */
#define CHUNK_FIRST 512
#define CHUNK_SIZE 16384
#define ALIGN sizeof(max_align_t)

struct arena_chunk {
	struct arena_chunk *next;
	size_t used;
	size_t size;
	max_align_t data[];
};

/* The one thing that is global: there is nobody left to pass it. */
static void (*exhausted)(void);

void
memory_on_exhaustion(void (*handler)(void))
{
	exhausted = handler;
}

static void
memory_give_up(void)
{
	static const char sentence[] = "lectern: out of memory\n";
	ssize_t ignored;

	if (exhausted)
		exhausted();
	ignored = write(STDERR_FILENO, sentence, sizeof sentence - 1);
	(void)ignored;
	_exit(3);
}

void *
memory_new(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		memory_give_up();
	return p;
}

void *
memory_zero(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		memory_give_up();
	return p;
}

void *
memory_resize(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		memory_give_up();
	p = realloc(old, count && size ? count * size : 1);
	if (!p)
		memory_give_up();
	return p;
}

char *
memory_copy_string(const char *string)
{
	size_t len = strlen(string) + 1;

	return memcpy(memory_new(len), string, len);
}

void *
memory_grow(void *array, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return array;
	*cap = *cap ? *cap * 2 : 16;
	return memory_resize(array, *cap, size);
}

/* Each is four times as large as the one before, up to CHUNK_SIZE. */
static size_t
arena_chunk_size(const struct arena *arena, size_t least)
{
	size_t size = arena->chunks ? arena->chunks->size * 4 : CHUNK_FIRST;

	size = size < CHUNK_SIZE ? size : CHUNK_SIZE;
	return size > least ? size : least;
}

static struct arena_chunk *
arena_chunk_new(struct arena *arena, size_t least)
{
	size_t size = arena_chunk_size(arena, least);
	struct arena_chunk *chunk;

	chunk = memory_zero(1, sizeof *chunk + size);
	chunk->size = size;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk;
}

void *
arena_new(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->chunks;
	void *p;

	if (size > SIZE_MAX / 2)
		memory_give_up();
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!chunk || chunk->size - chunk->used < size)
		chunk = arena_chunk_new(arena, size);
	p = (char *)chunk->data + chunk->used;
	chunk->used += size;
	return p;
}

char *
arena_copy(struct arena *arena, const char *text, size_t len)
{
	char *copy = arena_new(arena, len + 1);

	if (len)
		memcpy(copy, text, len);
	return copy;
}

char *
arena_string(struct arena *arena, const char *string)
{
	return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

char *
arena_format(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		len = 0;
	text = arena_new(arena, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, format, args);
	return text;
}

void
arena_done(struct arena *arena)
{
	struct arena_chunk *chunk, *next;

	for (chunk = arena->chunks; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	arena->chunks = NULL;
}
