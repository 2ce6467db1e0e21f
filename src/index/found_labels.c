/*
 * What a text says of its own parts: "see Table 2", "section 4.2 of
 * [RFC2119]", "p. 45 above"; and "as we have seen".
 *
 * A part is believed to be meant if it is there and nothing says that it is
 * another work's: notes cite chapters and figures of others, so there a word
 * like "see" or "above" is asked for.  "As we have seen" says where only by
 * what its sentence shares with an earlier passage, rarer words and more of
 * them than with any other; else it is left alone.
 */
#include <stdlib.h>
#include <string.h>

#include "index/found.h"

#define LABEL_SURE 0.95
#define LABEL_PAGED 0.6
#define LABEL_EARLIER 0.45

/* How far around a number words like "above" are looked for. */
#define LABEL_CUES 2

/* "Tables 2, 3 and 5": how many numbers are taken at most. */
#define LABEL_NUMBERS 6

/* The earlier passage must share so much, and so much more than others. */
#define EARLIER_LEAST 1.2
#define EARLIER_MORE 1.5
#define EARLIER_NEAR 2
#define EARLIER_STEMS 32

static const char *const cue_words[DECLARED_CUES] = { "see", "above", "below",
	"supra", "infra", "cf", "cfr", "vide", "vease", "ver", "arriba",
	"abajo", "this", "our", "present", "este", "esta", "nuestro",
	"following", "preceding", "previous", "next", "siguiente", "anterior" };

/* One way of saying that something was told before. */
static const char *const earlier_phrases[DECLARED_PHRASES] = {
	"as we have seen", "as we saw", "as has been seen", "as mentioned",
	"as noted above", "as noted earlier", "as already noted",
	"as has been said", "as i have said", "as we have said",
	"as described above", "as described earlier", "as discussed above",
	"as discussed earlier", "as explained above", "mentioned above",
	"mentioned earlier", "described above", "cited above", "see above",
	"referred to above", "already mentioned", "as stated above",
	"como vimos", "como hemos visto", "como ya se dijo", "como se dijo",
	"como ya hemos dicho", "ya mencionado", "ya mencionada",
	"arriba mencionado", "mas arriba", "mencionado anteriormente"
};

void
declared_init(struct declared *declared)
{
	struct words words = { 0 };
	struct declared_phrase *phrase;
	size_t i;

	*declared = (struct declared){ 0 };
	for (i = 0; i < DECLARED_CUES; i++) {
		words_read(&words, slice_of(cue_words[i]));
		declared->cues[i] = words.rows[0].hash;
	}
	for (i = 0; i < DECLARED_PHRASES; i++) {
		words_read(&words, slice_of(earlier_phrases[i]));
		phrase = &declared->phrases[i];
		phrase->first = words.rows[0].hash;
		phrase->words = words.count;
		phrase->all = words_run(words.rows, words.count);
	}
	words_done(&words);
}

void
declared_done(struct declared *declared)
{
	free(declared->earlier);
	free(declared->stems);
	*declared = (struct declared){ 0 };
}

/* -- parts ---------------------------------------------------------------- */

/* Where we look: a passage, its words, and what is known of the library. */
struct looking {
	struct found_list *list;
	const struct declared *declared;
	const struct labels *labels;
	const struct titles *titles;
	const struct passages *passages;
	size_t passage;
	const struct words *words;
	struct slice text;
};

static bool
is_cue(const struct looking *looking, size_t word)
{
	size_t i;

	for (i = 0; word < looking->words->count && i < DECLARED_CUES; i++) {
		if (looking->declared->cues[i] ==
			looking->words->rows[word].hash)
			return true;
	}
	return false;
}

/* Does a word like "see" or "above" stand near, in the same sentence? */
static bool
has_cue(const struct looking *looking, size_t first, size_t last)
{
	size_t i;

	for (i = 1; i <= LABEL_CUES; i++) {
		if ((first >= i && is_cue(looking, first - i)) ||
			is_cue(looking, last + i))
			return true;
	}
	return false;
}

