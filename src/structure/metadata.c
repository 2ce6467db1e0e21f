/*
 * Title, author, date and source as the text itself states them.
 *
 * Structure has told the lines apart that speak of the text from those that
 * are it; here they are read.  The head of the document is believed before a
 * signature at its end, a label ("Author:") before a line that only stands
 * where an author would.  What nobody states stays NULL.
 */
#include "structure/metadata.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/structure/passes.h"
#include "structure/structure.h"
#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

#define METADATA_LINES 60    /* bylines that are looked at */
#define METADATA_BLOCKS 2000 /* blocks at the end that may repeat one */

struct metadata {
	struct doc *doc;
	size_t body; /* blocks before it are the head */
};

static struct slice
block_text(const struct doc *doc, size_t block)
{
	return doc_slice(doc, doc->blocks[block].start, doc->blocks[block].end);
}

/* Every run of blanks becomes one blank. */
static const char *
metadata_plain(struct doc *doc, struct slice text)
{
	struct str plain = { 0 };
	size_t at = 0, next;
	uint32_t point;
	const char *result;
	bool blank = false;

	text = slice_trim(text);
	for (; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		if (utf8_is_space(point)) {
			blank = true;
			continue;
		}
		if (blank)
			str_add_char(&plain, ' ');
		blank = false;
		str_add_bytes(&plain, text.data + at, next - at);
	}
	result = plain.len ? doc_string(doc, str_text(&plain)) : NULL;
	str_done(&plain);
	return result;
}

/*
 * What follows a label, without the blanks and the colon before it; len is
 * that of the label in the folded text.
 */
static struct slice
metadata_behind(struct slice text, size_t len)
{
	struct fold fold;

	fold_init(&fold, text.data, text.len);
	text = slice_trim(slice_part(text, fold.map[len], text.len));
	fold_done(&fold);
	while (text.len && strchr(":,", text.data[0]))
		text = slice_trim(slice_part(text, 1, text.len));
	return text;
}

/* Does the folded text begin with one of these labels?  Its length. */
static size_t
metadata_label(const char *folded, const char *const *labels)
{
	size_t len;

	for (; *labels; labels++) {
		len = strlen(*labels);
		if (!strncmp(folded, *labels, len))
			return len;
	}
	return 0;
}

/* The first byline of the head with such a label; the text behind it. */
static struct slice
metadata_labelled(const struct metadata *m, const char *const *labels)
{
	struct slice found = { 0 };
	size_t i, len;
	char *folded;

	for (i = 0; i < m->body && !found.len; i++) {
		struct slice text = block_text(m->doc, i);

		if (m->doc->blocks[i].kind != BLOCK_BYLINE)
			continue;
		folded = fold_string(text.data, text.len);
		len = metadata_label(folded, labels);
		if (len)
			found = metadata_behind(text, len);
		free(folded);
	}
	return found;
}

/* The marks of a marked-up heading and its rule are not the title. */
static struct slice
metadata_unmark(struct slice text)
{
	while (text.len && (text.data[0] == '#' || text.data[0] == '='))
		text = slice_trim(slice_part(text, 1, text.len));
	while (text.len && (text.data[text.len - 1] == '#' ||
				   text.data[text.len - 1] == '*'))
		text = slice_trim(slice_part(text, 0, text.len - 1));
	return text;
}

/* A heading up to the signs at its end that call notes. */
static struct slice
metadata_heading(const struct doc *doc, const struct block *block)
{
	uint32_t end = block->end;
	size_t i;

	for (i = doc->span_count; i-- > 0;) {
		const struct span *span = &doc->spans[i];

		if (span->kind == SPAN_MARKER && span->end == end &&
			span->start > block->start)
			end = span->start;
	}
	return slice_trim(doc_slice(doc, block->start, end));
}

static void
metadata_find_title(struct metadata *m)
{
	static const char *const labels[] = {
		"title:", "subject:", "titulo:", "titre:", "titel:", NULL
	};
	struct doc *doc = m->doc;
	struct slice text;
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		if (doc->blocks[i].kind == BLOCK_HEADING &&
			doc->blocks[i].level == 1) {
			doc->title = metadata_plain(
				doc, metadata_unmark(metadata_heading(
					     doc, &doc->blocks[i])));
			return;
		}
	}
	text = metadata_labelled(m, labels);
	if (text.len)
		doc->title = metadata_plain(doc, text);
}

/* Is what follows the comma another author, not what the first one is? */
static bool
metadata_goes_on(struct slice rest)
{
	size_t end = 0;

	rest = slice_trim(rest);
	while (end < rest.len && !strchr(",;|(\n", rest.data[end]))
		end++;
	if (end == rest.len && memmem(rest.data, end, " and ", 5))
		return true;
	return structure_is_name(slice_trim(slice_part(rest, 0, end))) &&
	       end < rest.len;
}

/*
 * The person at the start of a byline: what follows a comma, a bracket, a bar
 * or a dash says where he works or when he wrote.
 */
