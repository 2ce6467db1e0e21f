/*
 * The functions of poppler and glib that reading a PDF takes, found when the
 * library is opened.
 */
#ifndef IMPORT_PDF_POPPLER_H
#define IMPORT_PDF_POPPLER_H

#include <poppler.h>
#include <stdbool.h>

#include "lectern/base/error.h"

/* clang-format off */
#define PDF_POPPLER_CALLS(X) \
	X(poppler_action_free) \
	X(poppler_dest_free) \
	X(poppler_document_find_dest) \
	X(poppler_document_get_author) \
	X(poppler_document_get_n_pages) \
	X(poppler_document_get_page) \
	X(poppler_document_get_title) \
	X(poppler_document_new_from_bytes) \
	X(poppler_error_quark) \
	X(poppler_index_iter_free) \
	X(poppler_index_iter_get_action) \
	X(poppler_index_iter_get_child) \
	X(poppler_index_iter_new) \
	X(poppler_index_iter_next) \
	X(poppler_page_free_link_mapping) \
	X(poppler_page_free_text_attributes) \
	X(poppler_page_get_label) \
	X(poppler_page_get_link_mapping) \
	X(poppler_page_get_size) \
	X(poppler_page_get_text) \
	X(poppler_page_get_text_attributes) \
	X(poppler_page_get_text_layout)
#define PDF_GLIB_CALLS(X) \
	X(g_bytes_new_static) \
	X(g_bytes_unref) \
	X(g_error_free) \
	X(g_free) \
	X(g_log_set_default_handler)
#define PDF_GOBJECT_CALLS(X) \
	X(g_object_unref)
/* clang-format on */

#define PDF_SLOT(name) __typeof__(name) *name;

struct pdf_calls {
	PDF_POPPLER_CALLS(PDF_SLOT)
	PDF_GLIB_CALLS(PDF_SLOT)
	PDF_GOBJECT_CALLS(PDF_SLOT)
};

/*
 * Opens poppler and lets it do once what it does only once, such as making
 * itself known to glib.  False: err names what is missing.
 */
bool pdf_poppler_open(struct error *err);

/* NULL until it has been opened. */
const struct pdf_calls *pdf_poppler(void);

/*
 * Were there letters in a font that could not be had, since the last time this
 * was asked?  Fonts of Chinese, Japanese and Korean may be nothing but numbers
 * into tables that are files of their own.
 */
bool pdf_poppler_lacked_fonts(void);

#endif
