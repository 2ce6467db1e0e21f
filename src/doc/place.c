/* Places as text. */
#include "lectern/doc/place.h"

#include <inttypes.h>
#include <stdlib.h>

#include "lectern/base/utf8.h"

void
place_print(struct str *out, const struct place *place)
{
	str_add_format(
		out, "%" PRIu32 ":%" PRIu32, place->document, place->start);
	if (place->end > place->start)
		str_add_format(out, "-%" PRIu32, place->end);
}

/* A decimal number and no sign; moves *text behind it. */
static bool
place_number(const char **text, uint32_t *number)
{
	char *end;
	unsigned long long value;

	if (!utf8_is_digit((unsigned char)**text))
		return false;
	value = strtoull(*text, &end, 10);
	if (value >= UINT32_MAX)
		return false;
	*text = end;
	*number = (uint32_t)value;
	return true;
}

bool
place_parse(const char *text, struct place *place)
{
	struct place found = { 0 };

	if (!place_number(&text, &found.document) || *text++ != ':' ||
		!place_number(&text, &found.start))
		return false;
	found.end = found.start;
	if (*text == '-') {
		text++;
		if (!place_number(&text, &found.end) ||
			found.end < found.start)
			return false;
	}
	if (*text || !found.document)
		return false;
	*place = found;
	return true;
}
