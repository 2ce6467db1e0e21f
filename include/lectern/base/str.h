/*
 * Text: a slice is borrowed, a str is under construction.
 *
 * A slice points into text that somebody else owns.  A str owns what it holds
 * and keeps a zero byte behind it; { 0 } is the empty one, and its data may
 * then be NULL (str_text gives "" instead).
 */
#ifndef LECTERN_BASE_STR_H
#define LECTERN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
	const char *data;
	size_t len; /* bytes */
};

struct slice slice_of(const char *string); /* NULL: the empty slice */
struct slice slice_part(struct slice slice, size_t from, size_t to);
struct slice slice_trim(struct slice slice); /* ASCII blanks, line ends, NBSP */
/* What stands before the separator, or all; rest goes on behind it. */
struct slice slice_take(struct slice *rest, char separator);

/* How many ASCII digits it begins with; number: theirs, at most UINT32_MAX. */
size_t slice_digits(struct slice slice, uint32_t *number);
bool slice_starts(struct slice slice, const char *prefix);
bool slice_ends(struct slice slice, const char *suffix);
int slice_compare(struct slice a, struct slice b); /* byte order */

/*
 * Asked of every word against dozens of others: here, so that the length of a
 * constant is known when the program is compiled.
 */
static inline bool
slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

static inline bool
slice_is(struct slice slice, const char *string)
{
	/* Most words differ in their first letter. */
	if (!slice.len || !string)
		return !slice.len && (!string || !*string);
	return *slice.data == *string &&
	       slice_equal(slice, (struct slice){ string, strlen(string) });
}

/* 64-bit FNV-1a: for tables in memory, never for what strangers may choose. */
uint64_t slice_hash(struct slice slice);

struct str {
	char *data;
	size_t len;
	size_t cap;
};

void str_done(struct str *str);
void str_clear(struct str *str); /* keeps the memory */
const char *str_text(const struct str *str);
struct slice str_slice(const struct str *str);
char *str_take(struct str *str); /* the string, now the caller's; never NULL */
void str_reserve(struct str *str, size_t len); /* room for len more bytes */
void str_add(struct str *str, const char *string);
void str_add_char(struct str *str, char byte);
void str_add_slice(struct str *str, struct slice slice);
void str_add_bytes(struct str *str, const char *data, size_t len);
void str_add_format(struct str *str, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void str_cut(struct str *str, size_t len); /* no longer than this */

/* Adds text on one line: runs of ASCII blanks and line ends are one blank. */
void str_add_flat(struct str *str, struct slice text);

#endif
