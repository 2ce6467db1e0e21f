/*
 * The text of an OpenDocument file.  Notes stand where they are called, in the
 * middle of a paragraph; so the file is walked through twice, once for all but
 * the notes, and once for them alone.
 */
#include <stdlib.h>
#include <string.h>

#include "import/odt_walk.h"

static bool
walk_is_live(const struct odt_walk *walk)
{
	return walk->body && !walk->left_out &&
	       (walk->pass == ODT_TEXT) == !walk->notes;
}

static void
body_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_walk *)context)->body = true;
}

static void
body_close(void *context)
{
	((struct odt_walk *)context)->body = false;
}

/* -- paragraphs ----------------------------------------------------------- */

static void
look_begin(struct odt_walk *walk, const struct odt_style *style)
{
	struct odt_look *look = walk->looks;

	walk->look_depth = 1;
	look->format = style->told ? 0 : style->format;
	look->language =
		style->language ? style->language : walk->book->language;
}

static void
paragraph_begin(
	struct odt_walk *walk, const struct xml_element *element, bool heading)
{
	const struct odt_style *style = odt_style_of(
		walk->book, xml_attribute(element, "text:style-name"));
	long outline =
		xml_number(element, "text:outline-level", 1, ODT_LEVELS, 1);
	enum block_kind kind = style->told ? style->kind : BLOCK_PARAGRAPH;
	uint32_t level = style->told ? style->level : 0;
	const char *label = NULL;

	if (walk->list_depth && walk->item)
		label = odt_item_label(walk);
	if (heading && !(style->told && style->level == 1)) {
		kind = BLOCK_HEADING;
		level = (uint32_t)outline + 1;
		if (!label && !walk->list_depth)
			label = odt_heading_label(walk, outline);
	} else if (walk->list_depth && kind == BLOCK_PARAGRAPH) {
		kind = BLOCK_LIST_ITEM;
		level = (uint32_t)odt_list_depth(walk);
	}
	if (walk->contents)
		kind = BLOCK_BOILERPLATE, level = 0;
	if (style->page)
		office_page(walk->office);
	look_begin(walk, style);
	office_paragraph(walk->office, kind, level, label);
	if (walk->author)
		office_comment(walk->office, walk->author);
	walk->author = NULL;
}

static void
paragraph_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	walk->paragraphs++;
	if (walk_is_live(walk) && !walk->aside)
		paragraph_begin(walk, element, false);
}

static void
heading_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	walk->paragraphs++;
	if (walk_is_live(walk))
		paragraph_begin(walk, element, true);
}

static void
paragraph_close(void *context)
{
	struct odt_walk *walk = context;

	walk->paragraphs--;
	if (walk_is_live(walk) && !walk->aside)
		office_paragraph_end(walk->office);
}

static void
contents_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_walk *)context)->contents++;
}

static void
contents_close(void *context)
{
	((struct odt_walk *)context)->contents--;
}

/* -- text ----------------------------------------------------------------- */

static struct odt_look
look_now(const struct odt_walk *walk)
{
	size_t depth = walk->look_depth;

	if (!depth)
		return (struct odt_look){ 0, walk->book->language };
	return walk->looks[(depth < ODT_SPANS ? depth : ODT_SPANS) - 1];
}

static void
walk_put(struct odt_walk *walk, const char *text, size_t len, unsigned more)
{
	struct odt_look look = look_now(walk);

	if (walk->inserted && !walk->office->final)
		more |= OFFICE_INSERTED;
	office_text(walk->office, look.format | more,
		(struct slice){ text, len }, slice_of(look.language));
}

static void
walk_text(void *context, const char *text, size_t len)
{
	struct odt_walk *walk = context;

	if (walk->in_word && walk->word.len + len < 1000)
		str_add_bytes(&walk->word, text, len);
	else if (walk->paragraphs && walk_is_live(walk))
		walk_put(walk, text, len, 0);
}

static void
span_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	const struct odt_style *style = odt_style_of(
		walk->book, xml_attribute(element, "text:style-name"));
	struct odt_look look = look_now(walk);

	if (!walk_is_live(walk))
		return;
	look.format = (look.format & ~style->formatted) | style->format;
	if (style->language)
		look.language = style->language;
	if (walk->look_depth < ODT_SPANS)
		walk->looks[walk->look_depth] = look;
	walk->look_depth++;
}

static void
span_close(void *context)
{
	struct odt_walk *walk = context;

	if (walk_is_live(walk) && walk->look_depth > 1)
		walk->look_depth--;
}