static struct slice
metadata_person(struct slice text)
{
	static const char *const ends[] = { " | ", " – ", " — ", " - ", " (",
		" <", " [", " • ", " · ", ";", "\n", " on ", " in ", " at ",
		" for ", NULL };
	const char *const *end;
	const char *hit;
	size_t at;

	for (at = 0; at < text.len; at++) {
		if (text.data[at] != ',')
			continue;
		if (metadata_goes_on(slice_part(text, at + 1, text.len)))
			break;
		text = slice_part(text, 0, at);
	}
	for (end = ends; *end; end++) {
		hit = !text.len
			      ? NULL
			      : memmem(text.data, text.len, *end, strlen(*end));
		if (hit)
			text = slice_part(text, 0, (size_t)(hit - text.data));
	}
	text = slice_trim(text);
	while (text.len > 3 && text.data[text.len - 1] == '.' &&
		text.data[text.len - 3] != ' ' &&
		text.data[text.len - 3] != '.')
		text = slice_trim(slice_part(text, 0, text.len - 1));
	return text;
}

/* "by Elena McGrath, ..."; "BY" alone names the next byline. */
static struct slice
metadata_author_byline(const struct metadata *m)
{
	struct slice text, found = { 0 };
	size_t i, len;
	char *folded;

	for (i = 0; i < m->body && !found.len; i++) {
		if (m->doc->blocks[i].kind != BLOCK_BYLINE)
			continue;
		text = block_text(m->doc, i);
		folded = fold_string(text.data, text.len);
		len = structure_phrase(folded, PHRASE_AUTHOR_START);
		free(folded);
		if (!len)
			continue;
		found = metadata_behind(text, len);
		if (!found.len && i + 1 < m->body)
			found = block_text(m->doc, i + 1);
	}
	return found;
}

/* Does boilerplate further down repeat the line?  Then it names the site. */
static bool
metadata_is_repeated(const struct metadata *m, size_t block)
{
	struct slice text = block_text(m->doc, block);
	size_t i, end = m->doc->block_count;

	/* Sites repeat their name soon behind the text, or at the very end. */
	i = end > block + METADATA_BLOCKS ? end - METADATA_BLOCKS : block + 1;
	for (; i < end; i++) {
		if (m->doc->blocks[i].kind == BLOCK_BOILERPLATE &&
			slice_equal(block_text(m->doc, i), text))
			return true;
	}
	return false;
}

static struct slice
metadata_author_name(const struct metadata *m)
{
	size_t i, lines = 0;

	for (i = 0; i < m->body; i++) {
		if (m->doc->blocks[i].kind == BLOCK_BYLINE &&
			++lines <= METADATA_LINES &&
			structure_is_name(block_text(m->doc, i)) &&
			!metadata_is_repeated(m, i))
			return block_text(m->doc, i);
	}
	return (struct slice){ 0 };
}

/* The signature: the first line behind the text that is no date. */
static struct slice
metadata_author_signature(const struct metadata *m)
{
	struct slice text;
	size_t i, lines = 0;

	for (i = m->body; i < m->doc->block_count; i++) {
		if (m->doc->blocks[i].kind != BLOCK_BYLINE)
			continue;
		if (++lines > METADATA_LINES)
			break;
		text = block_text(m->doc, i);
		if (structure_is_date_line(text) || text.data[0] == '(' ||
			metadata_is_repeated(m, i))
			continue;
		while (text.len && structure_is_dash(utf8_at(text.data,
					   text.len, 0, &(size_t){ 0 })))
			text = slice_trim(slice_part(text,
				(unsigned char)text.data[0] < 0x80 ? 1 : 3,
				text.len));
		return text;
	}
	return (struct slice){ 0 };
}

static void
metadata_find_author(struct metadata *m)
{
	static const char *const labels[] = { "author:", "authors:", "autor:",
		"autora:", "auteur:", "from:", NULL };
	static const char *const asked[] = { "interviewer:", "interview by ",
		"interviewed by ", "entrevista de ", NULL };
	struct slice text = metadata_labelled(m, labels);

	if (!text.len)
		text = metadata_author_byline(m);
	if (!text.len)
		text = metadata_author_name(m);
	if (!text.len)
		text = metadata_labelled(m, asked);
	if (!text.len)
		text = metadata_author_signature(m);
	if (text.len)
		m->doc->author = metadata_plain(m->doc, metadata_person(text));
}

/*
 * The fullest date of the head; one at the end stands in for it.  A revision
 * says when the page was changed, not when the text was written.
 */
static void
metadata_find_date(struct metadata *m)
{
	static const char *const revisions[] = { "updated", "last updated",
		"last modified", "actualizado", "release date", NULL };
	struct stated_date date, best = { 0 };
	size_t i;
	char *folded;
	bool revision;

	for (i = 0; i < m->doc->block_count; i++) {
		struct slice text = block_text(m->doc, i);

		if (m->doc->blocks[i].kind != BLOCK_BYLINE ||
			(i >= m->body && best.edtf[0]) ||
			!structure_date(text, &date))
			continue;
		folded = fold_string(text.data, text.len);
		revision = metadata_label(folded, revisions) > 0;
		free(folded);
		if (strlen(date.edtf) > strlen(best.edtf) &&
			!(revision && best.edtf[0]))
			best = date;
	}
	if (best.edtf[0])
		m->doc->date = doc_string(m->doc, best.edtf);
}

