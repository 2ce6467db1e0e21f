/*
 * Where a saved page comes from.  Its links to its own places are then known
 * as such even when they are written in full: "https://a.org/page#place".
 */
#include <string.h>
#include <strings.h>

#include "import/html_survey.h"

#define SELF_MOST 2000  /* bytes of an address */
#define SELF_HEAD 65536 /* bytes of a page in which it says so */

/* Up to a mark, a blank or a quotation mark. */
static void
self_say(struct html_survey *survey, const char *address, size_t len)
{
	size_t i;

	for (i = 0; i < len && i < SELF_MOST &&
		    (unsigned char)address[i] > ' ' &&
		    !strchr("#\"'<>", address[i]);)
		i++;
	if (!survey->self && i > 8 && memmem(address, i, "://", 3))
		survey->self = arena_copy(&survey->arena, address, i);
}

/* What stands behind these words in the first bytes of a page. */
static void
self_behind(struct html_survey *survey, struct slice head, const char *words)
{
	const char *at =
		head.len ? memmem(head.data, head.len, words, strlen(words))
			 : NULL;
	const char *end = head.data + head.len;

	if (!at)
		return;
	at += strlen(words);
	/* "(0021)" is how long the address is. */
	if (at < end && *at == '(')
		while (at < end && *at++ != ')')
			;
	self_say(survey, at, (size_t)(end - at));
}

void
html_self(struct html_survey *survey, struct slice text, const char *address)
{
	struct slice head = slice_part(text, 0, 4096);
	struct tags tags = { .text = slice_part(text, 0, SELF_HEAD) };
	struct tag tag;

	self_say(survey, address, strlen(address));
	self_behind(survey, head, "saved from url=");
	if (memmem(text.data, head.len, "SingleFile", 10))
		self_behind(survey, head, " url: ");
	while (!survey->self && tags_next(&tags, &tag)) {
		struct slice where = { 0 };

		if (tag.kind == TAG_START && tag_name_is(tag.name, "body"))
			break;
		if (tag.kind == TAG_START && tag_name_is(tag.name, "link") &&
			html_has_word(tag_value(&tag, "rel"), "canonical"))
			where = tag_value(&tag, "href");
		if (tag.kind == TAG_START && tag_name_is(tag.name, "meta") &&
			tag_name_is(tag_value(&tag, "property"), "og:url"))
			where = tag_value(&tag, "content");
		if (where.len)
			self_say(survey, where.data, where.len);
	}
	tags_done(&tags);
}

/* Without the scheme, which sites change in time, and a slash at the end. */
static struct slice
self_bare(struct slice address)
{
	const char *at = address.len
				 ? memmem(address.data, address.len, "://", 3)
				 : NULL;

	if (at)
		address = slice_part(
			address, (size_t)(at - address.data) + 3, address.len);
	while (address.len && address.data[address.len - 1] == '/')
		address.len--;
	return address;
}

struct slice
html_self_part(const struct html_survey *survey, struct slice href)
{
	const char *mark = href.len ? memchr(href.data, '#', href.len) : NULL;
	size_t len = mark ? (size_t)(mark - href.data) : 0;

	if (!survey->self || !len || !memmem(href.data, len, "://", 3) ||
		!slice_equal(self_bare(slice_part(href, 0, len)),
			self_bare(slice_of(survey->self))))
		return href;
	return slice_part(href, len, href.len);
}
