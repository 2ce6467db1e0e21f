/* Errors are sentences in a buffer; the only care is not to overrun it. */
#include "lectern/base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* Cuts at a character, so that the sentence stays UTF-8. */
static void
error_trim(struct error *err, size_t wanted)
{
	size_t len = strlen(err->text);

	if (wanted >= sizeof err->text)
		err->text[utf8_floor(err->text, len, len - 3)] = '\0';
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
