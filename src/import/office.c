/*
 * Office programs cut text into runs for reasons of their own, so a span ends
 * only when the next run does not have it; and a paragraph begins only with
 * its first text, when all that was said about it is known.
 */
#include "import/office.h"

#include <stdlib.h>
#include <string.h>

#include "import/limits.h"

/* -- text ----------------------------------------------------------------- */

/* clang-format off */
static const struct {
	unsigned format;
	enum span_kind kind;
} office_spans[] = {
	{ OFFICE_EMPHASIS, SPAN_EMPHASIS },
	{ OFFICE_STRONG, SPAN_STRONG },
	{ OFFICE_SUPERSCRIPT, SPAN_SUPERSCRIPT },
	{ OFFICE_SUBSCRIPT, SPAN_SUBSCRIPT },
	{ OFFICE_SMALL_CAPITALS, SPAN_SMALL_CAPITALS },
	{ OFFICE_INSERTED, SPAN_INSERTED },
	{ OFFICE_DELETED, SPAN_DELETED },
};
/* clang-format on */

void
office_format(struct office *office, unsigned format)
{
	unsigned changed = office->format ^ format;
	size_t i;

	for (i = 0; i < sizeof office_spans / sizeof *office_spans; i++) {
		if (!(changed & office_spans[i].format))
			continue;
		if (format & office_spans[i].format)
			build_open(office->build, office_spans[i].kind, NULL);
		else
			build_close(office->build, office_spans[i].kind);
	}
	office->format = format;
}

void
office_reach(struct office *office)
{
	struct office_block *block = &office->block;
	struct str page = { 0 };

	if (!block->begun && !office->tables) {
		build_block(office->build, block->kind, block->level);
		if (block->label)
			build_label(office->build, block->label);
	}
	block->begun = true;
	block->label = NULL;
	if (!office->page_due)
		return;
	str_add_format(&page, "%u", ++office->page + 1);
	build_page(office->build, str_text(&page));
	str_done(&page);
	office->page_due = false;
}

void
office_paragraph(struct office *office, enum block_kind kind, uint32_t level,
	const char *label)
{
	office_format(office, 0);
	if (office->tables) {
		build_text(office->build, " ", 1);
		if (label)
			build_text(office->build, label, strlen(label));
	}
	office->block = (struct office_block){ kind, level, label, false };
}

void
office_paragraph_end(struct office *office)
{
	office_format(office, 0);
	office->block =
		(struct office_block){ BLOCK_PARAGRAPH, 0, NULL, false };
}

static void
office_count_language(struct office *office, struct slice language, size_t len)
{
	size_t i;

	if (!language.len || language.len >= sizeof office->languages->name)
		return;
	for (i = 0; i < OFFICE_LANGUAGES; i++) {
		if (!office->languages[i].len)
			memcpy(office->languages[i].name, language.data,
				language.len);
		if (!slice_is(language, office->languages[i].name))
			continue;
		office->languages[i].len += len;
		return;
	}
}

void
office_text(struct office *office, unsigned format, struct slice text,
	struct slice language)
{
	if (!text.len || (format & OFFICE_HIDDEN))
		return;
	if (slice_trim(text).len || office->block.begun)
		office_reach(office);
	office_format(office, format);
	build_text(office->build, text.data, text.len);
	office_count_language(office, language, text.len);
}

void
office_comment(struct office *office, const char *author)
{
	struct str words = { 0 };

	office_reach(office);
	str_add_format(&words, "Comment by %s: ", author);
	build_text(office->build, str_text(&words), words.len);
	str_done(&words);
}

void
office_page(struct office *office)
{
	office->page_due = true;
}

/* -- tables --------------------------------------------------------------- */

void
office_table(struct office *office)
{
	if (!office->tables++) {
		office_format(office, 0);
		build_block(office->build, BLOCK_TABLE, 0);
		office->rows = 0;
	}
}

void
office_table_end(struct office *office)
{
	if (office->tables && !--office->tables)
		office_paragraph_end(office);
}

/* A table within a cell is text of that cell. */
void
office_row(struct office *office)
{
	office->cells = 0;
	if (office->tables == 1 && office->rows++ < LIMIT_ROWS)
		build_row(office->build);
}

