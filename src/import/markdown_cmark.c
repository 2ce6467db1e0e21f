/* Opens libcmark-gfm and its extensions. */
#include "import/markdown_cmark.h"

#include "lectern/base/foreign.h"

struct markdown_cmark markdown_cmark;

bool
markdown_cmark_open(struct error *err)
{
	struct markdown_cmark *to = &markdown_cmark;
	/* clang-format off */
	const struct foreign_function functions[] = {
		{ "cmark_find_syntax_extension", &to->extension_find },
		{ "cmark_iter_free", &to->iter_free },
		{ "cmark_iter_get_node", &to->iter_node },
		{ "cmark_iter_new", &to->iter_new },
		{ "cmark_iter_next", &to->iter_next },
		{ "cmark_node_first_child", &to->first },
		{ "cmark_node_free", &to->node_free },
		{ "cmark_node_get_heading_level", &to->heading_level },
		{ "cmark_node_get_list_delim", &to->list_delim },
		{ "cmark_node_get_list_start", &to->list_start },
		{ "cmark_node_get_list_type", &to->list_type },
		{ "cmark_node_get_literal", &to->literal },
		{ "cmark_node_get_start_line", &to->start_line },
		{ "cmark_node_get_type", &to->type },
		{ "cmark_node_get_type_string", &to->type_name },
		{ "cmark_node_get_url", &to->url },
		{ "cmark_node_last_child", &to->last },
		{ "cmark_node_next", &to->next },
		{ "cmark_node_previous", &to->previous },
		{ "cmark_parser_attach_syntax_extension",
			&to->extension_attach },
		{ "cmark_parser_feed", &to->parser_feed },
		{ "cmark_parser_finish", &to->parser_finish },
		{ "cmark_parser_free", &to->parser_free },
		{ "cmark_parser_new_with_mem", &to->parser_new },
	};
	const struct foreign_function extensions[] = {
		{ "cmark_gfm_core_extensions_ensure_registered",
			&to->extensions_register },
	};
	/* clang-format on */

	if (to->extensions_register)
		return true;
	if (!foreign_open("libcmark-gfm.so.0.29.0.gfm.6", functions,
		    sizeof functions / sizeof *functions, err) ||
		!foreign_open("libcmark-gfm-extensions.so.0.29.0.gfm.6",
			extensions, 1, err))
		return false;
	to->extensions_register();
	return true;
}
