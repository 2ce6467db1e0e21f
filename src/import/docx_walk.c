/*
 * The text of a Word file: paragraphs, and in them runs.  What is said of a
 * paragraph comes before its text; notes and comments are in parts of their
 * own and are read behind the text that calls them.
 */
#include <stdlib.h>
#include <string.h>

#include "import/docx_walk.h"
#include "lectern/base/utf8.h"

/* -- paragraphs ----------------------------------------------------------- */

static void
paragraph_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	walk->paragraph = (struct docx_paragraph){ 0 };
	walk->in_run = false;
}

/* What the paragraph says of itself, and what its style says. */
static struct docx_look
paragraph_look(const struct docx_walk *walk)
{
	const struct docx_look *own = &walk->paragraph.look;
	struct docx_look look = docx_look_of(walk->book, walk->paragraph.style);

	if (own->told) {
		look.kind = own->kind;
		look.level = own->level;
		look.told = true;
	}
	if (own->list)
		look.list = own->list;
	if (own->depth)
		look.depth = own->depth;
	return look;
}

void
docx_begin(struct docx_walk *walk)
{
	struct docx_look look;
	const char *label = NULL;
	uint32_t depth;

	if (walk->paragraph.begun || walk->skip)
		return;
	walk->paragraph.begun = true;
	look = paragraph_look(walk);
	depth = look.depth ? look.depth - 1 : 0;
	if (look.list > 1)
		label = docx_count(walk->book, look.list, depth);
	if (walk->paragraph.page)
		office_page(walk->office);
	if (look.told)
		office_paragraph(walk->office, look.kind, look.level, label);
	else if (look.list > 1)
		office_paragraph(
			walk->office, BLOCK_LIST_ITEM, depth + 1, label);
	else
		office_paragraph(walk->office, BLOCK_PARAGRAPH, 0, NULL);
	if (walk->author)
		office_comment(walk->office, walk->author);
	walk->author = NULL;
}

static void
paragraph_close(void *context)
{
	struct docx_walk *walk = context;

	if (walk->paragraph.begun)
		office_paragraph_end(walk->office);
	walk->paragraph.begun = false;
}

static void
properties_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	walk->paragraph.properties = true;
}

static void
properties_close(void *context)
{
	struct docx_walk *walk = context;

	walk->paragraph.properties = false;
	docx_begin(walk);
}

static void
property_style(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice id = xml_attribute(element, "w:val");

	if (id.len && id.len < 256)
		walk->paragraph.style = slice_of(doc_copy(walk->book->doc, id));
}

static void
property_outline(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	long level = xml_number(element, "w:val", 0, 9, 9);
	struct docx_look *look = &walk->paragraph.look;

	look->told = true;
	look->kind = level == 9 ? BLOCK_PARAGRAPH : BLOCK_HEADING;
	look->level = level == 9 ? 0 : (uint32_t)level + 2;
}

static void
property_list(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	if (walk->paragraph.properties)
		walk->paragraph.look.list =
			(uint32_t)xml_number(element, "w:val", 0, 1 << 30, 0) +
			1;
}

static void
property_depth(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	if (walk->paragraph.properties)
		walk->paragraph.look.depth =
			(uint32_t)xml_number(
				element, "w:val", 0, DOCX_LEVELS - 1, 0) +
			1;
}

static void
property_page(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	walk->paragraph.page = xml_switch(element, "w:val");
}

/* -- runs ----------------------------------------------------------------- */

static void
run_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	docx_begin(walk);
	walk->in_run = true;
	walk->run = (struct docx_look){ 0 };
	walk->language = walk->book->language;
}

static void
run_close(void *context)
{
	struct docx_walk *walk = context;

	walk->in_run = false;
}

static void
run_properties_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	walk->in_run_properties = walk->in_run;
}

static void
run_properties_close(void *context)
{
	struct docx_walk *walk = context;

	walk->in_run_properties = false;
}

static void
run_style(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct docx_look look;
	struct slice id = xml_attribute(element, "w:val");

	if (!walk->in_run_properties || !id.len)
		return;
	look = docx_look_of(walk->book, id);
	walk->run.format |= look.format & ~walk->run.formatted;
}

static void
run_language(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice language = xml_attribute(element, "w:val");

	if (walk->in_run_properties && language.len && language.len < 16)
		walk->language = doc_copy(walk->book->doc, language);
}