/* Blanks are one, but in text whose lines matter. */
static void
blank_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	long count = xml_number(element, "text:c", 1, LIMIT_REPEAT, 1);

	if (!walk->paragraphs || !walk_is_live(walk))
		return;
	if (walk->office->block.kind != BLOCK_CODE)
		count = 1;
	while (count--)
		walk_put(walk, " ", 1, 0);
}

static void
tab_open(void *context, const struct xml_element *element)
{
	(void)element;
	walk_text(context, "\t", 1);
}

static void
line_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	if (!walk_is_live(walk))
		return;
	if (walk->office->tables)
		walk_put(walk, " ", 1, 0);
	else if (walk->office->block.begun)
		build_line(walk->office->build);
}

static void
page_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	if (walk_is_live(walk))
		office_page(walk->office);
}

/* -- links, anchors, changes ---------------------------------------------- */

static void
link_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	struct str address = { 0 };

	if (!walk_is_live(walk))
		return;
	str_add_slice(&address, xml_attribute(element, "xlink:href"));
	office_reach(walk->office);
	office_format(walk->office, 0);
	build_open(walk->office->build, SPAN_LINK, str_text(&address));
	str_done(&address);
}

static void
link_close(void *context)
{
	struct odt_walk *walk = context;

	if (!walk_is_live(walk))
		return;
	office_format(walk->office, 0);
	build_close(walk->office->build, SPAN_LINK);
}

static void
anchor_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	struct str name = { 0 };

	if (!walk_is_live(walk) || !walk->paragraphs)
		return;
	str_add_slice(&name, xml_attribute(element, "text:name"));
	office_reach(walk->office);
	build_anchor(walk->office->build, str_text(&name));
	str_done(&name);
}

static void
change_start(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_walk *)context)->inserted = true;
}

static void
change_end(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_walk *)context)->inserted = false;
}

/* Here something was deleted. */
static void
change_point(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	const char *text = odt_deleted_text(
		walk->book, xml_attribute(element, "text:change-id"));

	if (text && !walk->office->final && walk->paragraphs &&
		walk_is_live(walk))
		walk_put(walk, text, strlen(text), OFFICE_DELETED);
}

/* -- notes and comments --------------------------------------------------- */

static void
note_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	walk->notes++;
	str_clear(&walk->word);
}

static void
word_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	walk->in_word = walk->notes > 0;
	str_clear(&walk->word);
}

/* The label is known: the text calls the note, or the note begins. */
static void
note_begin(struct odt_walk *walk, char letter, size_t number, const char *label)
{
	struct str id = { 0 };

	str_add_format(&id, "%c%zu", letter, number);
	if (walk->pass == ODT_NOTES) {
		build_note(walk->office->build, str_text(&id), label);
	} else {
		office_reach(walk->office);
		office_format(walk->office, 0);
		build_call(walk->office->build, str_text(&id), label);
	}
	str_done(&id);
}

static void
citation_close(void *context)
{
	struct odt_walk *walk = context;

	walk->in_word = false;
	if (walk->notes == 1 && walk->body)
		note_begin(walk, 'n', ++walk->number, str_text(&walk->word));
}

static void
note_close(void *context)
{
	struct odt_walk *walk = context;

	bool left_out = walk->left_out == walk->notes;

	if (left_out)
		walk->left_out = 0;
	if (walk->aside == walk->notes) {
		walk_text(walk, "]", 1);
		walk->aside = 0;
	}
	if (!--walk->notes && walk->pass == ODT_NOTES && !left_out) {
		build_note_end(walk->office->build);
		office_paragraph_end(walk->office);
	}
}

/* A comment within a note stands in it, in brackets: notes have no notes. */
static void
comment_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	struct str label = { 0 };

	note_open(context, element);
	if (walk->office->final) {
		if (!walk->left_out)
			walk->left_out = walk->notes;
		return;
	}
	if (walk->notes > 1) {
		if (!walk->aside)
			walk_text(walk, " [", 2);
		walk->aside = walk->aside ? walk->aside : walk->notes;
		return;
	}
	str_add_format(&label, "c%zu", ++walk->comments);
	if (walk->body)
		note_begin(walk, 'c', walk->comments, str_text(&label));
	str_done(&label);
}

static void
author_close(void *context)
{
	struct odt_walk *walk = context;

	walk->in_word = false;
	if (walk->aside && walk_is_live(walk) && walk->word.len) {
		str_add(&walk->word, ": ");
		walk_text(walk, "Comment by ", 11);
		walk_text(walk, str_text(&walk->word), walk->word.len);
	} else if (walk->pass == ODT_NOTES && walk->notes == 1 && walk->body &&
		   !walk->left_out)
		walk->author =
			doc_string(walk->book->doc, str_text(&walk->word));
}

