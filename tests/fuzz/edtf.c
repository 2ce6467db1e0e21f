/* Dates in EDTF, a line each: bounds in order, or none. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/doc/place.h"
#include "store/edtf.h"

static void
try_line(const char *line)
{
	struct place place;
	int64_t low = 0, high = 0;

	if (edtf_bounds(line, &low, &high))
		FUZZ_HOLDS(low <= high);
	if (place_parse(line, &place))
		FUZZ_HOLDS(place.document && place.start <= place.end);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str line = { 0 };
	size_t i;

	for (i = 0; i <= size; i++) {
		if (i < size && data[i] && data[i] != '\n') {
			str_add_char(&line, (char)data[i]);
			continue;
		}
		try_line(str_text(&line));
		str_clear(&line);
	}
	str_done(&line);
	return 0;
}
