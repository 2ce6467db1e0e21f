/*
 * Signs anywhere on pages.  Bytes below a blank say where the next sign stands
 * and how it looks; all others are signs, set one behind the other.
 */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "import/paper.h"
#include "lectern/base/utf8.h"

struct pen {
	struct paper *paper;
	const uint8_t *data;
	size_t size, at;
	struct paper_glyph glyph;
	float x, y;
};

static uint8_t
pen_byte(struct pen *pen)
{
	return pen->at < pen->size ? pen->data[pen->at++] : 0;
}

static float
pen_place(struct pen *pen)
{
	unsigned high = pen_byte(pen);

	return (float)(high << 8 | pen_byte(pen)) / 64;
}

static float
pen_odd(struct pen *pen)
{
	static const float odd[] = { NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 0,
		-1, 1e-30f };

	return odd[pen_byte(pen) % (sizeof odd / sizeof *odd)];
}

/* What is more than a letter to us. */
static uint32_t
pen_point(uint8_t byte)
{
	static const uint32_t points[] = { 0xfb01, 0xfb03, 0xb9, 0xb2, 0x2074,
		0x2020, 0xad, 0x2022, 0xf0b7, 0x5d0, 0x627, 0x301, 0x4e00,
		0x201c, 0x2010, 0xe9, 0x202e, 0x10ffff, 0xa0, 0x1f600 };

	return byte < 0x80 ? byte
			   : points[byte % (sizeof points / sizeof *points)];
}

static void
pen_sign(struct pen *pen, uint8_t byte)
{
	float size = pen->glyph.size;

	pen->glyph.point = pen_point(byte);
	pen->glyph.box = (struct paper_box){ pen->x, pen->y - .8f * size,
		pen->x + .5f * size, pen->y + .2f * size };
	paper_glyph(pen->paper, &pen->glyph);
	pen->x += .5f * size;
}

static void
pen_link(struct pen *pen)
{
	struct paper_box box = { pen->x, pen->y - 10, pen->x + 80, pen->y };
	uint8_t byte = pen_byte(pen);

	if (byte & 1)
		paper_link(pen->paper, &box, "http://example.org/");
	else
		paper_link_page(pen->paper, &box, byte / 2, 100);
}

static void
pen_do(struct pen *pen, uint8_t byte)
{
	static const char *const fonts[] = { "Times", "Times-Bold",
		"ABCDEF+Times-Italic", "Courier", "" };
	float width;

	switch (byte) {
	case 0:
		width = pen_place(pen);
		paper_page(pen->paper, width, pen_place(pen), "iv");
		break;
	case 1:
		pen->glyph.font = paper_font(pen->paper,
			fonts[pen_byte(pen) % (sizeof fonts / sizeof *fonts)]);
		break;
	case 2:
		pen->glyph.size = (float)pen_byte(pen) / 4;
		break;
	case 3:
		pen->x = pen_place(pen);
		break;
	case 4:
		pen->y = pen_place(pen);
		break;
	case 5:
		pen->x = pen_odd(pen);
		break;
	case 6:
		pen->y = pen_odd(pen);
		break;
	case 7:
		pen_link(pen);
		break;
	case 8:
		paper_outline(pen->paper, pen_byte(pen), "Notes", pen->at % 3);
		break;
	case 9: /* the next line below */
		pen_sign(pen, '\n');
		pen->y += 1.2f * pen->glyph.size;
		break;
	default:
		pen_sign(pen, byte);
	}
}

static void
check(const struct doc *doc)
{
	uint32_t behind = 0;
	size_t i;

	FUZZ_HOLDS(utf8_valid(doc->text, doc->len, NULL));
	for (i = 0; i < doc->block_count; i++) {
		FUZZ_HOLDS(doc->blocks[i].start >= behind);
		FUZZ_HOLDS(doc->blocks[i].start < doc->blocks[i].end);
		behind = doc->blocks[i].end;
	}
	FUZZ_HOLDS(behind <= doc->len);
	for (i = 0; i < doc->span_count; i++) {
		FUZZ_HOLDS(doc->spans[i].start <= doc->spans[i].end);
		FUZZ_HOLDS(doc->spans[i].end <= doc->len);
	}
	for (i = 0; i < doc->note_count; i++) {
		FUZZ_HOLDS(doc->notes[i].start <= doc->notes[i].body);
		FUZZ_HOLDS(doc->notes[i].body <= doc->notes[i].end);
		FUZZ_HOLDS(doc->notes[i].end <= doc->len);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pen pen = { paper_new(), data, size, 0, { .size = 10 }, 50, 50 };
	struct error err = { 0 };
	struct doc *doc;

	paper_page(pen.paper, 400, 600, NULL);
	while (pen.at < size) {
		uint8_t byte = pen_byte(&pen);

		pen_do(&pen, byte);
	}
	doc = paper_end(pen.paper, &err);
	if (doc)
		check(doc);
	doc_free(doc);
	return 0;
}