static bool
word_is(const struct looking *looking, size_t word, const char *wanted)
{
	const struct word *row = &looking->words->rows[word];

	return word < looking->words->count &&
	       slice_is(
		       slice_part(looking->text, row->start, row->end), wanted);
}

static bool
is_of(const struct looking *looking, size_t word)
{
	return word_is(looking, word, "of") || word_is(looking, word, "in") ||
	       word_is(looking, word, "de") || word_is(looking, word, "del") ||
	       word_is(looking, word, "en");
}

/* "section 4 of [RFC2119]", "[RFC2119], section 4": the document; or 0. */
static uint32_t
other_document(const struct looking *looking, size_t first, size_t last)
{
	uint32_t own = looking->passages->rows[looking->passage].document;
	const struct word *rows = looking->words->rows;
	uint32_t document = 0;
	size_t i;

	for (i = last + 1; i <= last + 3 && i < looking->words->count; i++) {
		if (i > last + 1 && !document && !is_of(looking, last + 1))
			break;
		if (!document)
			document =
				titles_key(looking->titles, rows[i].hash, own);
	}
	if (!document && first)
		document =
			titles_key(looking->titles, rows[first - 1].hash, own);
	return document;
}

/* Is it a part of another work?  "chapter 3 of Capital", "(Smith, ch. 3)". */
static bool
is_of_others(const struct looking *looking, enum label_kind kind, size_t first,
	size_t last)
{
	const struct passage *row = &looking->passages->rows[looking->passage];
	size_t at = looking->words->rows[first].start;

	if (has_cue(looking, first, last))
		return is_of(looking, last + 1) && !is_cue(looking, last + 2);
	if (row->kind == BLOCK_NOTE || is_of(looking, last + 1))
		return true;
	while (at && looking->text.data[at - 1] == ' ')
		at--;
	return kind >= LABEL_CHAPTER && at && looking->text.data[at - 1] == ',';
}

static void
declared_add(const struct looking *looking, const struct label *label,
	enum label_kind kind, const struct word *before, uint32_t start,
	uint32_t end)
{
	const struct passage *row = &looking->passages->rows[looking->passage];
	size_t to =
		passages_at(looking->passages, label->document, label->start);
	struct str why = { 0 };
	struct found *found;

	if (!found_wants(looking->list, row->document, label->document))
		return;
	/* The label itself, or its line in a table of contents. */
	if ((row->start + start == label->start &&
		    row->document == label->document) ||
		(!start && row->kind == BLOCK_LIST_ITEM))
		return;
	str_add(&why, "declared: “");
	if (before->start < start)
		str_add_format(&why, "%.*s ",
			(int)(before->end - before->start),
			looking->text.data + before->start);
	str_add_format(
		&why, "%.*s”", (int)(end - start), looking->text.data + start);
	if (label->document != row->document && kind == LABEL_CHAPTER)
		str_add(&why, ", a chapter of the same series");
	found = found_add(looking->list, REFERENCE_DECLARED,
		kind == LABEL_PAGE ? LABEL_PAGED : LABEL_SURE, &why);
	found->a = looking->passage;
	found->b = to;
	found->from = (struct place){ row->document, row->start + start,
		row->start + end };
	found->to = (struct place){ label->document, label->start,
		label->end > label->start ? label->end : label->start + 1 };
}

/* Behind "Table 2": where the next number of "2, 3 and 5" begins; or 0. */
static size_t
number_next(struct slice text, size_t at)
{
	static const char *const joins[] = { "-", "–", ", ", " and ", ", and ",
		" & ", " y ", " e ", " to ", " a ", " or ", " o " };
	size_t i, len;

	for (i = 0; i < sizeof joins / sizeof *joins; i++) {
		len = strlen(joins[i]);
		if (text.len > at + len &&
			!memcmp(text.data + at, joins[i], len) &&
			text.data[at + len] >= '0' &&
			text.data[at + len] <= '9')
			return at + len;
	}
	return 0;
}

/* The last word that begins before an offset, from a word on. */
static size_t
word_before(const struct words *words, size_t word, size_t at)
{
	while (word + 1 < words->count && words->rows[word + 1].start < at)
		word++;
	return word;
}

