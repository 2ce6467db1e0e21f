/*
 * UTF-8, and what Unicode says about characters.
 *
 * Text is checked once, where it enters; everything but utf8_valid trusts what
 * it is given to be well-formed.  Ask widths here only: ncurses and
 * libunistring disagree about some characters, and panes shear.
 */
#ifndef LECTERN_BASE_UTF8_H
#define LECTERN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* Well-formed (RFC 3629)?  If not, *bad is the offset of the first bad byte. */
bool utf8_valid(const char *text, size_t len, size_t *bad);

/*
 * The character at text[at], and the offset behind it in *next.  At or past
 * the end: 0, and *next is len.  The other way round, the character that ends
 * at text[at], and its beginning in *start; at 0: 0.
 */
uint32_t utf8_at(const char *text, size_t len, size_t at, size_t *next);
uint32_t utf8_before(const char *text, size_t at, size_t *start);

/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_encode(uint32_t point, char out[4]);

/* The nearest beginning of a character at or before at. */
size_t utf8_floor(const char *text, size_t len, size_t at);

/* Length in bytes of the grapheme cluster (UAX #29) at the start of text. */
size_t utf8_cluster(const char *text, size_t len);

/* Cells on a terminal: 0 (combining, control, invisible), 1 or 2. */
int utf8_width(uint32_t point);
size_t utf8_text_width(const char *text, size_t len);

/*
 * Where lines may be broken (UAX #14): may[i] is 1 if a line may begin at byte
 * i, and always behind a line end; else 0.  There is room for len of them.
 */
void utf8_line_breaks(const char *text, size_t len, char *may);

bool utf8_is_letter(uint32_t point);
bool utf8_is_upper(uint32_t point); /* upper or title case */
bool utf8_is_lower(uint32_t point);
bool utf8_is_digit(uint32_t point); /* decimal digit of any script */
bool utf8_is_space(uint32_t point); /* blanks of any kind, U+00A0, line ends */
bool utf8_is_mark(uint32_t point);  /* combining */
bool utf8_is_punct(uint32_t point);
bool utf8_is_word(uint32_t point); /* letter, digit or mark */
uint32_t utf8_to_lower(uint32_t point);
uint32_t utf8_to_upper(uint32_t point);

/*
 * Must this never reach a terminal as it is?  C0, DEL, C1, bidirectional
 * controls and isolates, line and paragraph separators, tags, noncharacters.
 */
bool utf8_is_unprintable(uint32_t point);

/*
 * Bytes in the named encoding ("UTF-16LE", "WINDOWS-1252", ...) as UTF-8, the
 * caller's to free; what cannot be decoded becomes U+FFFD and is counted in
 * *bad.  NULL if the encoding is not one of the fifteen we know: no file is
 * opened for it, so that confined processes can decode.
 */
char *utf8_from(const char *encoding, const char *data, size_t len,
	size_t *out_len, size_t *bad);

#endif
