/*
 * Interviews: the questions are headings of the answers.
 *
 * Either the speakers are named before what they say, and the one who asks is
 * the interviewer; or only the questions tell, short paragraphs that end in a
 * question mark while the longer ones between them do not.
 */
#include "structure/structure.h"

#include <string.h>

#include "lectern/base/utf8.h"

#define QUESTION_LONGEST 360
#define SPEAKERS 24

struct speaker {
	struct slice name;
	size_t parts;
	size_t questions;
	size_t width;
};

/* "M.I.: ", "Interviewer: ", "Q. " at the start of a part. */
static struct slice
question_speaker(struct slice text)
{
	size_t at = 0, next;
	uint32_t point;

	if (text.len > 3 &&
		(slice_starts(text, "Q. ") || slice_starts(text, "A. ")))
		return slice_part(text, 0, 2);
	if (!utf8_is_upper(utf8_at(text.data, text.len, 0, &next)))
		return (struct slice){ 0 };
	while (at < text.len && at < 40) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == ':')
			return next < text.len && (text.data[next] == ' ' ||
							  text.data[next] ==
								  '\xc2')
				       ? slice_part(text, 0, at)
				       : (struct slice){ 0 };
		if (!utf8_is_word(point) && point != ' ' && point != '.' &&
			point != '-')
			break;
		at = next;
	}
	return (struct slice){ 0 };
}

/* The same name, or its last word: "MARTIN ABEL" is "ABEL" later on. */
static bool
speaker_is(struct slice a, struct slice b)
{
	struct slice longer = a.len > b.len ? a : b;
	struct slice shorter = a.len > b.len ? b : a;

	if (a.len == b.len)
		return slice_equal(a, b);
	return shorter.len >= 3 &&
	       longer.data[longer.len - shorter.len - 1] == ' ' &&
	       slice_equal(
		       slice_part(longer, longer.len - shorter.len, longer.len),
		       shorter);
}

static struct speaker *
speaker_find(struct speaker *speakers, size_t *count, struct slice name)
{
	size_t i;

	for (i = 0; i < *count; i++) {
		if (speaker_is(speakers[i].name, name))
			return &speakers[i];
	}
	if (*count == SPEAKERS)
		return NULL;
	speakers[*count] = (struct speaker){ .name = name };
	return &speakers[(*count)++];
}

static size_t
speakers_count(const struct structure *s, struct speaker *speakers)
{
	size_t part, count = 0;
	struct speaker *speaker;
	struct slice name;

	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		name = question_speaker(structure_text(s, part));
		if (!name.len)
			continue;
		speaker = speaker_find(speakers, &count, name);
		if (!speaker)
			continue;
		speaker->parts++;
		speaker->questions += s->parts[part].look.last == '?';
		speaker->width += s->parts[part].width;
	}
	return count;
}

/* "GORSE. The wind was up.": of a play, in capitals. */
static struct slice
speech_name(struct slice text)
{
	struct slice name = question_speaker(text);
	size_t at = 0, next, letters = 0;
	uint32_t point;

	if (name.len)
		return name;
	while (at < text.len && at < 40) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == '.' && letters >= 3)
			return next + 1 < text.len && text.data[next] == ' '
				       ? slice_part(text, 0, at)
				       : (struct slice){ 0 };
		if (!utf8_is_upper(point) && point != ' ' && point != '.' &&
			point != '-' && point != '\'')
			break;
		letters = point == '.' || point == ' ' ? 0 : letters + 1;
		at = next;
	}
	return (struct slice){ 0 };
}

/* Whoever speaks three times or more, with somebody else in between. */
void
structure_find_speech(struct structure *s)
{
	struct speaker speakers[SPEAKERS], *speaker;
	size_t part, count = 0, i, talking = 0;
	struct slice name;

	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		name = speech_name(structure_text(s, part));
		speaker =
			name.len ? speaker_find(speakers, &count, name) : NULL;
		if (speaker)
			speaker->parts++;
	}
	for (i = 0; i < count; i++)
		talking += speakers[i].parts >= 3;
	for (part = 0; talking >= 2 && part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		name = speech_name(structure_text(s, part));
		for (i = 0; name.len && i < count; i++) {
			if (speakers[i].parts >= 2 &&
				speaker_is(speakers[i].name, name))
				s->parts[part].speech = true;
		}
	}
}

/* The one who asks: most often a question, and in fewer words. */
static const struct speaker *
speakers_interviewer(const struct speaker *speakers, size_t count)
{
	const struct speaker *asks = NULL, *talks = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		if (speakers[i].parts < 3)
			continue;
		if (!talks || speakers[i].width > talks->width)
			talks = &speakers[i];
	}
	for (i = 0; i < count; i++) {
		if (&speakers[i] == talks || speakers[i].parts < 3 ||
			speakers[i].questions * 3 < speakers[i].parts)
			continue;
		if (!asks || speakers[i].questions > asks->questions)
			asks = &speakers[i];
	}
	return asks;
}

void
structure_find_speakers(struct structure *s)
{
	struct speaker speakers[SPEAKERS];
	size_t count = speakers_count(s, speakers), part;
	const struct speaker *asks = speakers_interviewer(speakers, count);

	if (!asks)
		return;
	for (part = 0; part < s->part_count; part++) {
		if (structure_is_free(s, part) &&
			speaker_is(question_speaker(structure_text(s, part)),
				asks->name))
			structure_claim(s, part, BLOCK_QUESTION, 3);
	}
}

/* A paragraph that asks, in sentence case. */
static bool
question_is_one(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	if (p->kind == BLOCK_HEADING)
		return p->level > 1 && p->look.last == '?' &&
		       !structure_is_title_case(&p->look) &&
		       !structure_is_capitals(&p->look);
	return !p->claimed && p->look.last == '?' &&
	       p->width <= QUESTION_LONGEST && p->look.words >= 3 &&
	       !structure_is_quote(p->look.first);
}

/* The next question if only answers lie between; or the count of parts. */
static size_t
question_next(const struct structure *s, size_t part)
{
	size_t next, prose = 0;

	for (next = part + 1; next < s->part_count; next++) {
		if (question_is_one(s, next))
			return prose ? next : s->part_count;
		if (s->parts[next].kind == BLOCK_HEADING)
			break;
		prose += structure_is_prose(s, next);
	}
	return s->part_count;
}

/*
 * The chain of questions that begins here, if enough of them already stand
 * out as headings.  Returns where the search for the next one goes on.
 */
static size_t
question_claim_chain(struct structure *s, size_t first)
{
	size_t part, count = 0, headings = 0, last = first;

	for (part = first; part < s->part_count;
		part = question_next(s, part)) {
		count++;
		headings += s->parts[part].kind == BLOCK_HEADING;
		last = part;
	}
	if (headings < 2 || headings * 4 < count)
		return last;
	for (part = first; part < s->part_count; part = question_next(s, part))
		structure_claim(s, part, BLOCK_QUESTION, 3);
	return last;
}

void
structure_find_questions(struct structure *s)
{
	size_t part;

	for (part = s->body; part < s->part_count; part++) {
		if (s->parts[part].kind == BLOCK_HEADING &&
			question_is_one(s, part))
			part = question_claim_chain(s, part);
	}
}