#define RUN_PROPERTY(name)                                                     \
	static void run_##name(                                                \
		void *context, const struct xml_element *element)              \
	{                                                                      \
		struct docx_walk *walk = context;                              \
                                                                               \
		if (walk->in_run_properties)                                   \
			docx_run_property(&walk->run, #name, element);         \
	}

RUN_PROPERTY(b)
RUN_PROPERTY(i)
RUN_PROPERTY(smallCaps)
RUN_PROPERTY(vanish)
RUN_PROPERTY(vertAlign)

void
docx_put(struct docx_walk *walk, const char *text, size_t len)
{
	unsigned format = walk->in_run ? walk->run.format : 0;
	bool final = walk->office->final;

	if (walk->skip || (final && walk->deleted))
		return;
	if (walk->inserted && !final)
		format |= OFFICE_INSERTED;
	if (walk->deleted)
		format |= OFFICE_DELETED;
	docx_begin(walk);
	office_text(walk->office, format, (struct slice){ text, len },
		slice_of(walk->language));
}

/* -- text ----------------------------------------------------------------- */

static void
text_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	walk->text = true;
}

static void
text_close(void *context)
{
	struct docx_walk *walk = context;

	walk->text = walk->instruction = false;
}

static void
walk_text(void *context, const char *text, size_t len)
{
	struct docx_walk *walk = context;

	if (walk->instruction)
		docx_instruction(walk, text, len);
	if (!walk->text)
		return;
	if (walk->mark != -1)
		docx_mark(walk, text, len);
	else
		docx_put(walk, text, len);
}

static void
blank_open(void *context, const struct xml_element *element)
{
	(void)element;
	docx_put(context, "\t", 1);
}

static void
hyphen_open(void *context, const struct xml_element *element)
{
	(void)element;
	docx_put(context, "-", 1);
}

static void
break_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice type = xml_attribute(element, "w:type");

	if (slice_is(type, "page"))
		office_page(walk->office);
	if (walk->skip || type.len)
		return;
	if (walk->office->tables)
		docx_put(walk, " ", 1);
	else if (walk->paragraph.begun)
		build_line(walk->office->build);
}

static void
page_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	if (walk->part == DOCX_MAIN)
		office_page(walk->office);
}

/* Signs of fonts that have their own numbers cannot be told. */
static void
symbol_open(void *context, const struct xml_element *element)
{
	struct slice value = xml_attribute(element, "w:char");
	struct str digits = { 0 };
	unsigned long point;
	char bytes[4];

	str_add_slice(&digits, value);
	point = strtoul(str_text(&digits), NULL, 16);
	str_done(&digits);
	if (point > ' ' && point < 0xd800)
		docx_put(context, bytes, utf8_encode((uint32_t)point, bytes));
}

static void
picture_open(void *context, const struct xml_element *element)
{
	struct slice text = xml_attribute(element, "descr");
	struct str plain = { 0 };

	str_add_flat(&plain, text);
	docx_put(context, str_text(&plain), plain.len);
	str_done(&plain);
}

/* -- changes -------------------------------------------------------------- */

static void
insert_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct docx_walk *)context)->inserted++;
}

static void
insert_close(void *context)
{
	((struct docx_walk *)context)->inserted--;
}

static void
delete_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct docx_walk *)context)->deleted++;
}

static void
delete_close(void *context)
{
	((struct docx_walk *)context)->deleted--;
}

static void
instruction_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct docx_walk *)context)->instruction = true;
}

/* -- boxes, tables -------------------------------------------------------- */

static void
box_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	if (walk->box_depth < DOCX_BOXES) {
		walk->boxes[walk->box_depth].paragraph = walk->paragraph;
		walk->boxes[walk->box_depth].block = walk->office->block;
		walk->boxes[walk->box_depth].block.begun = false;
	}
	walk->box_depth++;
	office_paragraph_end(walk->office);
}

/* The paragraph around the box goes on. */
static void
box_close(void *context)
{
	struct docx_walk *walk = context;

	office_paragraph_end(walk->office);
	if (--walk->box_depth < DOCX_BOXES) {
		walk->paragraph = walk->boxes[walk->box_depth].paragraph;
		walk->office->block = walk->boxes[walk->box_depth].block;
	}
	walk->in_run = true;
	walk->run = (struct docx_look){ 0 };
}

static void
table_open(void *context, const struct xml_element *element)
{
	(void)element;
	office_table(((struct docx_walk *)context)->office);
}

static void
table_close(void *context)
{
	office_table_end(((struct docx_walk *)context)->office);
}

static void
row_open(void *context, const struct xml_element *element)
{
	(void)element;
	office_row(((struct docx_walk *)context)->office);
}

static void
cell_open(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;

	(void)element;
	walk->span = 1;
	office_cell(walk->office, 1);
}

