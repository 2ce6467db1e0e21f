/*
 * OpenDocument text is the same XML in an archive, a file for each part, or
 * flat, all in one.
 */
#include "import/odt.h"

#include <string.h>

#include "import/odt_parts.h"

#define ODT_KIND "application/vnd.oasis.opendocument.text"

/* Reads a part with these rules, wherever it is. */
struct odt_source {
	struct zip *zip;   /* or NULL, and then */
	struct slice flat; /* all in one */
	struct office *office;
};

static bool
odt_part(const struct odt_source *source, const char *name,
	const struct xml_rules *rules, void *context)
{
	struct error err = { 0 };

	if (source->zip)
		return office_part(
			source->office, source->zip, name, rules, context);
	if (!rules)
		office_properties(source->office, source->flat);
	else if (!xml_read(source->flat, rules, context, &err) &&
		 !source->office->quiet)
		build_remark(source->office->build, REMARK_IMPORT,
			"the file is read as far as it goes: %s", err.text);
	return true;
}

static struct doc *
odt_read_source(struct odt_source *source, bool final, struct error *err)
{
	struct office office = { .build = build_new(), .final = final };
	struct odt_book book = { .doc = build_doc(office.build) };
	struct odt_walk *walk;
	enum odt_pass pass;

	source->office = &office;
	odt_part(source, "meta.xml", NULL, NULL);
	/* A flat file has all its styles at once. */
	if (source->zip)
		odt_part(source, "styles.xml", &odt_style_rules, &book);
	odt_part(source, "content.xml", &odt_style_rules, &book);
	odt_settle(&book);
	/* What is wrong with the text has been said by now. */
	office.quiet = true;
	for (pass = ODT_TEXT; pass <= ODT_NOTES; pass++) {
		walk = odt_walk_new(&office, &book, pass);
		odt_part(source, "content.xml", &odt_walk_rules, walk);
		odt_walk_free(walk);
		build_note_end(office.build);
	}
	odt_book_done(&book);
	return office_end(&office, err);
}

/* -- zipped --------------------------------------------------------------- */

/* Some programs compress what should be there to be read without. */
static bool
odt_sniff(const struct bytes *file)
{
	return zip_looks(file) &&
	       (office_mentions(file, ODT_KIND) ||
		       (office_mentions(file, "content.xml") &&
			       !office_mentions(file, "mimetypeapplication/")));
}

static bool
odt_prepare(struct error *err)
{
	return zip_prepare(err) && xml_prepare(err);
}

static void
odt_encrypted(void *context, const struct xml_element *element)
{
	(void)element;
	*(bool *)context = true;
}

static void
odt_no_text(void *context, const char *text, size_t len)
{
	(void)context, (void)text, (void)len;
}

static bool
odt_is_encrypted(struct zip *zip)
{
	static const struct xml_rule rows[] = {
		{ "manifest:encryption-data", odt_encrypted, NULL },
	};
	static const struct xml_rules rules = { rows, 1, odt_no_text };
	size_t entry = zip_find(zip, "META-INF/manifest.xml");
	struct bytes bytes = { 0 };
	struct error ignored = { 0 };
	bool found = false;

	if (entry == ZIP_NONE || !zip_read(zip, entry, &bytes, &ignored))
		return false;
	xml_read((struct slice){ bytes.data, bytes.len }, &rules, &found,
		&ignored);
	bytes_done(&bytes);
	return found;
}

static struct doc *
odt_read_as(const struct bytes *file, bool final, struct error *err)
{
	struct odt_source source = { 0 };
	struct doc *doc = NULL;

	if (!odt_prepare(err))
		return NULL;
	source.zip = zip_open(file, err);
	if (!source.zip)
		return NULL;
	if (odt_is_encrypted(source.zip))
		error_set(err, ERROR_FORMAT, "the document is encrypted");
	else if (zip_find(source.zip, "content.xml") == ZIP_NONE)
		error_set(err, ERROR_FORMAT,
			"the archive holds no OpenDocument text");
	else
		doc = odt_read_source(&source, final, err);
	zip_close(source.zip);
	return doc;
}

static struct doc *
odt_read(const struct bytes *file, struct error *err)
{
	return odt_read_as(file, false, err);
}

static struct doc *
odt_read_final(const struct bytes *file, struct error *err)
{
	return odt_read_as(file, true, err);
}

const struct importer import_odt = {
	.name = "ODT",
	.suffixes = "odt ott",
	.prepare = odt_prepare,
	.sniff = odt_sniff,
	.read = odt_read,
	.read_final = odt_read_final,
};

/* -- flat ----------------------------------------------------------------- */

static bool
odt_flat_sniff(const struct bytes *file)
{
	return file->len > 5 && !zip_looks(file) &&
	       memchr(file->data, '<', file->len < 16 ? file->len : 16) &&
	       office_mentions(file, ODT_KIND);
}

static struct doc *
odt_flat_read_as(const struct bytes *file, bool final, struct error *err)
{
	struct odt_source source = { .flat = { file->data, file->len } };

	if (!xml_prepare(err))
		return NULL;
	return odt_read_source(&source, final, err);
}

static struct doc *
odt_flat_read(const struct bytes *file, struct error *err)
{
	return odt_flat_read_as(file, false, err);
}

static struct doc *
odt_flat_read_final(const struct bytes *file, struct error *err)
{
	return odt_flat_read_as(file, true, err);
}

const struct importer import_odt_flat = {
	.name = "flat ODT",
	.suffixes = "fodt",
	.prepare = xml_prepare,
	.sniff = odt_flat_sniff,
	.read = odt_flat_read,
	.read_final = odt_flat_read_final,
};
