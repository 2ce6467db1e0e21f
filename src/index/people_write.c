/*
 * Writes down who is who: ids, the best name, all spellings.
 *
 * The name on the card is the fullest that is in real use: a form with more
 * words wins if it stands at least a tenth as often as the commonest full one,
 * so that neither a bare surname nor a name given once in full prevails.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/store/save.h"
#include "index/people.h"

/* An entity with more spellings than this is no one's slip. */
#define SPELLINGS_COMPARED 200

/* One spelling of an entity. */
struct spelled {
	uint32_t entity;
	const char *form;
	const char *normal;
	uint32_t count;
	bool scan;
	uint32_t reason; /* row of reason */
	const char *why; /* or a sentence of our own */
};

/* What goes into a row of entity. */
struct made {
	uint32_t person; /* the root, or the person that stays alone */
	struct place first;
	uint32_t mentions;
	uint32_t documents;
	uint32_t last; /* document seen last */
};

struct recording {
	struct people *people;
	struct store *store;
	struct error *err;
	struct made *made; /* [id - 1] */
	size_t made_count, made_cap;
	struct spelled *spelled;
	size_t spelled_count, spelled_cap;
	struct arena arena;
};

static uint32_t
recording_new(struct recording *recording, uint32_t person)
{
	recording->made = memory_grow(recording->made, recording->made_count,
		&recording->made_cap, sizeof *recording->made);
	recording->made[recording->made_count++] =
		(struct made){ .person = person };
	return (uint32_t)recording->made_count;
}

/* Ids, in the order of first mentions. */
static void
recording_number(struct recording *recording)
{
	struct people *people = recording->people;
	uint32_t *entity = memory_zero(people->count, sizeof *entity);
	struct appearing *row;
	struct made *made;
	uint32_t root;
	size_t i;

	for (i = 0; i < people->appearing_count; i++) {
		row = &people->appearing[i];
		root = people_root(people, row->person);
		if (row->alone)
			row->entity = recording_new(recording, row->person);
		else if (entity[root])
			row->entity = entity[root];
		else
			row->entity = entity[root] =
				recording_new(recording, root);
		made = &recording->made[row->entity - 1];
		made->mentions += row->mentions;
		if (made->last != row->document)
			made->documents++;
		if (!made->last ||
			(made->last == row->document &&
				made->first.document == row->document &&
				row->start < made->first.start))
			made->first = (struct place){ row->document, row->start,
				row->end };
		made->last = row->document;
	}
	free(entity);
}

static bool
recording_appearances(struct recording *recording)
{
	const struct people *people = recording->people;
	struct statement *statement;
	size_t i;

	for (i = 0; i < people->appearing_count; i++) {
		statement = store_statement(recording->store, "resolve_set");
		statement_bind_int(statement, 1, people->appearing[i].document);
		statement_bind_int(statement, 2, people->appearing[i].number);
		statement_bind_int(statement, 3, people->appearing[i].entity);
		if (!statement_run(statement, recording->err))
			return false;
	}
	return true;
}

/* -- spellings ------------------------------------------------------------ */

static void
recording_spell(struct recording *recording, const struct appearing *row,
	struct statement *statement)
{
	struct people *people = recording->people;
	const struct person *person = &people->rows[row->person];
	const struct made *made = &recording->made[row->entity - 1];
	struct spelled *spelled;
	char *normal;

	recording->spelled =
		memory_grow(recording->spelled, recording->spelled_count,
			&recording->spelled_cap, sizeof *recording->spelled);
	spelled = &recording->spelled[recording->spelled_count++];
	*spelled = (struct spelled){ .entity = row->entity };
	spelled->form = statement_text(statement, 2, &recording->arena);
	spelled->count = statement_u32(statement, 3);
	spelled->scan = statement_int(statement, 4, 0, 1);
	normal = alias_normalise(
		person->type, spelled->form ? spelled->form : "");
	spelled->normal = arena_string(&recording->arena, normal);
	free(normal);
	if (made->person != row->person)
		spelled->why = person->why;
	if (strcmp(spelled->normal, person->normal))
		spelled->reason = row->why;
}

static bool
recording_spellings(struct recording *recording)
{
	const struct people *people = recording->people;
	const struct appearing *row;
	struct statement *statement;
	uint32_t document, number;
	size_t i = 0;

	statement = store_statement(recording->store, "resolve_spellings");
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		number = statement_u32(statement, 1);
		for (; i < people->appearing_count; i++) {
			row = &people->appearing[i];
			if (row->document > document ||
				(row->document == document &&
					row->number >= number))
				break;
		}
		if (i < people->appearing_count &&
			people->appearing[i].document == document &&
			people->appearing[i].number == number)
			recording_spell(
				recording, &people->appearing[i], statement);
	}
	return statement_done(statement, recording->err);
}

static int
spelled_compare(const void *a, const void *b)
{
	const struct spelled *x = a, *y = b;

	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return strcmp(x->form, y->form);
}

/* One row a spelling; it is a scanning error only where it always is one. */
static void
recording_sum(struct recording *recording)
{
	struct spelled *rows = recording->spelled, *last;
	size_t i, to = 0;

	if (recording->spelled_count)
		qsort(rows, recording->spelled_count, sizeof *rows,
			spelled_compare);
	for (i = 0; i < recording->spelled_count; i++) {
		last = to ? &rows[to - 1] : NULL;
		if (!last || spelled_compare(last, &rows[i])) {
			rows[to++] = rows[i];
			continue;
		}
		last->count += rows[i].count;
		last->scan = last->scan && rows[i].scan;
		if (!last->why)
			last->why = rows[i].why;
		if (!last->reason)
			last->reason = rows[i].reason;
	}
	recording->spelled_count = to;
}

