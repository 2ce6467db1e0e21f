/*
 * The words of a library, each once.
 *
 * They are read back from the word index when all documents are in it, so
 * counting them costs the pass through the documents nothing.  With them, a
 * search for other forms of a word, or for what a slip of one letter made of
 * it, is a few steps in a table and needs no second index of the texts.
 */
#include "lectern/store/save.h"
#include "store/statement.h"

#define WORD_LONGEST 48 /* bytes; what is longer is no word of a language */

/* They are in the table already. */
static bool
words_each(struct store *store,
	bool (*take)(void *context, struct slice word, int64_t blocks),
	void *context, struct error *err)
{
	struct statement *row = store_statement(store, "words");

	while (statement_next(row)) {
		if (!take(context, statement_slice(row, 0),
			    statement_int(row, 1, 1, INT32_MAX)))
			break;
	}
	return statement_done(row, err);
}

bool
save_each_changed_word(struct store *store,
	void (*take)(void *context, struct slice word, int64_t before,
		int64_t blocks),
	void *context, struct error *err)
{
	struct statement *row = store_statement(store, "words_changed");
	int64_t blocks;

	while (statement_next(row)) {
		blocks = statement_int(row, 1, 0, INT32_MAX);
		take(context, statement_slice(row, 0),
			blocks - statement_int(row, 2, INT32_MIN, INT32_MAX),
			blocks);
	}
	return statement_done(row, err);
}

bool
save_each_word(struct store *store,
	bool (*take)(void *context, struct slice word, int64_t blocks),
	void *context, struct error *err)
{
	sqlite3_stmt *row = NULL;
	struct slice word;
	bool ok;

	if (store->changed)
		return words_each(store, take, context, err);
	ok = connection_run(store,
		"CREATE VIRTUAL TABLE temp.vocabulary "
		"USING fts5vocab(main, search, row)",
		err);
	if (!ok)
		return false;
	ok = sqlite3_prepare_v2(store->db,
		     "SELECT term, doc FROM temp.vocabulary", -1, &row,
		     NULL) == SQLITE_OK ||
	     connection_error(store, err);
	while (ok && sqlite3_step(row) == SQLITE_ROW) {
		word = slice_of((const char *)sqlite3_column_text(row, 0));
		if (word.len && word.len <= WORD_LONGEST &&
			!take(context, word, sqlite3_column_int64(row, 1)))
			break;
	}
	sqlite3_finalize(row);
	return connection_run(store, "DROP TABLE temp.vocabulary", err) && ok;
}

struct words {
	struct store *store;
	struct error *err;
	bool ok;
};

static bool
words_add(void *context, struct slice word, int64_t blocks)
{
	struct words *words = context;
	struct statement *insert = store_statement(words->store, "insert_word");

	statement_bind_slice(insert, 1, word);
	statement_bind_int(insert, 2, blocks);
	words->ok = statement_run(insert, words->err);
	return words->ok;
}

/* By how much the count of each word has changed since it was asked last. */
static bool
words_gather(struct store *store, struct error *err)
{
	static const char *const notes[] = { "words_came", "words_went" };
	struct statement *note;
	size_t i;

	if (!statement_run(store_statement(store, "words_clear"), err))
		return false;
	for (i = 0; i < 2; i++) {
		note = store_statement(store, notes[i]);
		statement_bind_int(note, 1, WORD_LONGEST);
		if (!statement_run(note, err))
			return false;
	}
	return statement_run(store_statement(store, "words_came_clear"), err) &&
	       statement_run(store_statement(store, "words_went_clear"), err);
}

bool
save_words(struct store *store, struct error *err)
{
	struct words words = { store, err, true };

	if (store->changed)
		return words_gather(store, err) &&
		       statement_run(
			       store_statement(store, "words_count"), err) &&
		       statement_run(store_statement(store, "words_gone"), err);
	return save_each_word(store, words_add, &words, err) && words.ok;
}