static void
cell_span(void *context, const struct xml_element *element)
{
	((struct docx_walk *)context)->span =
		xml_number(element, "w:val", 1, 1000, 1);
}

static void
cell_close(void *context)
{
	struct docx_walk *walk = context;

	office_cell(walk->office, walk->span - 1);
	walk->span = 1;
}

/* clang-format off */
static const struct xml_rule walk_rows[] = {
	{ "m:t", text_open, text_close },
	{ "mc:Fallback", NULL, NULL },
	{ "w:b", run_b, NULL },
	{ "w:bookmarkStart", docx_bookmark, NULL },
	{ "w:br", break_open, NULL },
	{ "w:comment", docx_note, docx_note_end },
	{ "w:commentReference", docx_comment, NULL },
	{ "w:cr", break_open, NULL },
	{ "w:del", delete_open, delete_close },
	{ "w:delText", text_open, text_close },
	{ "w:endnote", docx_note, docx_note_end },
	{ "w:endnoteReference", docx_endnote, NULL },
	{ "w:fldChar", docx_field_step, NULL },
	{ "w:footnote", docx_note, docx_note_end },
	{ "w:footnoteReference", docx_footnote, NULL },
	{ "w:gridSpan", cell_span, NULL },
	{ "w:hyperlink", docx_hyperlink, docx_hyperlink_end },
	{ "w:i", run_i, NULL },
	{ "w:ilvl", property_depth, NULL },
	{ "w:ins", insert_open, insert_close },
	{ "w:instrText", instruction_open, text_close },
	{ "w:lang", run_language, NULL },
	{ "w:lastRenderedPageBreak", page_open, NULL },
	{ "w:moveFrom", delete_open, delete_close },
	{ "w:moveTo", insert_open, insert_close },
	{ "w:noBreakHyphen", hyphen_open, NULL },
	{ "w:numId", property_list, NULL },
	{ "w:outlineLvl", property_outline, NULL },
	{ "w:p", paragraph_open, paragraph_close },
	{ "w:pPr", properties_open, properties_close },
	{ "w:pPrChange", NULL, NULL },
	{ "w:pStyle", property_style, NULL },
	{ "w:pageBreakBefore", property_page, NULL },
	{ "w:ptab", blank_open, NULL },
	{ "w:r", run_open, run_close },
	{ "w:rPr", run_properties_open, run_properties_close },
	{ "w:rPrChange", NULL, NULL },
	{ "w:rStyle", run_style, NULL },
	{ "w:rt", NULL, NULL },
	{ "w:sectPr", NULL, NULL },
	{ "w:smallCaps", run_smallCaps, NULL },
	{ "w:sym", symbol_open, NULL },
	{ "w:t", text_open, text_close },
	{ "w:tab", blank_open, NULL },
	{ "w:tabs", NULL, NULL },
	{ "w:tbl", table_open, table_close },
	{ "w:tblPr", NULL, NULL },
	{ "w:tc", cell_open, cell_close },
	{ "w:tr", row_open, NULL },
	{ "w:trPr", NULL, NULL },
	{ "w:txbxContent", box_open, box_close },
	{ "w:vanish", run_vanish, NULL },
	{ "w:vertAlign", run_vertAlign, NULL },
	{ "wp:docPr", picture_open, NULL },
};
/* clang-format on */

static const struct xml_rules walk_rules = { walk_rows,
	sizeof walk_rows / sizeof *walk_rows, walk_text };

/* Fields that a part of the file leaves open. */
static void
fields_done(struct docx_walk *walk)
{
	size_t i;

	for (i = 0; i < DOCX_FIELDS; i++)
		str_done(&walk->fields[i].instruction);
}

void
docx_walk(struct office *office, struct docx_book *book, struct zip *zip,
	const char *main)
{
	static const char *const parts[] = { NULL, "word/footnotes.xml",
		"word/endnotes.xml", "word/comments.xml" };
	struct docx_walk walk = { .office = office, .book = book, .mark = -1 };
	size_t i, last;

	office_part(office, zip, main, &walk_rules, &walk);
	fields_done(&walk);
	docx_calls_sort(&walk);
	last = office->final ? DOCX_ENDNOTE : DOCX_COMMENT;
	for (i = DOCX_FOOTNOTE; i <= last; i++) {
		struct docx_walk part = { .office = office,
			.book = book,
			.mark = -1,
			.part = (enum docx_part)i,
			.calls = walk.calls,
			.call_count = walk.call_count };

		office->tables = 0;
		office_paragraph_end(office);
		office_part(office, zip, parts[i], &walk_rules, &part);
		fields_done(&part);
		build_note_end(office->build);
	}
	free(walk.calls);
}
