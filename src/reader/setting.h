/*
 * Settings are how things are shown while one reads: `:set measure 72'.
 *
 * They hold until lectern is left; those that are always meant stand in the
 * reader's file of options.  To add one, add a row to the table.
 */
#ifndef READER_SETTING_H
#define READER_SETTING_H

#include <stdint.h>

struct desk;
struct str;

struct setting {
	const char *name;
	const char *words;    /* its values, a blank between; NULL: a number */
	uint32_t least, most; /* of a number */
	const char *help;
	uint32_t (*get)(const struct desk *desk); /* which word; the number */
	void (*set)(struct desk *desk, uint32_t value);
};

extern const struct setting setting_table[]; /* ends with a NULL name */

/* "measure=72,sides=off": each is set, or it is said why not. */
void setting_read(struct desk *desk, const char *text);

/* Its value as it would be typed. */
void setting_print(const struct desk *desk, const struct setting *setting,
	struct str *out);

#endif
