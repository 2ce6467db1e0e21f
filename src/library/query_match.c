/*
 * A tree in the language of FTS5.
 *
 * Nothing that was typed reaches that language but letters and digits between
 * quotation marks, so there is no way to write into it.
 */
#include <string.h>

#include "library/query.h"

struct writing {
	const char *language;
	bool close;
	struct str *match;
};

static void
writing_words(const struct writing *writing, const char *words, bool prefix)
{
	str_add_char(writing->match, '"');
	str_add(writing->match, words);
	str_add(writing->match, prefix ? "\" *" : "\"");
}

static bool
writing_takes(const struct writing *writing, const struct query_form *form)
{
	if (form->language &&
		(!writing->language ||
			strcmp(form->language, writing->language)))
		return false;
	return !writing->close || form->how < HIT_EDIT;
}

static void
writing_forms(const struct writing *writing, const struct query_node *node)
{
	size_t i;

	str_add_char(writing->match, '(');
	writing_words(writing, node->words, node->prefix);
	for (i = 0; i < node->form_count; i++) {
		if (!writing_takes(writing, &node->forms[i]))
			continue;
		str_add(writing->match, " OR ");
		writing_words(writing, node->forms[i].words, false);
	}
	str_add_char(writing->match, ')');
}

/* -- near ----------------------------------------------------------------- */

/*
 * NEAR takes words, but not one of several, so each choice of forms is a NEAR
 * of its own: not too many of them, of many words the fewer forms each.
 */
#define NEAR_CHOICES 256

/* Forms of a word that are taken, itself not counted. */
static size_t
near_forms(const struct writing *writing, const struct query_node *node)
{
	size_t i, count = 0;

	for (i = 0; i < node->form_count; i++)
		count += writing_takes(writing, &node->forms[i]);
	return count;
}

/* Adds the n-th choice for a word: itself, then its forms. */
static void
near_write(const struct writing *writing, const struct query_node *node,
	size_t choice)
{
	size_t i;

	for (i = 0; choice && i < node->form_count; i++) {
		choice -= writing_takes(writing, &node->forms[i]);
		if (!choice)
			writing_words(writing, node->forms[i].words, false);
	}
	if (i == 0)
		writing_words(writing, node->words, node->prefix);
	str_add_char(writing->match, ' ');
}

/* How many choices each word has, so that all together are not too many. */
static size_t
near_most(const struct query_node *node)
{
	const struct query_node *child;
	size_t most = NEAR_CHOICES, all;

	do {
		all = 1;
		for (child = node->first; child && all <= NEAR_CHOICES;
			child = child->next)
			all *= most;
	} while (all > NEAR_CHOICES && --most > 1);
	return most;
}

static void
writing_near(const struct writing *writing, const struct query_node *node)
{
	size_t most = near_most(node), all = 1, forms, choice, left;
	const struct query_node *child;

	for (child = node->first; child; child = child->next) {
		forms = near_forms(writing, child) + 1;
		all *= forms < most ? forms : most;
	}
	str_add(writing->match, all > 1 ? "(" : "");
	for (choice = 0; choice < all; choice++) {
		str_add(writing->match, choice ? " OR NEAR(" : "NEAR(");
		left = choice;
		for (child = node->first; child; child = child->next) {
			forms = near_forms(writing, child) + 1;
			forms = forms < most ? forms : most;
			near_write(writing, child, left % forms);
			left /= forms;
		}
		str_add_format(
			writing->match, ", %u)", (unsigned)node->distance);
	}
	str_add(writing->match, all > 1 ? ")" : "");
}

/* -- the tree ------------------------------------------------------------- */

static void
writing_node(const struct writing *writing, const struct query_node *node);

/* Those children that are left out, or those that are not. */
static void
writing_children(const struct writing *writing, const struct query_node *node,
	bool unwanted, const char *between)
{
	const struct query_node *child;
	bool first = true;

	str_add_char(writing->match, '(');
	for (child = node->first; child; child = child->next) {
		if ((child->kind == QUERY_NOT) != unwanted)
			continue;
		/* What only scanning makes of it is of no use here. */
		if (writing->close && child->how >= HIT_EDIT)
			continue;
		str_add(writing->match, first ? "" : between);
		first = false;
		writing_node(writing, unwanted ? child->first : child);
	}
	str_add_char(writing->match, ')');
}

static void
writing_and(const struct writing *writing, const struct query_node *node)
{
	const struct query_node *child = node->first;

	while (child && child->kind != QUERY_NOT)
		child = child->next;
	if (!child) {
		writing_children(writing, node, false, " AND ");
		return;
	}
	str_add_char(writing->match, '(');
	writing_children(writing, node, false, " AND ");
	str_add(writing->match, " NOT ");
	writing_children(writing, node, true, " OR ");
	str_add_char(writing->match, ')');
}

/* No deeper than the query, which is bounded. */
static void
writing_node(const struct writing *writing, const struct query_node *node)
{
	switch (node->kind) {
	case QUERY_WORDS:
		writing_forms(writing, node);
		break;
	case QUERY_NEAR:
		writing_near(writing, node);
		break;
	case QUERY_AND:
		writing_and(writing, node);
		break;
	case QUERY_OR:
		writing_children(writing, node, false, " OR ");
		break;
	case QUERY_NOT:
	case QUERY_FIELD:
		break;
	}
}

void
query_write(const struct query_node *node, const char *language, bool close,
	struct str *match)
{
	struct writing writing = { language, close, match };

	writing_node(&writing, node);
}
