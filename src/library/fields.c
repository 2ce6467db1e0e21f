/*
 * What a value means is settled first, with a sentence if it means nothing;
 * then the rows of an index that have it are turned into blocks.
 */
#include "library/fields.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/library/entities.h"
#include "library/inside.h"

#define FIELD_FEW 20000 /* blocks that are rather looked at one by one */

/* Columns of field_documents. */
enum { DOCUMENTS_AUTHOR = 2, DOCUMENTS_FORMAT, DOCUMENTS_FILE };

struct asking {
	struct library *library;
	const struct query *query;
	const struct query_node *node;
	const struct blocks *among; /* or NULL */
	struct blocks *blocks;
	struct error *err;
};

static bool
asking_refuse(const struct asking *asking, const char *sentence)
{
	return query_refuse(
		asking->query, asking->node->at, asking->err, "%s", sentence);
}

/* A sentence that another room found for the value. */
static bool
asking_forward(const struct asking *asking, const struct error *err)
{
	if (err->code != ERROR_NOT_FOUND && err->code != ERROR_USAGE) {
		*asking->err = *err;
		return false;
	}
	return asking_refuse(asking, err->text);
}

/* Adds the blocks that a statement gives, ids in its first column. */
static bool
asking_add(struct asking *asking, struct statement *statement)
{
	while (statement_next(statement))
		blocks_add(asking->blocks, statement_u32(statement, 0));
	return statement_done(statement, asking->err);
}

/* -- entity --------------------------------------------------------------- */

static uint32_t
asking_entity_id(const struct asking *asking)
{
	struct error err = { 0 };
	uint32_t id =
		library_find_entity(asking->library, asking->node->value, &err);

	if (!id && err.code == ERROR_NOT_FOUND)
		query_refuse(asking->query, asking->node->at, asking->err,
			"%s; without entity: it is looked for as a word",
			err.text);
	else if (!id)
		asking_forward(asking, &err);
	return id;
}

static bool
asking_entity(struct asking *asking)
{
	uint32_t id = asking_entity_id(asking);
	struct statement *statement;

	if (!id)
		return false;
	statement = store_statement(asking->library->store, "field_entity");
	statement_bind_int(statement, 1, id);
	return asking_add(asking, statement);
}

/* -- type ----------------------------------------------------------------- */

static enum entity_type
asking_type_of(const struct asking *asking)
{
	enum entity_type type = ENTITY_TYPES;
	size_t len = strlen(asking->node->value), i;
	char *value = memory_copy_string(asking->node->value);

	for (i = 0; i < len; i++) {
		if (value[i] >= 'a' && value[i] <= 'z')
			value[i] = (char)(value[i] - 'a' + 'A');
	}
	type = entity_type_of(value);
	if (type == ENTITY_TYPES)
		type = entity_type_of(asking->node->value);
	free(value);
	if (type == ENTITY_TYPES)
		query_refuse(asking->query, asking->node->at, asking->err,
			"types are PER, PLACE, ORG, EVENT, WORK, LAW and NORP, "
			"or person, place and so on");
	return type;
}

static bool
asking_type_each(struct asking *asking, enum entity_type type)
{
	struct statement *statement;
	uint32_t id;
	bool there;

	for (id = blocks_next(asking->among, 0); id < asking->among->count;
		id = blocks_next(asking->among, id + 1)) {
		statement = store_statement(
			asking->library->store, "field_type_in");
		statement_bind_int(statement, 1, id);
		statement_bind_text(statement, 2, entity_type_name(type));
		there = statement_next(statement);
		if (!statement_done(statement, asking->err))
			return false;
		if (there)
			blocks_add(asking->blocks, id);
	}
	return true;
}

