/* The text goes as base64, so nothing in it can end the sequence. */
#include "screen/clip.h"

static void
clip_encode_part(struct str *out, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;
	size_t i;

	for (i = 0; i < 3; i++)
		bits = bits << 8 | (i < len ? (unsigned char)text[i] : 0);
	for (i = 0; i < 4; i++) {
		if (i <= len)
			str_add_char(out, digits[bits >> 18 & 63]);
		else
			str_add_char(out, '=');
		bits <<= 6;
	}
}

void
clip_encode(struct str *out, const char *text, size_t len)
{
	size_t at;

	str_add(out, "\033]52;c;");
	for (at = 0; at < len; at += 3)
		clip_encode_part(out, text + at, len - at < 3 ? len - at : 3);
	str_add_char(out, '\a');
}