static void
declared_look_part(
	const struct looking *looking, size_t word, enum label_kind kind)
{
	const struct passage *row = &looking->passages->rows[looking->passage];
	uint32_t start = looking->words->rows[word].start, document;
	size_t at = looking->words->rows[word].end, end, last, count;
	const struct label *label;
	uint64_t number;

	at += at < looking->text.len && looking->text.data[at] == '.';
	while (at < looking->text.len &&
		(looking->text.data[at] == ' ' ||
			looking->text.data[at] == '\n'))
		at++;
	if (at == looking->words->rows[word].end ||
		!label_number(looking->text, at, &end, &number))
		return;
	last = word_before(looking->words, word, end);
	document = other_document(looking, word, last);
	if (!document) {
		if (kind == LABEL_PAGE
				? !has_cue(looking, word, last)
				: is_of_others(looking, kind, word, last))
			return;
		document = row->document;
	}
	for (count = 0; count < LABEL_NUMBERS; count++) {
		label = labels_find(looking->labels, kind, number, document,
			row->start + start);
		if (label)
			declared_add(looking, label, kind,
				&looking->words->rows[word], start,
				(uint32_t)end);
		at = number_next(looking->text, end);
		if (!at || !label_number(looking->text, at, &end, &number))
			return;
		start = (uint32_t)at;
	}
}

/* -- what was told before ------------------------------------------------- */

/* How many words of a phrase stand at a word; 0: none of them does. */
static size_t
phrase_at(const struct declared *declared, const struct words *words, size_t at)
{
	const struct declared_phrase *phrase;
	size_t i;

	for (i = 0; i < DECLARED_PHRASES; i++) {
		phrase = &declared->phrases[i];
		if (phrase->first == words->rows[at].hash &&
			at + phrase->words <= words->count &&
			words_run(&words->rows[at], phrase->words) ==
				phrase->all)
			return phrase->words;
	}
	return 0;
}

static bool
ends_sentence(struct slice text, size_t from, size_t to)
{
	for (; from < to; from++) {
		if (strchr(".!?;", text.data[from]) && from + 1 < text.len &&
			strchr(" \n\"'", text.data[from + 1]))
			return true;
	}
	return false;
}

/* Keeps the words of the sentence that a phrase stands in. */
static void
declared_look_phrase(struct declared *declared, const struct looking *looking,
	size_t word, size_t count)
{
	const struct word *rows = looking->words->rows;
	size_t first = word, last = word + count - 1, i;
	struct declared_earlier *earlier;

	while (first > 0 && !ends_sentence(looking->text, rows[first - 1].end,
				    rows[first].start))
		first--;
	while (last + 1 < looking->words->count &&
		!ends_sentence(
			looking->text, rows[last].end, rows[last + 1].start))
		last++;
	declared->earlier =
		memory_grow(declared->earlier, declared->earlier_count,
			&declared->earlier_cap, sizeof *declared->earlier);
	earlier = &declared->earlier[declared->earlier_count++];
	*earlier = (struct declared_earlier){ .passage = looking->passage,
		.start = rows[word].start,
		.end = rows[word + count - 1].end,
		.first = declared->stem_count };
	for (i = first; i <= last && earlier->count < EARLIER_STEMS; i++) {
		if (!rows[i].stem || (i >= word && i < word + count))
			continue;
		declared->stems =
			memory_grow(declared->stems, declared->stem_count,
				&declared->stem_cap, sizeof *declared->stems);
		declared->stems[declared->stem_count++] = rows[i].stem;
		earlier->count++;
	}
}

void
declared_look(struct declared *declared, struct found_list *list,
	const struct labels *labels, const struct titles *titles,
	const struct passages *passages, size_t passage,
	const struct words *words, struct slice text)
{
	struct looking looking = { list, declared, labels, titles, passages,
		passage, words, text };
	enum label_kind kind;
	size_t i, count;

	for (i = 0; i < words->count; i++) {
		kind = labels_kind(labels, words->rows[i].hash);
		if (kind != LABEL_NONE)
			declared_look_part(&looking, i, kind);
		count = phrase_at(declared, words, i);
		if (!count)
			continue;
		declared_look_phrase(declared, &looking, i, count);
		i += count - 1;
	}
}

