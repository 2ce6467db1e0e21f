/* Forms come in order, so one is found by halving. */
#include "index/spoilt.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"

void
spoilt_add(struct spoilt *spoilt, uint32_t entity, const char *form,
	const char *meant)
{
	spoilt->rows = memory_grow(spoilt->rows, spoilt->count, &spoilt->cap,
		sizeof *spoilt->rows);
	spoilt->rows[spoilt->count++] =
		(struct spoilt_form){ entity, form, meant };
}

void
spoilt_done(struct spoilt *spoilt)
{
	free(spoilt->rows);
	*spoilt = (struct spoilt){ 0 };
}

static int
spoilt_compare(const struct spoilt_form *row, uint32_t entity, const char *form)
{
	if (row->entity != entity)
		return row->entity < entity ? -1 : 1;
	return strcmp(row->form, form);
}

const char *
spoilt_meant(const struct spoilt *spoilt, uint32_t entity, struct slice form)
{
	struct str wanted = { 0 };
	const struct spoilt_form *rows = spoilt->rows;
	const char *meant = NULL, *text;
	size_t i;

	str_add_slice(&wanted, form);
	text = str_text(&wanted);
	BISECT(i, spoilt->count, spoilt_compare(&rows[i], entity, text) < 0);
	if (i < spoilt->count && !spoilt_compare(&rows[i], entity, text))
		meant = rows[i].meant;
	str_done(&wanted);
	return meant;
}

/* Is a stretch of text the form, whatever its blanks? */
static bool
text_is_form(struct slice text, const char *form)
{
	size_t i = 0;

	while (i < text.len && *form) {
		if (*form == ' ' && strchr(" \n\t\xc2", text.data[i])) {
			while (i < text.len &&
				strchr(" \n\t\xc2\xa0", text.data[i]))
				i++;
			form++;
			continue;
		}
		if (text.data[i++] != *form++)
			return false;
	}
	return i == text.len && !*form;
}

struct marking {
	struct store *store;
	uint32_t document;
	const char *form, *meant;
	struct mending *mending;
	struct error *err;
};

static bool
marking_is_form(struct marking *marking, uint32_t start, uint32_t end, bool *is)
{
	struct statement *block =
		store_statement(marking->store, "damage_block");
	struct slice text;
	uint32_t from;

	statement_bind_int(block, 1, marking->document);
	statement_bind_int(block, 2, start);
	*is = false;
	if (statement_next(block)) {
		from = statement_u32(block, 2);
		text = statement_slice(block, 4);
		*is = text_is_form(slice_part(text, start - from, end - from),
			marking->form);
	}
	return statement_done(block, marking->err);
}

static bool
marking_place(struct marking *marking, uint32_t start, uint32_t end)
{
	bool is;

	if (!marking_is_form(marking, start, end, &is))
		return false;
	if (is)
		mending_add(marking->mending, MENDING_NAME, marking->document,
			start, end, slice_of(marking->meant));
	return true;
}

bool
spoilt_mark(struct store *store, uint32_t document, uint32_t appearance,
	const char *form, const char *meant, struct mending *mending,
	struct error *err)
{
	struct marking marking = { store, document, form, meant, mending, err };
	struct statement *row = store_statement(store, "spoilt_mentions");
	uint32_t *places = NULL;
	size_t count = 0, cap = 0, i;
	bool ok;

	statement_bind_int(row, 1, document);
	statement_bind_int(row, 2, appearance);
	while (statement_next(row)) {
		places = memory_grow(places, count + 1, &cap, sizeof *places);
		places[count++] = statement_u32(row, 0);
		places[count++] = statement_u32(row, 1);
	}
	ok = statement_done(row, err);
	for (i = 0; ok && i < count; i += 2)
		ok = marking_place(&marking, places[i], places[i + 1]);
	free(places);
	return ok;
}
