/*
 * Forms come in order, so one is found by halving.  Where the document itself
 * found damage nothing is added: it knows more of its own words.
 */
#include "index/spoilt.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/store/save.h"

static const char spoilt_why[] = "the library spells the name otherwise";

#define SPOILT_REMARKS 1000000 /* numbers above those of the document */

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
	struct spoilt *spoilt;
	struct store *store;
	uint32_t document;
	const char *form, *meant;
	struct error *err;
};

static bool
marking_is_form(struct marking *marking, uint32_t start, uint32_t end, bool *is)
{
	struct statement *block =
		store_statement(marking->store, "spoilt_block");
	struct slice text;
	uint32_t from;

	statement_bind_int(block, 1, marking->document);
	statement_bind_int(block, 2, start);
	*is = false;
	if (statement_next(block)) {
		from = statement_u32(block, 0);
		text = statement_slice(block, 1);
		*is = text_is_form(slice_part(text, start - from, end - from),
			marking->form);
	}
	return statement_done(block, marking->err);
}

static bool
marking_is_known(
	struct marking *marking, uint32_t start, uint32_t end, bool *known)
{
	struct statement *span =
		store_statement(marking->store, "spoilt_known");

	statement_bind_int(span, 1, marking->document);
	statement_bind_int(span, 2, start);
	statement_bind_int(span, 3, end);
	*known = statement_next(span);
	return statement_done(span, marking->err);
}

static bool
marking_span(struct marking *marking, uint32_t start, uint32_t end)
{
	struct statement *span;
	int64_t why;

	if (!save_reason(marking->store, spoilt_why, &why, marking->err))
		return false;
	span = store_statement(marking->store, "insert_span");
	statement_bind_int(span, 1, marking->document);
	statement_bind_int(span, 2, start);
	statement_bind_int(span, 3, end);
	statement_bind_text(span, 4, span_kind_name(SPAN_DAMAGE));
	statement_bind_null(span, 5);
	statement_bind_text(span, 6, marking->meant);
	statement_bind_int(span, 7, SPAN_UNSURE);
	statement_bind_int(span, 8, 100);
	statement_bind_int(span, 9, why);
	return statement_run(span, marking->err);
}

static bool
marking_remark(struct marking *marking, uint32_t start, uint32_t end)
{
	struct str text = { 0 };
	struct statement *row;
	bool ok;

	str_add_format(&text, "probably \"%s\", as the library spells it",
		marking->meant);
	row = store_statement(marking->store, "insert_remark");
	statement_bind_int(row, 1, marking->document);
	statement_bind_int(row, 2, SPOILT_REMARKS + marking->spoilt->marked++);
	statement_bind_text(row, 3, remark_kind_name(REMARK_DAMAGE));
	statement_bind_int(row, 4, start);
	statement_bind_int(row, 5, end);
	statement_bind_text(row, 6, str_text(&text));
	ok = statement_run(row, marking->err);
	str_done(&text);
	if (!ok)
		return false;
	row = store_statement(marking->store, "spoilt_count");
	statement_bind_int(row, 1, marking->document);
	return statement_run(row, marking->err);
}

static bool
marking_place(struct marking *marking, uint32_t start, uint32_t end)
{
	bool is, known;

	if (!marking_is_form(marking, start, end, &is) ||
		!marking_is_known(marking, start, end, &known))
		return false;
	if (!is || known)
		return true;
	return marking_span(marking, start, end) &&
	       marking_remark(marking, start, end);
}

bool
spoilt_mark(struct spoilt *spoilt, struct store *store, uint32_t document,
	uint32_t appearance, const char *form, const char *meant,
	struct error *err)
{
	struct marking marking = { spoilt, store, document, form, meant, err };
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

static bool
span_is_spoilt(const struct span *span)
{
	return span->kind == SPAN_DAMAGE && span->why &&
	       strcmp(span->why, spoilt_why) == 0;
}

static bool
remark_is_spoilt(const struct doc *doc, const struct remark *remark)
{
	size_t i;

	for (i = 0; i < doc->span_count; i++) {
		if (span_is_spoilt(&doc->spans[i]) &&
			doc->spans[i].start == remark->start &&
			doc->spans[i].end == remark->end)
			return true;
	}
	return false;
}

void
spoilt_forget(struct doc *doc)
{
	size_t i, to = 0;

	for (i = 0; i < doc->remark_count; i++) {
		if (doc->remarks[i].kind != REMARK_DAMAGE ||
			!remark_is_spoilt(doc, &doc->remarks[i]))
			doc->remarks[to++] = doc->remarks[i];
	}
	doc->remark_count = to;
	for (i = to = 0; i < doc->span_count; i++) {
		if (!span_is_spoilt(&doc->spans[i]))
			doc->spans[to++] = doc->spans[i];
	}
	doc->span_count = to;
}
