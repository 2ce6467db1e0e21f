/* The names of roles, as themes write them. */
#include "lectern/layout/role.h"

#include <string.h>

/* clang-format off */
static const char *const role_names[ROLE_COUNT] = {
	[ROLE_TEXT]        = "text",
	[ROLE_TITLE]       = "title",
	[ROLE_HEADING]     = "heading",
	[ROLE_QUESTION]    = "question",
	[ROLE_QUOTATION]   = "quotation",
	[ROLE_CAPTION]     = "caption",
	[ROLE_BYLINE]      = "byline",
	[ROLE_CODE]        = "code",
	[ROLE_NOTE]        = "note",
	[ROLE_BOILERPLATE] = "boilerplate",
	[ROLE_EMPHASIS]    = "emphasis",
	[ROLE_STRONG]      = "strong",
	[ROLE_MARKER]      = "marker",
	[ROLE_ORPHAN]      = "orphan",
	[ROLE_PER]         = "person",
	[ROLE_PLACE]       = "place",
	[ROLE_ORG]         = "organization",
	[ROLE_EVENT]       = "event",
	[ROLE_WORK]        = "work",
	[ROLE_LAW]         = "law",
	[ROLE_NORP]        = "people",
	[ROLE_DATE]        = "date",
	[ROLE_REFERENCE]   = "reference",
	[ROLE_LINK]        = "link",
	[ROLE_DAMAGE]      = "damage",
	[ROLE_SELECTED]    = "selected",
	[ROLE_HINT]        = "hint",
	[ROLE_MATCH]       = "match",
	[ROLE_NEAR]        = "near-match",
	[ROLE_ANNOTATED]   = "annotated",
	[ROLE_HIGHLIGHT_1] = "highlight-1",
	[ROLE_HIGHLIGHT_2] = "highlight-2",
	[ROLE_HIGHLIGHT_3] = "highlight-3",
	[ROLE_HIGHLIGHT_4] = "highlight-4",
	[ROLE_HIGHLIGHT_5] = "highlight-5",
	[ROLE_STATUS]      = "status",
	[ROLE_FOOTER]      = "footer",
	[ROLE_KEY]         = "key",
	[ROLE_RULE]        = "rule",
	[ROLE_GUTTER]      = "gutter",
	[ROLE_PROBLEM]     = "problem",
	[ROLE_DIM]         = "dim",
	[ROLE_BAR]         = "bar",
	[ROLE_LABEL]       = "label",
	[ROLE_MESSAGE]     = "message",
	[ROLE_ERROR]       = "error",
};
/* clang-format on */

const char *
role_name(enum role role)
{
	return role_names[role];
}

enum role
role_of(const char *name)
{
	unsigned i;

	for (i = 0; i < ROLE_COUNT; i++) {
		if (!strcmp(role_names[i], name))
			return (enum role)i;
	}
	return ROLE_COUNT;
}
