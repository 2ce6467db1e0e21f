/*
 * The name on a card is the fullest that is in real use: a form with more
 * words wins if it stands at least a tenth as often as the commonest full one,
 * so that neither a bare surname nor a name given once in full prevails.  What
 * is no person is called what it is mostly called.
 */
#include "index/spelled.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/names/alias.h"

uint32_t
spelled_words(const char *text)
{
	uint32_t words = *text != '\0';

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

/* How often a form stands, whatever its accents and capitals. */
static uint32_t
spelling_use(const struct spelled *rows, size_t count, size_t which)
{
	uint32_t use = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		if (!strcmp(rows[i].normal, rows[which].normal))
			use += rows[i].count;
	}
	return use;
}

/* organisation, organization */
static bool
spelling_is_regional(const char *a, const char *b)
{
	size_t at;

	for (at = 0; a[at] && b[at]; at++) {
		if (a[at] != b[at] &&
			(!at || a[at - 1] != 'i' || !strchr("sz", a[at]) ||
				!strchr("sz", b[at])))
			return false;
	}
	return !a[at] && !b[at];
}

/* May a spelling be a slip of one that is common? */
static bool
spelling_is_slip(const struct spelled *rare, const struct spelled *common)
{
	return rare->use * 2 <= common->use &&
	       !spelling_is_regional(rare->normal, common->normal) &&
	       spelled_words(rare->normal) == spelled_words(common->normal) &&
	       alias_is_variant(rare->normal, common->normal);
}

void
spelled_find_scans(struct spelled *rows, size_t count)
{
	size_t i, j;

	if (count > SPELLED_COMPARED)
		return;
	for (i = 0; i < count; i++)
		rows[i].use = spelling_use(rows, count, i);
	for (i = 0; i < count; i++) {
		for (j = 0; j < count && !rows[i].scan; j++)
			rows[i].scan = spelling_is_slip(&rows[i], &rows[j]);
	}
}

static uint32_t
count_accents_of(struct slice form)
{
	uint32_t accents = 0;
	size_t at, next;

	for (at = 0; at < form.len; at = next) {
		if (utf8_is_letter(utf8_at(form.data, form.len, at, &next)))
			accents += (unsigned char)form.data[at] >= 0x80;
	}
	return accents;
}

static uint32_t
count_accents(const char *form)
{
	return count_accents_of(slice_of(form));
}

/* Of two forms of one name: with accents, not in capitals, more often. */
static bool
spelling_prints_better(const struct spelled *a, const struct spelled *b)
{
	uint32_t x = count_accents(a->form), y = count_accents(b->form);

	if (x != y)
		return x > y;
	if (a->count != b->count)
		return a->count > b->count;
	return strcmp(a->form, b->form) < 0;
}

static bool
spelling_is_full(const struct spelled *row)
{
	return strchr(row->normal, ' ') && !alias_is_acronym(row->form);
}

/* A spelling that may give the entity its name. */
struct choice {
	const struct spelled *row;
	uint32_t use, words;
};

/* People are known by their full names, all else by what it is mostly called.
 */
static bool
choice_is_better(const struct choice *a, const struct choice *b, bool person)
{
	uint32_t x = person ? a->words : a->use, y = person ? b->words : b->use;

	if (x != y)
		return x > y;
	x = person ? a->use : a->words, y = person ? b->use : b->words;
	return x != y ? x > y : spelling_prints_better(a->row, b->row);
}

const char *
spelled_choose(const struct spelled *rows, size_t count, bool person)
{
	struct choice best = { 0 }, choice;
	uint32_t most = 0, use;
	bool full = false;
	size_t i;

	for (i = 0; i < count; i++) {
		if (!rows[i].scan && spelling_is_full(&rows[i]))
			full = true;
	}
	for (i = 0; i < count; i++) {
		if (full && !spelling_is_full(&rows[i]))
			continue;
		use = spelling_use(rows, count, i);
		if (!rows[i].scan && use > most)
			most = use;
	}
	for (i = 0; i < count; i++) {
		if ((rows[i].scan && most) ||
			(full && !spelling_is_full(&rows[i])))
			continue;
		choice =
			(struct choice){ &rows[i], spelling_use(rows, count, i),
				spelled_words(rows[i].normal) };
		if (choice.use * 10 >= most &&
			(!best.row || choice_is_better(&choice, &best, person)))
			best = choice;
	}
	return best.row ? best.row->form : rows[0].form;
}

/*
 * The word that stands in another spelling with more accents, or as it is: a
 * name is given its accents if the library prints them anywhere.
 */
static struct slice
word_with_accents(const struct spelled *rows, size_t count, struct slice word)
{
	char *wanted = fold_string(word.data, word.len), *folded;
	uint32_t best = count_accents_of(word), accents;
	struct slice found = word, other;
	const char *from;
	size_t i;

	for (i = 0; i < count; i++) {
		for (from = rows[i].form; *from && !rows[i].scan;
			from += other.len + (from[other.len] == ' ')) {
			other = (struct slice){ from, strcspn(from, " ") };
			accents = count_accents_of(other);
			if (accents <= best)
				continue;
			folded = fold_string(other.data, other.len);
			if (!strcmp(folded, wanted)) {
				best = accents;
				found = other;
			}
			free(folded);
		}
	}
	free(wanted);
	return found;
}

const char *
spelled_with_accents(struct arena *arena, const struct spelled *rows,
	size_t count, const char *name)
{
	struct str out = { 0 };
	const char *from, *copy;
	struct slice word;

	if (count > SPELLED_COMPARED)
		return name;
	for (from = name; *from; from += word.len + (from[word.len] == ' ')) {
		word = (struct slice){ from, strcspn(from, " ") };
		if (out.len)
			str_add_char(&out, ' ');
		str_add_slice(&out, word_with_accents(rows, count, word));
	}
	copy = arena_copy(arena, str_text(&out), out.len);
	str_done(&out);
	return copy;
}

/* What a scanner's error was meant to be: the commonest form it is a slip of.
 */
const char *
spelled_meant(const struct spelled *rows, size_t count, size_t which)
{
	const struct spelled *best = NULL;
	char *wanted = fold_string(rows[which].form, strlen(rows[which].form));
	char *folded;
	size_t i;

	for (i = 0; i < count; i++) {
		if (rows[i].scan || (best && rows[i].count <= best->count))
			continue;
		folded = fold_string(rows[i].form, strlen(rows[i].form));
		if (alias_is_variant(wanted, folded))
			best = &rows[i];
		free(folded);
	}
	free(wanted);
	return best ? best->form : NULL;
}