/* -- boxes and tables ----------------------------------------------------- */

static void
box_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	if (!walk_is_live(walk))
		return;
	if (walk->box_depth < ODT_BOXES) {
		walk->boxes[walk->box_depth] = walk->office->block;
		walk->boxes[walk->box_depth].begun = false;
	}
	walk->box_depth++;
	office_paragraph_end(walk->office);
}

static void
box_close(void *context)
{
	struct odt_walk *walk = context;

	if (!walk_is_live(walk))
		return;
	office_paragraph_end(walk->office);
	if (--walk->box_depth < ODT_BOXES)
		walk->office->block = walk->boxes[walk->box_depth];
}

static void
table_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	if (walk_is_live(walk))
		office_table(walk->office);
}

static void
table_close(void *context)
{
	struct odt_walk *walk = context;

	if (walk_is_live(walk))
		office_table_end(walk->office);
}

static void
row_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	(void)element;
	if (walk_is_live(walk))
		office_row(walk->office);
}

static void
cell_open(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	if (walk_is_live(walk))
		office_cell(walk->office,
			xml_number(element, "table:number-columns-repeated", 1,
				LIMIT_COLUMNS, 1));
}

/* What is said of a picture is text of the paragraph it stands in. */
static void
picture_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_walk *)context)->paragraphs++;
}

static void
picture_close(void *context)
{
	((struct odt_walk *)context)->paragraphs--;
}

/* clang-format off */
static const struct xml_rule walk_rows[] = {
	{ "dc:creator", word_open, author_close },
	{ "dc:date", NULL, NULL },
	{ "draw:text-box", box_open, box_close },
	{ "meta:date-string", NULL, NULL },
	{ "office:annotation", comment_open, note_close },
	{ "office:binary-data", NULL, NULL },
	{ "office:body", body_open, body_close },
	{ "office:forms", NULL, NULL },
	{ "office:scripts", NULL, NULL },
	{ "svg:desc", picture_open, picture_close },
	{ "svg:title", picture_open, picture_close },
	{ "table:covered-table-cell", cell_open, NULL },
	{ "table:table", table_open, table_close },
	{ "table:table-cell", cell_open, NULL },
	{ "table:table-row", row_open, NULL },
	{ "text:a", link_open, link_close },
	{ "text:alphabetical-index", contents_open, contents_close },
	{ "text:bookmark", anchor_open, NULL },
	{ "text:bookmark-start", anchor_open, NULL },
	{ "text:change", change_point, NULL },
	{ "text:change-end", change_end, NULL },
	{ "text:change-start", change_start, NULL },
	{ "text:h", heading_open, paragraph_close },
	{ "text:illustration-index", contents_open, contents_close },
	{ "text:line-break", line_open, NULL },
	{ "text:list", odt_list, odt_list_end },
	{ "text:list-item", odt_item, odt_item_end },
	{ "text:note", note_open, note_close },
	{ "text:note-citation", word_open, citation_close },
	{ "text:p", paragraph_open, paragraph_close },
	{ "text:reference-mark", anchor_open, NULL },
	{ "text:reference-mark-start", anchor_open, NULL },
	{ "text:ruby-text", NULL, NULL },
	{ "text:s", blank_open, NULL },
	{ "text:soft-page-break", page_open, NULL },
	{ "text:span", span_open, span_close },
	{ "text:tab", tab_open, NULL },
	{ "text:table-index", contents_open, contents_close },
	{ "text:table-of-content", contents_open, contents_close },
	{ "text:tracked-changes", NULL, NULL },
};
/* clang-format on */

const struct xml_rules odt_walk_rules = { walk_rows,
	sizeof walk_rows / sizeof *walk_rows, walk_text };

struct odt_walk *
odt_walk_new(
	struct office *office, const struct odt_book *book, enum odt_pass pass)
{
	struct odt_walk *walk = memory_zero(1, sizeof *walk);
	size_t i, j;

	walk->office = office;
	walk->book = book;
	walk->pass = pass;
	walk->item_start = -1;
	walk->counts = memory_zero(book->list_count + 1, sizeof *walk->counts);
	for (i = 0; i < ODT_LEVELS; i++) {
		walk->outline[i] = -1;
		for (j = 0; j <= book->list_count; j++)
			walk->counts[j][i] = -1;
	}
	office->tables = 0;
	office_paragraph_end(office);
	return walk;
}

void
odt_walk_free(struct odt_walk *walk)
{
	str_done(&walk->word);
	free(walk->counts);
	free(walk);
}
