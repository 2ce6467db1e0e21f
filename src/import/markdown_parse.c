/*
 * The parser makes a tree; we walk through it with its own iterator, so that
 * depth costs no stack.
 *
 * It drops notes that nobody calls, and forgets what notes were called.  So a
 * last paragraph is added to the text, with a call for each note there is: it
 * keeps them all, tells which number was given to which name, and is not shown.
 */
#include "import/markdown_cmark.h"

#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "import/markdown_parts.h"
#include "import/percent.h"

#define OPTIONS (CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING)

struct markdown_list {
	int next; /* number of the next item; 0: bullets */
	char delimiter;
};

struct markdown {
	struct build *build;
	struct markdown_headings headings;
	size_t heading; /* the next one */

	struct markdown_list lists[MARKDOWN_DEPTH + 1];
	uint32_t list_depth;
	uint32_t quotes;
	const char *label; /* of the item that has begun, or NULL */
	bool in_table;

	struct slice *labels; /* of notes, in the order of their definitions */
	size_t label_count, label_cap;
	const char **printed; /* by number given, from 1; NULL: the number */
	size_t note;          /* the one walked through, from 1 */
	cmark_node *calls;    /* the paragraph that was added */
};

/* -- what the text says of notes ------------------------------------------ */

/* "[^1]: ...": "1"; else the empty slice. */
static struct slice
label_of(struct slice line)
{
	size_t at = 0, end;

	while (at < line.len && at < 3 && line.data[at] == ' ')
		at++;
	if (!slice_starts(slice_part(line, at, line.len), "[^"))
		return slice_of(NULL);
	for (end = at + 2; end < line.len; end++) {
		if (strchr("] \t[", line.data[end]))
			break;
	}
	if (end == at + 2 || end + 1 >= line.len || line.data[end] != ']' ||
		line.data[end + 1] != ':')
		return slice_of(NULL);
	return slice_part(line, at + 2, end);
}

/* Gathers the labels; returns the number of lines. */
static size_t
labels_gather(struct markdown *markdown, struct slice text)
{
	size_t lines = 0;
	struct slice label;

	while (text.len) {
		label = label_of(slice_take(&text, '\n'));
		if (label.len) {
			markdown->labels = memory_grow(markdown->labels,
				markdown->label_count, &markdown->label_cap,
				sizeof *markdown->labels);
			markdown->labels[markdown->label_count++] = label;
		}
		lines++;
	}
	return lines;
}

static bool
label_is_number(struct slice label)
{
	size_t i;

	for (i = 0; i < label.len; i++) {
		if (label.data[i] < '0' || label.data[i] > '9')
			return false;
	}
	return label.len > 0 && label.len < 10;
}

/* Names are printed if all are numbers; else all are numbered anew. */
static void
labels_read(struct markdown *markdown)
{
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_node *call = markdown->calls ? c->first(markdown->calls) : NULL;
	size_t i, given;

	markdown->printed = memory_zero(
		markdown->label_count + 2, sizeof *markdown->printed);
	for (i = 0; i < markdown->label_count; i++) {
		if (!label_is_number(markdown->labels[i]))
			return;
	}
	for (i = 0; i < markdown->label_count && call; i++) {
		const char *number =
			c->type(call) == CMARK_NODE_FOOTNOTE_REFERENCE
				? c->literal(call)
				: NULL;

		given = number ? strtoul(number, NULL, 10) : 0;
		if (given && given <= markdown->label_count)
			markdown->printed[given] =
				doc_copy(build_doc(markdown->build),
					markdown->labels[i]);
		call = c->next(call);
	}
}

static const char *
label_printed(const struct markdown *markdown, size_t given)
{
	return given <= markdown->label_count ? markdown->printed[given] : NULL;
}

/* -- blocks --------------------------------------------------------------- */

