/*
 * Letters sent by wire: lines with a name and a colon at the head, what others
 * wrote behind ">", a signature behind two dashes.
 */
#include "structure/structure.h"

#include <string.h>
#include <strings.h>

/* A signature is short; a longer text behind two dashes is none. */
#define MAIL_SIGNATURE 8

/* The length of "Subject" in "Subject: ..."; 0 if the line is no header. */
static size_t
header_name(struct slice line)
{
	size_t len = 0;

	while (len < line.len && (((line.data[len] | 0x20) >= 'a' &&
					  (line.data[len] | 0x20) <= 'z') ||
					 (len && line.data[len] == '-')))
		len++;
	return len > 1 && len < line.len && line.data[len] == ':' ? len : 0;
}

static bool
header_is(struct slice line, const char *const *names)
{
	size_t len = header_name(line);

	for (; len && *names; names++) {
		if (strlen(*names) == len &&
			!strncasecmp(line.data, *names, len))
			return true;
	}
	return false;
}

static struct slice
mail_line(const struct structure *s, size_t line)
{
	return (struct slice){ s->text + s->lines[line].start,
		s->lines[line].end - s->lines[line].start };
}

/* Behind the last line of the header; 0 if the text begins with none. */
static size_t
mail_header_end(const struct structure *s)
{
	static const char *const from[] = { "From", NULL };
	static const char *const others[] = { "To", "Subject", "Date",
		"Newsgroups", "Message-ID", NULL };
	size_t line = 0, first, known = 0;
	bool sender = false;

	while (line < s->line_count &&
		s->lines[line].start == s->lines[line].end)
		line++;
	/* A file of many letters has a line of its own before each. */
	if (line < s->line_count && slice_starts(mail_line(s, line), "From "))
		line++;
	for (first = line; line < s->line_count; line++) {
		struct slice text = mail_line(s, line);

		if (!text.len ||
			(!header_name(text) &&
				(line == first || !s->lines[line].indent)))
			break;
		sender |= header_is(text, from);
		known += header_is(text, others);
	}
	return sender && known >= 2 ? line : 0;
}

/* What only machines read. */
static bool
mail_is_routing(struct slice text)
{
	static const char *const people[] = { "From", "To", "Cc", "Subject",
		"Date", "Newsgroups", "Organization", "Sender", "Reply-To",
		"Author", "Summary", "Keywords", NULL };

	return header_name(text) && !header_is(text, people);
}

static void
mail_claim_header(struct structure *s)
{
	size_t end = mail_header_end(s), part;

	for (part = 0; part < s->part_count && s->parts[part].line < end;
		part++)
		structure_claim(s, part,
			mail_is_routing(structure_text(s, part))
				? BLOCK_BOILERPLATE
				: BLOCK_BYLINE,
			0);
}

unsigned
structure_quoted(struct slice line)
{
	unsigned depth = 0;
	size_t at;

	for (at = 0; at < line.len && strchr("> \t", line.data[at]); at++)
		depth += line.data[at] == '>';
	return line.len && line.data[0] == '>' ? depth : 0;
}

static void
mail_claim_quoted(struct structure *s)
{
	struct slice text;
	unsigned depth;
	size_t part;

	for (part = 0; part < s->part_count; part++) {
		text = structure_text(s, part);
		depth = structure_quoted(text);
		if (!depth || s->parts[part].claimed)
			continue;
		if (strspn(text.data, "> \t") >= text.len)
			structure_claim(s, part, BLOCK_BOILERPLATE, 0);
		else
			structure_claim(s, part, BLOCK_QUOTATION, depth);
	}
}

static void
mail_claim_signature(struct structure *s)
{
	size_t part = s->part_count, line;

	if (!part)
		return;
	for (line = s->line_count; line--;) {
		if (slice_is(mail_line(s, line), "--"))
			break;
	}
	if (line >= s->line_count ||
		s->parts[part - 1].line + s->parts[part - 1].lines - line >
			MAIL_SIGNATURE + 1u)
		return;
	while (part && s->parts[part - 1].line >= line) {
		part--;
		structure_claim(s, part,
			slice_is(structure_text(s, part), "--")
				? BLOCK_SEPARATOR
				: BLOCK_BYLINE,
			0);
	}
}

void
structure_find_mail(struct structure *s)
{
	if (mail_header_end(s)) {
		mail_claim_header(s);
		mail_claim_signature(s);
	}
	mail_claim_quoted(s);
}
