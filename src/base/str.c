/* Slices and strings under construction. */
#include "lectern/base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

struct slice
slice_of(const char *string)
{
	return (struct slice){ string ? string : "",
		string ? strlen(string) : 0 };
}

struct slice
slice_part(struct slice slice, size_t from, size_t to)
{
	if (to > slice.len)
		to = slice.len;
	if (from > to)
		from = to;
	return (struct slice){ slice.data + from, to - from };
}

struct slice
slice_take(struct slice *rest, char separator)
{
	const char *stop =
		rest->len ? memchr(rest->data, separator, rest->len) : NULL;
	size_t len = stop ? (size_t)(stop - rest->data) : rest->len;
	struct slice taken = slice_part(*rest, 0, len);

	*rest = slice_part(*rest, len + (stop != NULL), rest->len);
	return taken;
}

struct slice
slice_trim(struct slice slice)
{
	size_t from = 0, to = slice.len, next;

	while (from < to && utf8_is_space(utf8_at(slice.data, to, from, &next)))
		from = next;
	while (to > from && utf8_is_space(utf8_before(slice.data, to, &next)))
		to = next;
	return slice_part(slice, from, to);
}

size_t
slice_digits(struct slice slice, uint32_t *number)
{
	uint64_t value = 0;
	size_t at = 0;

	for (; at < slice.len && slice.data[at] >= '0' && slice.data[at] <= '9';
		at++) {
		value = value * 10 + (uint64_t)(slice.data[at] - '0');
		if (value > UINT32_MAX)
			value = UINT32_MAX;
	}
	*number = (uint32_t)value;
	return at;
}

bool
slice_starts(struct slice slice, const char *prefix)
{
	size_t len = strlen(prefix);

	return slice.len >= len && (!len || !memcmp(slice.data, prefix, len));
}

bool
slice_ends(struct slice slice, const char *suffix)
{
	size_t len = strlen(suffix);

	if (!len || slice.len < len)
		return !len;
	return !memcmp(slice.data + slice.len - len, suffix, len);
}

int
slice_compare(struct slice a, struct slice b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.data, b.data, len) : 0;

	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

uint64_t
slice_hash(struct slice slice)
{
	uint64_t hash = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < slice.len; i++)
		hash = (hash ^ (unsigned char)slice.data[i]) * 0x100000001b3u;
	return hash;
}

void
str_done(struct str *str)
{
	free(str->data);
	*str = (struct str){ 0 };
}

void
str_clear(struct str *str)
{
	str_cut(str, 0);
}

const char *
str_text(const struct str *str)
{
	return str->data ? str->data : "";
}

struct slice
str_slice(const struct str *str)
{
	return (struct slice){ str_text(str), str->len };
}

char *
str_take(struct str *str)
{
	char *data = str->data ? str->data : memory_zero(1, 1);

	*str = (struct str){ 0 };
	return data;
}

/* Besides, there is always room for the zero. */
void
str_reserve(struct str *str, size_t len)
{
	size_t cap = str->cap ? str->cap : 32;

	if (str->len + len < str->cap)
		return;
	while (cap <= str->len + len)
		cap *= 2;
	str->data = memory_resize(str->data, cap, 1);
	str->cap = cap;
}

void
str_add_bytes(struct str *str, const char *data, size_t len)
{
	str_reserve(str, len);
	if (len)
		memcpy(str->data + str->len, data, len);
	str->len += len;
	str->data[str->len] = '\0';
}

void
str_add(struct str *str, const char *string)
{
	str_add_bytes(str, string, strlen(string));
}

void
str_add_char(struct str *str, char byte)
{
	str_add_bytes(str, &byte, 1);
}

void
str_add_slice(struct str *str, struct slice slice)
{
	str_add_bytes(str, slice.data, slice.len);
}

void
str_add_format(struct str *str, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len <= 0)
		return;
	str_reserve(str, (size_t)len);
	va_start(args, format);
	vsnprintf(str->data + str->len, (size_t)len + 1, format, args);
	va_end(args);
	str->len += (size_t)len;
}

void
str_cut(struct str *str, size_t len)
{
	if (len >= str->len)
		return;
	str->len = len;
	str->data[len] = '\0';
}

void
str_add_flat(struct str *str, struct slice text)
{
	static const char blanks[] = " \t\n\r\f\v";
	size_t at = 0, from;

	for (;;) {
		while (at < text.len && memchr(blanks, text.data[at], 6))
			at++;
		if (at == text.len)
			return;
		from = at;
		while (at < text.len && !memchr(blanks, text.data[at], 6))
			at++;
		if (str->len && str->data[str->len - 1] != ' ')
			str_add_char(str, ' ');
		str_add_bytes(str, text.data + from, at - from);
	}
}
