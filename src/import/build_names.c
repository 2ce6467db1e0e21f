/*
 * Names are looked up at the end, in sorted lists, because a link may come
 * before what it leads to and a call before its note.
 */
#include "import/build_inside.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"

void
build_name_place(struct build *build, struct build_names *names,
	const char *name, uint32_t at)
{
	names->rows = memory_grow(
		names->rows, names->count, &names->cap, sizeof *names->rows);
	names->rows[names->count].name = doc_string(build->doc, name);
	names->rows[names->count++].at = at;
}

/* By name; of one name the first place comes first. */
static int
names_order(const void *a, const void *b)
{
	const struct build_name *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	if (order)
		return order;
	return left->at < right->at ? -1 : left->at > right->at;
}

static void
names_sort(struct build_names *names)
{
	if (names->count)
		qsort(names->rows, names->count, sizeof *names->rows,
			names_order);
}

static uint32_t
names_find(const struct build_names *names, const char *name)
{
	size_t i;

	BISECT(i, names->count, strcmp(names->rows[i].name, name) < 0);
	if (i < names->count && !strcmp(names->rows[i].name, name))
		return names->rows[i].at;
	return DOC_NONE;
}

/* -- anchors, pages, notes ------------------------------------------------ */

/* Where the next character will stand, as far as that is known. */
static uint32_t
build_at(const struct build *build)
{
	size_t at = build->text.len;

	if (!build->open && at)
		at += 2;
	else if (build->open && (build->blank || build->breaks))
		at++;
	return (uint32_t)at;
}

/*
 * What stands between this block and the next is known when the next begins,
 * and an anchor in the wrong byte would cut a character in two.
 */
void
build_names_arrive(struct build *build)
{
	uint32_t at = (uint32_t)build->text.len;
	struct doc *doc = build->doc;

	for (; build->waiting_anchors < build->anchors.count;
		build->waiting_anchors++)
		build->anchors.rows[build->waiting_anchors].at = at;
	for (; build->waiting_spans < doc->span_count; build->waiting_spans++) {
		struct span *span = &doc->spans[build->waiting_spans];

		if (span->kind == SPAN_PAGE)
			span->start = span->end = at;
	}
}

void
build_anchor(struct build *build, const char *name)
{
	if (name && *name && !build->full)
		build_name_place(build, &build->anchors, name, build_at(build));
}

void
build_page(struct build *build, const char *label)
{
	uint32_t at = build_at(build);

	if (!build->full)
		doc_add_span(build->doc, SPAN_PAGE, at, at)->value =
			doc_string(build->doc, label);
}

/* Does this already stand out from the word before it? */
static bool
label_stands_out(const char *label)
{
	size_t next, len = strlen(label);
	uint32_t point = utf8_at(label, len, 0, &next);

	return !utf8_is_word(point) || point > 0x7f;
}

static void
label_put(struct build *build, const char *label)
{
	bool bare = !label_stands_out(label);

	build_text_begin(build);
	if (build->text.len > build->start &&
		strchr("[(", build->text.data[build->text.len - 1]))
		bare = false;
	if (bare)
		str_add_char(&build->text, '[');
	str_add(&build->text, label);
	if (bare)
		str_add_char(&build->text, ']');
}

/* "[12]", "(12)", "12." mean 12. */
static const char *
label_number(struct build *build, const char *label)
{
	struct slice slice = slice_trim(slice_of(label));

	while (slice.len && strchr("[(^", slice.data[0]))
		slice = slice_part(slice, 1, slice.len);
	while (slice.len > 1 && strchr("]).:", slice.data[slice.len - 1]))
		slice.len--;
	return doc_copy(build->doc, slice.len ? slice : slice_of(label));
}

/* One line, valid, and not without end; NULL if nothing is left. */
static const char *
label_clean(struct build *build, const char *label)
{
	struct str flat = { 0 };
	const char *clean = NULL;

	if (label && utf8_valid(label, strlen(label), NULL)) {
		str_add_flat(&flat, slice_trim(slice_of(label)));
		if (flat.len && flat.len <= 40)
			clean = doc_string(build->doc, str_text(&flat));
	}
	str_done(&flat);
	return clean;
}

