/*
 * A marker and the note it calls, as the reader says.
 *
 * Both are known by where they stand; if nothing of that kind stands there any
 * more, the document has changed and the correction has no effect.
 */
#include "index/correct.h"

struct linking {
	struct correcting *correcting;
	uint32_t document;
	uint32_t start, end; /* the marker */
	uint32_t flags;
	uint32_t from, to; /* numbers of notes; DOC_NONE: none */
};

static bool
linking_marker(struct linking *linking, bool *there)
{
	struct statement *marker =
		store_statement(linking->correcting->store, "link_marker");

	statement_bind_int(marker, 1, linking->document);
	statement_bind_int(marker, 2, linking->start);
	*there = statement_next(marker);
	if (*there) {
		linking->end = statement_u32(marker, 0);
		linking->from = statement_u32_or(marker, 1, DOC_NONE);
		linking->flags = statement_u32(marker, 2);
	}
	return statement_done(marker, linking->correcting->err);
}

static bool
linking_note(struct linking *linking, uint32_t at, bool *there)
{
	struct statement *note =
		store_statement(linking->correcting->store, "link_note");

	statement_bind_int(note, 1, linking->document);
	statement_bind_int(note, 2, at);
	*there = statement_next(note);
	if (*there)
		linking->to = statement_u32(note, 0);
	return statement_done(note, linking->correcting->err);
}

/* How often a note is called, and from where first. */
static bool
linking_recount(const struct linking *linking, uint32_t number)
{
	struct statement *note =
		store_statement(linking->correcting->store, "link_recount");

	if (number == DOC_NONE)
		return true;
	statement_bind_int(note, 1, linking->document);
	statement_bind_int(note, 2, number);
	return statement_run(note, linking->correcting->err);
}

/* What was remarked upon is so no more. */
static bool
linking_forget(
	const struct linking *linking, uint32_t at, enum remark_kind kind)
{
	struct statement *remark =
		store_statement(linking->correcting->store, "link_remarks");

	statement_bind_int(remark, 1, linking->document);
	statement_bind_int(remark, 2, at);
	statement_bind_text(remark, 3, remark_kind_name(kind));
	return statement_run(remark, linking->correcting->err);
}

static bool
linking_set(const struct linking *linking)
{
	struct statement *marker =
		store_statement(linking->correcting->store, "link_set");

	statement_bind_int(marker, 1, linking->document);
	statement_bind_int(marker, 2, linking->start);
	statement_bind_int(marker, 3, linking->end);
	if (linking->to == DOC_NONE)
		statement_bind_null(marker, 4);
	else
		statement_bind_int(marker, 4, linking->to);
	statement_bind_int(marker, 5, linking->flags & ~SPAN_UNSURE);
	statement_bind_int(marker, 6, linking->correcting->reason);
	return statement_run(marker, linking->correcting->err) &&
	       linking_forget(linking, linking->start, REMARK_ORPHAN_MARKER) &&
	       linking_recount(linking, linking->from) &&
	       linking_recount(linking, linking->to);
}

bool
correct_link(struct correcting *correcting, bool *effect)
{
	const struct correction *correction = correcting->correction;
	const struct correction_name *note =
		correction->count > 1 ? &correction->names[1] : NULL;
	struct linking linking = { .correcting = correcting,
		.start = correction->names[0].at,
		.to = DOC_NONE };

	*effect = false;
	if (!correct_document(
		    correcting, correction->names[0].file, &linking.document))
		return false;
	if (!linking.document)
		return true;
	if (!linking_marker(&linking, effect) ||
		(*effect && note && !linking_note(&linking, note->at, effect)))
		return false;
	return !*effect || (linking_set(&linking) &&
				   (!note || linking_forget(&linking, note->at,
						     REMARK_ORPHAN_NOTE)));
}
