/* The table of importers, and the choice among them. */
#include "lectern/import/import.h"

#include <string.h>

#include "import/binary.h"
#include "import/plain.h"

static const struct importer *const importers[] = {
	&import_plain,
};

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

bool
import_takes(const char *name)
{
	size_t i;

	for (i = 0; i < IMPORTER_COUNT; i++) {
		if (import_has_suffix(name, importers[i]->suffixes))
			return true;
	}
	return false;
}

const struct importer *
import_for(const char *name, const struct bytes *file, struct error *err)
{
	const char *kind;
	size_t i;

	for (i = 0; i < IMPORTER_COUNT; i++) {
		if (import_has_suffix(name, importers[i]->suffixes) &&
			importers[i]->sniff(file))
			return importers[i];
	}
	for (i = 0; i < IMPORTER_COUNT; i++) {
		if (importers[i]->sniff(file))
			return importers[i];
	}
	kind = binary_kind(file);
	error_set(err, ERROR_FORMAT, "this is %s, which lectern does not read",
		kind ? kind : "a kind of file");
	return NULL;
}

struct doc *
import_read(const char *name, const struct bytes *file, struct error *err)
{
	const struct importer *importer = import_for(name, file, err);
	struct doc *doc;

	if (!importer)
		return NULL;
	doc = importer->read(file, err);
	if (!doc)
		return NULL;
	doc->file = doc_string(doc, file_name(name));
	doc->format = importer->name;
	return doc;
}