void
build_note(struct build *build, const char *id, const char *label)
{
	struct doc *doc = build->doc;
	struct note *note;
	const char *clean = label_clean(build, label);

	build_note_end(build);
	build_block(build, BLOCK_NOTE, 0);
	if (!clean)
		clean = doc_format(doc, "%zu", doc->note_count + 1);
	note = doc_add_note(doc, DOC_NONE, DOC_NONE);
	note->number = label_number(build, clean);
	build->note = (uint32_t)doc->note_count - 1;
	build->kind = BLOCK_NOTE;
	if (id)
		build_name_place(build, &build->notes, id, build->note);
	label_put(build, clean);
	build->blank = true;
	doc->notes[build->note].body = (uint32_t)build->text.len + 1;
}

void
build_note_end(struct build *build)
{
	struct note *note;

	if (build->note == DOC_NONE)
		return;
	build_block_end(build);
	note = &build->doc->notes[build->note];
	if (note->body > note->end)
		note->body = note->end;
	build->note = DOC_NONE;
	build->kind = BLOCK_PARAGRAPH;
	build->level = 0;
}

void
build_call(struct build *build, const char *id, const char *label)
{
	const char *clean = label_clean(build, label);
	struct span *span;
	uint32_t start;

	if (!clean)
		clean = doc_format(build->doc, "%zu", build->calls.count + 1);
	if (!build_text_fits(build, strlen(clean)))
		return;
	build->blank = false;
	build_text_begin(build);
	start = (uint32_t)build->text.len;
	label_put(build, clean);
	span = doc_add_span(
		build->doc, SPAN_MARKER, start, (uint32_t)build->text.len);
	span->value = label_number(build, clean);
	build_name_place(build, &build->calls, id ? id : "",
		(uint32_t)build->doc->span_count - 1);
}

void
build_remark(
	struct build *build, enum remark_kind kind, const char *format, ...)
{
	uint32_t at = build_at(build);
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_format(&build->doc->arena, format, args);
	va_end(args);
	doc_remark(build->doc, kind, at, at, "%s", text);
}

/* -- names ---------------------------------------------------------------- */

/* Of the names of one place, in bytes. */
#define ANCHORS_LONGEST 2000

/* Anchors at one place are one span. */
static void
anchors_write(struct build *build)
{
	struct build_names *names = &build->anchors;
	struct doc *doc = build->doc;
	struct span *last = NULL;
	size_t i;

	for (i = 0; i < names->count; i++) {
		const struct build_name *row = &names->rows[i];

		if (last && last->start == row->at) {
			if (strlen(last->value) > ANCHORS_LONGEST)
				continue;
			last->value = doc_format(
				doc, "%s %s", last->value, row->name);
			continue;
		}
		last = doc_add_span(doc, SPAN_ANCHOR, row->at, row->at);
		last->value = row->name;
	}
}

static void
calls_resolve(struct build *build)
{
	struct doc *doc = build->doc;
	size_t i;

	names_sort(&build->notes);
	for (i = 0; i < build->calls.count; i++) {
		const struct build_name *call = &build->calls.rows[i];
		struct span *span = &doc->spans[call->at];

		span->target = names_find(&build->notes, call->name);
		if (span->target != DOC_NONE)
			doc->notes[span->target].calls++;
	}
}

static void
links_resolve(struct build *build)
{
	struct doc *doc = build->doc;
	struct span *span;

	names_sort(&build->anchors);
	for (span = doc->spans; span < doc->spans + doc->span_count; span++) {
		if (span->kind == SPAN_LINK && span->value &&
			span->value[0] == '#')
			span->target =
				names_find(&build->anchors, span->value + 1);
	}
}

/* What was to come may not have come: nothing lies behind the text. */
static void
places_clip(struct build *build)
{
	struct doc *doc = build->doc;
	uint32_t len = (uint32_t)build->text.len;
	size_t i;

	for (i = 0; i < doc->span_count; i++) {
		struct span *span = &doc->spans[i];

		span->start = span->start > len ? len : span->start;
		span->end = span->end > len ? len : span->end;
		if (span->kind == SPAN_LINK && span->target != DOC_NONE &&
			span->target > len)
			span->target = len;
	}
	for (i = 0; i < doc->remark_count; i++) {
		struct remark *remark = &doc->remarks[i];

		remark->start = remark->start > len ? len : remark->start;
		remark->end = remark->end > len ? len : remark->end;
	}
}

void
build_resolve(struct build *build)
{
	anchors_write(build);
	calls_resolve(build);
	links_resolve(build);
	places_clip(build);
}
