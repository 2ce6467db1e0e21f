/* The table of importers, and the choice among them. */
#include "lectern/import/import.h"

#include <string.h>

#include "import/binary.h"
#include "import/docx.h"
#include "import/epub.h"
#include "import/html.h"
#include "import/markdown.h"
#include "import/mhtml.h"
#include "import/odt.h"
#include "import/pdf.h"
#include "import/plain.h"

static const struct importer *const importers[] = {
	&import_pdf,
	&import_epub,
	&import_html,
	&import_mhtml,
	&import_docx,
	&import_odt,
	&import_odt_flat,
	&import_plain,
	&import_markdown,
};

/* Documents that nobody here reads: whoever has them should be told. */
#define IMPORT_KNOWN "doc rtf"

#define IMPORTER_COUNT (sizeof importers / sizeof *importers)

/* Is the name's suffix one of these words? */
static bool
import_has_suffix(const char *name, const char *suffixes)
{
	const char *dot = strrchr(name, '.');
	const char *word;
	size_t len;

	if (!dot)
		return false;
	for (word = suffixes; *word; word += len + strspn(word + len, " ")) {
		len = strcspn(word, " ");
		if (strlen(dot + 1) == len && !strncasecmp(dot + 1, word, len))
			return true;
	}
	return false;
}

/* Is there an importer for names like this? */
static bool
import_reads(const char *name)
{
	size_t i;

	for (i = 0; i < IMPORTER_COUNT; i++) {
		if (import_has_suffix(name, importers[i]->suffixes))
			return true;
	}
	return false;
}

bool
import_takes(const char *name)
{
	return import_reads(name) || import_has_suffix(name, IMPORT_KNOWN);
}

void
import_prepare(const char *name)
{
	struct error ignored = { 0 };
	bool known = import_reads(name);
	size_t i;

	for (i = 0; i < IMPORTER_COUNT; i++) {
		if (importers[i]->prepare &&
			(!known || import_has_suffix(
					   name, importers[i]->suffixes)))
			importers[i]->prepare(&ignored);
	}
}

/*
 * What is text to look at, but meant for another program: read as it stands,
 * it would be nine parts markup.  The name says so and the first character
 * does not deny it.
 */
static const char *
import_markup_kind(const char *name, const struct bytes *file)
{
	static const struct {
		const char *suffixes;
		const char *first;
		const char *kind;
	} markup[] = {
		{ "rtf", "{", "an RTF document" },
	};
	size_t at = 0, i;

	if (file->len >= 3 && !memcmp(file->data, "\xef\xbb\xbf", 3))
		at = 3;
	while (at < file->len && strchr(" \t\r\n", file->data[at]) &&
		file->data[at])
		at++;
	for (i = 0; at < file->len && i < sizeof markup / sizeof *markup; i++) {
		if (import_has_suffix(name, markup[i].suffixes) &&
			file->data[at] == *markup[i].first)
			return markup[i].kind;
	}
	return NULL;
}

/* What a file's name says is believed if its bytes do not deny it. */
static bool
import_is_named(const struct importer *importer, const struct bytes *file)
{
	return importer->sniff(file) ||
	       (importer->sniff_named && importer->sniff_named(file));
}

const struct importer *
import_for(const char *name, const struct bytes *file, struct error *err)
{
	const char *kind = import_markup_kind(name, file);
	size_t i;

	for (i = 0; i < IMPORTER_COUNT && !kind; i++) {
		if (import_has_suffix(name, importers[i]->suffixes) &&
			import_is_named(importers[i], file))
			return importers[i];
	}
	for (i = 0; i < IMPORTER_COUNT && !kind; i++) {
		if (importers[i]->sniff(file))
			return importers[i];
	}
	if (!kind)
		kind = binary_kind(file);
	error_set(err, ERROR_FORMAT,
		"this is %s, which lectern does not read%s",
		kind ? kind : "a kind of file", binary_advice(file));
	return NULL;
}

static struct doc *
import_read_as(const char *name, const struct bytes *file, bool final,
	struct error *err)
{
	const struct importer *importer = import_for(name, file, err);
	struct doc *doc;

	if (!importer)
		return NULL;
	doc = final && importer->read_final ? importer->read_final(file, err)
					    : importer->read(file, err);
	if (!doc)
		return NULL;
	doc->file = doc_string(doc, file_name(name));
	doc->format = importer->name;
	return doc;
}

struct doc *
import_read(const char *name, const struct bytes *file, struct error *err)
{
	return import_read_as(name, file, false, err);
}

struct doc *
import_read_final(const char *name, const struct bytes *file, struct error *err)
{
	return import_read_as(name, file, true, err);
}