/* Has the line the number of an issue, or a word of the trade? */
static bool
metadata_names_publication(struct slice text)
{
	char *folded = fold_string(text.data, text.len);
	size_t at = 0, len;
	bool names = false;

	while (folded[at] && !names) {
		len = strcspn(folded + at, " ,.:;()|");
		names = (structure_word((struct slice){ folded + at, len }) &
				WORD_PUBLICATION) ||
			(folded[at] == '#' && len > 1);
		at += len + (folded[at + len] != 0);
	}
	free(folded);
	return names;
}

/* "THE DAILY TELLER. SATURDAY": what the date left behind. */
static struct slice
metadata_without_weekday(struct slice text)
{
	size_t at = text.len;
	char *folded;
	unsigned classes;

	while (at && text.data[at - 1] != ' ')
		at--;
	folded = fold_string(text.data + at, text.len - at);
	classes = structure_word(slice_of(folded));
	free(folded);
	if (!at || !(classes & WORD_WEEKDAY))
		return text;
	text = slice_trim(slice_part(text, 0, at));
	while (text.len && strchr(".,", text.data[text.len - 1]))
		text.len--;
	return text;
}

/* "Tajo, no. 41, 3 October 2016" without number and date. */
static struct slice
metadata_publication(struct slice text)
{
	static const char *const starts[] = { "from the ", "from ",
		"in: ", "source: ", "source:", "published in ",
		"first published in ", "originally published in ",
		"published by ", "publicado en ", "publicado em ",
		"publie par ", "erschienen in ", NULL };
	char *folded = fold_string(text.data, text.len);
	struct stated_date date;
	size_t len = metadata_label(folded, starts), at;

	free(folded);
	text = metadata_behind(text, len);
	if (structure_date(text, &date))
		text = date.start ? slice_part(text, 0, date.start)
				  : slice_part(text, date.end, text.len);
	text = slice_trim(text);
	for (at = 0; at < text.len; at++) {
		if (strchr(",#(;|", text.data[at]) && at)
			text = slice_part(text, 0, at);
	}
	text = metadata_without_weekday(slice_trim(text));
	while (text.len && strchr(",:-|#", text.data[text.len - 1]))
		text = slice_trim(slice_part(text, 0, text.len - 1));
	return text;
}

static bool
metadata_is_source_line(const struct metadata *m, size_t block)
{
	static const char *const starts[] = { "in: ", "source:", "published in",
		"first published", "originally published", "publicado en",
		"publicado em", "erschienen", NULL };
	static const char *const others[] = { "from:", "to:", "subject:",
		"written ", "recorded ", "translat", "edited", "compiled",
		"vol", "no.", "interview", "category:", "request for",
		"produced by", "transcribed", "e-text prepared", NULL };
	struct slice text = block_text(m->doc, block);
	char *folded = fold_string(text.data, text.len);
	bool is;

	if (metadata_label(folded, starts))
		is = true;
	else if (metadata_label(folded, others) ||
		 structure_phrase(folded, PHRASE_AUTHOR_START) ||
		 memchr(text.data, '\n', text.len))
		is = false;
	else
		is = metadata_names_publication(text) ||
		     metadata_is_repeated(m, block);
	free(folded);
	return is;
}

static void
metadata_find_source(struct metadata *m)
{
	struct slice text;
	size_t i, next, lines = 0;

	for (i = 0; i < m->body && !m->doc->source; i++) {
		if (m->doc->blocks[i].kind != BLOCK_BYLINE ||
			++lines > METADATA_LINES ||
			structure_is_date_line(block_text(m->doc, i)) ||
			!metadata_is_source_line(m, i))
			continue;
		text = metadata_publication(block_text(m->doc, i));
		if (text.len >= 2 && text.len <= 120 &&
			!utf8_is_lower(utf8_at(text.data, text.len, 0, &next)))
			m->doc->source = metadata_plain(m->doc, text);
	}
}

/* The head ends where running text begins. */
static size_t
metadata_body(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		if (block->kind == BLOCK_PARAGRAPH &&
			block->end - block->start >= 160)
			break;
		if (block->kind == BLOCK_NOTE || block->kind == BLOCK_QUESTION)
			break;
	}
	return i;
}

void
metadata_pass(struct doc *doc)
{
	struct metadata m = { .doc = doc, .body = metadata_body(doc) };

	if (!doc->title)
		metadata_find_title(&m);
	if (!doc->author)
		metadata_find_author(&m);
	if (!doc->date)
		metadata_find_date(&m);
	if (!doc->date)
		doc->date = doc->created;
	if (!doc->source)
		metadata_find_source(&m);
	if (!doc->language)
		doc->language = metadata_language(doc_slice(doc, 0, doc->len));
}
