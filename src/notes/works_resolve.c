/*
 * What short forms stand for.  Ibid. is the source before it; op. cit. and a
 * surname are the latest work by that author before it, or the first after;
 * words must be words of the title; author and year must both agree.
 */
#include "notes/works.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

#define LOOK_BACK 400 /* full citations looked at for one short form */

static int
cite_compare(const void *left, const void *right)
{
	const struct works_cite *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? 1 : a->end > b->end ? -1 : 0;
}

/* Is the word there, as a word, in a folded text? */
static bool
has_word(const char *folded, const char *word, size_t len)
{
	const char *hit = folded;
	size_t size = strlen(folded);

	while ((hit = memmem(hit, size - (size_t)(hit - folded), word, len))) {
		bool before = hit == folded ||
			      !utf8_is_word((uint32_t)(unsigned char)hit[-1]);
		bool after = !utf8_is_word((uint32_t)(unsigned char)hit[len]);

		if (before && after)
			return true;
		hit++;
	}
	return false;
}

/* Do the longer words of one folded text all stand in another? */
static bool
words_agree(const char *a, const char *b)
{
	size_t from = 0, to, hits = 0;

	if (!a || !b)
		return false;
	while (a[from]) {
		for (to = from; a[to] && a[to] != ' '; to++)
			;
		while (to > from && ispunct((unsigned char)a[to - 1]))
			to--;
		if (to - from >= 3) {
			if (!has_word(b, a + from, to - from))
				return false;
			hits++;
		}
		from = to;
		while (a[from] == ' ' || ispunct((unsigned char)a[from]))
			from++;
	}
	return hits > 0;
}

/*
 * Does the surname of the first author stand in the words before a year?  The
 * surname is what comes before the comma, or the last word.
 */
static bool
surname_agrees(const char *words, const char *author)
{
	const char *comma, *blank, *and;
	size_t len;

	if (!words)
		return false;
	comma = strchr(author, ',');
	len = comma ? (size_t)(comma - author) : strlen(author);
	and = memmem(author, len, " and ", 5);
	if (and)
		len = (size_t)(and-author);
	if (len && has_word(words, author, len))
		return true;
	blank = comma ? NULL : memrchr(author, ' ', len);
	return blank &&
	       has_word(words, blank + 1, len - (size_t)(blank + 1 - author));
}

/* How well a full citation answers a short one; 0: not at all. */
static unsigned
cite_answers(const struct works_cite *shorter, const struct works_cite *full)
{
	unsigned score = 0;

	if (shorter->year)
		return full->author && full->year &&
				       strcmp(shorter->year, full->year) == 0 &&
				       surname_agrees(
					       shorter->who, full->author)
			       ? 4
			       : 0;
	if (shorter->who) {
		if (words_agree(shorter->folded_who, full->folded_author))
			score = 2;
		else if (!full->author &&
			 words_agree(shorter->folded_who, full->folded_title))
			score = 1;
		if (!score)
			return 0;
	}
	if (shorter->words &&
		words_agree(shorter->folded_words, full->folded_title))
		score += shorter->who ? 2 : 3;
	else if (!shorter->who)
		return 0;
	return score * 2 + (shorter->quoted && full->quoted);
}

static uint32_t
find_full(const struct works *works, size_t index)
{
	const struct works_cite *cite = &works->cites[index];
	unsigned best = 0, score;
	uint32_t found = DOC_NONE;
	size_t i, looked = 0;

	for (i = index; i-- > 0 && looked < LOOK_BACK; looked++) {
		if (works->cites[i].form != WORK_FULL)
			continue;
		score = cite_answers(cite, &works->cites[i]);
		if (score > best)
			best = score, found = (uint32_t)i;
	}
	for (i = index + 1, looked = 0; i < works->count && looked < LOOK_BACK;
		i++, looked++) {
		if (works->cites[i].form != WORK_FULL)
			continue;
		score = cite_answers(cite, &works->cites[i]);
		if (score > best)
			best = score, found = (uint32_t)i;
	}
	return found;
}

/* The source before this place: a full one, or what a short one stands for. */
static uint32_t
find_before(const struct works *works, size_t index)
{
	const struct works_cite *cite;
	size_t i;

	for (i = index; i-- > 0;) {
		cite = &works->cites[i];
		if (cite->note == DOC_NONE &&
			works->cites[index].note != DOC_NONE)
			continue;
		if (cite->form == WORK_FULL)
			return (uint32_t)i;
		if (cite->full != DOC_NONE)
			return cite->full;
	}
	return DOC_NONE;
}

