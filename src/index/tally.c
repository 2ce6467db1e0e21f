/* Numbers of seven bits a byte, the lowest first. */
#include "index/tally.h"

static void
tally_add_number(struct str *bytes, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		str_add_char(bytes, (char)(number | 0x80));
	str_add_char(bytes, (char)number);
}

void
tally_add(struct tally *tally, const struct tally_row *row)
{
	tally_add_number(&tally->bytes, row->key - tally->last);
	tally_add_number(&tally->bytes, row->first);
	tally_add_number(&tally->bytes, row->second);
	tally->last = row->key;
}

bool
tally_save(struct tally *tally, struct store *store, const char *subject,
	struct error *err)
{
	struct statement *set = store_statement(store, "tally_set");
	bool ok;

	statement_bind_text(set, 1, subject);
	statement_bind_bytes(set, 2, str_slice(&tally->bytes));
	ok = statement_run(set, err);
	str_done(&tally->bytes);
	*tally = (struct tally){ 0 };
	return ok;
}

static bool
tally_next_number(struct slice *bytes, uint32_t *number)
{
	unsigned shift = 0;
	unsigned char byte;

	*number = 0;
	while (bytes->len && shift < 32) {
		byte = (unsigned char)*bytes->data;
		bytes->data++;
		bytes->len--;
		*number |= (uint32_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return true;
		shift += 7;
	}
	return false;
}

bool
tally_next(struct slice *bytes, struct tally_row *row)
{
	uint32_t step;

	if (!tally_next_number(bytes, &step) ||
		!tally_next_number(bytes, &row->first) ||
		!tally_next_number(bytes, &row->second))
		return false;
	row->key += step;
	return true;
}

bool
tally_each(struct store *store, const char *subject,
	void (*take)(void *context, const struct tally_row *row), void *context,
	struct error *err)
{
	struct statement *statement = store_statement(store, "tally");
	struct tally_row row = { 0 };
	struct slice bytes;

	statement_bind_text(statement, 1, subject);
	while (statement_next(statement)) {
		bytes = statement_bytes(statement, 0);
		while (tally_next(&bytes, &row))
			take(context, &row);
	}
	return statement_done(statement, err);
}