/* How rare what a passage shares with a sentence is, in all. */
static double
earlier_shares(const struct relater *relater, const uint32_t *stems,
	uint32_t count, size_t passage)
{
	const struct passage *row = &relater->passages->rows[passage];
	const uint32_t *own = relater->passages->stems + row->stems.first;
	double sum = 0;
	uint32_t i, j;

	for (i = 0; i < count; i++) {
		for (j = 0; j < i && stems[j] != stems[i]; j++)
			;
		if (j < i)
			continue;
		for (j = 0; j < row->stems.count; j++) {
			if (own[j] == stems[i])
				sum += relater->stems[stems[i] % PASSAGE_STEMS];
		}
	}
	return sum;
}

/* The best of the passages before, leaving out one and its neighbours. */
static size_t
earlier_best(const struct relater *relater, const struct declared *declared,
	const struct declared_earlier *earlier, size_t without, double *most)
{
	const struct passage *rows = relater->passages->rows;
	size_t at = earlier->passage, best = at;
	struct relation relation;
	double shares;

	*most = 0;
	while (at-- > 0 &&
		rows[at].document == rows[earlier->passage].document) {
		if (earlier->passage - at < EARLIER_NEAR ||
			rows[at].twin != at ||
			(at + 1 >= without && at <= without + 1))
			continue;
		shares = earlier_shares(relater,
			declared->stems + earlier->first, earlier->count, at);
		relate(relater, earlier->passage, at, &relation);
		shares *= 1 + relation.score;
		if (shares <= *most)
			continue;
		*most = shares;
		best = at;
	}
	return best;
}

/* The passage before that is meant; its own if it cannot be told. */
static size_t
earlier_meant(const struct relater *relater, const struct declared *declared,
	const struct declared_earlier *earlier)
{
	size_t none = relater->passages->count + 1, best;
	double most, second;

	best = earlier_best(relater, declared, earlier, none, &most);
	if (most < EARLIER_LEAST)
		return earlier->passage;
	earlier_best(relater, declared, earlier, best, &second);
	return most > second * EARLIER_MORE ? best : earlier->passage;
}

/* "declared: “as we have seen”; same subject: ..." */
static bool
earlier_say(const struct relater *relater,
	const struct declared_earlier *earlier, size_t to, struct store *store,
	struct str *why, struct error *err)
{
	struct words words = { 0 };
	struct arena arena = { 0 };
	struct slice text = { 0 };
	bool ok = found_text(store, &relater->passages->rows[earlier->passage],
		&arena, &text, err);

	if (ok && earlier->end <= text.len) {
		str_add_format(why, "declared: “%.*s”",
			(int)(earlier->end - earlier->start),
			text.data + earlier->start);
		words_read(&words, text);
		relation_say_words(
			relater, earlier->passage, to, &words, text, why);
	}
	words_done(&words);
	arena_done(&arena);
	return ok;
}

bool
found_earlier(struct found_list *list, const struct declared *declared,
	const struct relater *relater, struct store *store, struct error *err)
{
	const struct declared_earlier *earlier;
	struct found *found;
	struct str why;
	size_t i, to;
	bool ok = true;

	for (i = 0; ok && i < declared->earlier_count; i++) {
		earlier = &declared->earlier[i];
		to = relater->passages->rows[earlier->passage].document;
		if (!found_wants(list, (uint32_t)to, (uint32_t)to))
			continue;
		to = earlier_meant(relater, declared, earlier);
		if (to == earlier->passage)
			continue;
		why = (struct str){ 0 };
		ok = earlier_say(relater, earlier, to, store, &why, err);
		found = found_add(
			list, REFERENCE_DECLARED, LABEL_EARLIER, &why);
		found->a = earlier->passage;
		found->b = to;
		found->from = found_place(relater->passages, earlier->passage);
		found->from.end = found->from.start + earlier->end;
		found->from.start += earlier->start;
		found->to = found_place(relater->passages, to);
	}
	return ok;
}
