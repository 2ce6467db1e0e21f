/*
 * Markdown is plain text first: whatever cannot be parsed is read as that, and
 * a remark says so.  Parsers of Markdown have inputs that take them hours, so
 * the text is weighed before it is given to one.
 */
#include "import/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "import/binary.h"
#include "import/build.h"
#include "import/encoding.h"
#include "import/limits.h"
#include "import/markdown_parts.h"
#include "import/plain.h"
#include "lectern/base/utf8.h"
#ifdef HAVE_CMARK
#include "import/markdown_cmark.h"
#endif

static bool
markdown_sniff(const struct bytes *file)
{
	return !binary_kind(file);
}

static bool
markdown_prepare(struct error *err)
{
#ifdef HAVE_CMARK
	return markdown_cmark_open(err);
#else
	return error_set(err, ERROR_FORMAT,
		"this lectern was built without libcmark-gfm");
#endif
}

/* The document as plain text, and why. */
static struct doc *
markdown_plain(const struct bytes *file, const char *why, struct error *err)
{
	struct doc *doc = import_plain.read(file, err);

	if (doc)
		doc_remark(doc, REMARK_IMPORT, 0, 0,
			"Markdown read as plain text: %s", why);
	return doc;
}

#ifdef HAVE_CMARK

static struct doc *
markdown_build(struct slice text, struct error *err)
{
	struct build *build = build_new();
	size_t front = markdown_front(build_doc(build), text);

	markdown_parse(build, slice_part(text, front, text.len));
	return build_end(build, err);
}

#endif

static struct doc *
markdown_shape(const struct bytes *file, struct slice text, struct error *err)
{
#ifdef HAVE_CMARK
	struct error why = { 0 };
	struct doc *doc;

	if (!markdown_prepare(&why))
		return markdown_plain(file, why.text, err);
	if (!markdown_is_tame(text))
		return markdown_plain(
			file, "parsing it would take too long", err);
	doc = markdown_build(text, &why);
	return doc ? doc : markdown_plain(file, why.text, err);
#else
	struct error why = { 0 };

	(void)text;
	markdown_prepare(&why);
	return markdown_plain(file, why.text, err);
#endif
}

static struct doc *
markdown_read(const struct bytes *file, struct error *err)
{
	struct encoding encoding = encoding_detect(file->data, file->len);
	struct doc *doc;
	size_t len, bad;
	char *text = utf8_from(encoding.name, file->data + encoding.mark,
		file->len - encoding.mark, &len, &bad);

	if (!text || bad || binary_looks(text, len)) {
		/* Plain text says all there is to say about encodings. */
		free(text);
		return import_plain.read(file, err);
	}
	doc = markdown_shape(file, (struct slice){ text, len }, err);
	if (doc && doc->shaped && encoding.guessed)
		doc_remark(doc, REMARK_GUESS, 0, 0,
			"the file does not say its encoding; read as %s",
			encoding.label);
	free(text);
	return doc;
}

const struct importer import_markdown = {
	.name = "Markdown",
	.suffixes = "md markdown mkd",
	.prepare = markdown_prepare,
	.sniff = markdown_sniff,
	.read = markdown_read,
};
