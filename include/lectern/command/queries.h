/*
 * The language of queries, a row for each thing that can be written: help on
 * the screen and in the shell, and the manual page, read the same table.
 */
#ifndef LECTERN_COMMAND_QUERIES_H
#define LECTERN_COMMAND_QUERIES_H

struct query_help {
	const char *sample;
	const char *finds; /* a sentence without its full stop */
};

extern const struct query_help query_help_table[]; /* ends with NULL */

#endif
