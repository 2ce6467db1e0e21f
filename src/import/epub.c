/*
 * A book is read as one page after the other.  All are looked over before the
 * first is read, because their notes and links lead from file to file.
 */
#include "import/epub.h"

#include <string.h>

#include "import/missing.h"
#include "import/zip.h"

#define EPUB_SIGN "mimetypeapplication/epub+zip"
#define EPUB_CONTAINER "META-INF/container.xml"

static bool
epub_sniff(const struct bytes *file)
{
	size_t len = sizeof EPUB_SIGN - 1;
	size_t part = file->len < 65536 ? file->len : 65536;

	if (file->len < 64 || memcmp(file->data, "PK\3\4", 4) != 0)
		return false;
	if (!memcmp(file->data + 30, EPUB_SIGN, len))
		return true;
	return memmem(file->data + file->len - part, part, EPUB_CONTAINER,
		       sizeof EPUB_CONTAINER - 1) != NULL;
}

#if defined(HAVE_LIBARCHIVE) && defined(HAVE_LIBXML2)

#include <stdlib.h>

#include "import/epub_contents.h"
#include "import/epub_package.h"
#include "import/html_survey.h"

#define EPUB_TEXT ((size_t)96 << 20) /* bytes of all pages */
#define NAME_MOST 200                /* bytes of a name in a remark */
#define EPUB_REMARKS 5               /* about single files */

struct epub_page {
	const char *path;
	char *text;
	size_t len;
	size_t box; /* the first of the survey that is its own */
};

struct epub {
	struct zip *zip;
	struct build *build;
	struct epub_package package;
	struct epub_contents contents;
	struct html_survey survey;
	struct epub_page *pages;
	size_t page_count, page_cap;
	size_t len;     /* of all texts */
	size_t missing; /* files */
	size_t remarks;
};

/* -- files ---------------------------------------------------------------- */

static void
epub_remark(struct epub *epub, const char *path, const char *what)
{
	if (epub->remarks++ < EPUB_REMARKS)
		build_remark(epub->build, REMARK_IMPORT,
			"\"%.*s\" in the archive: %s",
			(int)html_cut(slice_of(path), NAME_MOST).len, path,
			what);
}

/* False: it is not there, or nothing of it. */
static bool
epub_file(struct epub *epub, const char *path, struct bytes *bytes)
{
	size_t entry = zip_find(epub->zip, path);
	struct error err = { 0 };

	if (entry == ZIP_NONE) {
		epub->missing++;
		return false;
	}
	if (!zip_read(epub->zip, entry, bytes, &err)) {
		epub_remark(epub, path, err.text);
		return false;
	}
	if (zip_problem(epub->zip))
		epub_remark(epub, path, zip_problem(epub->zip));
	return true;
}

/* As text; the caller's to free, or NULL. */
static char *
epub_text(struct epub *epub, const char *path, size_t *len)
{
	struct bytes bytes = { 0 };
	struct str doubt = { 0 };
	char *text;

	if (!epub_file(epub, path, &bytes))
		return NULL;
	text = html_decode(&bytes, slice_of(""), len, &doubt);
	if (doubt.len)
		epub_remark(epub, path, str_text(&doubt));
	str_done(&doubt);
	bytes_done(&bytes);
	return text;
}

/* The only package file, where no container names one. */
static bool
epub_guess_package(struct epub *epub, struct str *path)
{
	size_t i, count = 0;

	for (i = 0; i < zip_count(epub->zip); i++) {
		const char *name = zip_name(epub->zip, i);

		if (!slice_ends(slice_of(name), ".opf"))
			continue;
		str_clear(path);
		str_add(path, name);
		count++;
	}
	if (count == 1)
		build_remark(epub->build, REMARK_IMPORT,
			"the archive has no " EPUB_CONTAINER
			"; its only package file is read");
	return count == 1;
}

static bool
epub_find_package(struct epub *epub, struct str *path, struct error *err)
{
	struct bytes bytes = { 0 };

	if (zip_find(epub->zip, EPUB_CONTAINER) == ZIP_NONE)
		return epub_guess_package(epub, path) ||
		       error_set(err, ERROR_FORMAT,
			       "this EPUB has no " EPUB_CONTAINER);
	if (epub_file(epub, EPUB_CONTAINER, &bytes))
		epub_container_read(path,
			(struct slice){ bytes.data, bytes.len }, epub->zip);
	bytes_done(&bytes);
	if (!path->len)
		return error_set(err, ERROR_FORMAT,
			"the package file that this EPUB names is not in it");
	return true;
}

