/* Office files, where the libraries that read them were left out. */
#include "import/docx.h"
#include "import/missing.h"
#include "import/odt.h"

#if !defined(HAVE_LIBARCHIVE) || !defined(HAVE_LIBXML2)

#include <string.h>

/* Their names are in the file as they are, zipped or flat. */
#define MISSING_DOCX "word/document"
#define MISSING_ODT "application/vnd.oasis.opendocument.text"

static bool
missing_mentions(const struct bytes *file, const char *words)
{
	return file->len &&
	       memmem(file->data, file->len, words, strlen(words)) != NULL;
}

static bool
missing_is_docx(const struct bytes *file)
{
	return missing_mentions(file, "PK\3\4") &&
	       missing_mentions(file, MISSING_DOCX);
}

static bool
missing_is_odt(const struct bytes *file)
{
	return missing_mentions(file, MISSING_ODT);
}

static struct doc *
missing_read(const struct bytes *file, struct error *err)
{
	error_set(err, ERROR_FORMAT,
		"this is %s file, and this lectern was built "
		"without " MISSING_ZIPPED,
		missing_is_docx(file) ? "a Word" : "an OpenDocument");
	return NULL;
}

const struct importer import_docx = {
	.name = "DOCX",
	.suffixes = "docx docm dotx",
	.sniff = missing_is_docx,
	.read = missing_read,
};

const struct importer import_odt = {
	.name = "ODT",
	.suffixes = "odt ott",
	.sniff = missing_is_odt,
	.read = missing_read,
};

const struct importer import_odt_flat = {
	.name = "flat ODT",
	.suffixes = "fodt",
	.sniff = missing_is_odt,
	.read = missing_read,
};

#endif
