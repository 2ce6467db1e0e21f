/*
 * The last touch: what a citation gives as journal or publisher is freed of
 * brackets, volumes, years and pages, and pages are read from behind the title.
 */
#include "notes/works.h"

#include <string.h>

#include "lectern/base/utf8.h"

#define PAGES_FAR 300 /* bytes behind a title in which its pages may stand */

static bool
is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* Where apparatus begins: pages, volumes, issues, a year. */
static size_t
container_end(struct slice text)
{
	static const char *const starts[] = { " pp. ", " p. ", " pg ", " pg. ",
		" S. ", " vol. ", " Vol. ", " no. ", " No. ", " n\xC2\xB0",
		" n\xC2\xBA", " Bd. ", " Jg. ", " t. ", " (", ", http", " http",
		" www.", ", Jan", ", Feb", ", March ", ", Apr", ", May ",
		", June ", ", July ", ", Aug", ", Sep", ", Oct", ", Nov",
		", Dec" };
	size_t i, end = text.len, at;

	for (i = 0; i < sizeof starts / sizeof *starts; i++) {
		const char *hit =
			text.len ? memmem(text.data, text.len, starts[i],
					   strlen(starts[i]))
				 : NULL;

		if (hit && hit > text.data && (size_t)(hit - text.data) < end)
			end = (size_t)(hit - text.data);
	}
	for (at = 1; at + 2 < end; at++) {
		if (text.data[at] == ',' && is_figure(text.data[at + 2]))
			end = at;
	}
	for (at = 0; at + 4 <= end; at++) {
		if ((text.data[at] == '1' || text.data[at] == '2') &&
			is_figure(text.data[at + 1]) &&
			is_figure(text.data[at + 2]) &&
			is_figure(text.data[at + 3]) &&
			(at + 4 == text.len || !is_figure(text.data[at + 4])) &&
			at && !is_figure(text.data[at - 1]))
			end = at;
	}
	return end;
}

static struct slice
container_trim(struct slice text)
{
	while (text.len && strchr(",.;:()[] ", text.data[0]))
		text = slice_part(text, 1, text.len);
	while (text.len && strchr(",.;:([ ", text.data[text.len - 1]))
		text.len--;
	/* A bracket that closes is kept if it opened inside. */
	while (text.len && strchr(")]", text.data[text.len - 1]) &&
		!memchr(text.data, text.data[text.len - 1] == ')' ? '(' : '[',
			text.len))
		text.len--;
	return text;
}

/* "Northern Review 12": the number of the volume is no part of the name. */
static struct slice
container_without_volume(struct slice text)
{
	size_t end = text.len;

	while (end && is_figure(text.data[end - 1]))
		end--;
	if (end && end < text.len && text.len - end < 4 &&
		text.data[end - 1] == ' ')
		text.len = end - 1;
	return container_trim(text);
}

/* "p. 80", and no journal. */
static bool
pages_stand_first(struct slice text)
{
	size_t at = 0;

	while (at < text.len && text.data[at] == 'p')
		at++;
	return at && at < 3 &&
	       (at == text.len || text.data[at] == '.' || text.data[at] == ' ');
}

static const char *
container_polish(struct doc *doc, const char *container)
{
	static const char *const leads[] = { "in: ", "In: ", "in ", "In ",
		"en: ", "En: ", "en ", "dans ", "em: " };
	struct slice text = container_trim(slice_of(container));
	size_t i;

	for (i = 0; i < sizeof leads / sizeof *leads; i++) {
		if (slice_starts(text, leads[i])) {
			text = slice_part(text, strlen(leads[i]), text.len);
			break;
		}
	}
	text = container_trim(text);
	if (pages_stand_first(text))
		return NULL;
	text.len = container_end(text);
	text = container_without_volume(container_trim(text));
	for (i = 0; i < text.len; i++) {
		if (utf8_is_letter((unsigned char)text.data[i]))
			return doc_copy(doc, text);
	}
	return NULL;
}

/* Figures, and a range of them: the length. */
static size_t
pages_len(struct slice text)
{
	size_t at = 0, dash;

	while (at < text.len && at < 5 && is_figure(text.data[at]))
		at++;
	if (!at || at == 5)
		return 0;
	dash = at + (at < text.len && text.data[at] == '-');
	if (at + 3 <= text.len && !memcmp(text.data + at, "\xE2\x80", 2) &&
		(text.data[at + 2] == '\x93' || text.data[at + 2] == '\x94'))
		dash = at + 3;
	if (dash > at && dash < text.len && is_figure(text.data[dash])) {
		at = dash;
		while (at < text.len && is_figure(text.data[at]))
			at++;
	}
	return at;
}