static uint32_t
count_words(const char *text)
{
	uint32_t words = *text != '\0';

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

/* May a rare spelling be a slip of a common one? */
static bool
spelling_is_slip(const struct spelled *rare, const struct spelled *common)
{
	return rare->count * 2 <= common->count &&
	       strcmp(rare->normal, common->normal) &&
	       count_words(rare->normal) == count_words(common->normal) &&
	       alias_is_variant(rare->normal, common->normal);
}

static void
spellings_find_scans(struct spelled *rows, size_t count)
{
	size_t i, j;

	if (count > SPELLINGS_COMPARED)
		return;
	for (i = 0; i < count; i++) {
		for (j = 0; j < count && !rows[i].scan; j++)
			rows[i].scan = spelling_is_slip(&rows[i], &rows[j]);
	}
}

/* -- the name ------------------------------------------------------------- */

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

static const char *
spellings_choose(const struct spelled *rows, size_t count)
{
	const struct spelled *best = NULL;
	uint32_t most = 0, use, best_use = 0, words, best_words = 0;
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
		use = spelling_use(rows, count, i);
		words = count_words(rows[i].normal);
		if (use * 10 < most)
			continue;
		if (!best || words > best_words ||
			(words == best_words && use > best_use) ||
			(words == best_words && use == best_use &&
				spelling_prints_better(&rows[i], best))) {
			best = &rows[i];
			best_use = use;
			best_words = words;
		}
	}
	return best ? best->form : rows[0].form;
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

static const char *
name_with_accents(struct recording *recording, const struct spelled *rows,
	size_t count, const char *name)
{
	struct str out = { 0 };
	const char *from, *copy;
	struct slice word;

	if (count > SPELLINGS_COMPARED)
		return name;
	for (from = name; *from; from += word.len + (from[word.len] == ' ')) {
		word = (struct slice){ from, strcspn(from, " ") };
		if (out.len)
			str_add_char(&out, ' ');
		str_add_slice(&out, word_with_accents(rows, count, word));
	}
	copy = arena_copy(&recording->arena, str_text(&out), out.len);
	str_done(&out);
	return copy;
}

/* -- rows ----------------------------------------------------------------- */

/* The number of a sentence, new if need be; 0 with an error. */
static uint32_t
recording_reason(struct recording *recording, const char *text)
{
	int64_t id;

	if (!save_reason(recording->store, text, &id, recording->err))
		return 0;
	return (uint32_t)id;
}

static void
bind_reason(struct statement *statement, int at, uint32_t reason)
{
	if (reason)
		statement_bind_int(statement, at, reason);
	else
		statement_bind_null(statement, at);
}

static bool
recording_alias(struct recording *recording, struct spelled *row)
{
	struct statement *statement;
	char *folded;
	bool ok;

	if (row->why && !row->reason) {
		row->reason = recording_reason(recording, row->why);
		if (!row->reason)
			return false;
	}
	folded = fold_string(row->form, strlen(row->form));
	statement = store_statement(recording->store, "resolve_alias_add");
	statement_bind_int(statement, 1, row->entity);
	statement_bind_text(statement, 2, row->form);
	statement_bind_text(statement, 3, folded);
	statement_bind_int(statement, 4, row->count);
	statement_bind_int(statement, 5, row->scan);
	bind_reason(statement, 6, row->reason);
	ok = statement_run(statement, recording->err);
	free(folded);
	return ok;
}

static bool
recording_entity(struct recording *recording, uint32_t id, const char *name)
{
	const struct made *made = &recording->made[id - 1];
	const struct person *person = &recording->people->rows[made->person];
	struct statement *statement;
	uint32_t reason = 0;
	char *folded;
	bool ok;

	if (person->doubt) {
		reason = recording_reason(recording, person->doubt);
		if (!reason)
			return false;
	}
	folded = fold_string(name, strlen(name));
	statement = store_statement(recording->store, "resolve_entity_add");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, entity_type_name(person->type));
	statement_bind_text(statement, 3, name);
	statement_bind_text(statement, 4, folded);
	statement_bind_int(statement, 5, made->mentions);
	statement_bind_int(statement, 6, made->documents);
	statement_bind_int(statement, 7, made->first.document);
	statement_bind_int(statement, 8, made->first.start);
	statement_bind_int(statement, 9, made->first.end);
	bind_reason(statement, 10, reason);
	ok = statement_run(statement, recording->err);
	free(folded);
	return ok;
}

static bool
recording_rows(struct recording *recording)
{
	struct spelled *rows;
	size_t i, from = 0, count;
	const char *name;
	uint32_t id;

	for (id = 1; id <= recording->made_count; id++) {
		rows = recording->spelled + from;
		for (count = 0; from + count < recording->spelled_count &&
				rows[count].entity == id;
			count++)
			;
		from += count;
		spellings_find_scans(rows, count);
		name = recording->people->rows[recording->made[id - 1].person]
			       .name;
		if (count && !alias_is_addressed(name))
			name = name_with_accents(recording, rows, count,
				spellings_choose(rows, count));
		if (!recording_entity(recording, id, name))
			return false;
		for (i = 0; i < count; i++) {
			if (!recording_alias(recording, &rows[i]))
				return false;
		}
	}
	return true;
}

bool
people_write(struct people *people, struct store *store, struct error *err)
{
	struct recording recording = {
		.people = people, .store = store, .err = err
	};
	bool ok;

	recording_number(&recording);
	ok = recording_appearances(&recording) &&
	     recording_spellings(&recording);
	if (ok) {
		recording_sum(&recording);
		ok = recording_rows(&recording);
	}
	free(recording.made);
	free(recording.spelled);
	arena_done(&recording.arena);
	return ok;
}
