/* Standard output and error, with nothing in them that does more than read. */
#include "lectern/base/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lectern/base/utf8.h"

#define OUT_MARKS 30u /* characters without width that a cell may bear */

void
out_open(struct out *out, FILE *file)
{
	*out = (struct out){ .file = file };
	out->terminal = isatty(fileno(file));
}

static void
out_fail(struct out *out)
{
	out->failed = true;
	out->cause = errno;
	out->gone = errno == EPIPE;
}

static void
out_raw(struct out *out, const char *data, size_t len)
{
	if (out->failed || !len)
		return;
	if (fwrite(data, 1, len, out->file) != len)
		out_fail(out);
}

static bool
out_refuses(const struct out *out, uint32_t point)
{
	if (point == '\n' || point == '\t')
		return false;
	if (out->terminal)
		return utf8_is_unprintable(point);
	return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/* Is this one mark too many for its cell? */
static bool
out_piles_up(struct out *out, uint32_t point)
{
	if (!out->terminal)
		return false;
	if (point == '\n' || point == '\t' || utf8_width(point))
		out->marks = 0;
	else
		out->marks++;
	return out->marks > OUT_MARKS;
}

static void
out_clean(struct out *out, const char *text, size_t len)
{
	size_t from = 0, at = 0, next;
	uint32_t point;
	bool refused, piled;

	for (; at < len; at = next) {
		point = utf8_at(text, len, at, &next);
		refused = out_refuses(out, point);
		piled = out_piles_up(out, refused ? UTF8_REPLACEMENT : point);
		if (!refused && !piled)
			continue;
		out_raw(out, text + from, at - from);
		if (refused)
			out_raw(out, "\xef\xbf\xbd", 3);
		from = next;
	}
	out_raw(out, text + from, len - from);
}

/*
 * File names and arguments arrive as bytes, and half a character in front of
 * an escape would hide it: what is not UTF-8 is repaired before it is read.
 */
void
out_text(struct out *out, const char *text, size_t len)
{
	char *repaired;
	size_t bad;

	if (!len)
		return;
	if (utf8_valid(text, len, NULL)) {
		out_clean(out, text, len);
		return;
	}
	repaired = utf8_from("UTF-8", text, len, &len, &bad);
	out_clean(out, repaired, len);
	free(repaired);
}

void
out_string(struct out *out, const char *string)
{
	out_text(out, string, strlen(string));
}

void
out_slice(struct out *out, struct slice slice)
{
	out_text(out, slice.data, slice.len);
}

size_t
out_width(const struct out *out)
{
	struct winsize size;

	if (!out->terminal || ioctl(fileno(out->file), TIOCGWINSZ, &size))
		return 0;
	return size.ws_col;
}

/* Blanks wipe out what a shorter line leaves; every terminal knows CR. */
void
out_progress(struct out *out, const char *line)
{
	size_t width = utf8_text_width(line, strlen(line));
	size_t left = out->progress > width ? out->progress - width : 0;
	size_t i;

	if (!out->terminal || (!*line && !out->progress))
		return;
	out_raw(out, "\r", 1);
	out_string(out, line);
	for (i = 0; i < left; i++)
		out_raw(out, " ", 1);
	if (!*line)
		out_raw(out, "\r", 1);
	out->progress = width;
	fflush(out->file);
}

void
out_format(struct out *out, const char *format, ...)
{
	char brief[1024], *text = NULL;
	va_list args;
	int len;

	/* A complaint is brief, and must get out when memory has run out. */
	va_start(args, format);
	len = vsnprintf(brief, sizeof brief, format, args);
	va_end(args);
	if (len >= (int)sizeof brief) {
		va_start(args, format);
		if (vasprintf(&text, format, args) < 0)
			text = NULL;
		va_end(args);
	}
	if (len >= 0)
		out_text(out, text ? text : brief, strlen(text ? text : brief));
	free(text);
}

bool
out_close(struct out *out, struct error *err)
{
	if (!out->failed && fflush(out->file))
		out_fail(out);
	if (!out->failed)
		return true;
	errno = out->cause;
	return error_system(err, "cannot write the output");
}
