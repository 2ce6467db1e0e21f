/* Plain text marks nothing, so the importer leaves the blocks to analysis. */
#include "import/plain.h"

#include <string.h>

#include "lectern/base/utf8.h"

static bool
plain_sniff(const struct bytes *file)
{
	return !memchr(file->data, '\0', file->len < 4096 ? file->len : 4096);
}

static struct doc *
plain_read(const struct bytes *file, struct error *err)
{
	struct doc *doc;

	if (!file->len) {
		error_set(err, ERROR_FORMAT, "the file is empty");
		return NULL;
	}
	if (!utf8_valid(file->data, file->len, NULL)) {
		error_set(err, ERROR_FORMAT, "not UTF-8");
		return NULL;
	}
	doc = doc_new();
	doc_set_text(doc, file->data, file->len);
	return doc;
}

const struct importer import_plain = {
	.name = "plain text",
	.suffixes = "txt text",
	.sniff = plain_sniff,
	.read = plain_read,
};
