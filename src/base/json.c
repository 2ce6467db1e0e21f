/* JSON (RFC 8259), compact, in UTF-8. */
#include "lectern/base/json.h"

#include <inttypes.h>
#include <stdlib.h>

static void
json_before(struct json *json)
{
	if (json->comma)
		str_add(json->to, ", ");
	json->comma = true;
}

void
json_open(struct json *json, char bracket)
{
	json_before(json);
	str_add_char(json->to, bracket);
	json->comma = false;
}

void
json_close(struct json *json, char bracket)
{
	str_add_char(json->to, bracket);
	json->comma = true;
}

static void
json_quote(struct json *json, struct slice slice)
{
	unsigned char byte;
	size_t i;

	str_add_char(json->to, '"');
	for (i = 0; i < slice.len; i++) {
		byte = (unsigned char)slice.data[i];
		if (byte == '"' || byte == '\\') {
			str_add_char(json->to, '\\');
			str_add_char(json->to, (char)byte);
		} else if (byte == '\n') {
			str_add(json->to, "\\n");
		} else if (byte < 0x20 || byte == 0x7f) {
			str_add_format(json->to, "\\u%04x", byte);
		} else {
			str_add_char(json->to, (char)byte);
		}
	}
	str_add_char(json->to, '"');
}

void
json_key(struct json *json, const char *key)
{
	json_before(json);
	json_quote(json, slice_of(key));
	str_add(json->to, ": ");
	json->comma = false;
}

void
json_slice(struct json *json, struct slice slice)
{
	json_before(json);
	json_quote(json, slice);
}

void
json_string(struct json *json, const char *string)
{
	if (string)
		json_slice(json, slice_of(string));
	else
		json_null(json);
}

void
json_int(struct json *json, int64_t value)
{
	json_before(json);
	str_add_format(json->to, "%" PRId64, value);
}

void
json_real(struct json *json, double value)
{
	long long hundredths;

	json_before(json);
	if (!(value > -1e15 && value < 1e15)) {
		str_add(json->to, "null");
		return;
	}
	/* Not "%.2f": a locale may write a comma. */
	hundredths = (long long)(value * 100 + (value < 0 ? -0.5 : 0.5));
	str_add_format(json->to, "%s%lld.%02lld", hundredths < 0 ? "-" : "",
		llabs(hundredths) / 100, llabs(hundredths) % 100);
}

void
json_bool(struct json *json, bool value)
{
	json_before(json);
	str_add(json->to, value ? "true" : "false");
}

void
json_null(struct json *json)
{
	json_before(json);
	str_add(json->to, "null");
}
