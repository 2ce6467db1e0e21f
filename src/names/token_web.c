/* An address goes on to the next blank, quotation mark or bracket. */
#include "names/token_web.h"

#include <string.h>

static bool
web_begins(const char *text, uint32_t len)
{
	static const char *const beginnings[] = { "http://", "https://", "www.",
		NULL };
	const char *const *beginning;
	size_t size;

	for (beginning = beginnings; *beginning; beginning++) {
		size = strlen(*beginning);
		if (len > size && !memcmp(text, *beginning, size))
			return (unsigned char)text[size] > ' ';
	}
	return false;
}

uint32_t
token_web_end(const char *text, uint32_t from, uint32_t end)
{
	uint32_t at = from;
	unsigned char byte;

	if ((text[at] != 'h' && text[at] != 'w') ||
		!web_begins(text + from, end - from))
		return from;
	for (; at < end; at++) {
		byte = (unsigned char)text[at];
		/* Blanks and quotation marks beyond ASCII begin so. */
		if (byte <= ' ' || byte == 0xc2 || byte == 0xe2 ||
			strchr("\"<>()[]", byte))
			break;
	}
	while (strchr(".,;:!?'", text[at - 1]))
		at--;
	return at;
}
