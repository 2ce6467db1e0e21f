/* An entity's card: all that is known of somebody or something. */
#include "reader/panel.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/doc/correction.h"
#include "lectern/library/entities.h"
#include "reader/desk.h"

#define CARD_LABEL 14
#define CARD_NARROW 50 /* columns: labels stand on lines of their own */
#define CARD_STRIP 16
#define CARD_DOCUMENTS 6

/* What gives way first when the card has not room enough. */
enum card_yields { CARD_DATES = 1, CARD_WITH, CARD_FOUND, CARD_FORMS };

/* Room for the label before the text; in a narrow panel it stands above. */
static uint32_t
panel_card_indent(struct sheet *sheet, const char *label, uint32_t width)
{
	if (width >= CARD_NARROW)
		return CARD_LABEL;
	if (*label)
		sheet_add(sheet, ROLE_LABEL, label);
	return 2;
}

static void
panel_card_text(struct sheet *sheet, const char *label, struct str *text,
	uint32_t width, enum card_yields yields)
{
	struct sheet_line *line;
	uint32_t indent;

	if (text->len) {
		indent = panel_card_indent(sheet, label, width);
		line = sheet_wrap(sheet, indent == CARD_LABEL ? label : "",
			str_slice(text), ROLE_TEXT, indent, width, 0);
		line->yields = (uint8_t)yields;
		line->keeps = yields == CARD_FORMS ? 2 : 1;
	}
	str_clear(text);
}

/* "FSTMB 41   the Federation 9"; scan: the spellings that are damage. */
static void
panel_card_aliases(const struct entity_card *card, bool scan, struct str *text)
{
	size_t i;

	for (i = 0; i < card->alias_count; i++) {
		const struct alias_row *alias = &card->aliases[i];

		if (alias->scan != scan ||
			(!scan && !strcmp(alias->form, card->entity.name)))
			continue;
		str_add_format(text, "%s%s %u%s", text->len ? ", " : "",
			alias->form, alias->count,
			text->len           ? ""
			: alias->count == 1 ? " time"
					    : " times");
	}
}

/* Where in a document: sixteen parts, '#' where many, ':' where few. */
void
panel_strip(const struct entity_document *document, struct str *text)
{
	unsigned i, k, step = ENTITY_STRIP / CARD_STRIP, sum;

	for (i = 0; i < CARD_STRIP; i++) {
		sum = 0;
		for (k = 0; k < step; k++)
			sum += document->strip[i * step + k];
		str_add_char(text, sum > 2 ? '#' : sum ? ':' : '.');
	}
}

static int
panel_card_compare(const void *a, const void *b)
{
	const struct entity_document *one = a, *two = b;

	if (one->mentions != two->mentions)
		return one->mentions < two->mentions ? 1 : -1;
	return one->document < two->document ? -1 : 1;
}

/* The documents that speak of it; of many, those that do so most. */
static void
panel_card_documents(
	struct sheet *sheet, const struct entity_card *card, uint32_t width)
{
	uint32_t indent = panel_card_indent(sheet, "in documents", width);
	struct str text = { 0 };
	struct sheet_line *line;
	size_t i;

	if (card->document_count > CARD_DOCUMENTS)
		qsort(card->documents, card->document_count,
			sizeof *card->documents, panel_card_compare);
	for (i = 0; i < card->document_count && i < CARD_DOCUMENTS; i++) {
		const struct entity_document *row = &card->documents[i];

		str_clear(&text);
		str_add_format(&text, "%u ", row->document);
		panel_strip(row, &text);
		str_add_format(&text, " %3u", row->mentions);
		if (width >= CARD_NARROW)
			str_add_format(&text, " time%s  %s",
				row->mentions == 1 ? " " : "s", row->label);
		line = sheet_add(sheet, ROLE_TEXT, str_text(&text));
		line->label = i || indent != CARD_LABEL ? "" : "in documents";
		line->indent = (uint16_t)indent;
		line->target.command = sheet_format(sheet, "mentions-in %u %u",
			row->document, card->entity.id);
	}
	if (card->document_count > i) {
		str_clear(&text);
		str_add_format(&text, "and %zu more documents",
			card->document_count - i);
		panel_card_text(sheet, "", &text, width, CARD_FORMS);
	}
	str_done(&text);
}

/* A name; a date as it is written, but "winter 1951" for 1951-24. */
static void
panel_card_neighbour(struct str *text, const char *name)
{
	static const char *const seasons[] = { "spring", "summer", "autumn",
		"winter" };

	if (strlen(name) == 7 && !strncmp(name + 4, "-2", 2) &&
		name[6] >= '1' && name[6] <= '4')
		str_add_format(text, "%s %.4s", seasons[name[6] - '1'], name);
	else
		str_add(text, name);
}

static void
panel_card_with(struct sheet *sheet, const char *label,
	const struct entity_neighbour *rows, size_t count, uint32_t width,
	enum card_yields yields)
{
	struct str text = { 0 };
	size_t i;

	for (i = 0; i < count && i < 8; i++) {
		str_add(&text, i ? ", " : "");
		panel_card_neighbour(&text, rows[i].name);
		str_add_format(&text, " %u%s", rows[i].together,
			i                       ? ""
			: rows[i].together == 1 ? " time"
						: " times");
	}
	panel_card_text(sheet, label, &text, width, yields);
	str_done(&text);
}

