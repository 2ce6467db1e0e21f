/* A library from a stranger: opened, and read as the reader would. */
#include "fuzz.h"

#include <stdlib.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/utf8.h"
#include "lectern/library/library.h"

static void
check_doc(const struct doc *doc)
{
	size_t i;

	FUZZ_HOLDS(utf8_valid(doc->text, doc->len, NULL));
	for (i = 0; i < doc->span_count; i++)
		FUZZ_HOLDS(doc->spans[i].start <= doc->spans[i].end);
	for (i = 0; i < doc->block_count; i++)
		FUZZ_HOLDS(doc->blocks[i].start <= doc->blocks[i].end);
}

static void
read_document(struct library *library, uint32_t number)
{
	struct section_list sections = { 0 };
	struct note_list notes = { 0 };
	struct remark_list remarks = { 0 };
	struct error err = { 0 };
	struct place place;
	struct doc *doc;

	doc = library_load(library, number, 0, UINT32_MAX, &err);
	if (doc)
		check_doc(doc);
	doc_free(doc);
	library_outline(library, number, &sections, &err);
	section_list_done(&sections);
	library_notes(library, number, &notes, &err);
	note_list_done(&notes);
	library_remarks(library, number, &remarks, &err);
	remark_list_done(&remarks);
	library_next_span(library, number, ~0u, ~0u, 0, true, &place, &err);
	library_block_place(library, number, 7, &place, &err);
}

static void
read_library(const char *path)
{
	struct document_list documents = { 0 };
	struct error err = { 0 };
	struct library *library = library_open(path, &err);
	uint32_t number;

	if (!library) {
		FUZZ_HOLDS(err.code != ERROR_NONE && *err.text);
		return;
	}
	library_documents(library, NULL, 1, 50, &documents, &err);
	document_list_done(&documents);
	for (number = 0; number < 4; number++)
		read_document(library, number);
	library_close(library);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	struct str path = { 0 };

	str_add_format(&path, "%s/lectern-fuzz-%ld.lectern", fuzz_folder(),
		(long)getpid());
	FUZZ_HOLDS(file_write(str_text(&path), (const char *)data, size, &err));
	read_library(str_text(&path));
	unlink(str_text(&path));
	str_done(&path);
	return 0;
}
