/*
 * The functions of libcmark-gfm that we use, filled in when it is opened, see
 * foreign.h.
 */
#ifndef IMPORT_MARKDOWN_CMARK_H
#define IMPORT_MARKDOWN_CMARK_H

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "lectern/base/error.h"

struct markdown_cmark {
	void (*extensions_register)(void);
	cmark_syntax_extension *(*extension_find)(const char *name);
	int (*extension_attach)(cmark_parser *, cmark_syntax_extension *);
	cmark_parser *(*parser_new)(int options, cmark_mem *memory);
	void (*parser_free)(cmark_parser *);
	void (*parser_feed)(cmark_parser *, const char *text, size_t len);
	cmark_node *(*parser_finish)(cmark_parser *);
	void (*node_free)(cmark_node *);
	cmark_iter *(*iter_new)(cmark_node *);
	void (*iter_free)(cmark_iter *);
	cmark_event_type (*iter_next)(cmark_iter *);
	cmark_node *(*iter_node)(cmark_iter *);
	cmark_node_type (*type)(cmark_node *);
	const char *(*type_name)(cmark_node *);
	const char *(*literal)(cmark_node *);
	const char *(*url)(cmark_node *);
	int (*heading_level)(cmark_node *);
	cmark_list_type (*list_type)(cmark_node *);
	int (*list_start)(cmark_node *);
	cmark_delim_type (*list_delim)(cmark_node *);
	int (*start_line)(cmark_node *);
	cmark_node *(*first)(cmark_node *);
	cmark_node *(*last)(cmark_node *);
	cmark_node *(*next)(cmark_node *);
	cmark_node *(*previous)(cmark_node *);
};

extern struct markdown_cmark markdown_cmark;

bool markdown_cmark_open(struct error *err);

#endif