static void
panel_card_place(struct desk *desk, struct str *text, const struct place *place,
	const char *lead)
{
	struct error err = { 0 };
	struct arena arena = { 0 };
	struct document document = { 0 };

	if (place->document && library_document(desk->library, place->document,
				       &arena, &document, &err))
		str_add_format(text, "%s%u at %u%%", lead, place->document,
			document.size ? (unsigned)((uint64_t)place->start *
						   100 / document.size)
				      : 0);
	arena_done(&arena);
}

/* What the reader has written where this name stands. */
static void
panel_card_annotation(struct desk *desk, struct sheet *sheet,
	const struct entity_card *card, uint32_t width)
{
	struct annotation_list *list = &desk->annotations;
	size_t i, k;

	for (i = 0; i < list->count; i++) {
		const char *words = list->rows[i].at.words;

		for (k = 0; words && k < card->alias_count; k++) {
			if (!strcmp(words, card->aliases[k].form)) {
				sheet_wrap(sheet, "your note",
					slice_of(list->rows[i].text),
					ROLE_ANNOTATED, CARD_LABEL, width, 2);
				return;
			}
		}
	}
}

static bool
panel_card_is_said(const char *why)
{
	return why && slice_starts(slice_of(why), CORRECTION_SAID);
}

/* Whom else it may be, with the way to say so. */
static void
panel_card_doubt(struct desk *desk, struct sheet *sheet,
	const struct entity_card *card, uint32_t width)
{
	const char *key = keys_of(desk->keys, "merge");
	struct str text = { 0 };
	size_t line = sheet->count;

	if (!card->remark || panel_card_is_said(card->remark))
		return;
	str_add_format(&text, "%s; %s says who it is", card->remark,
		key ? key : ":merge");
	panel_card_text(sheet, "unsure", &text, width, CARD_FORMS);
	for (; line < sheet->count; line++)
		sheet->lines[line].target.command = "merge";
	str_done(&text);
}

/* "you said so, 2026-11-21: FSTMB, the Federation" */
static void
panel_card_said(
	struct sheet *sheet, const struct entity_card *card, uint32_t width)
{
	bool said = panel_card_is_said(card->remark);
	const char *lead = said ? ": " : "";
	struct str text = { 0 };
	size_t i;

	if (said)
		str_add(&text, card->remark);
	for (i = 0; i < card->alias_count; i++) {
		const struct alias_row *alias = &card->aliases[i];

		if (!panel_card_is_said(alias->why) || !alias->count ||
			!strcmp(alias->form, card->entity.name))
			continue;
		if (!text.len) {
			str_add(&text, alias->why);
			lead = ": ";
		}
		str_add_format(&text, "%s%s", lead, alias->form);
		lead = ", ";
	}
	panel_card_text(sheet, "corrected", &text, width, CARD_FORMS);
	str_done(&text);
}

static void
panel_card_fill(struct desk *desk, struct sheet *sheet,
	const struct entity_card *card, uint32_t width)
{
	struct str text = { 0 };
	struct sheet_line *line;

	line = sheet_add(sheet, (enum role)(ROLE_PER + (int)card->entity.type),
		card->entity.name);
	line->right = sheet_format(sheet, "%u mention%s in %u document%s",
		card->entity.mentions, card->entity.mentions == 1 ? "" : "s",
		card->entity.documents, card->entity.documents == 1 ? "" : "s");
	if (width < CARD_NARROW) {
		sheet_add(sheet, ROLE_DIM, line->right);
		sheet->lines[sheet->count - 2].right = NULL;
	}
	line = &sheet->lines[0];
	line->target.command =
		sheet_format(sheet, "mentions e%u", card->entity.id);
	panel_card_aliases(card, false, &text);
	panel_card_text(sheet, "also written", &text, width, CARD_FORMS);
	panel_card_aliases(card, true, &text);
	panel_card_text(sheet, "scan errors", &text, width, CARD_FORMS);
	panel_card_doubt(desk, sheet, card, width);
	panel_card_said(sheet, card, width);
	panel_card_documents(sheet, card, width);
	panel_card_place(desk, &text, &card->first, "in ");
	panel_card_place(desk, &text, &card->last, ", then in ");
	panel_card_text(sheet, "first, last", &text, width, CARD_FORMS);
	panel_card_with(sheet, "appears with", card->with, card->with_count,
		width, CARD_WITH);
	panel_card_with(sheet, "dates near", card->dates, card->date_count,
		width, CARD_DATES);
	panel_card_annotation(desk, sheet, card, width);
	str_add_format(&text, "%s%s%u%% likely right",
		card->why ? card->why : "", card->why ? "; " : "",
		(unsigned)(card->confidence * 100 + 0.5f));
	panel_card_text(sheet, "found by", &text, width, CARD_FOUND);
	str_done(&text);
}

void
panel_add_card(struct desk *desk, struct sheet *sheet, uint32_t entity,
	uint32_t width, struct str *title)
{
	struct entity_card card = { 0 };
	struct error err = { 0 };

	if (!library_entity_card(desk->library, entity, &card, &err)) {
		sheet_wrap(sheet, "", slice_of(err.text), ROLE_PROBLEM, 0,
			width, 3);
		return;
	}
	str_add(title, entity_type_word(card.entity.type));
	panel_card_fill(desk, sheet, &card, width);
	entity_card_done(&card);
}
