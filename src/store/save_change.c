/*
 * A library that is changed: documents go, and come between others.
 *
 * What a document has of its own is deleted by its key; who it is in the
 * library as a whole, and what refers to it, is for those who found it.
 */
#include "lectern/store/save.h"

#include "store/save.h"
#include "store/statement.h"

static const char *const change_removals[] = { "remove_references",
	"remove_note", "remove_marker", "remove_appearance", "remove_spelling",
	"remove_mention", "remove_date", "remove_work", "remove_span",
	"remove_remark", "remove_block", "remove_document" };

bool
save_remove(struct store *store, uint32_t number, struct error *err)
{
	struct statement *removal;
	size_t i;

	if (!save_forget_words(store, number, err))
		return false;
	for (i = 0; i < sizeof change_removals / sizeof *change_removals; i++) {
		removal = store_statement(store, change_removals[i]);
		statement_bind_int(removal, 1, number);
		if (!statement_run(removal, err))
			return false;
	}
	numbering_remove(&store->numbering, number);
	return true;
}

bool
save_make_room(struct store *store, uint32_t number)
{
	return numbering_insert(&store->numbering, number);
}

uint32_t
save_documents(const struct store *store)
{
	return numbering_documents(&store->numbering);
}

bool
save_stamp(struct store *store, uint32_t number, const struct save_stamp *stamp,
	struct error *err)
{
	struct statement *update = store_statement(store, "change_stamp");

	statement_bind_int(update, 1, number);
	statement_bind_int(update, 2, (int64_t)stamp->size);
	statement_bind_int(update, 3, stamp->time);
	statement_bind_int(update, 4, stamp->change);
	statement_bind_int(update, 5, (int64_t)stamp->node);
	return statement_run(update, err);
}

bool
save_forget_failures(struct store *store, struct error *err)
{
	return statement_run(store_statement(store, "remove_failures"), err);
}