static bool
epub_check_locks(struct epub *epub, struct error *err)
{
	static const char path[] = "META-INF/encryption.xml";
	struct bytes bytes = { 0 };
	bool locked;

	if (zip_find(epub->zip, path) == ZIP_NONE)
		return true;
	if (!epub_file(epub, path, &bytes))
		return true;
	locked = epub_is_locked((struct slice){ bytes.data, bytes.len });
	bytes_done(&bytes);
	return !locked || error_set(err, ERROR_FORMAT,
				  "this book is encrypted (copy protection); "
				  "lectern cannot read it");
}

/* -- pages ---------------------------------------------------------------- */

static bool
epub_is_page(const struct epub_item *item)
{
	struct slice path = slice_of(item->path);

	return strstr(item->type, "html") || slice_ends(path, ".xhtml") ||
	       slice_ends(path, ".html") || slice_ends(path, ".htm");
}

static void
epub_page(struct epub *epub, const struct epub_item *item)
{
	struct epub_page *page;
	size_t len;
	char *text;

	if (!epub_is_page(item))
		return;
	text = epub_text(epub, item->path, &len);
	if (!text)
		return;
	if (epub->len + len > EPUB_TEXT) {
		build_remark(epub->build, REMARK_LIMIT,
			"the book has more than %zu MiB of pages; \"%.*s\" "
			"is left out",
			EPUB_TEXT >> 20,
			(int)html_cut(slice_of(item->path), NAME_MOST).len,
			item->path);
		free(text);
		return;
	}
	epub->pages = memory_grow(epub->pages, epub->page_count,
		&epub->page_cap, sizeof *epub->pages);
	page = &epub->pages[epub->page_count++];
	*page = (struct epub_page){ item->path, text, len,
		epub->survey.box_count };
	epub->len += len;
	html_survey_add(&epub->survey, (struct slice){ text, len }, item->path);
}

/* What the lists of the book say of its pages, once all of them are known. */
static void
epub_apply_contents(struct epub *epub)
{
	size_t page, box, end;

	for (page = 0; page < epub->page_count; page++) {
		end = page + 1 < epub->page_count ? epub->pages[page + 1].box
						  : epub->survey.box_count;
		if (!epub_contents_is_apart(
			    &epub->contents, epub->pages[page].path))
			continue;
		for (box = epub->pages[page].box; box < end; box++)
			epub->survey.boxes[box].front = true;
	}
}

static const char *
epub_page_label(const void *context, const char *place)
{
	return epub_contents_find(context, place, true);
}

/* Headings that are marked up as any paragraph, but are in the contents. */
static void
epub_find_titles(struct epub *epub)
{
	const struct epub_entry *entry = epub->contents.rows;
	size_t i;

	for (i = 0; i < epub->contents.count; i++, entry++) {
		if (!entry->page && strchr(entry->place, '#'))
			html_survey_title_at(
				&epub->survey, entry->place, entry->name);
	}
}

static void
epub_read_contents(struct epub *epub)
{
	size_t i, len;
	char *text;

	for (i = 0; i < epub->package.item_count; i++) {
		const struct epub_item *item = &epub->package.items[i];

		if (!item->contents && !item->ncx)
			continue;
		text = epub_text(epub, item->path, &len);
		if (text)
			epub_contents_read(&epub->contents,
				(struct slice){ text, len }, item->path);
		free(text);
	}
	epub_contents_sort(&epub->contents);
}

static bool
epub_is_headed(const struct epub *epub, size_t page)
{
	size_t end = page + 1 < epub->page_count ? epub->pages[page + 1].box
						 : epub->survey.box_count;
	size_t i;

	for (i = epub->pages[page].box; i < end; i++) {
		if (epub->survey.boxes[i].headed)
			return true;
	}
	return false;
}

/* Text in the spine, page by page; a chapter without heading is given one. */
static void
epub_add_pages(struct epub *epub)
{
	uint32_t base = 0;
	size_t i;

	for (i = 0; i < epub->page_count; i++) {
		const struct epub_page *page = &epub->pages[i];
		const char *name =
			epub_contents_find(&epub->contents, page->path, false);
		const char *label;

		build_block(epub->build, BLOCK_PARAGRAPH, 0);
		build_anchor(epub->build, page->path);
		label = epub_contents_find(&epub->contents, page->path, true);
		if (label)
			build_page(epub->build, label);
		if (name && !epub_is_headed(epub, i) &&
			!html_survey_title(&epub->survey, page->box, name)) {
			build_block(epub->build, BLOCK_HEADING, 2);
			build_text(epub->build, name, strlen(name));
			build_block(epub->build, BLOCK_PARAGRAPH, 0);
		}
		base = html_add(epub->build, &epub->survey, base,
			(struct slice){ page->text, page->len }, page->path);
	}
}

