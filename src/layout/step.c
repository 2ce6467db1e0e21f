/*
 * ASCII is answered on the spot; the rest is a matter of a few rules: what may
 * not reach a terminal is U+FFFD, what has no width joins the cell before, and
 * the invisible characters that make terminals disagree about widths (joiners,
 * variation selectors, soft hyphens) are not sent at all.
 *
 * A line end inside a filled paragraph is a blank, but not behind a hyphen or
 * a dash that hangs on a word: "com-" and "pany" become "com-pany", which is
 * what the page says, and a line end between two ideographs is nothing.
 */
#include "layout/step.h"

#include "lectern/base/utf8.h"

#define TAB_STOP 8

static bool
step_is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool
step_is_dash(uint32_t point)
{
	return point == '-' || point == 0xad || point == 0x2010 ||
	       point == 0x2014;
}

static bool
step_is_ideograph(uint32_t point)
{
	bool hangul = point >= 0x1100 &&
		      (point < 0x1200 || (point >= 0xac00 && point < 0xd7b0));

	return !hangul && utf8_width(point) == 2;
}

/* Does the line end between at and next join what stands around it? */
static bool
step_joins(const char *text, size_t len, size_t at, size_t next)
{
	size_t from, behind;
	uint32_t before = utf8_before(text, at, &from);
	uint32_t after = utf8_at(text, len, next, &behind);

	if (step_is_ideograph(before) && step_is_ideograph(after))
		return true;
	if (!step_is_dash(before) || !utf8_is_word(after) || !from)
		return false;
	before = utf8_before(text, from, &from);
	return utf8_is_word(before) || step_is_dash(before);
}

static void
step_blanks(struct step *step, const char *text, size_t len)
{
	size_t next = step->at;
	bool line_end = false;

	for (; next < len && step_is_blank(text[next]); next++)
		line_end |= text[next] == '\n';
	step->next = next;
	if (line_end && next < len && step_joins(text, len, step->at, next)) {
		step->width = 0;
		step->point = 0;
	}
}

/*
 * Not drawn: terminals disagree about what these do to their neighbours.  The
 * marks of direction stand in every Hebrew or Arabic page and turn nothing
 * round, unlike overrides, which are shown as what they are.
 */
static bool
step_is_unseen(uint32_t point)
{
	return point == 0xad || point == 0x61c || point == 0x200b ||
	       (point >= 0x200d && point <= 0x200f) || point == 0x2060 ||
	       point == 0xfeff || (point >= 0xfe00 && point <= 0xfe0f) ||
	       (point >= 0xe0100 && point <= 0xe01ef);
}

static void
step_wide(struct step *step, uint32_t point)
{
	step->point = point;
	if (step_is_unseen(point)) {
		step->point = 0;
		step->soft = point == 0xad;
	} else if (point == 0x85 || point == 0x2028 || point == 0x2029) {
		step->point = ' ';
		step->width = 1;
		step->blank = true;
	} else if (utf8_is_unprintable(point)) {
		step->point = UTF8_REPLACEMENT;
		step->width = 1;
	} else {
		step->width = utf8_width(point);
		if (step->width == 1 && utf8_is_space(point))
			step->point = ' ';
	}
}

void
step_take(struct step *step, const char *text, size_t len, size_t at,
	size_t col, enum step_mode mode)
{
	char byte = text[at];

	*step = (struct step){ .at = at, .next = at + 1 };
	if (step_is_blank(byte)) {
		step->blank = true;
		step->point = ' ';
		step->width = 1;
		if (mode == STEP_FILL)
			step_blanks(step, text, len);
		else if (mode == STEP_KEEP && byte == '\t')
			step->width = TAB_STOP - (int)(col % TAB_STOP);
	} else if (byte > ' ' && byte < 0x7f) {
		step->point = (unsigned char)byte;
		step->width = 1;
	} else {
		step_wide(step, utf8_at(text, len, at, &step->next));
	}
}
