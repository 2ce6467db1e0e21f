/* libxml2 is opened with the first file that it is to read. */
#include "import/libxml.h"

#include "lectern/base/foreign.h"

#define LIBXML_NAME "libxml2.so.2"

static struct libxml libxml_calls;

static xmlParserInputPtr
libxml_load_nothing(
	const char *address, const char *name, xmlParserCtxtPtr parser)
{
	(void)address;
	(void)name;
	(void)parser;
	return NULL;
}

const struct libxml *
libxml_open(struct error *err)
{
	static const struct foreign_function functions[] = {
		{ "xmlInitParser", &libxml_calls.begin },
		{ "xmlSetExternalEntityLoader", &libxml_calls.loader },
		{ "xmlCreatePushParserCtxt", &libxml_calls.open },
		{ "xmlCtxtUseOptions", &libxml_calls.options },
		{ "xmlParseChunk", &libxml_calls.take },
		{ "xmlStopParser", &libxml_calls.stop },
		{ "xmlFreeParserCtxt", &libxml_calls.close },
		{ "xmlFreeDoc", &libxml_calls.forget },
		{ "htmlCreatePushParserCtxt", &libxml_calls.html_open },
		{ "htmlCtxtUseOptions", &libxml_calls.html_options },
		{ "htmlParseChunk", &libxml_calls.html_take },
		{ "htmlFreeParserCtxt", &libxml_calls.html_close },
	};

	if (libxml_calls.html_close)
		return &libxml_calls;
	if (!foreign_open(LIBXML_NAME, functions,
		    sizeof functions / sizeof *functions, err))
		return NULL;
	libxml_calls.begin();
	libxml_calls.loader(libxml_load_nothing);
	return &libxml_calls;
}
