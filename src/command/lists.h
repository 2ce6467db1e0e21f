/*
 * The commands that fill a listing.  Each takes its argument as typed, sets up
 * the columns, and leaves an empty listing where nothing was found.
 */
#ifndef COMMAND_LISTS_H
#define COMMAND_LISTS_H

#include "lectern/command/command.h"

bool list_documents(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_outline(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_notes(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_remarks(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_entities(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_card(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_mentions(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_concordance(const struct command_context *context,
	const char *argument, struct listing *listing, struct error *err);
bool list_search(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_references(const struct command_context *context,
	const char *argument, struct listing *listing, struct error *err);
bool list_timeline(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
/* `help query': what can be written in one. */
bool list_help(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err);
bool list_annotations(const struct command_context *context,
	const char *argument, struct listing *listing, struct error *err);
bool list_corrections(const struct command_context *context,
	const char *argument, struct listing *listing, struct error *err);

/*
 * The document an argument names, or the one in view if it is "".  0, with
 * err set, if there is neither.
 */
uint32_t list_document_of(const struct command_context *context,
	const char *argument, struct error *err);

/* "003 Coup and Massive Resistance": for titles; lives in the listing. */
const char *list_document_label(const struct command_context *context,
	uint32_t number, struct listing *listing);

#endif
