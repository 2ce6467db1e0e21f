/*
 * What leads from one place of a Word file to another: notes and what calls
 * them, links, and fields, which are links in the fashion of 1989.
 */
#include <stdlib.h>
#include <string.h>

#include "import/docx_walk.h"

/* -- notes called --------------------------------------------------------- */

static void
call_put(
	struct docx_walk *walk, enum docx_part part, long id, const char *label)
{
	static const char letters[] = "mfec";
	struct docx_call *call;
	struct str text = { 0 };

	if (walk->part != DOCX_MAIN || walk->skip ||
		(walk->office->final && walk->deleted))
		return;
	docx_begin(walk);
	office_reach(walk->office);
	office_format(walk->office, 0);
	str_add_format(&text, "%c%ld", letters[part], id);
	build_call(walk->office->build, str_text(&text), label);
	str_done(&text);
	walk->calls = memory_grow(walk->calls, walk->call_count,
		&walk->call_cap, sizeof *walk->calls);
	call = &walk->calls[walk->call_count++];
	*call = (struct docx_call){ part, id,
		doc_string(walk->book->doc, label) };
}

static void
call_number(struct docx_walk *walk, enum docx_part part, long id)
{
	struct str label = { 0 };

	if (walk->office->final && (walk->deleted || part == DOCX_COMMENT))
		return;
	if (part == DOCX_COMMENT)
		str_add_format(&label, "c%ld", ++walk->numbers[part]);
	else
		docx_note_label(
			walk->book, part, &label, walk->numbers[part]++);
	call_put(walk, part, id, str_text(&label));
	str_done(&label);
}

static void
call_open(struct docx_walk *walk, enum docx_part part,
	const struct xml_element *element)
{
	long id = xml_number(element, "w:id", 0, 1 << 30, -1);

	if (xml_attribute(element, "w:customMarkFollows").data &&
		xml_switch(element, "w:customMarkFollows"))
		walk->mark = part == DOCX_FOOTNOTE ? id : -id - 2;
	else
		call_number(walk, part, id);
}

void
docx_footnote(void *context, const struct xml_element *element)
{
	call_open(context, DOCX_FOOTNOTE, element);
}

void
docx_endnote(void *context, const struct xml_element *element)
{
	call_open(context, DOCX_ENDNOTE, element);
}

void
docx_comment(void *context, const struct xml_element *element)
{
	call_number(context, DOCX_COMMENT,
		xml_number(element, "w:id", 0, 1 << 30, -1));
}

/* The text is the sign of a note, chosen by the author. */
void
docx_mark(struct docx_walk *walk, const char *text, size_t len)
{
	struct str label = { 0 };
	long mark = walk->mark;

	walk->mark = -1;
	str_add_bytes(&label, text, len);
	call_put(walk, mark >= 0 ? DOCX_FOOTNOTE : DOCX_ENDNOTE,
		mark >= 0 ? mark : -mark - 2, str_text(&label));
	str_done(&label);
}

/* -- bodies of notes ------------------------------------------------------ */

static int
call_order(const void *a, const void *b)
{
	const struct docx_call *left = a, *right = b;

	if (left->part != right->part)
		return left->part < right->part ? -1 : 1;
	return left->id < right->id ? -1 : left->id > right->id;
}

void
docx_note(void *context, const struct xml_element *element)
{
	static const char letters[] = "mfec";
	struct docx_walk *walk = context;
	struct slice type = xml_attribute(element, "w:type");
	struct docx_call key = { walk->part,
		xml_number(element, "w:id", 0, 1 << 30, -1), NULL };
	const struct docx_call *call = NULL;
	struct str name = { 0 };

	if (walk->call_count)
		call = bsearch(&key, walk->calls, walk->call_count, sizeof key,
			call_order);
	/* What called it may have been deleted. */
	walk->skip = (type.len && !slice_is(type, "normal")) ||
		     (walk->office->final && !call);
	if (walk->skip)
		return;
	str_add_format(&name, "%c%ld", letters[key.part], key.id);
	build_note(walk->office->build, str_text(&name),
		call ? call->label : NULL);
	str_clear(&name);
	str_done(&name);
	if (walk->part == DOCX_COMMENT)
		walk->author = doc_copy(
			walk->book->doc, xml_attribute(element, "w:author"));
}

