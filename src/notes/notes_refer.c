/*
 * "see n. 27", "note 12 above", "(n 4)": references from words to a note.
 *
 * A number means this document's note.  Where the numbering begins anew in each
 * section, the row of notes nearest to the place is meant.
 */
#include "notes/notes.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"

/* The words in front of the number; those with sure need no more evidence. */
struct word {
	const char *word;
	bool bracket; /* only directly behind an opening bracket */
};

static const struct word words[] = {
	{ "n. ", false },
	{ "nn. ", false },
	{ "n.", false },
	{ "n ", true },
	{ "nn ", true },
	{ "note ", false },
	{ "notes ", false },
	{ "footnote ", false },
	{ "footnotes ", false },
	{ "fn. ", false },
	{ "nota ", false },
	{ "notas ", false },
	{ "Anm. ", false },
};

/* The row of notes and where each number stands in it. */
struct entry {
	uint32_t number;
	uint32_t note;
};

static int
entry_compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return a->note < b->note ? -1 : a->note > b->note;
}

static struct entry *
entries_new(const struct doc *doc, size_t *count)
{
	struct entry *entries =
		memory_zero(doc->note_count + 1, sizeof *entries);
	size_t i;

	*count = 0;
	for (i = 0; i < doc->note_count; i++) {
		const char *number = doc->notes[i].number;

		if (number && *number >= '1' && *number <= '9')
			entries[(*count)++] = (struct entry){
				(uint32_t)strtoul(number, NULL, 10), (uint32_t)i
			};
	}
	if (*count)
		qsort(entries, *count, sizeof *entries, entry_compare);
	return entries;
}

/* The note of this number nearest to the place. */
static uint32_t
entries_find(const struct doc *doc, const struct entry *entries, size_t count,
	uint32_t number, uint32_t at)
{
	size_t i;
	uint32_t best = DOC_NONE, distance, nearest = UINT32_MAX;

	BISECT(i, count, entries[i].number < number);
	for (; i < count && entries[i].number == number; i++) {
		uint32_t start = doc->notes[entries[i].note].start;

		distance = start > at ? start - at : at - start;
		if (distance < nearest) {
			nearest = distance;
			best = entries[i].note;
		}
	}
	return best;
}

/* The word that ends in front of a number, and where it begins; or NULL. */
static const struct word *
word_before(const struct doc *doc, uint32_t number, uint32_t *start)
{
	size_t i, len, before;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		len = strlen(words[i].word);
		if (len > number || memcmp(doc->text + number - len,
					    words[i].word, len) != 0)
			continue;
		*start = number - (uint32_t)len;
		if (*start &&
			utf8_is_word(utf8_before(doc->text, *start, &before)))
			continue;
		if (words[i].bracket &&
			(!*start || !strchr("([", doc->text[*start - 1])))
			continue;
		return &words[i];
	}
	return NULL;
}

/* Reads up to three digits; the offset behind them, or at itself. */
static uint32_t
number_at(const struct doc *doc, uint32_t at, uint32_t *value)
{
	return at + (uint32_t)slice_digits(doc_slice(doc, at, at + 4), value);
}

static void
refer_add(struct doc *doc, uint32_t start, uint32_t end, uint32_t number,
	uint32_t note)
{
	struct span *span = doc_add_span(doc, SPAN_REFERENCE, start, end);

	span->target = note;
	span->value = doc_format(doc, "%u", number);
	span->why = "the text names the number of a note";
}

/* "nn. 2-4", "notes 3 and 5": the numbers behind the first. */
static uint32_t
number_next(const struct doc *doc, uint32_t at)
{
	static const char *const joins[] = { "-", "\xE2\x80\x93", ", ", " and ",
		" & ", " y ", " et ", " und " };
	struct slice rest = doc_slice(doc, at, at + 8);
	size_t i;

	for (i = 0; i < sizeof joins / sizeof *joins; i++) {
		if (slice_starts(rest, joins[i]) &&
			rest.len > strlen(joins[i]) &&
			rest.data[strlen(joins[i])] >= '1' &&
			rest.data[strlen(joins[i])] <= '9')
			return at + (uint32_t)strlen(joins[i]);
	}
	return 0;
}

static uint32_t
refer_try(
	struct doc *doc, const struct entry *entries, size_t count, uint32_t at)
{
	uint32_t start = at, end, value, note, next;
	const struct word *word = word_before(doc, at, &start);
	bool several;

	end = number_at(doc, at, &value);
	if (!word || end == at || end > at + 3)
		return end > at ? end : at + 1;
	several = word->word[1] == 'n' || strstr(word->word, "s ");
	note = entries_find(doc, entries, count, value, at);
	if (note == DOC_NONE || doc->notes[note].start == start)
		return end;
	refer_add(doc, start, end, value, note);
	while (several && (next = number_next(doc, end))) {
		end = number_at(doc, next, &value);
		note = entries_find(doc, entries, count, value, at);
		if (note != DOC_NONE)
			refer_add(doc, next, end, value, note);
	}
	return end;
}

void
notes_refer(struct doc *doc)
{
	struct entry *entries;
	size_t count;
	uint32_t at = 2;

	entries = entries_new(doc, &count);
	while (count && at < doc->len) {
		if (doc->text[at] >= '1' && doc->text[at] <= '9' &&
			(doc->text[at - 1] == ' ' || doc->text[at - 1] == '.'))
			at = refer_try(doc, entries, count, at);
		else
			at++;
	}
	free(entries);
}