void
office_cell(struct office *office, long span)
{
	office_format(office, 0);
	for (; office->tables == 1 && span > 0; span--) {
		if (office->cells++ < LIMIT_COLUMNS)
			build_cell(office->build);
	}
}

/* -- numbers -------------------------------------------------------------- */

static void
office_roman(struct str *to, long number, bool upper)
{
	static const struct {
		long value;
		const char *lower, *upper;
	} signs[] = { { 1000, "m", "M" }, { 900, "cm", "CM" },
		{ 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
		{ 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" },
		{ 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" },
		{ 4, "iv", "IV" }, { 1, "i", "I" } };
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		for (; number >= signs[i].value; number -= signs[i].value)
			str_add(to, upper ? signs[i].upper : signs[i].lower);
	}
}

/* a to z, then aa to zz, as both families of programs do it. */
static void
office_letter(struct str *to, long number, bool upper)
{
	long i;

	for (i = (number - 1) / 26; i >= 0; i--)
		str_add_char(
			to, (char)((upper ? 'A' : 'a') + (number - 1) % 26));
}

/* An asterisk, a dagger and so on, then two of each. */
static void
office_sign(struct str *to, long number)
{
	static const char *const signs[] = { "*", "\u2020", "\u2021",
		"\u00a7" };
	long times = (number - 1) / 4 + 1;

	if (times > 10)
		str_add_format(to, "%ld", number);
	else
		while (times--)
			str_add(to, signs[(number - 1) % 4]);
}

void
office_number(struct str *to, struct slice form, long number)
{
	if (slice_is(form, "none") || slice_is(form, "bullet"))
		return;
	if (number < 1 || number > 5000) {
		str_add_format(to, "%ld", number);
		return;
	}
	if (slice_is(form, "lowerRoman") || slice_is(form, "i"))
		office_roman(to, number, false);
	else if (slice_is(form, "upperRoman") || slice_is(form, "I"))
		office_roman(to, number, true);
	else if ((slice_is(form, "lowerLetter") || slice_is(form, "a")) &&
		 number < 500)
		office_letter(to, number, false);
	else if ((slice_is(form, "upperLetter") || slice_is(form, "A")) &&
		 number < 500)
		office_letter(to, number, true);
	else if (slice_is(form, "chicago"))
		office_sign(to, number);
	else if (slice_is(form, "decimalZero") && number < 10)
		str_add_format(to, "0%ld", number);
	else
		str_add_format(to, "%ld", number);
}

/* -- the document --------------------------------------------------------- */

/*
 * Importers give level 1 to what is styled as a title.  Without one, a heading
 * that is first and higher than all others is the title.
 */
static void
office_settle_levels(struct doc *doc)
{
	struct block *first = NULL, *block;
	uint32_t top = UINT32_MAX;
	size_t highest = 0;

	for (block = doc->blocks; block < doc->blocks + doc->block_count;
		block++) {
		if (block->kind != BLOCK_HEADING)
			continue;
		first = first ? first : block;
		highest = block->level < top ? 1
					     : highest + (block->level == top);
		top = block->level < top ? block->level : top;
	}
	if (!first || top == 1 || highest != 1 || first->level != top)
		return;
	for (block = first; block < doc->blocks + doc->block_count; block++) {
		if (block->kind == BLOCK_HEADING)
			block->level -= top - 1;
	}
}

/* The printed title is better than the one in the file's properties. */
static void
office_settle_title(struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		if (doc->blocks[i].kind == BLOCK_HEADING &&
			doc->blocks[i].level == 1)
			doc->title = NULL;
	}
}

struct doc *
office_end(struct office *office, struct error *err)
{
	struct doc *doc = build_doc(office->build);
	struct error why = { 0 };
	size_t i, most = 0;

	office_format(office, 0);
	/* If there is no text, what was remarked upon is the reason. */
	if (doc->remark_count)
		error_set(&why, ERROR_FORMAT, "%s",
			doc->remarks[doc->remark_count - 1].text);
	doc = build_end(office->build, err);
	if (!doc && why.code)
		*err = why;
	if (!doc)
		return NULL;
	office_settle_levels(doc);
	office_settle_title(doc);
	for (i = 1; i < OFFICE_LANGUAGES; i++) {
		if (office->languages[i].len > office->languages[most].len)
			most = i;
	}
	if (!doc->language && office->languages[most].len)
		doc->language = doc_string(doc, office->languages[most].name);
	return doc;
}

/* -- properties ----------------------------------------------------------- */

struct properties {
	struct doc *doc;
	struct str text;
};

static void
properties_text(void *context, const char *text, size_t len)
{
	struct properties *properties = context;

	if (properties->text.len + len < 4096)
		str_add_bytes(&properties->text, text, len);
}

static void
properties_begin(void *context, const struct xml_element *element)
{
	struct properties *properties = context;

	(void)element;
	str_clear(&properties->text);
}

static const char *
properties_value(struct properties *properties)
{
	struct str flat = { 0 };
	const char *value = NULL;

	str_add_flat(&flat, str_slice(&properties->text));
	if (flat.len)
		value = doc_string(properties->doc, str_text(&flat));
	str_done(&flat);
	return value;
}

static void
properties_title(void *context)
{
	struct properties *properties = context;

	properties->doc->title = properties_value(properties);
}

static void
properties_author(void *context)
{
	struct properties *properties = context;

	properties->doc->author = properties_value(properties);
}

/* OpenDocument: who changed it last has less to say than who made it. */
static void
properties_editor(void *context)
{
	struct properties *properties = context;

	if (!properties->doc->author)
		properties_author(context);
}

static void
properties_language(void *context)
{
	struct properties *properties = context;

	properties->doc->language = properties_value(properties);
}

/* "2006-10-05T08:00:00Z": the day of it. */
static void
properties_date(void *context)
{
	struct properties *properties = context;
	struct slice text = slice_trim(str_slice(&properties->text));
	size_t i;

	if (text.len < 10)
		return;
	for (i = 0; i < 10; i++) {
		if (i == 4 || i == 7 ? text.data[i] != '-'
				     : text.data[i] < '0' || text.data[i] > '9')
			return;
	}
	properties->doc->created =
		doc_copy(properties->doc, slice_part(text, 0, 10));
}

void
office_properties(struct office *office, struct slice file)
{
	/* clang-format off */
	static const struct xml_rule rows[] = {
		{ "dc:creator", properties_begin, properties_editor },
		{ "dc:language", properties_begin, properties_language },
		{ "dc:title", properties_begin, properties_title },
		{ "dcterms:created", properties_begin, properties_date },
		{ "meta:creation-date", properties_begin, properties_date },
		{ "meta:initial-creator", properties_begin, properties_author },
		/* Comments have creators, too. */
		{ "office:body", NULL, NULL },
	};
	/* clang-format on */
	static const struct xml_rules rules = { rows,
		sizeof rows / sizeof *rows, properties_text };
	struct properties properties = { .doc = build_doc(office->build) };
	struct error ignored = { 0 };

	xml_read(file, &rules, &properties, &ignored);
	str_done(&properties.text);
}

/* -- parts ---------------------------------------------------------------- */

static void
part_remark(struct office *office, const char *name, const char *what)
{
	if (!office->quiet)
		build_remark(
			office->build, REMARK_IMPORT, "\"%s\": %s", name, what);
}

bool
office_part(struct office *office, struct zip *zip, const char *name,
	const struct xml_rules *rules, void *context)
{
	size_t entry = zip_find(zip, name);
	struct bytes bytes = { 0 };
	struct slice text;
	struct error err = { 0 };

	if (entry == ZIP_NONE)
		return false;
	if (!zip_read(zip, entry, &bytes, &err)) {
		part_remark(office, name, err.text);
		return false;
	}
	if (zip_problem(zip))
		part_remark(office, name, zip_problem(zip));
	text = (struct slice){ bytes.data, bytes.len };
	if (!rules)
		office_properties(office, text);
	else if (!xml_read(text, rules, context, &err))
		part_remark(office, name, err.text);
	bytes_done(&bytes);
	return true;
}

bool
office_mentions(const struct bytes *file, const char *name)
{
	size_t window = file->len < 65536 ? file->len : 65536;
	size_t len = strlen(name);

	return memmem(file->data, window, name, len) ||
	       memmem(file->data + file->len - window, window, name, len);
}
