/*
 * A Word file is a zip archive of XML: styles, lists and links are read first,
 * then the text, then what it calls.
 */
#include "import/docx.h"

#include <string.h>

#include "import/docx_parts.h"

static bool
docx_sniff(const struct bytes *file)
{
	return zip_looks(file) && office_mentions(file, "word/");
}

static bool
docx_prepare(struct error *err)
{
	return zip_prepare(err) && xml_prepare(err);
}

/* Most programs call it document.xml, but none has to. */
static const char *
docx_main(const struct zip *zip)
{
	struct slice name;
	size_t i;

	if (zip_find(zip, "word/document.xml") != ZIP_NONE)
		return "word/document.xml";
	for (i = 0; i < zip_count(zip); i++) {
		name = slice_of(zip_name(zip, i));
		if (slice_starts(name, "word/document") &&
			slice_ends(name, ".xml"))
			return zip_name(zip, i);
	}
	return NULL;
}

static struct doc *
docx_read_zip(struct zip *zip, const char *main, bool final, struct error *err)
{
	struct office office = { .build = build_new(), .final = final };
	struct docx_book book = { .doc = build_doc(office.build) };

	office_part(&office, zip, "docProps/core.xml", NULL, NULL);
	docx_note_forms(&office, &book, zip, main);
	office_part(&office, zip, "word/styles.xml", &docx_style_rules, &book);
	office_part(
		&office, zip, "word/numbering.xml", &docx_list_rules, &book);
	office_part(&office, zip, "word/_rels/document.xml.rels",
		&docx_link_rules, &book);
	docx_settle(&book);
	docx_walk(&office, &book, zip, main);
	docx_book_done(&book);
	return office_end(&office, err);
}

static struct doc *
docx_read_as(const struct bytes *file, bool final, struct error *err)
{
	struct doc *doc = NULL;
	struct zip *zip;
	const char *main;

	if (!docx_prepare(err))
		return NULL;
	zip = zip_open(file, err);
	if (!zip)
		return NULL;
	main = docx_main(zip);
	if (main)
		doc = docx_read_zip(zip, main, final, err);
	else
		error_set(err, ERROR_FORMAT,
			"the archive holds no Word document");
	zip_close(zip);
	return doc;
}

static struct doc *
docx_read(const struct bytes *file, struct error *err)
{
	return docx_read_as(file, false, err);
}

static struct doc *
docx_read_final(const struct bytes *file, struct error *err)
{
	return docx_read_as(file, true, err);
}

const struct importer import_docx = {
	.name = "DOCX",
	.suffixes = "docx docm dotx",
	.prepare = docx_prepare,
	.sniff = docx_sniff,
	.read = docx_read,
	.read_final = docx_read_final,
};
