/* What can be written in a query; how it is read is in library/query.c. */
#include "lectern/command/queries.h"

#include "command/lists.h"

/* clang-format off */
const struct query_help query_help_table[] = {
	{ "tin miners",         "both words, in any of their forms: miner, miners" },
	{ "co-operative",       "also without the hyphen, and the other way round" },
	{ "\"tin miners\"",     "these words, one behind the other, as written" },
	{ "=mines",             "this word as written, no other form of it" },
	{ "min*",               "words that begin so" },
	{ "strike OR lockout",  "one of the two" },
	{ "mine -tin",          "without the word behind the minus" },
	{ "(a OR b) c",         "brackets hold together" },
	{ "near:5(mine union)", "at most five words between them, in any order" },
	{ "huanuni~1",          "or one letter more, less, changed or moved" },
	{ "entity:\"Juan Lechin\"", "mentions, under any name" },
	{ "type:person",        "mentions: person place org event work law norp" },
	{ "in:3",               "this document, by number, file or beginning of title" },
	{ "in:notes",           "notes; in:headings, headings" },
	{ "in:boilerplate",     "page furniture, which is left out otherwise" },
	{ "date:1952..1964",    "with a date in it; also 1952-04-09, 195X, ..1940" },
	{ "author:lora",        "documents by this author" },
	{ "format:pdf",         "files of this kind, or whose name ends so" },
	{ 0 },
};
/* clang-format on */

bool
list_help(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	const struct query_help *help;
	struct listing_row *row;

	(void)context;
	(void)argument;
	(void)err;
	listing->title = "What can be searched for; case and accents do not "
			 "matter";
	listing_column(listing, "query", LISTING_LEFT);
	listing_column(listing, "finds", LISTING_WIDE);
	for (help = query_help_table; help->sample; help++) {
		row = listing_row(listing);
		row->cells[0] = help->sample;
		row->cells[1] = help->finds;
	}
	return true;
}