static bool
asking_type(struct asking *asking)
{
	enum entity_type type = asking_type_of(asking);
	struct statement *statement;

	if (type == ENTITY_TYPES)
		return false;
	if (asking->among && blocks_size(asking->among) < FIELD_FEW)
		return asking_type_each(asking, type);
	statement = store_statement(asking->library->store, "field_type");
	statement_bind_text(statement, 1, entity_type_name(type));
	return asking_add(asking, statement);
}

/* -- date ----------------------------------------------------------------- */

/* One end of a range; "" is open. */
static bool
asking_day(const struct asking *asking, struct slice text, int64_t *low,
	int64_t *high)
{
	struct str edtf = { 0 };
	bool ok;

	str_add_slice(&edtf, text);
	ok = store_days(str_text(&edtf), low, high);
	str_done(&edtf);
	return ok || asking_refuse(asking,
			     "a date is written 1952, 1952-04, 1952-04-09 or "
			     "195X, a range 1952..1964");
}

static bool
asking_days(const struct asking *asking, int64_t *low, int64_t *high)
{
	struct slice value = slice_of(asking->node->value), from = value, to;
	const char *dots = strstr(value.data, "..");
	int64_t ignored;

	if (!dots)
		return asking_day(asking, value, low, high);
	from.len = (size_t)(dots - value.data);
	to = slice_part(value, from.len + 2, value.len);
	*low = INT32_MIN;
	*high = INT32_MAX;
	if (from.len && !asking_day(asking, from, low, &ignored))
		return false;
	if (to.len && !asking_day(asking, to, &ignored, high))
		return false;
	if (*low > *high || (!from.len && !to.len))
		return asking_refuse(
			asking, "this range of dates ends before it begins");
	return true;
}

static bool
asking_date(struct asking *asking)
{
	struct statement *statement;
	int64_t low, high;

	if (!asking_days(asking, &low, &high))
		return false;
	statement = store_statement(asking->library->store, "field_date");
	statement_bind_int(statement, 1, low);
	statement_bind_int(statement, 2, high);
	return asking_add(asking, statement);
}

/* -- documents ------------------------------------------------------------ */

static bool
asking_document(struct asking *asking)
{
	struct error err = { 0 };
	struct statement *statement;
	uint32_t number = library_find_document(
		asking->library, asking->node->value, &err);

	if (!number)
		return asking_forward(asking, &err);
	statement = store_statement(asking->library->store, "field_document");
	statement_bind_int(statement, 1, number);
	if (statement_next(statement))
		blocks_add_range(asking->blocks, statement_u32(statement, 0),
			statement_u32(statement, 1));
	return statement_done(statement, asking->err);
}

/* Is the folded value in a column? */
static bool
asking_holds(struct statement *row, int column, const char *folded)
{
	struct slice text;
	char *fold;
	bool holds;

	if (statement_is_null(row, column))
		return false;
	text = statement_slice(row, column);
	fold = fold_string(text.data, text.len);
	holds = strstr(fold, folded) != NULL;
	free(fold);
	return holds;
}

/* Does the name of the file end so: ".txt"? */
static bool
asking_suffix(struct statement *row, const char *folded)
{
	struct slice file = statement_slice(row, DOCUMENTS_FILE);
	char *name = fold_string(file.data, file.len);
	struct str suffix = { 0 };
	bool ends;

	str_add_format(&suffix, ".%s", folded);
	ends = slice_ends(slice_of(name), str_text(&suffix));
	str_done(&suffix);
	free(name);
	return ends;
}

static bool
asking_fits(
	const struct asking *asking, struct statement *row, const char *folded)
{
	if (asking->node->field == QUERY_AUTHOR)
		return asking_holds(row, DOCUMENTS_AUTHOR, folded);
	return asking_holds(row, DOCUMENTS_FORMAT, folded) ||
	       asking_suffix(row, folded);
}