/* "pp. 44-51", "S. 88", "p. 12n": behind the word. */
static struct slice
pages_named(struct slice text)
{
	static const char *const words[] = { " p. ", " pp. ", " p.", " pp.",
		" pg ", " pg. ", " pgs. ", " S. ", " p\303\241g. ",
		" p\303\241gs. ", " page ", " pages " };
	struct slice found = { 0 };
	size_t i, len;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		const char *hit = text.len ? memmem(text.data, text.len,
						     words[i], strlen(words[i]))
					   : NULL;
		struct slice rest;

		if (!hit || (found.len && hit > found.data))
			continue;
		rest = slice_part(text,
			(size_t)(hit - text.data) + strlen(words[i]), text.len);
		len = pages_len(rest);
		if (len)
			found = slice_part(rest, 0, len);
	}
	return found;
}

/* "(1981), 23-25", "(1967): 88": figures behind the bracket of the year. */
static struct slice
pages_behind_year(struct slice text)
{
	size_t at, len;

	for (at = 5; at + 3 < text.len; at++) {
		if (text.data[at] != ')' || !is_figure(text.data[at - 1]) ||
			!strchr(",:", text.data[at + 1]) ||
			text.data[at + 2] != ' ')
			continue;
		len = pages_len(slice_part(text, at + 3, text.len));
		if (len)
			return slice_part(text, at + 3, at + 3 + len);
	}
	return (struct slice){ 0 };
}

/* The text behind a citation that still speaks of it. */
static struct slice
cite_rest(const struct works *works, size_t index)
{
	const struct works_cite *cite = &works->cites[index];
	const struct doc *doc = works->doc;
	uint32_t end = doc->len;
	struct slice text;
	const char *stop;

	if (cite->note != DOC_NONE)
		end = doc->notes[cite->note].end;
	for (index++; index < works->count; index++) {
		const struct works_cite *next = &works->cites[index];

		if (next->start < cite->end ||
			(next->open && next->full == DOC_NONE))
			continue;
		if (next->start < end)
			end = next->start;
		break;
	}
	if (end > cite->end + PAGES_FAR)
		end = cite->end + PAGES_FAR;
	text = doc_slice(doc, cite->end, end);
	stop = text.len ? memmem(text.data, text.len, "\n\n", 2) : NULL;
	if (stop)
		text.len = (size_t)(stop - text.data);
	stop = text.len ? memchr(text.data, ';', text.len) : NULL;
	if (stop)
		text.len = (size_t)(stop - text.data);
	return text;
}

/*
 * A title saved from the web may hold the name of the site behind a dash, which
 * the container repeats; and a mark that closes nothing any more.
 */
static void
title_polish(struct works *works, struct works_cite *cite)
{
	static const char *const dashes[] = { " \xE2\x80\x93 ",
		" \xE2\x80\x94 ", " - ", " | " };
	struct slice title = doc_slice(works->doc, cite->start, cite->end);
	size_t i, whole = title.len;

	for (i = 0; cite->container && i < sizeof dashes / sizeof *dashes;
		i++) {
		const char *hit =
			title.len ? memmem(title.data, title.len, dashes[i],
					    strlen(dashes[i]))
				  : NULL;
		struct slice site;

		if (!hit)
			continue;
		site = slice_part(title,
			(size_t)(hit - title.data) + strlen(dashes[i]),
			title.len);
		if (site.len >= 4 && site.len <= strlen(cite->container) &&
			strncmp(site.data, cite->container, site.len) == 0)
			title.len = (size_t)(hit - title.data);
	}
	if (slice_ends(title, ",\xE2\x80\x99") ||
		slice_ends(title, ".\xE2\x80\x99"))
		title.len -= 4;
	else if (slice_ends(title, ",'"))
		title.len -= 2;
	if (title.len == whole || !title.len)
		return;
	cite->end = cite->start + (uint32_t)title.len;
	cite->title = doc_copy(works->doc, title);
}

void
works_polish(struct works *works)
{
	size_t i;

	for (i = 0; i < works->count; i++) {
		struct works_cite *cite = &works->cites[i];
		struct slice rest, pages;

		if (cite->container)
			cite->container =
				container_polish(works->doc, cite->container);
		title_polish(works, cite);
		if (cite->pages)
			continue;
		rest = cite_rest(works, i);
		pages = pages_named(rest);
		if (!pages.len)
			pages = pages_behind_year(rest);
		if (pages.len)
			cite->pages = doc_copy(works->doc, pages);
	}
}
