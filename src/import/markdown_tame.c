/*
 * The parser of Markdown takes time that grows with the square of some things:
 * how deep lines are nested, how long a paragraph is that may be a table, how
 * many addresses it may hold.  We count those things, line by line, and add up
 * what they would cost.
 */
#include <string.h>

#include "import/limits.h"
#include "import/markdown_parts.h"

/* Of nodes the tree may have: each takes a fifth of a kilobyte. */
#define TAME_NODES 800000u

/* Bytes that links may copy of the addresses they share. */
#define TAME_COPIES ((size_t)64 << 20)

/* Nanoseconds, of the worst machine we have seen. */
#define TAME_WORK 1000000000u
#define TAME_WORK_TABLE 50u
#define TAME_ADDRESSES_WORK 40u /* for this many pairs one nanosecond */

struct tame {
	size_t nodes, work, links;
	size_t definition; /* longest that a definition may be */
	bool deep;

	/* Of the paragraph we are in. */
	size_t size, dashes, addresses, columns, defined;
	bool defines;
};

static bool
tame_is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Is there a sign here that a list item or a quotation begins?  Its bytes. */
static size_t
tame_opener(struct slice line, size_t at)
{
	size_t to = at;

	if (line.data[at] == '>')
		return 1;
	if (strchr("-+*", line.data[at])) {
		to++;
	} else {
		while (to < line.len && line.data[to] >= '0' &&
			line.data[to] <= '9')
			to++;
		if (to == at || to == line.len || !strchr(").", line.data[to]))
			return 0;
		to++;
	}
	return to == line.len || tame_is_blank(line.data[to]) ? to - at : 0;
}

static size_t
tame_depth(struct slice line)
{
	size_t at = 0, blanks = 0, signs = 0, len;

	while (at < line.len) {
		if (tame_is_blank(line.data[at])) {
			blanks += line.data[at++] == '\t' ? 4 : 1;
			continue;
		}
		len = line.data[at] ? tame_opener(line, at) : 0;
		if (!len)
			break;
		signs++;
		at += len;
	}
	return signs ? signs + blanks / 2 : 0;
}

/* A line of dashes between bars, as stands below the head of a table. */
static bool
tame_is_dashes(struct slice line)
{
	size_t i;

	for (i = 0; i < line.len; i++) {
		if (!strchr("|-: \t\r>", line.data[i]) || !line.data[i])
			return false;
	}
	return memchr(line.data, '-', line.len) != NULL;
}

/* The paragraph ends: what would it cost? */
static void
tame_paragraph(struct tame *tame)
{
	tame->work += tame->size * tame->dashes * TAME_WORK_TABLE +
		      tame->size / TAME_ADDRESSES_WORK * tame->addresses;
	tame->size = tame->dashes = tame->addresses = tame->columns = 0;
	tame->defined = 0;
	tame->defines = false;
}

static void
tame_definition(struct tame *tame, struct slice line)
{
	struct slice text = slice_trim(line);

	if (text.len && text.data[0] == '[' &&
		memmem(text.data, text.len, "]:", 2))
		tame->defines = true, tame->defined = 0;
	tame->defined += line.len;
	if (tame->defines && tame->defined > tame->definition)
		tame->definition = tame->defined;
}

static void
tame_line(struct tame *tame, struct slice line)
{
	size_t bars = 0, i;

	if (!slice_trim(line).len) {
		tame_paragraph(tame);
		return;
	}
	tame->deep |= tame_depth(line) > MARKDOWN_DEPTH;
	tame->size += line.len + 1;
	for (i = 0; i < line.len; i++) {
		tame->nodes += strchr("[]*_!&<`~\\", line.data[i]) != NULL;
		tame->links += line.data[i] == '[';
		tame->addresses += line.data[i] == '@';
		bars += line.data[i] == '|';
	}
	if (tame_is_dashes(line)) {
		tame->dashes++;
		tame->deep |= bars > LIMIT_COLUMNS;
		if (bars > tame->columns)
			tame->columns = bars;
	}
	/* Short rows of a table are filled up. */
	tame->nodes += 1 + (bars > tame->columns ? bars : tame->columns);
	tame_definition(tame, line);
}

bool
markdown_is_tame(struct slice text)
{
	struct tame tame = { 0 };

	while (text.len && !tame.deep && tame.nodes <= TAME_NODES &&
		tame.work <= TAME_WORK) {
		tame_line(&tame, slice_take(&text, '\n'));
	}
	tame_paragraph(&tame);
	return !tame.deep && tame.nodes <= TAME_NODES &&
	       tame.work <= TAME_WORK &&
	       (!tame.definition ||
		       tame.links <= TAME_COPIES / tame.definition);
}