/* What a paragraph is depends on what it stands in. */
static void
markdown_paragraph(struct markdown *markdown)
{
	struct build *build = markdown->build;

	if (markdown->list_depth)
		build_block(build, BLOCK_LIST_ITEM, markdown->list_depth);
	else if (markdown->quotes)
		build_block(build, BLOCK_QUOTATION, markdown->quotes);
	else
		build_block(build, BLOCK_PARAGRAPH, 0);
	if (markdown->label)
		build_label(build, markdown->label);
	markdown->label = NULL;
}

/* A picture alone: what is said of it is its caption. */
static bool
markdown_is_picture(cmark_node *paragraph)
{
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_node *child = c->first(paragraph);

	return child && c->type(child) == CMARK_NODE_IMAGE && !c->next(child);
}

static void
markdown_heading(struct markdown *markdown)
{
	const struct markdown_heading *heading =
		&markdown->headings.rows[markdown->heading++];

	if (markdown->list_depth || markdown->quotes)
		markdown_paragraph(markdown);
	else
		build_block(markdown->build, BLOCK_HEADING,
			(uint32_t)heading->level);
	build_anchor(markdown->build, heading->name);
}

static void
markdown_list(struct markdown *markdown, cmark_node *node)
{
	const struct markdown_cmark *c = &markdown_cmark;
	struct markdown_list *list = &markdown->lists[markdown->list_depth];

	if (markdown->list_depth < MARKDOWN_DEPTH)
		markdown->list_depth++;
	list->next = c->list_type(node) == CMARK_ORDERED_LIST
			     ? c->list_start(node)
			     : -1;
	list->delimiter = c->list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
}

static void
markdown_item(struct markdown *markdown)
{
	struct markdown_list *list = &markdown->lists[markdown->list_depth - 1];

	if (list->next < 0)
		markdown->label = "\xe2\x80\xa2 ";
	else
		markdown->label = doc_format(build_doc(markdown->build),
			"%d%c ", list->next++, list->delimiter);
}

static void
markdown_literal(struct markdown *markdown, cmark_node *node)
{
	const char *text = markdown_cmark.literal(node);

	if (text)
		build_text(markdown->build, text, strlen(text));
}

static void
markdown_note(struct markdown *markdown)
{
	struct str name = { 0 };
	const char *label = label_printed(markdown, ++markdown->note);

	str_add_format(&name, "%zu", markdown->note);
	build_note(markdown->build, str_text(&name),
		label ? label : str_text(&name));
	str_done(&name);
}

