/*
 * Greedy wrapping: the longest line that fits, cut at the last place where one
 * may be cut; a word longer than the line is cut where it must.
 *
 * Where lines may be cut is asked of Unicode (UAX #14) only when the text is
 * not ASCII.  For ASCII it comes down to blanks, hyphens inside words, dashes
 * and the slashes of addresses.  Every character is walked at most twice, so a
 * line of a megabyte costs what a megabyte of lines does.
 */
#include "layout/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

static bool
wrap_is_ascii(const char *text, size_t len)
{
	size_t at;
	char all = 0;

	for (at = 0; at < len; at++)
		all |= text[at];
	return !(all & 0x80);
}

/*
 * Unicode lets a line begin with a bracket behind a full stop; but it is the
 * marker of a note there, which belongs to what stands before it.
 */
static void
wrap_keep_markers(const char *text, size_t len, char *breaks)
{
	size_t at;

	for (at = 1; at < len; at++) {
		if ((text[at] == '[' || text[at] == '(') &&
			strchr(".,;:!?)]", text[at - 1]) && text[at - 1])
			breaks[at] = 0;
	}
}

void
wrap_init(struct wrap *wrap, const char *text, size_t len, enum step_mode mode)
{
	*wrap = (struct wrap){ text, len, mode, NULL };
	if (wrap_is_ascii(text, len))
		return;
	wrap->breaks = memory_new(len);
	utf8_line_breaks(text, len, wrap->breaks);
	wrap_keep_markers(text, len, wrap->breaks);
}

void
wrap_done(struct wrap *wrap)
{
	free(wrap->breaks);
	wrap->breaks = NULL;
}

static bool
wrap_is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* May a line begin behind this step, which leaves so many cells? */
static bool
wrap_may_break(const struct wrap *wrap, const struct step *step, size_t left)
{
	size_t at = step->at;
	char byte = wrap->text[at];

	if (step->next >= wrap->len)
		return false;
	/* A soft hyphen is seen when the line ends there. */
	if (!left && step->soft)
		return false;
	if (wrap->breaks)
		return wrap->breaks[step->next];
	if (step->blank)
		return true;
	if ((byte != '-' && byte != '/') || !at)
		return false;
	return wrap->text[at - 1] > ' ' &&
	       wrap_is_letter(wrap->text[step->next]);
}

/*
 * `fit' is the line as far as it may be cut, `line' as far as it was walked;
 * fit->next is 0 as long as there is no place to cut it.
 */
void
wrap_line(const struct wrap *wrap, size_t at, size_t room, struct line *line)
{
	struct line fit = { 0 };
	struct step step;
	size_t col = 0;

	*line = (struct line){ at, at, at, 0 };
	for (; at < wrap->len; at = step.next) {
		step_take(&step, wrap->text, wrap->len, at, col, wrap->mode);
		if (!step.blank && col + (size_t)step.width > room &&
			line->end > line->start) {
			if (fit.next)
				*line = fit;
			return;
		}
		col += (size_t)step.width;
		line->next = step.next;
		/* There is no room for the hyphen that a soft one would be. */
		if (!step.blank && !(step.soft && col >= room)) {
			line->end = step.next;
			line->width = col;
		}
		/* Blanks behind a place to cut stay on this side of it. */
		if ((step.blank && fit.next && fit.end == line->end) ||
			(line->end > line->start &&
				wrap_may_break(wrap, &step,
					col < room ? room - col : 0)))
			fit = *line;
	}
}
