/*
 * The functions of libxml2 that importers call, once it is open.
 *
 * No document type is read, no entity expanded, no other file or address
 * opened: its loader is one that fails.
 */
#ifndef IMPORT_LIBXML_H
#define IMPORT_LIBXML_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdbool.h>

#include "lectern/base/error.h"

struct libxml {
	void (*begin)(void);
	void (*loader)(xmlExternalEntityLoader);
	xmlParserCtxtPtr (*open)(
		xmlSAXHandlerPtr, void *, const char *, int, const char *);
	int (*options)(xmlParserCtxtPtr, int);
	int (*take)(xmlParserCtxtPtr, const char *, int, int);
	void (*stop)(xmlParserCtxtPtr);
	void (*close)(xmlParserCtxtPtr);
	void (*forget)(xmlDocPtr);
	htmlParserCtxtPtr (*html_open)(htmlSAXHandlerPtr, void *, const char *,
		int, const char *, xmlCharEncoding);
	int (*html_options)(htmlParserCtxtPtr, int);
	int (*html_take)(htmlParserCtxtPtr, const char *, int, int);
	void (*html_close)(htmlParserCtxtPtr);
};

/* Opens it if it is not open yet; NULL with err set if it is not there. */
const struct libxml *libxml_open(struct error *err);

#endif
