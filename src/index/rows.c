/* One statement, or one after the other. */
#include "index/rows.h"

/* The statement that is next; NULL if there is none. */
static struct statement *
rows_begin(struct rows *rows)
{
	const struct chosen *chosen = rows->chosen;
	bool first = !rows->begun;
	struct statement *statement;

	rows->begun = true;
	if (!chosen || !chosen->wanted)
		return first ? store_statement(rows->store, rows->all) : NULL;
	do {
		if (rows->document >= chosen->documents)
			return NULL;
	} while (!chosen->wanted[++rows->document]);
	statement = store_statement(rows->store, rows->of);
	statement_bind_int(statement, 1, rows->document);
	return statement;
}

struct statement *
rows_next(struct rows *rows)
{
	bool ok = rows->error.code == ERROR_NONE;

	while (ok) {
		if (!rows->statement)
			rows->statement = rows_begin(rows);
		if (!rows->statement)
			return NULL;
		if (statement_next(rows->statement))
			return rows->statement;
		ok = statement_done(rows->statement, &rows->error);
		rows->statement = NULL;
	}
	return NULL;
}

bool
rows_done(struct rows *rows, struct error *err)
{
	bool ok = rows->error.code == ERROR_NONE;

	if (rows->statement)
		ok = statement_done(rows->statement, &rows->error) && ok;
	rows->statement = NULL;
	if (!ok && err)
		*err = rows->error;
	return ok;
}
