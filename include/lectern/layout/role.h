/*
 * A role says what a cell of the screen is for; a theme says how it looks.
 *
 * No colour is named in C.  Type and trouble are never told by colour alone:
 * the gutter, the panel and the words of the status line tell them too.
 */
#ifndef LECTERN_LAYOUT_ROLE_H
#define LECTERN_LAYOUT_ROLE_H

enum role {
	ROLE_TEXT,
	ROLE_TITLE,	  /* the document's heading of level 1 */
	ROLE_HEADING,	  /* every other heading */
	ROLE_QUESTION,
	ROLE_QUOTATION,
	ROLE_CAPTION,
	ROLE_BYLINE,
	ROLE_CODE,
	ROLE_NOTE,	  /* body of a note, where it stands in the text */
	ROLE_BOILERPLATE, /* dimmed */
	ROLE_EMPHASIS,
	ROLE_STRONG,
	ROLE_MARKER,	  /* a marker that leads to a note */
	ROLE_ORPHAN,	  /* a marker that leads nowhere */
	ROLE_PER,	  /* entities, in the order of enum entity_type */
	ROLE_PLACE,
	ROLE_ORG,
	ROLE_EVENT,
	ROLE_WORK,
	ROLE_LAW,
	ROLE_NORP,
	ROLE_DATE,
	ROLE_REFERENCE,
	ROLE_LINK,
	ROLE_DAMAGE,	  /* probably a scanning error */
	ROLE_SELECTED,	  /* the selected hotspot */
	ROLE_HINT,	  /* a label of `f' */
	ROLE_MATCH,	  /* a hit of a search */
	ROLE_NEAR,	  /* ... that is not quite what was asked for */
	ROLE_ANNOTATED,
	ROLE_HIGHLIGHT_1, /* the reader's five colours, in order */
	ROLE_HIGHLIGHT_2,
	ROLE_HIGHLIGHT_3,
	ROLE_HIGHLIGHT_4,
	ROLE_HIGHLIGHT_5,
	ROLE_STATUS,	  /* the status line at the top */
	ROLE_FOOTER,	  /* what the keys do now */
	ROLE_KEY,	  /* a key named in footer or help */
	ROLE_RULE,	  /* a line between panes, and its caption */
	ROLE_GUTTER,
	ROLE_PROBLEM,	  /* "!" and what it says */
	ROLE_DIM,	  /* of less importance */
	ROLE_BAR,	  /* the current row of a list */
	ROLE_LABEL,	  /* "also written", column heads */
	ROLE_MESSAGE,
	ROLE_ERROR,
	ROLE_COUNT
};

/* As themes write it: "heading"; and back, ROLE_COUNT if there is none. */
const char *role_name(enum role role);
enum role role_of(const char *name);

#endif
