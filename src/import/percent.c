/* Digits of sixteen behind a percent sign, made into bytes. */
#include "import/percent.h"

#include <string.h>

#include "lectern/base/utf8.h"

static int
hex_digit(char byte)
{
	const char *digits = "0123456789abcdef";
	const char *at = byte ? strchr(digits, byte | ' ') : NULL;

	return byte >= '0' && byte <= '9' ? byte - '0'
	       : at && byte > '9'         ? (int)(at - digits)
					  : -1;
}

void
percent_decode(struct str *to, struct slice text)
{
	size_t at, before = to->len;

	for (at = 0; at < text.len; at++) {
		int high = -1, low = -1;

		if (text.data[at] == '%' && at + 2 < text.len) {
			high = hex_digit(text.data[at + 1]);
			low = hex_digit(text.data[at + 2]);
		}
		if (high < 0 || low < 0 || !(high | low)) {
			str_add_char(to, text.data[at]);
			continue;
		}
		str_add_char(to, (char)(high << 4 | low));
		at += 2;
	}
	if (!utf8_valid(str_text(to) + before, to->len - before, NULL)) {
		str_cut(to, before);
		str_add_slice(to, text);
	}
}
