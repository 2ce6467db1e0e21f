/*
 * What a reader has written, to be taken elsewhere: a page of Markdown with
 * the passages, each with where it stands, and what was said of it.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/shell.h"
#include "lectern/base/utf8.h"

struct exporting {
	struct shell *shell;
	struct document document;
	struct doc *doc; /* the whole of it, or NULL: it is not there */
	struct arena arena;
};

/* In one line, and without what Markdown would take for a sign of its own. */
static void
export_quote(struct str *out, struct slice text)
{
	struct str flat = { 0 };
	size_t i;

	str_add_flat(&flat, text);
	for (i = 0; i < flat.len; i++) {
		if (strchr("\\`*_[]<>", str_text(&flat)[i]))
			str_add_char(out, '\\');
		str_add_char(out, str_text(&flat)[i]);
	}
	str_done(&flat);
}

static void
export_place(
	struct exporting *exporting, const struct bookmark *at, struct str *out)
{
	struct place place = { exporting->document.number, at->start, at->end };
	const char *page = doc_page(exporting->doc, at->start);

	if (page)
		str_add_format(out, "p. %s ", page);
	str_add(out, "[");
	export_quote(out, slice_of(exporting->document.file));
	str_add(out, ", ");
	place_print(out, &place);
	str_add(out, "]");
}

/*
 * The passage as it is now, or, if it is gone, the words that were kept.  What
 * is said of a whole document stands where it begins, and at no passage.
 */
static void
export_passage(struct exporting *exporting, const struct bookmark *kept,
	struct str *out)
{
	const struct doc *doc = exporting->doc;
	struct bookmark at = *kept;
	bool found = doc && notebook_settle(&at, doc->text, doc->len, 0);
	struct slice words = slice_of(kept->words ? kept->words : "");
	struct slice now = { 0 };

	if (found)
		now = doc_slice(doc, at.start, at.end);
	if (now.len && utf8_valid(now.data, now.len, NULL))
		words = now;
	if (words.len && kept->end > kept->start) {
		str_add(out, "> ");
		export_quote(out, words);
		str_add(out, "\n>\n> ");
	}
	if (!found)
		str_add(out, "this is not found any more");
	else if (at.end > 0)
		export_place(exporting, &at, out);
}

static void
export_paragraph(struct exporting *exporting, struct slice text)
{
	if (!text.len)
		return;
	out_string(&exporting->shell->out, "\n");
	out_text(&exporting->shell->out, text.data, text.len);
	out_string(&exporting->shell->out, "\n");
}

static void
export_annotation(
	struct exporting *exporting, const struct annotation *annotation)
{
	struct str passage = { 0 };

	export_passage(exporting, &annotation->at, &passage);
	export_paragraph(exporting, str_slice(&passage));
	export_paragraph(exporting, slice_of(annotation->text));
	str_done(&passage);
}

/* The document that the annotations from here on are of, as a heading. */
static bool
export_document(
	struct exporting *exporting, const char *file, struct error *err)
{
	struct library *library = exporting->shell->library;
	struct error none = { 0 };
	uint32_t number = library_find_document(library, file, &none);
	struct str cited = { 0 }, out = { 0 };

	exporting->document = (struct document){ .label = file };
	if (number) {
		if (!library_document(library, number, &exporting->arena,
			    &exporting->document, err))
			return false;
		exporting->doc =
			library_load(library, number, 0, UINT32_MAX, err);
		if (!exporting->doc)
			return false;
	}
	document_cite(&cited, &exporting->document, NULL);
	str_add(&out, "## ");
	export_quote(&out, str_slice(&cited));
	export_paragraph(exporting, str_slice(&out));
	str_done(&cited);
	str_done(&out);
	return true;
}

static bool
export_list(struct exporting *exporting, const struct annotation_list *list,
	struct error *err)
{
	const char *file = NULL;
	bool ok = true;
	size_t i;

	out_string(&exporting->shell->out, "# Annotations\n");
	for (i = 0; ok && i < list->count; i++) {
		if (!file || strcmp(file, list->rows[i].at.file)) {
			file = list->rows[i].at.file;
			doc_free(exporting->doc);
			exporting->doc = NULL;
			ok = export_document(exporting, file, err);
		}
		if (ok)
			export_annotation(exporting, &list->rows[i]);
	}
	doc_free(exporting->doc);
	exporting->doc = NULL;
	return ok;
}

/* DOC, if the command has one; its file goes to *file. */
static bool
export_which(struct exporting *exporting, const char **file, struct error *err)
{
	struct shell *shell = exporting->shell;
	struct place place;

	*file = NULL;
	if (shell->options.word_count < 2)
		return shell_library(shell, err) != NULL;
	if (!shell_place(shell, shell_argument(shell, 1, &exporting->arena),
		    &place, err) ||
		!library_document(shell->library, place.document,
			&exporting->arena, &exporting->document, err))
		return false;
	*file = exporting->document.file;
	return true;
}

bool
shell_export(struct shell *shell, struct error *err)
{
	struct exporting exporting = { .shell = shell };
	struct annotation_list list = { 0 };
	const char *file;
	bool ok = export_which(&exporting, &file, err);

	if (ok && !shell_notebook(shell))
		ok = error_set(err, ERROR_IO, "there is no notebook");
	ok = ok && notebook_annotations(shell->notebook,
			   library_info(shell->library)->key, file, &list, err);
	if (ok && !list.count)
		ok = error_set(err, ERROR_NOT_FOUND,
			"there are no annotations to export");
	ok = ok && export_list(&exporting, &list, err);
	annotation_list_done(&list);
	arena_done(&exporting.arena);
	return ok;
}
