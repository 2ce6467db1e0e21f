/* Listings about documents: which there are, and what each is made of. */
#include "command/lists.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/command/settle.h"

uint32_t
list_document_of(const struct command_context *context, const char *argument,
	struct error *err)
{
	struct place place;

	if (*argument && place_parse(argument, &place))
		return place.document;
	if (*argument)
		return library_find_document(context->library, argument, err);
	if (!context->here.document)
		error_set(err, ERROR_USAGE, "which document?");
	return context->here.document;
}

const char *
list_document_label(const struct command_context *context, uint32_t number,
	struct listing *listing)
{
	struct document document;
	struct error ignored = { 0 };

	if (!library_document(context->library, number, &listing->arena,
		    &document, &ignored))
		return listing_format(listing, "%03" PRIu32, number);
	return listing_format(
		listing, "%03" PRIu32 "  %s", number, document.label);
}

static const char *
list_number(struct listing *listing, uint32_t number)
{
	return number ? listing_format(listing, "%" PRIu32, number) : NULL;
}

bool
list_documents(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct document_list documents = { 0 };
	const struct document *document;
	struct listing_row *row;
	size_t i;

	listing->title = "Documents";
	listing_column(listing, "doc", LISTING_RIGHT);
	listing_column(listing, "title", LISTING_WIDE);
	listing_column(listing, "author", LISTING_LEFT);
	listing_column(listing, "date", LISTING_LEFT);
	listing_column(listing, "words", LISTING_RIGHT);
	listing_column(listing, "notes", LISTING_RIGHT);
	listing_column(listing, "orphans", LISTING_RIGHT);
	listing_column(listing, "names", LISTING_RIGHT);
	listing_column(listing, "file", LISTING_LEFT);
	if (!library_documents(
		    context->library, argument, 1, 0, &documents, err))
		return false;
	for (i = 0; i < documents.count; i++) {
		document = &documents.rows[i];
		row = listing_row(listing);
		row->cells[0] = list_number(listing, document->number);
		row->cells[1] = listing_string(listing, document->label);
		row->cells[2] = listing_string(listing, document->author);
		row->cells[3] = listing_string(listing, document->date);
		row->cells[4] = list_number(listing, document->words);
		row->cells[5] = list_number(listing, document->notes);
		row->cells[6] = list_number(listing, document->orphans);
		row->cells[7] = list_number(listing, document->entities);
		row->cells[8] = listing_string(listing, document->file);
		row->place.document = document->number;
		row->problem = document->orphans > 0;
	}
	document_list_done(&documents);
	return true;
}

bool
list_outline(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	uint32_t number = list_document_of(context, argument, err);
	struct section_list sections = { 0 };
	const struct section *section;
	struct listing_row *row;
	size_t i;

	if (!number ||
		!library_outline(context->library, number, &sections, err))
		return false;
	listing->title = listing_format(listing, "Contents of %s",
		list_document_label(context, number, listing));
	listing_column(listing, "level", LISTING_RIGHT);
	listing_column(listing, "heading", LISTING_WIDE);
	for (i = 0; i < sections.count; i++) {
		section = &sections.rows[i];
		row = listing_row(listing);
		row->cells[0] = list_number(listing, section->level);
		row->cells[1] = listing_string(listing, section->text);
		row->place =
			(struct place){ number, section->start, section->end };
	}
	section_list_done(&sections);
	return true;
}

bool
list_notes(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	uint32_t number = list_document_of(context, argument, err);
	struct note_list notes = { 0 };
	const struct note_row *note;
	struct listing_row *row;
	size_t i;

	if (!number || !library_notes(context->library, number, &notes, err))
		return false;
	listing->title = listing_format(listing, "Notes of %s",
		list_document_label(context, number, listing));
	listing_column(listing, "note", LISTING_RIGHT);
	listing_column(listing, "state", LISTING_LEFT);
	listing_column(listing, "text", LISTING_WIDE);
	for (i = 0; i < notes.count; i++) {
		note = &notes.rows[i];
		row = listing_row(listing);
		row->cells[0] = listing_string(listing, note->number);
		row->cells[1] = !note->end        ? "no note"
				: !note->calls    ? "not called"
				: note->calls > 1 ? listing_format(listing,
							    "%" PRIu32 " calls",
							    note->calls)
						  : NULL;
		row->cells[2] = listing_string(listing, note->text);
		row->problem = !note->end || !note->calls;
		row->place = note->end ? (struct place){ number, note->start,
			note->end }
				       : (struct place){ number, note->marker,
						 note->marker_end };
	}
	note_list_done(&notes);
	return true;
}

bool
list_remarks(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct remark_list remarks = { 0 };
	const struct remark_row *remark;
	struct listing_row *row;
	uint32_t number = 0;
	size_t i;

	if (*argument) {
		number = list_document_of(context, argument, err);
		if (!number)
			return false;
	}
	if (!library_remarks(context->library, number, &remarks, err))
		return false;
	listing->title =
		number ? listing_format(listing, "Remarks on %s",
				 list_document_label(context, number, listing))
		       : "Remarks";
	listing_column(listing, "kind", LISTING_LEFT);
	listing_column(listing, "printed", LISTING_LEFT);
	listing_column(listing, "remark", LISTING_WIDE);
	for (i = 0; i < remarks.count; i++) {
		remark = &remarks.rows[i];
		row = listing_row(listing);
		row->cells[0] = remark_kind_name(remark->kind);
		row->cells[1] = listing_string(listing, remark->printed);
		row->cells[2] = listing_string(listing, remark->text);
		row->place = remark->place;
		row->problem = true;
	}
	remark_list_done(&remarks);
	return true;
}

/* Where a bookmark is now; document 0 if there is none of its name. */
static struct place
list_place_of(struct library *library, const struct bookmark *at)
{
	struct bookmark settled = *at;
	struct error none = { 0 };
	uint32_t number = library_find_document(library, at->file, &none);

	if (number)
		settle_bookmark(library, number, &settled);
	return (struct place){ number, settled.start, settled.end };
}

bool
list_annotations(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	const char *key = library_info(context->library)->key;
	struct annotation_list annotations = { 0 };
	const struct annotation *annotation;
	struct document document = { 0 };
	struct listing_row *row;
	uint32_t number = 0;
	size_t i;

	if (!context->notebook)
		return error_set(err, ERROR_IO, "there is no notebook");
	if (*argument) {
		number = list_document_of(context, argument, err);
		if (!number || !library_document(context->library, number,
				       &listing->arena, &document, err))
			return false;
	}
	if (!notebook_annotations(
		    context->notebook, key, document.file, &annotations, err))
		return false;
	listing->title = "Annotations";
	listing_column(listing, "when", LISTING_LEFT);
	listing_column(listing, "annotation", LISTING_WIDE);
	listing_column(listing, "words", LISTING_LEFT);
	listing_column(listing, "file", LISTING_LEFT);
	for (i = 0; i < annotations.count; i++) {
		annotation = &annotations.rows[i];
		row = listing_row(listing);
		row->cells[0] = listing_string(listing, annotation->when);
		row->cells[1] = listing_string(listing, annotation->text);
		row->cells[2] = listing_string(listing, annotation->at.words);
		row->cells[3] = listing_string(listing, annotation->at.file);
		row->place = list_place_of(context->library, &annotation->at);
	}
	annotation_list_done(&annotations);
	return true;
}
