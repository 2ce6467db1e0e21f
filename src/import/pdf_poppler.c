/*
 * Whatever poppler starts lazily is started by reading one small document
 * while files may still be opened: a worker that has given up its rights then
 * needs none.
 */
#include "import/pdf_poppler.h"

#include <string.h>

#include "lectern/base/foreign.h"

static struct pdf_calls pdf_calls;
static bool pdf_is_open;
static bool pdf_lacked_fonts;

/* A page that says "a"; poppler finds the objects without a table of them. */
static const char pdf_smallest[] =
	"%PDF-1.4\n"
	"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
	"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
	"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
	"/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
	"4 0 obj <</Length 28>> stream\nBT /F 9 Tf 9 9 Td (a) Tj ET \n"
	"endstream endobj\n"
	"5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
	"trailer <</Size 6/Root 1 0 R>>\n%%EOF\n";

#define PDF_ENTRY(name) { #name, &pdf_calls.name },

static bool
pdf_find_calls(struct error *err)
{
	static const struct foreign_function poppler[] = { PDF_POPPLER_CALLS(
		PDF_ENTRY) };
	static const struct foreign_function glib[] = { PDF_GLIB_CALLS(
		PDF_ENTRY) };
	static const struct foreign_function gobject[] = { PDF_GOBJECT_CALLS(
		PDF_ENTRY) };

	return foreign_open("libpoppler-glib.so.8", poppler,
		       sizeof poppler / sizeof *poppler, err) &&
	       foreign_open("libglib-2.0.so.0", glib,
		       sizeof glib / sizeof *glib, err) &&
	       foreign_open("libgobject-2.0.so.0", gobject,
		       sizeof gobject / sizeof *gobject, err);
}

/*
 * What poppler complains about is not for people to read; but that there is no
 * font is said nowhere else.
 */
static void
pdf_silent(const char *domain, GLogLevelFlags level, const char *message,
	void *data)
{
	(void)domain;
	(void)level;
	(void)data;
	if (message && strstr(message, "CMap file"))
		pdf_lacked_fonts = true;
}

bool
pdf_poppler_lacked_fonts(void)
{
	bool lacked = pdf_lacked_fonts;

	pdf_lacked_fonts = false;
	return lacked;
}

static void
pdf_warm_up(void)
{
	const struct pdf_calls *p = &pdf_calls;
	PopplerRectangle *boxes = NULL;
	PopplerDocument *document;
	PopplerIndexIter *outline;
	PopplerPage *page = NULL;
	GError *error = NULL;
	GBytes *bytes;
	guint count = 0;

	bytes = p->g_bytes_new_static(pdf_smallest, sizeof pdf_smallest - 1);
	document = p->poppler_document_new_from_bytes(bytes, NULL, &error);
	if (document)
		page = p->poppler_document_get_page(document, 0);
	if (page) {
		p->g_free(p->poppler_page_get_text(page));
		p->poppler_page_get_text_layout(page, &boxes, &count);
		p->g_free(boxes);
		p->poppler_page_free_text_attributes(
			p->poppler_page_get_text_attributes(page));
		p->poppler_page_free_link_mapping(
			p->poppler_page_get_link_mapping(page));
		outline = p->poppler_index_iter_new(document);
		if (outline)
			p->poppler_index_iter_free(outline);
		p->g_object_unref(page);
	}
	if (document)
		p->g_object_unref(document);
	if (error)
		p->g_error_free(error);
	p->g_bytes_unref(bytes);
}

bool
pdf_poppler_open(struct error *err)
{
	if (pdf_is_open)
		return true;
	if (!pdf_find_calls(err))
		return false;
	pdf_calls.g_log_set_default_handler(pdf_silent, NULL);
	pdf_warm_up();
	pdf_is_open = true;
	return true;
}

const struct pdf_calls *
pdf_poppler(void)
{
	return pdf_is_open ? &pdf_calls : NULL;
}
