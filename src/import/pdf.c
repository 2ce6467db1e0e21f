/*
 * A PDF says where signs stand, not what they are: poppler finds the signs, a
 * paper makes lines and blocks of them.
 */
#include "import/pdf.h"

#include <string.h>

#include "import/limits.h"
#include "import/pdf_page.h"
#include "lectern/base/utf8.h"

/* Programs put their own bytes before the beginning. */
#define PDF_SNIFF 1024

static bool
pdf_sniff(const struct bytes *file)
{
	size_t len = file->len < PDF_SNIFF ? file->len : PDF_SNIFF;

	return len && memmem(file->data, len, "%PDF-", 5) != NULL;
}

#ifdef HAVE_POPPLER

#include "import/pdf_poppler.h"

static PopplerDocument *
pdf_open(const struct pdf_calls *p, GBytes *bytes, struct error *err)
{
	PopplerDocument *document;
	GError *error = NULL;

	document = p->poppler_document_new_from_bytes(bytes, NULL, &error);
	if (document)
		return document;
	if (error && error->domain == p->poppler_error_quark() &&
		error->code == POPPLER_ERROR_ENCRYPTED)
		error_set(err, ERROR_FORMAT,
			"this PDF is locked with a password or a lock that "
			"lectern cannot open");
	else
		error_set(err, ERROR_FORMAT,
			"this PDF is damaged beyond reading");
	if (error)
		p->g_error_free(error);
	return NULL;
}

/* What programs write when nobody gave the document a title. */
static bool
pdf_is_title(struct slice title)
{
	static const char *const none[] = { "untitled", "Untitled", "title",
		"Title", "Microsoft Word", "Microsoft PowerPoint",
		"PowerPoint Presentation", "Document", NULL };
	static const char *const files[] = { ".doc", ".docx", ".pdf", ".tex",
		".dvi", ".indd", ".qxd", ".qxp", ".rtf", ".odt", ".txt",
		".html", ".htm", ".ps", ".fm", ".p65", ".wpd", ".md", NULL };
	size_t i;

	for (i = 0; none[i]; i++) {
		if (slice_is(title, none[i]) ||
			(i >= 4 && slice_starts(title, none[i])))
			return false;
	}
	for (i = 0; files[i]; i++) {
		if (slice_ends(title, files[i]))
			return false;
	}
	return title.len > 2;
}

/* On one line; NULL if nothing is left of it. */
static const char *
pdf_line(struct doc *doc, const char *text)
{
	struct str line = { 0 };
	const char *copy = NULL;

	if (text && utf8_valid(text, strlen(text), NULL)) {
		str_add_flat(&line, slice_trim(slice_of(text)));
		if (line.len && line.len < LIMIT_TITLE)
			copy = doc_string(doc, str_text(&line));
	}
	str_done(&line);
	return copy;
}

static void
pdf_read_information(
	const struct pdf_calls *p, PopplerDocument *document, struct doc *doc)
{
	char *title = p->poppler_document_get_title(document);
	char *author = p->poppler_document_get_author(document);

	if (pdf_is_title(slice_trim(slice_of(title))))
		doc->title = pdf_line(doc, title);
	if (pdf_is_title(slice_trim(slice_of(author))))
		doc->author = pdf_line(doc, author);
	p->g_free(title);
	p->g_free(author);
}

/* A scan has no letters; but letters may be there and say nothing. */
static void
pdf_has_no_text(int count, bool lacked, struct error *err)
{
	const char *plural = count == 1 ? "" : "s";

	if (lacked)
		error_set(err, ERROR_FORMAT,
			"this PDF has %d page%s of letters in fonts that need "
			"tables of Chinese, Japanese or Korean, which lectern "
			"does not have",
			count, plural);
	else
		error_set(err, ERROR_FORMAT,
			"this PDF has %d page%s and no text; where there are "
			"pictures instead, it is a scan",
			count, plural);
}

static struct doc *
pdf_read_document(
	const struct pdf_calls *p, PopplerDocument *document, struct error *err)
{
	int count = p->poppler_document_get_n_pages(document);
	struct paper *paper = paper_new();
	struct doc *doc;
	bool lacked;
	int i;

	pdf_poppler_lacked_fonts();
	for (i = 0; i < count && i < LIMIT_PAGES; i++)
		pdf_read_page(p, document, i, paper);
	lacked = pdf_poppler_lacked_fonts();
	pdf_read_outline(p, document, paper);
	if (!paper_has_text(paper)) {
		paper_free(paper);
		pdf_has_no_text(count, lacked, err);
		return NULL;
	}
	doc = paper_end(paper, err);
	if (doc)
		pdf_read_information(p, document, doc);
	if (doc && lacked)
		doc_remark(doc, REMARK_IMPORT, 0, 0,
			"some letters are missing: their fonts need tables of "
			"Chinese, Japanese or Korean, which lectern does not "
			"have");
	if (doc && count > LIMIT_PAGES)
		doc_remark(doc, REMARK_LIMIT, doc->len, doc->len,
			"the document has %d pages, of which %d were read",
			count, LIMIT_PAGES);
	return doc;
}

static struct doc *
pdf_read(const struct bytes *file, struct error *err)
{
	const struct pdf_calls *p = pdf_poppler();
	PopplerDocument *document;
	struct doc *doc = NULL;
	GBytes *bytes;

	if (!p) {
		error_set(err, ERROR_FORMAT,
			"this is a PDF document; libpoppler-glib8, which reads "
			"it, is not installed");
		return NULL;
	}
	bytes = p->g_bytes_new_static(file->data, file->len);
	document = pdf_open(p, bytes, err);
	if (document) {
		doc = pdf_read_document(p, document, err);
		p->g_object_unref(document);
	}
	p->g_bytes_unref(bytes);
	return doc;
}

#else

static struct doc *
pdf_read(const struct bytes *file, struct error *err)
{
	(void)file;
	error_set(err, ERROR_FORMAT,
		"this is a PDF document; lectern was built without "
		"libpoppler-glib, which reads it");
	return NULL;
}

#endif

const struct importer import_pdf = {
	.name = "PDF",
	.suffixes = "pdf",
#ifdef HAVE_POPPLER
	.prepare = pdf_poppler_open,
#endif
	.sniff = pdf_sniff,
	.read = pdf_read,
};