void
docx_note_end(void *context)
{
	struct docx_walk *walk = context;

	if (!walk->skip)
		build_note_end(walk->office->build);
	walk->skip = false;
}

void
docx_calls_sort(struct docx_walk *walk)
{
	if (walk->call_count)
		qsort(walk->calls, walk->call_count, sizeof *walk->calls,
			call_order);
}

/* -- links, fields, anchors ----------------------------------------------- */

static void
link_begin(struct docx_walk *walk, const char *address)
{
	docx_begin(walk);
	office_reach(walk->office);
	office_format(walk->office, 0);
	build_open(walk->office->build, SPAN_LINK, address);
}

void
docx_hyperlink(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice anchor = xml_attribute(element, "w:anchor");
	const char *target =
		docx_target(walk->book, xml_attribute(element, "r:id"));
	struct str address = { 0 };

	str_add(&address, target ? target : "");
	if (anchor.len) {
		str_add_char(&address, '#');
		str_add_slice(&address, anchor);
	}
	link_begin(walk, str_text(&address));
	str_done(&address);
}

void
docx_hyperlink_end(void *context)
{
	struct docx_walk *walk = context;

	office_format(walk->office, 0);
	build_close(walk->office->build, SPAN_LINK);
}

/* HYPERLINK "address" or HYPERLINK \l "name". */
static void
field_link(struct docx_walk *walk, struct docx_field *field)
{
	const char *text = str_text(&field->instruction);
	const char *start = strchr(text, '"'), *end;
	struct str address = { 0 };

	text += strspn(text, " \t\n");
	if (strncmp(text, "HYPERLINK", 9) != 0 || !start)
		return;
	end = strchr(start + 1, '"');
	if (!end)
		return;
	if (memmem(text, (size_t)(start - text), "\\l", 2))
		str_add_char(&address, '#');
	str_add_bytes(&address, start + 1, (size_t)(end - start - 1));
	link_begin(walk, str_text(&address));
	field->linked = true;
	str_done(&address);
}

void
docx_field_step(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice type = xml_attribute(element, "w:fldCharType");
	bool known = walk->field_depth && walk->field_depth <= DOCX_FIELDS;
	struct docx_field *field =
		known ? &walk->fields[walk->field_depth - 1] : NULL;

	if (slice_is(type, "begin")) {
		walk->field_depth++;
	} else if (slice_is(type, "separate") && field && !field->shown) {
		field->shown = true;
		field_link(walk, field);
	} else if (slice_is(type, "end") && walk->field_depth) {
		if (field && field->linked)
			docx_hyperlink_end(walk);
		if (field) {
			str_done(&field->instruction);
			*field = (struct docx_field){ 0 };
		}
		walk->field_depth--;
	}
}

void
docx_bookmark(void *context, const struct xml_element *element)
{
	struct docx_walk *walk = context;
	struct slice name = xml_attribute(element, "w:name");
	struct str copy = { 0 };

	if (!name.len || slice_is(name, "_GoBack") || walk->skip)
		return;
	docx_begin(walk);
	office_reach(walk->office);
	str_add_slice(&copy, name);
	build_anchor(walk->office->build, str_text(&copy));
	str_done(&copy);
}

/* What a field computes; the longest of honest ones has a line. */
void
docx_instruction(struct docx_walk *walk, const char *text, size_t len)
{
	struct docx_field *field;

	if (!walk->field_depth || walk->field_depth > DOCX_FIELDS)
		return;
	field = &walk->fields[walk->field_depth - 1];
	if (field->instruction.len + len < DOCX_INSTRUCTION)
		str_add_bytes(&field->instruction, text, len);
}