/* A year is no reference to the citation that it is a part of. */
static bool
cite_is_part(const struct works_cite *cite, const struct works_cite *full)
{
	if (cite->form != WORK_AUTHOR_DATE)
		return false;
	if (cite->note != DOC_NONE && cite->note == full->note)
		return true;
	return full->start >= cite->end && full->start - cite->end < 24;
}

static void
cite_resolve(struct works *works, size_t index)
{
	struct works_cite *cite = &works->cites[index];

	switch (cite->form) {
	case WORK_IBID:
	case WORK_IDEM:
		cite->full = find_before(works, index);
		break;
	case WORK_OP_CIT:
		cite->full = cite->who ? find_full(works, index)
				       : find_before(works, index);
		break;
	case WORK_SHORT_TITLE:
	case WORK_AUTHOR_DATE:
		if (cite->full == DOC_NONE)
			cite->full = find_full(works, index);
		if (cite->full != DOC_NONE &&
			cite_is_part(cite, &works->cites[cite->full]))
			cite->full = DOC_NONE;
		break;
	case WORK_FULL:
		break;
	case WORK_FORMS:
		break;
	}
}

/*
 * A full citation whose title is that of an earlier one, or the beginning of
 * it, is a short one in disguise if it gives neither year nor place anew.
 */
static void
cite_unmask(struct works *works, size_t index)
{
	struct works_cite *cite = &works->cites[index];
	size_t i, looked = 0;

	if (cite->year)
		return;
	for (i = index; i-- > 0 && looked < LOOK_BACK; looked++) {
		const struct works_cite *full = &works->cites[i];

		if (full->form != WORK_FULL ||
			!words_agree(cite->folded_title, full->folded_title))
			continue;
		cite->form = WORK_SHORT_TITLE;
		cite->full = (uint32_t)i;
		return;
	}
	for (i = index + 1, looked = 0; i < works->count && looked < LOOK_BACK;
		i++, looked++) {
		const struct works_cite *full = &works->cites[i];

		if (full->form != WORK_FULL || !full->year ||
			!words_agree(cite->folded_title, full->folded_title))
			continue;
		cite->form = WORK_SHORT_TITLE;
		cite->full = (uint32_t)i;
		return;
	}
}

/*
 * Of two that overlap one is left: the earlier, unless that is but a guess
 * without an author that a surer one lies within.
 */
static void
cites_thin(struct works *works)
{
	size_t i, kept = 0;

	for (i = 0; i < works->count; i++) {
		const struct works_cite *cite = &works->cites[i];
		const struct works_cite *last =
			kept ? &works->cites[kept - 1] : NULL;

		if (!last || cite->start >= last->end ||
			(last->form != WORK_FULL && cite->form != WORK_FULL &&
				!last->open && !cite->open)) {
			works->cites[kept++] = *cite;
			continue;
		}
		if ((last->open && !cite->open) ||
			(last->form == WORK_FULL && cite->form == WORK_FULL &&
				!last->author && !last->quoted))
			works->cites[kept - 1] = *cite;
	}
	works->count = kept;
}

static char *
fold_or_null(const char *string)
{
	return string ? fold_string(string, strlen(string)) : NULL;
}

/* Names and titles are compared often, so they are folded once. */
static void
cites_fold(struct works *works)
{
	struct works_cite *cite = works->cites;

	for (; cite < works->cites + works->count; cite++) {
		cite->folded_author = fold_or_null(cite->author);
		cite->folded_title = fold_or_null(cite->title);
		cite->folded_who = fold_or_null(cite->who);
		cite->folded_words = fold_or_null(cite->words);
	}
}

static void
cites_unfold(struct works *works)
{
	struct works_cite *cite = works->cites;

	for (; cite < works->cites + works->count; cite++) {
		free(cite->folded_author);
		free(cite->folded_title);
		free(cite->folded_who);
		free(cite->folded_words);
	}
}

void
works_resolve(struct works *works)
{
	size_t i;

	if (!works->count)
		return;
	qsort(works->cites, works->count, sizeof *works->cites, cite_compare);
	cites_thin(works);
	cites_fold(works);
	for (i = 0; i < works->count; i++) {
		if (works->cites[i].form == WORK_FULL)
			cite_unmask(works, i);
	}
	for (i = 0; i < works->count; i++)
		cite_resolve(works, i);
	cites_unfold(works);
}
