/*
 * Reads labels where blocks begin.
 *
 * Headings and captions are labels wherever they begin like one; a paragraph
 * is if there is a stop or a dash behind the number, since a sentence may
 * begin "Table 2 shows", too.  Numbers are compared as numbers, however they
 * are written.
 */
#include "index/labels.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define LABEL_NUMBER 16 /* more letters are no number */
#define LABEL_ROMAN 50

static const struct {
	const char *word;
	enum label_kind kind;
} label_words[] = {
	/* clang-format off */
	{ "table", LABEL_TABLE }, { "tables", LABEL_TABLE },
	{ "tab", LABEL_TABLE }, { "tabla", LABEL_TABLE },
	{ "tablas", LABEL_TABLE }, { "cuadro", LABEL_TABLE },
	{ "cuadros", LABEL_TABLE },
	{ "figure", LABEL_FIGURE }, { "figures", LABEL_FIGURE },
	{ "fig", LABEL_FIGURE }, { "figs", LABEL_FIGURE },
	{ "figura", LABEL_FIGURE }, { "figuras", LABEL_FIGURE },
	{ "graph", LABEL_FIGURE }, { "chart", LABEL_FIGURE },
	{ "grafico", LABEL_FIGURE }, { "plate", LABEL_FIGURE },
	{ "lamina", LABEL_FIGURE }, { "illustration", LABEL_FIGURE },
	{ "map", LABEL_MAP }, { "maps", LABEL_MAP },
	{ "mapa", LABEL_MAP }, { "mapas", LABEL_MAP },
	{ "chapter", LABEL_CHAPTER }, { "chapters", LABEL_CHAPTER },
	{ "chap", LABEL_CHAPTER }, { "chaps", LABEL_CHAPTER },
	{ "ch", LABEL_CHAPTER }, { "chs", LABEL_CHAPTER },
	{ "capitulo", LABEL_CHAPTER }, { "capitulos", LABEL_CHAPTER },
	{ "cap", LABEL_CHAPTER },
	{ "section", LABEL_SECTION }, { "sections", LABEL_SECTION },
	{ "sec", LABEL_SECTION }, { "sect", LABEL_SECTION },
	{ "seccion", LABEL_SECTION }, { "secciones", LABEL_SECTION },
	{ "appendix", LABEL_APPENDIX }, { "appendices", LABEL_APPENDIX },
	{ "annex", LABEL_APPENDIX }, { "anexo", LABEL_APPENDIX },
	{ "apendice", LABEL_APPENDIX },
	{ "part", LABEL_PART }, { "parts", LABEL_PART },
	{ "parte", LABEL_PART },
	{ "p", LABEL_PAGE }, { "pp", LABEL_PAGE }, { "page", LABEL_PAGE },
	{ "pages", LABEL_PAGE }, { "pag", LABEL_PAGE }, { "pags", LABEL_PAGE },
	{ "pagina", LABEL_PAGE }, { "paginas", LABEL_PAGE },
	{ "article", LABEL_ARTICLE }, { "articles", LABEL_ARTICLE },
	{ "art", LABEL_ARTICLE }, { "arts", LABEL_ARTICLE },
	{ "articulo", LABEL_ARTICLE }, { "articulos", LABEL_ARTICLE },
	{ "paragraph", LABEL_PARAGRAPH }, { "paragraphs", LABEL_PARAGRAPH },
	{ "para", LABEL_PARAGRAPH }, { "paras", LABEL_PARAGRAPH },
	{ "parrafo", LABEL_PARAGRAPH }, { "parrafos", LABEL_PARAGRAPH },
	{ "clause", LABEL_PARAGRAPH }, { "clauses", LABEL_PARAGRAPH },
	{ "clausula", LABEL_PARAGRAPH }, { "clausulas", LABEL_PARAGRAPH },
	/* clang-format on */
};

