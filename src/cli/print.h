/* Prints a listing: for people, as TSV, or as JSON lines. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "lectern/base/out.h"
#include "lectern/command/listing.h"

enum print_format { PRINT_TEXT, PRINT_TSV, PRINT_JSON };

/* `kind' names the rows in JSON ("notes"); `width' is the terminal's. */
void print_listing(struct out *out, const struct listing *listing,
	const char *kind, enum print_format format, size_t width);

#endif
