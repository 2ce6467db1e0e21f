/* One third of the line stands before the match, two thirds behind it. */
#include "library/context.h"

#include <string.h>

#include "lectern/base/utf8.h"

#define CONTEXT_ROOM 150
#define CONTEXT_BEGINNING 160

/* With single blanks; one blank is kept at either end. */
static char *
context_line(struct arena *arena, struct slice text)
{
	char *line = arena_new(arena, text.len + 1);
	size_t at, next, len = 0;
	uint32_t point;
	bool blank = false;

	for (at = 0; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		if (utf8_is_space(point)) {
			if (!blank)
				line[len++] = ' ';
			blank = true;
			continue;
		}
		blank = false;
		memcpy(line + len, text.data + at, next - at);
		len += next - at;
	}
	line[len] = '\0';
	return line;
}

static bool
context_space_at(struct slice text, size_t at)
{
	size_t next;

	return utf8_is_space(utf8_at(text.data, text.len, at, &next));
}

/* Back from `start' by at most so many bytes, to where a word begins. */
static size_t
context_from(struct slice block, size_t start, size_t room)
{
	size_t floor, at, next;

	if (start <= room)
		return 0;
	floor = utf8_floor(block.data, block.len, start - room);
	for (at = floor; at < start; at = next) {
		if (utf8_is_space(utf8_at(block.data, block.len, at, &next)))
			return at;
	}
	return floor;
}

static size_t
context_to(struct slice block, size_t from, size_t room)
{
	size_t to, floor;

	if (block.len - from <= room)
		return block.len;
	floor = utf8_floor(block.data, block.len, from + room);
	for (to = floor; to > from; to--) {
		if ((block.data[to] & 0xc0) != 0x80 &&
			context_space_at(block, to))
			return to;
	}
	return floor;
}

struct context
context_around(struct arena *arena, struct slice block, size_t start,
	size_t end, size_t room)
{
	struct context context;
	size_t before;

	room = room ? room : CONTEXT_ROOM;
	before = room / 3;
	if (end > block.len)
		end = block.len;
	if (start > end)
		start = end;
	context.before = context_line(arena,
		slice_part(block, context_from(block, start, before), start));
	context.match = context_line(arena, slice_part(block, start, end));
	context.after = context_line(arena,
		slice_part(block, end, context_to(block, end, room - before)));
	return context;
}

const char *
context_beginning(struct arena *arena, struct slice text)
{
	text = slice_trim(text);
	return context_line(arena,
		slice_part(text, 0, context_to(text, 0, CONTEXT_BEGINNING)));
}