/* Numbers that are written out; the row's place in its line is the number. */
static const char *const label_numerals[][10] = {
	{ "one", "two", "three", "four", "five", "six", "seven", "eight",
		"nine", "ten" },
	{ "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
		"eighth", "ninth", "tenth" },
	{ "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
		"nueve", "diez" },
	{ "primero", "segundo", "tercero", "cuarto", "quinto", "sexto",
		"septimo", "octavo", "noveno", "decimo" },
	{ "primera", "segunda", "tercera", "cuarta", "quinta", "sexta",
		"septima", "octava", "novena", "decima" },
};

/* -- numbers -------------------------------------------------------------- */

static uint64_t
number_of(unsigned number)
{
	struct str text = { 0 };
	uint64_t hash;

	str_add_format(&text, "%u", number);
	hash = slice_hash(str_slice(&text));
	str_done(&text);
	return hash;
}

/* "IV"; 0 if it is none, or too great to count parts by. */
static unsigned
roman_number(struct slice text)
{
	static const char digits[] = "IVXL";
	static const unsigned worth[] = { 1, 5, 10, 50 };
	unsigned number = 0, here, last = LABEL_ROMAN;
	const char *digit;
	size_t i;

	for (i = 0; i < text.len; i++) {
		digit = memchr(digits, text.data[i], sizeof digits - 1);
		if (!digit)
			return 0;
		here = worth[digit - digits];
		if (here > last)
			number -= 2 * last;
		number += here;
		last = here;
	}
	return number <= LABEL_ROMAN ? number : 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the digits of "4.2" end; a stop behind them does not belong. */
static size_t
digits_end(struct slice text, size_t at)
{
	while (at < text.len &&
		(is_digit(text.data[at]) ||
			(text.data[at] == '.' && at + 1 < text.len &&
				is_digit(text.data[at + 1]))))
		at++;
	return at;
}

/* The word that begins at an offset is over where no letter follows. */
static size_t
letters_end(struct slice text, size_t at)
{
	size_t next;

	while (at < text.len &&
		utf8_is_word(utf8_at(text.data, text.len, at, &next)))
		at = next;
	return at;
}

static bool
numeral_read(struct slice word, uint64_t *number)
{
	char small[LABEL_NUMBER];
	size_t i, row;

	if (word.len >= sizeof small)
		return false;
	for (i = 0; i < word.len; i++)
		small[i] = (char)(word.data[i] | 0x20);
	small[word.len] = '\0';
	for (row = 0; row < sizeof label_numerals / sizeof *label_numerals;
		row++) {
		for (i = 0; i < 10; i++) {
			if (strcmp(small, label_numerals[row][i]) != 0)
				continue;
			*number = number_of((unsigned)i + 1);
			return true;
		}
	}
	return false;
}

bool
label_number(struct slice text, size_t at, size_t *end, uint64_t *number)
{
	struct slice word;
	unsigned roman;

	*end = digits_end(text, at);
	if (*end > at) {
		word = slice_part(text, at, *end);
		while (word.len > 1 && *word.data == '0')
			word.data++, word.len--;
		*number = slice_hash(word);
		return *end - at <= LABEL_NUMBER &&
		       letters_end(text, *end) == *end;
	}
	*end = letters_end(text, at);
	word = slice_part(text, at, *end);
	roman = roman_number(word);
	if (word.len && roman)
		*number = number_of(roman);
	else if (word.len == 1 && *word.data >= 'A' && *word.data <= 'Z')
		*number = slice_hash(word);
	else
		return numeral_read(word, number);
	return true;
}

/* -- blocks --------------------------------------------------------------- */

static uint64_t
label_key(enum label_kind kind, uint64_t number)
{
	return (uint64_t)kind << 60 | number >> 4;
}

static struct label *
labels_add(struct labels *labels, enum label_kind kind, uint64_t number,
	uint32_t document, uint32_t at)
{
	struct label *label;

	labels->rows = memory_grow(labels->rows, labels->count, &labels->cap,
		sizeof *labels->rows);
	label = &labels->rows[labels->count++];
	*label = (struct label){ .key = label_key(kind, number),
		.document = document,
		.start = at,
		.end = at };
	return label;
}

/* That of a whole block. */
static struct label *
labels_add_of(struct labels *labels, enum label_kind kind, uint64_t number,
	uint32_t document, const struct block *block)
{
	struct label *label =
		labels_add(labels, kind, number, document, block->start);

	label->end = block->end;
	return label;
}

enum label_kind
labels_kind(const struct labels *labels, uint64_t word)
{
	size_t at = word % LABEL_WORDS;

	while (labels->words[at].hash && labels->words[at].hash != word)
		at = (at + 1) % LABEL_WORDS;
	return labels->words[at].kind;
}

/* "Table 2. Production", not "Table 2 shows". */
static bool
label_stands_apart(struct slice text, size_t at)
{
	uint32_t point;
	size_t next;

	if (at >= text.len || strchr(".:)]\n", text.data[at]))
		return true;
	if (text.data[at] == ' ')
		at++;
	point = utf8_at(text.data, text.len, at, &next);
	return point == '-' || point == 0x2013 || point == 0x2014;
}

/* "4.2 Wages", "IV. Wages": before a heading a number stands for itself. */
static void
labels_add_numbered(struct labels *labels, uint32_t document,
	const struct block *block, struct slice text)
{
	uint64_t number;
	size_t end;

	if (!label_number(text, 0, &end, &number) || end >= text.len)
		return;
	if (!is_digit(*text.data) && !strchr(".)", text.data[end]))
		return;
	labels_add_of(labels, LABEL_SECTION, number, document, block)->sure =
		true;
	labels_add_of(labels, LABEL_CHAPTER, number, document, block);
}

/* "12. The Seller shall ...": what is numbered so is cited by its number. */
static void
labels_add_paragraph(struct labels *labels, uint32_t document,
	const struct block *block, struct slice text)
{
	uint64_t number;
	size_t end;

	if (!text.len || !is_digit(*text.data) ||
		!label_number(text, 0, &end, &number) || end + 1 >= text.len ||
		!strchr(".)", text.data[end]) || text.data[end + 1] != ' ')
		return;
	labels_add_of(labels, LABEL_PARAGRAPH, number, document, block);
}

void
labels_add_block(struct labels *labels, uint32_t document,
	const struct block *block, struct slice text)
{
	bool heading = block->kind == BLOCK_HEADING;
	bool sure = heading || block->kind == BLOCK_CAPTION;
	struct slice word = slice_part(text, 0, letters_end(text, 0));
	enum label_kind kind;
	uint64_t number;
	size_t at, end;

	if (heading)
		labels_add_numbered(labels, document, block, text);
	if (heading || block->kind == BLOCK_PARAGRAPH ||
		block->kind == BLOCK_LIST_ITEM)
		labels_add_paragraph(labels, document, block, text);
	if (!word.len || word.len > LABEL_NUMBER || word.len == text.len)
		return;
	words_read(&labels->scratch, word);
	if (labels->scratch.count != 1)
		return;
	kind = labels_kind(labels, labels->scratch.rows[0].hash);
	if (kind == LABEL_NONE || kind == LABEL_PAGE || kind == LABEL_PARAGRAPH)
		return;
	at = word.len + (text.data[word.len] == '.');
	at += at < text.len && text.data[at] == ' ';
	if (!label_number(text, at, &end, &number) ||
		(!sure && ((kind >= LABEL_CHAPTER && kind != LABEL_ARTICLE) ||
				  !label_stands_apart(text, end))))
		return;
	labels_add_of(labels, kind, number, document, block)->sure = sure;
	if (kind == LABEL_CHAPTER && document < labels->documents)
		labels->chaptered[document] = true;
}

/* -- the whole ------------------------------------------------------------ */

bool
labels_init(struct labels *labels, struct store *store, struct error *err)
{
	struct statement *statement;
	struct slice file;
	uint32_t document;
	size_t i, at, cap = 0, also = 0;

	*labels = (struct labels){ 0 };
	for (i = 0; i < sizeof label_words / sizeof *label_words; i++) {
		words_read(&labels->scratch, slice_of(label_words[i].word));
		at = labels->scratch.rows[0].hash % LABEL_WORDS;
		while (labels->words[at].hash)
			at = (at + 1) % LABEL_WORDS;
		labels->words[at] =
			(struct label_word){ labels->scratch.rows[0].hash,
				label_words[i].kind };
	}
	statement = store_statement(store, "reference_files");
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		file = statement_slice(statement, 1);
		for (; labels->documents <= document; labels->documents++) {
			labels->folders =
				memory_grow(labels->folders, labels->documents,
					&cap, sizeof *labels->folders);
			labels->chaptered = memory_grow(labels->chaptered,
				labels->documents, &also,
				sizeof *labels->chaptered);
			labels->folders[labels->documents] = 0;
			labels->chaptered[labels->documents] = false;
		}
		while (file.len && file.data[file.len - 1] != '/')
			file.len--;
		labels->folders[document] = slice_hash(file);
	}
	return statement_done(statement, err);
}