/* The formats of the library, each once. */
static void
asking_formats(struct str *formats, struct statement *row)
{
	struct str name = { 0 };

	if (statement_is_null(row, DOCUMENTS_FORMAT))
		return;
	str_add_slice(&name, statement_slice(row, DOCUMENTS_FORMAT));
	if (name.len && !strstr(str_text(formats), str_text(&name)))
		str_add_format(formats, "%s%s", formats->len ? ", " : "",
			str_text(&name));
	str_done(&name);
}

static bool
asking_documents(struct asking *asking)
{
	const char *value = asking->node->value;
	char *folded = fold_string(value, strlen(value));
	struct str formats = { 0 };
	struct statement *row;
	bool found = false, ok;

	row = store_statement(asking->library->store, "field_documents");
	while (statement_next(row)) {
		asking_formats(&formats, row);
		if (!asking_fits(asking, row, folded))
			continue;
		found = true;
		blocks_add_range(asking->blocks, statement_u32(row, 0),
			statement_u32(row, 1));
	}
	free(folded);
	ok = statement_done(row, asking->err);
	if (ok && !found && asking->node->field == QUERY_AUTHOR)
		ok = asking_refuse(asking, "no document has such an author");
	else if (ok && !found)
		ok = query_refuse(asking->query, asking->node->at, asking->err,
			"no document has this format; there are: %s",
			str_text(&formats));
	str_done(&formats);
	return ok;
}

static bool
asking_in(struct asking *asking)
{
	struct store *store = asking->library->store;
	const char *value = asking->node->value;

	if (!strcmp(value, "notes") || !strcmp(value, "note"))
		return asking_add(
			asking, store_statement(store, "field_notes"));
	if (!strcmp(value, "headings") || !strcmp(value, "heading"))
		return asking_add(
			asking, store_statement(store, "field_headings"));
	return asking_document(asking);
}

/* -- all of them ---------------------------------------------------------- */

bool
fields_blocks(struct library *library, const struct query *query,
	const struct query_node *node, const struct blocks *among,
	struct blocks *blocks, struct error *err)
{
	struct asking asking = { library, query, node, among, blocks, err };

	switch (node->field) {
	case QUERY_AUTHOR:
	case QUERY_FORMAT:
		return asking_documents(&asking);
	case QUERY_DATE:
		return asking_date(&asking);
	case QUERY_ENTITY:
		return asking_entity(&asking);
	case QUERY_IN:
		return asking_in(&asking);
	case QUERY_TYPE:
		return asking_type(&asking);
	case QUERY_FIELDS:
		break;
	}
	return true;
}

/* The first of something within a block: "field_WHAT_place". */
static bool
asking_place(struct asking *asking, struct statement *statement,
	const struct place *block, struct place *place)
{
	statement_bind_int(statement, 1, block->document);
	statement_bind_int(statement, 2, block->start);
	statement_bind_int(statement, 3, block->end);
	if (statement_next(statement)) {
		place->document = block->document;
		place->start = statement_u32(statement, 0);
		place->end = statement_u32(statement, 1);
	}
	return statement_done(statement, asking->err);
}

bool
fields_place(struct library *library, const struct query *query,
	const struct query_node *node, const struct place *block,
	struct place *place, struct error *err)
{
	struct asking asking = { library, query, node, NULL, NULL, err };
	struct statement *statement;
	int64_t low, high;

	*place = (struct place){ 0 };
	if (node->field == QUERY_ENTITY) {
		statement =
			store_statement(library->store, "field_entity_place");
		statement_bind_int(statement, 4, asking_entity_id(&asking));
	} else if (node->field == QUERY_TYPE) {
		statement = store_statement(library->store, "field_type_place");
		statement_bind_text(statement, 4,
			entity_type_name(asking_type_of(&asking)));
	} else if (node->field == QUERY_DATE &&
		   asking_days(&asking, &low, &high)) {
		statement = store_statement(library->store, "field_date_place");
		statement_bind_int(statement, 4, low);
		statement_bind_int(statement, 5, high);
	} else {
		return true;
	}
	return asking_place(&asking, statement, block, place);
}
