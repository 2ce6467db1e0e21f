/*
 * How a Word file numbers its notes: the settings say it for the file, the
 * properties of a section for what stands before them.  One form is enough
 * for each kind of note; where sections differ, the last word counts.
 */
#include "import/docx_walk.h"

static void
forms_footnotes(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	(void)element;
	book->note = &book->notes[0];
}

static void
forms_endnotes(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	(void)element;
	book->note = &book->notes[1];
}

static void
forms_close(void *context)
{
	((struct docx_book *)context)->note = NULL;
}

static void
forms_form(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct slice form = xml_attribute(element, "w:val");

	if (book->note && form.len && form.len < 64)
		book->note->form = doc_copy(book->doc, form);
}

static void
forms_start(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	if (book->note)
		book->note->start = xml_number(element, "w:val", 1, 1 << 30, 1);
}

static void
forms_text(void *context, const char *text, size_t len)
{
	(void)context, (void)text, (void)len;
}

void
docx_note_forms(struct office *office, struct docx_book *book, struct zip *zip,
	const char *main)
{
	/* clang-format off */
	static const struct xml_rule rows[] = {
		{ "w:endnotePr", forms_endnotes, forms_close },
		{ "w:footnotePr", forms_footnotes, forms_close },
		{ "w:numFmt", forms_form, NULL },
		{ "w:numStart", forms_start, NULL },
	};
	/* clang-format on */
	static const struct xml_rules rules = { rows,
		sizeof rows / sizeof *rows, forms_text };

	/* What is wrong with the text is said when it is read for itself. */
	office->quiet = true;
	office_part(office, zip, "word/settings.xml", &rules, book);
	office_part(office, zip, main, &rules, book);
	office->quiet = false;
}

void
docx_note_label(const struct docx_book *book, enum docx_part part,
	struct str *label, long before)
{
	bool end = part == DOCX_ENDNOTE;
	const struct docx_note_form *note = &book->notes[end];
	const char *form = end ? "lowerRoman" : "decimal";

	if (note->form)
		form = note->form;
	office_number(label, slice_of(form),
		before + (note->start ? note->start : 1));
	if (!label->len)
		str_add_format(label, "%ld", before + 1);
}