static void
epub_facts(struct epub *epub)
{
	struct doc *doc = build_doc(epub->build);
	const struct epub_package *package = &epub->package;
	struct html_head head = { 0 };

	if (package->date)
		html_head_say(&head, HTML_FACT_DATE, 1,
			slice_part(slice_of(package->date), 0, 10));
	if (head.rank[HTML_FACT_DATE])
		doc->date =
			doc_string(doc, str_text(&head.facts[HTML_FACT_DATE]));
	html_head_done(&head);
	if (package->title)
		doc->title = doc_string(doc, package->title);
	if (package->author)
		doc->author = doc_string(doc, package->author);
	if (package->publisher)
		doc->source = doc_string(doc, package->publisher);
	if (package->language)
		doc->language = doc_string(doc, package->language);
}

static void
epub_remarks(struct epub *epub)
{
	size_t missing = epub->missing + epub->package.missing;
	size_t repeated = zip_repeated(epub->zip);

	if (missing)
		build_remark(epub->build, REMARK_IMPORT,
			"%zu %s that the book lists %s not in it", missing,
			missing == 1 ? "file" : "files",
			missing == 1 ? "is" : "are");
	if (epub->package.unordered)
		build_remark(epub->build, REMARK_IMPORT,
			"the book does not say in which order its files are "
			"read; they stand as it lists them");
	if (repeated)
		build_remark(epub->build, REMARK_IMPORT,
			"%zu %s more than once in the archive; the first is "
			"read",
			repeated,
			repeated == 1 ? "name stands" : "names stand");
}

static bool
epub_read_all(struct epub *epub, struct error *err)
{
	struct str path = { 0 };
	size_t len, i;
	char *text;
	bool ok = epub_find_package(epub, &path, err) &&
		  epub_check_locks(epub, err);

	if (ok) {
		text = epub_text(epub, str_text(&path), &len);
		ok = text || error_set(err, ERROR_FORMAT,
				     "the package file of this EPUB cannot be "
				     "read");
		if (ok)
			epub_package_read(&epub->package,
				(struct slice){ text, len }, str_text(&path));
		if (ok)
			epub_guide_read(&epub->contents,
				(struct slice){ text, len }, str_text(&path));
		free(text);
	}
	str_done(&path);
	if (!ok)
		return false;
	epub->survey.book = true;
	epub_read_contents(epub);
	for (i = 0; i < epub->package.spine_count; i++)
		epub_page(epub, &epub->package.items[epub->package.spine[i]]);
	epub->survey.page_label = epub_page_label;
	epub->survey.context = &epub->contents;
	epub_apply_contents(epub);
	html_survey_end(&epub->survey);
	epub_find_titles(epub);
	epub_add_pages(epub);
	epub_facts(epub);
	epub_remarks(epub);
	return true;
}

static bool
epub_prepare(struct error *err)
{
	return zip_prepare(err) && tags_prepare(err);
}

static struct doc *
epub_read(const struct bytes *file, struct error *err)
{
	struct epub epub = { .build = build_new() };
	struct doc *doc = NULL;
	size_t i;

	if (epub_prepare(err))
		epub.zip = zip_open(file, err);
	if (epub.zip && epub_read_all(&epub, err)) {
		doc = build_end(epub.build, err);
		epub.build = NULL;
	}
	for (i = 0; i < epub.page_count; i++)
		free(epub.pages[i].text);
	free(epub.pages);
	build_free(epub.build);
	html_survey_done(&epub.survey);
	epub_contents_done(&epub.contents);
	epub_package_done(&epub.package);
	zip_close(epub.zip);
	return doc;
}

#else

static struct doc *
epub_read(const struct bytes *file, struct error *err)
{
	(void)file;
	error_set(err, ERROR_FORMAT,
		"this is an EPUB book, and this lectern was built "
		"without " MISSING_ZIPPED);
	return NULL;
}

static bool
epub_prepare(struct error *err)
{
	(void)err;
	return true;
}

#endif

const struct importer import_epub = {
	.name = "EPUB",
	.suffixes = "epub",
	.prepare = epub_prepare,
	.sniff = epub_sniff,
	.read = epub_read,
};