static void
markdown_block(struct markdown *markdown, cmark_node *node, bool enter)
{
	struct build *build = markdown->build;
	struct slice html;

	switch ((unsigned)markdown_cmark.type(node)) {
	case CMARK_NODE_PARAGRAPH:
		if (enter && markdown_is_picture(node))
			build_block(build, BLOCK_CAPTION, 0);
		else if (enter)
			markdown_paragraph(markdown);
		break;
	case CMARK_NODE_HEADING:
		if (enter)
			markdown_heading(markdown);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		markdown->quotes += enter ? 1 : UINT32_MAX;
		break;
	case CMARK_NODE_LIST:
		if (enter)
			markdown_list(markdown, node);
		else if (markdown->list_depth)
			markdown->list_depth--;
		break;
	case CMARK_NODE_ITEM:
		if (enter)
			markdown_item(markdown);
		break;
	case CMARK_NODE_CODE_BLOCK:
		build_block(build, BLOCK_CODE, 0);
		markdown_literal(markdown, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		markdown_paragraph(markdown);
		html = slice_of(markdown_cmark.literal(node));
		markdown_html(build, html);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		build_block(build, BLOCK_SEPARATOR, 0);
		build_text(build, "* * *", 5);
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		if (enter)
			markdown_note(markdown);
		else
			build_note_end(build);
		break;
	}
}

/* -- what stands in blocks ------------------------------------------------ */

static void
markdown_link(struct markdown *markdown, const char *url)
{
	struct str plain = { 0 };

	percent_decode(&plain, slice_of(url));
	build_open(markdown->build, SPAN_LINK, str_text(&plain));
	str_done(&plain);
}

/* A call without its note is text to the parser: "[^7]". */
static void
markdown_text(struct markdown *markdown, const char *text)
{
	const char *call, *end;
	struct str label = { 0 };

	while ((call = strstr(text, "[^")) && (end = strchr(call, ']'))) {
		str_clear(&label);
		str_add_bytes(&label, call + 2, (size_t)(end - call - 2));
		if (!label_is_number(str_slice(&label)))
			break;
		build_text(markdown->build, text, (size_t)(call - text));
		build_call(markdown->build, NULL, str_text(&label));
		text = end + 1;
	}
	build_text(markdown->build, text, strlen(text));
	str_done(&label);
}

static void
markdown_span(struct markdown *markdown, enum span_kind kind, bool enter)
{
	if (enter)
		build_open(markdown->build, kind, NULL);
	else
		build_close(markdown->build, kind);
}

static void
markdown_call(struct markdown *markdown, const char *number)
{
	size_t given = number ? strtoul(number, NULL, 10) : 0;
	const char *label = label_printed(markdown, given);

	build_call(markdown->build, number, label ? label : number);
}

static void
markdown_inline(struct markdown *markdown, cmark_node *node, bool enter)
{
	const struct markdown_cmark *c = &markdown_cmark;
	const char *text = c->literal(node);

	switch ((unsigned)c->type(node)) {
	case CMARK_NODE_TEXT:
		markdown_text(markdown, text ? text : "");
		break;
	case CMARK_NODE_CODE:
		markdown_literal(markdown, node);
		break;
	case CMARK_NODE_SOFTBREAK:
		build_text(markdown->build, " ", 1);
		break;
	case CMARK_NODE_LINEBREAK:
		build_line(markdown->build);
		break;
	case CMARK_NODE_HTML_INLINE:
		markdown_html(markdown->build, slice_of(text));
		break;
	case CMARK_NODE_EMPH:
		markdown_span(markdown, SPAN_EMPHASIS, enter);
		break;
	case CMARK_NODE_STRONG:
		markdown_span(markdown, SPAN_STRONG, enter);
		break;
	case CMARK_NODE_LINK:
		if (enter)
			markdown_link(markdown, c->url(node));
		else
			build_close(markdown->build, SPAN_LINK);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		if (enter)
			markdown_call(markdown, text);
		break;
	}
}

/* Nodes of extensions have names, but no numbers we could know. */
static void
markdown_extension(struct markdown *markdown, cmark_node *node, bool enter)
{
	const char *name = markdown_cmark.type_name(node);

	if (!strcmp(name, "strikethrough"))
		markdown_span(markdown, SPAN_DELETED, enter);
	else if (!strcmp(name, "table") && enter)
		build_block(markdown->build, BLOCK_TABLE, 0);
	else if (!strncmp(name, "table_row", 9) && enter)
		build_row(markdown->build);
	else if (!strcmp(name, "table_header") && enter)
		build_row(markdown->build);
	else if (!strcmp(name, "table_cell") && enter)
		build_cell(markdown->build);
}

/* -- the tree ------------------------------------------------------------- */

static cmark_node *
markdown_tree(struct slice text, struct slice calls, cmark_mem *memory)
{
	static const char *const extensions[] = { "table", "strikethrough",
		"autolink" };
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_parser *parser = c->parser_new(OPTIONS, memory);
	cmark_node *tree;
	size_t i;

	for (i = 0; i < sizeof extensions / sizeof *extensions; i++)
		c->extension_attach(parser, c->extension_find(extensions[i]));
	c->parser_feed(parser, text.data, text.len);
	if (calls.len)
		c->parser_feed(parser, calls.data, calls.len);
	tree = c->parser_finish(parser);
	c->parser_free(parser);
	return tree;
}

/* The paragraph we added, unless the end of the text has swallowed it. */
static cmark_node *
tree_calls(cmark_node *tree, size_t line)
{
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_node *node = c->last(tree);

	while (node && c->type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
		node = c->previous(node);
	if (!node || c->type(node) != CMARK_NODE_PARAGRAPH ||
		c->start_line(node) != (int)line)
		return NULL;
	return node;
}

static cmark_node *
markdown_tree_with_calls(
	struct markdown *markdown, struct slice text, cmark_mem *memory)
{
	size_t lines = labels_gather(markdown, text), i;
	struct str calls = { 0 };
	cmark_node *tree;

	if (!markdown->label_count)
		return markdown_tree(text, slice_of(NULL), memory);
	if (text.data[text.len - 1] != '\n')
		str_add_char(&calls, '\n');
	str_add_char(&calls, '\n');
	for (i = 0; i < markdown->label_count; i++) {
		str_add(&calls, "[^");
		str_add_slice(&calls, markdown->labels[i]);
		str_add_char(&calls, ']');
	}
	tree = markdown_tree(text, str_slice(&calls), memory);
	str_done(&calls);
	markdown->calls = tree_calls(tree, lines + 2);
	if (markdown->calls)
		return tree;
	markdown_cmark.node_free(tree);
	return markdown_tree(text, slice_of(NULL), memory);
}

static void
markdown_gather_headings(struct markdown *markdown, cmark_node *tree)
{
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_iter *iter = c->iter_new(tree);
	cmark_event_type event;
	struct str text = { 0 };
	bool within = false;

	while ((event = c->iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = c->iter_node(iter);
		const char *literal = within ? c->literal(node) : NULL;

		if (literal)
			str_add(&text, literal);
		if (c->type(node) != CMARK_NODE_HEADING)
			continue;
		within = event == CMARK_EVENT_ENTER;
		if (!within) {
			markdown_headings_add(&markdown->headings,
				c->heading_level(node), str_slice(&text));
			str_clear(&text);
		}
	}
	c->iter_free(iter);
	str_done(&text);
}

static void
markdown_walk(struct markdown *markdown, cmark_node *tree)
{
	const struct markdown_cmark *c = &markdown_cmark;
	cmark_iter *iter = c->iter_new(tree);
	cmark_event_type event;
	bool skip = false;

	while ((event = c->iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = c->iter_node(iter);
		unsigned type = c->type(node);
		bool enter = event == CMARK_EVENT_ENTER;

		if (node == markdown->calls)
			skip = enter;
		if (skip || node == markdown->calls)
			continue;
		if ((type & CMARK_NODE_VALUE_MASK) > 0xb)
			markdown_extension(markdown, node, enter);
		else if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK)
			markdown_block(markdown, node, enter);
		else
			markdown_inline(markdown, node, enter);
	}
	c->iter_free(iter);
}

/* What front matter says and no heading repeats stands above the text. */
static void
markdown_title(struct markdown *markdown)
{
	const struct markdown_headings *headings = &markdown->headings;
	struct build *build = markdown->build;
	const struct doc *doc = build_doc(build);

	if (!doc->title || (headings->count && headings->rows->level == 1))
		return;
	build_block(build, BLOCK_HEADING, 1);
	build_text(build, doc->title, strlen(doc->title));
	if (!doc->author)
		return;
	build_block(build, BLOCK_BYLINE, 0);
	build_text(build, doc->author, strlen(doc->author));
}

static void *
memory_more(void *old, size_t size)
{
	return memory_resize(old, 1, size);
}

void
markdown_parse(struct build *build, struct slice text)
{
	struct markdown markdown = { .build = build };
	cmark_mem memory = { memory_zero, memory_more, free };
	cmark_node *tree = markdown_tree_with_calls(&markdown, text, &memory);

	labels_read(&markdown);
	markdown_gather_headings(&markdown, tree);
	markdown_headings_settle(&markdown.headings, build_doc(build)->title);
	markdown_title(&markdown);
	markdown_walk(&markdown, tree);
	markdown_cmark.node_free(tree);
	markdown_headings_done(&markdown.headings);
	free(markdown.labels);
	free(markdown.printed);
}
