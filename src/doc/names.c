/* The words for kinds, types and forms: one table each, both ways. */
#include "lectern/doc/doc.h"

#include <string.h>

#include "lectern/doc/reference.h"

static const char *const block_kind_names[] = {
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADING] = "heading",
	[BLOCK_QUESTION] = "question",
	[BLOCK_QUOTATION] = "quotation",
	[BLOCK_EPIGRAPH] = "epigraph",
	[BLOCK_ATTRIBUTION] = "attribution",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_LIST_ITEM] = "list-item",
	[BLOCK_TABLE] = "table",
	[BLOCK_VERSE] = "verse",
	[BLOCK_CODE] = "code",
	[BLOCK_NOTE] = "note",
	[BLOCK_BYLINE] = "byline",
	[BLOCK_SEPARATOR] = "separator",
	[BLOCK_BOILERPLATE] = "boilerplate",
};

static const char *const span_kind_names[] = {
	[SPAN_MARKER] = "marker",
	[SPAN_MENTION] = "mention",
	[SPAN_DATE] = "date",
	[SPAN_WORK] = "work",
	[SPAN_REFERENCE] = "reference",
	[SPAN_LINK] = "link",
	[SPAN_DAMAGE] = "damage",
	[SPAN_EMPHASIS] = "emphasis",
	[SPAN_STRONG] = "strong",
	[SPAN_SUPERSCRIPT] = "superscript",
	[SPAN_SUBSCRIPT] = "subscript",
	[SPAN_SMALL_CAPITALS] = "small capitals",
	[SPAN_INSERTED] = "inserted",
	[SPAN_DELETED] = "deleted",
	[SPAN_ANCHOR] = "anchor",
	[SPAN_PAGE] = "page",
};

static const char *const entity_type_names[] = {
	[ENTITY_PER] = "PER",
	[ENTITY_PLACE] = "PLACE",
	[ENTITY_ORG] = "ORG",
	[ENTITY_EVENT] = "EVENT",
	[ENTITY_WORK] = "WORK",
	[ENTITY_LAW] = "LAW",
	[ENTITY_NORP] = "NORP",
};

static const char *const entity_type_words[] = {
	[ENTITY_PER] = "person",
	[ENTITY_PLACE] = "place",
	[ENTITY_ORG] = "organization",
	[ENTITY_EVENT] = "event",
	[ENTITY_WORK] = "work",
	[ENTITY_LAW] = "law",
	[ENTITY_NORP] = "people",
};

static const char *const work_form_names[] = {
	[WORK_FULL] = "full",
	[WORK_SHORT_TITLE] = "short-title",
	[WORK_IBID] = "ibid",
	[WORK_IDEM] = "idem",
	[WORK_OP_CIT] = "op-cit",
	[WORK_AUTHOR_DATE] = "author-date",
};

static const char *const remark_kind_names[] = {
	[REMARK_ORPHAN_MARKER] = "orphan-marker",
	[REMARK_ORPHAN_NOTE] = "orphan-note",
	[REMARK_NUMBER_GAP] = "number-gap",
	[REMARK_NUMBER_READ] = "number-read",
	[REMARK_DUPLICATE_NOTE] = "duplicate-note",
	[REMARK_ENCODING] = "encoding",
	[REMARK_DAMAGE] = "damage",
	[REMARK_DATE] = "date",
	[REMARK_GUESS] = "guess",
	[REMARK_LIMIT] = "limit",
	[REMARK_IMPORT] = "import",
};

static const char *const reference_kind_names[] = {
	[REFERENCE_DECLARED] = "declared",
	[REFERENCE_SAME_WORK] = "same-work",
	[REFERENCE_SAME_EVENT] = "same-event",
	[REFERENCE_SAME_NAMES] = "same-names",
	[REFERENCE_SAME_WORDS] = "same-words",
};

static unsigned
name_find(const char *const *names, unsigned count, const char *name)
{
	unsigned i;

	for (i = 0; i < count; i++) {
		if (!strcmp(names[i], name))
			break;
	}
	return i;
}

const char *
block_kind_name(enum block_kind kind)
{
	return block_kind_names[kind];
}

const char *
span_kind_name(enum span_kind kind)
{
	return span_kind_names[kind];
}

const char *
entity_type_name(enum entity_type type)
{
	return entity_type_names[type];
}

const char *
entity_type_word(enum entity_type type)
{
	return entity_type_words[type];
}

const char *
work_form_name(enum work_form form)
{
	return work_form_names[form];
}

const char *
remark_kind_name(enum remark_kind kind)
{
	return remark_kind_names[kind];
}

const char *
reference_kind_name(enum reference_kind kind)
{
	return reference_kind_names[kind];
}

enum block_kind
block_kind_of(const char *name)
{
	return name_find(block_kind_names, BLOCK_KINDS, name);
}

enum entity_type
entity_type_of(const char *name)
{
	unsigned type = name_find(entity_type_names, ENTITY_TYPES, name);

	if (type == ENTITY_TYPES)
		type = name_find(entity_type_words, ENTITY_TYPES, name);
	return type;
}

enum work_form
work_form_of(const char *name)
{
	return name_find(work_form_names, WORK_FORMS, name);
}

enum remark_kind
remark_kind_of(const char *name)
{
	return name_find(remark_kind_names, REMARK_KINDS, name);
}
