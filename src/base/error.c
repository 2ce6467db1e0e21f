/*
 * Errors are sentences in a buffer; the only care is not to overrun it, and
 * that they are UTF-8 whatever is quoted in them: names of files, lines of
 * files, words of SQLite about a file that somebody damaged.
 */
#include "lectern/base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* Puts a sign where a byte is none; what then does not fit is cut off. */
static void
error_mend(struct error *err)
{
	static const char sign[] = "\xef\xbf\xbd";
	const size_t len = sizeof sign - 1, room = sizeof err->text;
	char *text = err->text;
	size_t bad, rest;

	while (!utf8_valid(text, strlen(text), &bad)) {
		rest = strlen(text + bad + 1);
		if (bad + len >= room) {
			text[bad] = '\0';
			return;
		}
		if (rest > room - 1 - bad - len)
			rest = room - 1 - bad - len;
		memmove(text + bad + len, text + bad + 1, rest);
		memcpy(text + bad, sign, len);
		text[bad + len + rest] = '\0';
	}
}

/* Cuts at a character, so that the sentence stays UTF-8. */
static void
error_trim(struct error *err, size_t wanted)
{
	size_t len = strlen(err->text);

	if (wanted >= sizeof err->text)
		err->text[utf8_floor(err->text, len, len - 3)] = '\0';
	error_mend(err);
}

bool
error_set(struct error *err, enum error_code code, const char *format, ...)
{
	va_list args;
	int wanted;

	if (!err)
		return false;
	err->code = code;
	err->column = 0;
	va_start(args, format);
	wanted = vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	error_trim(err, wanted < 0 ? 0 : (size_t)wanted);
	return false;
}

bool
error_prefix(struct error *err, const char *format, ...)
{
	char old[sizeof err->text];
	va_list args;
	size_t len;
	int wanted;

	if (!err)
		return false;
	memcpy(old, err->text, sizeof old);
	va_start(args, format);
	wanted = vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	error_trim(err, wanted < 0 ? 0 : (size_t)wanted);
	len = strlen(err->text);
	wanted = snprintf(err->text + len, sizeof err->text - len, ": %s", old);
	error_trim(err, len + (wanted < 0 ? 0 : (size_t)wanted));
	return false;
}

bool
error_system(struct error *err, const char *format, ...)
{
	const char *words = strerror(errno);
	va_list args;
	size_t len;
	int wanted;

	if (!err)
		return false;
	err->code = ERROR_IO;
	err->column = 0;
	va_start(args, format);
	wanted = vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	error_trim(err, wanted < 0 ? 0 : (size_t)wanted);
	len = strlen(err->text);
	wanted = snprintf(
		err->text + len, sizeof err->text - len, ": %s", words);
	error_trim(err, len + (wanted < 0 ? 0 : (size_t)wanted));
	return false;
}

int
error_exit_status(const struct error *err)
{
	static const int status[] = {
		[ERROR_NONE] = 0,
		[ERROR_NOT_FOUND] = 1,
		[ERROR_USAGE] = 2,
		[ERROR_IO] = 3,
		[ERROR_FORMAT] = 3,
		[ERROR_LIMIT] = 3,
		[ERROR_LIBRARY] = 4,
	};

	return status[err->code];
}
