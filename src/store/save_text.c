/*
 * What the word index is given of a block: its text, folded where FTS5 would
 * not see the words, and behind it the words around what was damaged.
 */
#include "lectern/base/fold.h"
#include "store/save.h"
#include "store/statement.h"

#define SAVE_MENDED_WORDS 3 /* on either side of what was damaged */

/*
 * Must the text be folded before its words are indexed?  FTS5 knows case and
 * accents; what it does not know are hyphens at line ends, soft hyphens,
 * ligatures, and letters that come apart.
 */
static bool
save_wants_folding(struct slice text)
{
	const unsigned char *at = (const unsigned char *)text.data;
	const unsigned char *end = at + text.len;

	for (; at < end; at++) {
		if (*at == '-' && at + 1 < end && at[1] <= ' ')
			return true;
		if (*at >= 0x80)
			return true;
	}
	return false;
}

/* Adds the words around what is damaged, put right. */
static void
save_add_mended(struct str *folded, struct slice text, const struct mend *mends,
	size_t count)
{
	struct mended mended;
	struct slice window;
	size_t i;

	mended_init(&mended, text, mends, count);
	for (i = 0; i < mended.count; i++) {
		window = mended_window(&mended, i, SAVE_MENDED_WORDS);
		str_add_char(folded, ' ');
		fold_add(folded, window.data, window.len);
	}
	mended_done(&mended);
}

struct slice
save_folded(struct str *folded, struct slice text, const struct mend *mends,
	size_t count)
{
	if (!count && !save_wants_folding(text))
		return text;
	str_clear(folded);
	fold_add(folded, text.data, text.len);
	save_add_mended(folded, text, mends, count);
	return str_slice(folded);
}

static bool
save_text(struct store *store, const char *statement, int64_t id,
	struct slice text, struct error *err)
{
	struct statement *insert = store_statement(store, statement);

	statement_bind_int(insert, 1, id);
	statement_bind_slice(insert, 2, text);
	return statement_run(insert, err);
}

/* A library that is changed notes whose words came and whose went. */
static bool
save_text_note(struct store *store, const char *statement, struct slice text,
	struct error *err)
{
	struct statement *insert;

	if (!store->changed)
		return true;
	insert = store_statement(store, statement);
	statement_bind_slice(insert, 1, text);
	return statement_run(insert, err);
}

bool
save_text_in(struct store *store, int64_t id, bool boilerplate,
	struct slice text, struct error *err)
{
	if (boilerplate)
		return save_text(
			store, "insert_search_boilerplate", id, text, err);
	return save_text(store, "insert_search", id, text, err) &&
	       save_text_note(store, "insert_came", text, err);
}

bool
save_text_out(struct store *store, int64_t id, bool boilerplate,
	struct slice text, struct error *err)
{
	if (boilerplate)
		return save_text(
			store, "delete_search_boilerplate", id, text, err);
	return save_text(store, "delete_search", id, text, err) &&
	       save_text_note(store, "insert_went", text, err);
}