void
labels_done(struct labels *labels)
{
	free(labels->rows);
	free(labels->folders);
	free(labels->chaptered);
	words_done(&labels->scratch);
	arena_done(&labels->arena);
	*labels = (struct labels){ 0 };
}

static int
label_compare(const void *a, const void *b)
{
	const struct label *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* Pages are kept twice: by their number, and by where they begin. */
bool
labels_sort(struct labels *labels, struct store *store,
	const struct chosen *chosen, struct error *err)
{
	struct rows rows = { .store = store,
		.all = "reference_pages",
		.of = "reference_pages_of",
		.chosen = chosen };
	struct statement *statement;
	struct label *label;
	struct slice name;
	uint32_t document, at;
	uint64_t number;
	size_t end;

	while ((statement = rows_next(&rows))) {
		document = statement_u32(statement, 0);
		at = statement_u32(statement, 1);
		name = statement_slice(statement, 2);
		label = labels_add(
			labels, LABEL_NONE, (uint64_t)at << 4, document, at);
		label->name = arena_copy(&labels->arena, name.data, name.len);
		if (label_number(name, 0, &end, &number) && end == name.len)
			labels_add(labels, LABEL_PAGE, number, document, at)
				->sure = true;
	}
	if (labels->count)
		qsort(labels->rows, labels->count, sizeof *labels->rows,
			label_compare);
	return rows_done(&rows, err);
}

static size_t
labels_below(const struct labels *labels, uint64_t key, uint32_t document)
{
	struct label wanted = { .key = key, .document = document };
	size_t low = 0, high = labels->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (label_compare(&labels->rows[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The one chapter of that number in the other documents of a folder. */
static const struct label *
labels_find_sibling(
	const struct labels *labels, uint64_t key, uint32_t document)
{
	const struct label *found = NULL, *label;
	size_t i = labels_below(labels, key, 0);

	if (document >= labels->documents || !labels->chaptered[document])
		return NULL;
	for (; i < labels->count && labels->rows[i].key == key; i++) {
		label = &labels->rows[i];
		if (!label->sure || label->document >= labels->documents ||
			labels->folders[label->document] !=
				labels->folders[document])
			continue;
		if (found)
			return NULL;
		found = label;
	}
	return found;
}

const struct label *
labels_find(const struct labels *labels, enum label_kind kind, uint64_t number,
	uint32_t document, uint32_t at)
{
	uint64_t key = label_key(kind, number);
	size_t i = labels_below(labels, key, document);
	const struct label *best = NULL, *label;
	uint32_t distance, nearest = UINT32_MAX;

	for (; i < labels->count && labels->rows[i].key == key &&
		labels->rows[i].document == document;
		i++) {
		label = &labels->rows[i];
		distance = label->start > at ? label->start - at
					     : at - label->start;
		if (best && (best->sure > label->sure ||
				    (best->sure == label->sure &&
					    distance >= nearest)))
			continue;
		best = label;
		nearest = distance;
	}
	if (!best && kind == LABEL_CHAPTER)
		best = labels_find_sibling(labels, key, document);
	return best;
}

const struct label *
labels_page_at(const struct labels *labels, uint32_t document, uint32_t at)
{
	uint64_t key = label_key(LABEL_NONE, (uint64_t)at << 4);
	size_t i = labels_below(labels, key, document);

	return i < labels->count && labels->rows[i].key == key &&
			       labels->rows[i].document == document
		       ? &labels->rows[i]
		       : NULL;
}
