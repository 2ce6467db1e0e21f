/*
 * The days that an EDTF value means, as numbers that sort.
 */
#ifndef STORE_EDTF_H
#define STORE_EDTF_H

#include <stdbool.h>
#include <stdint.h>

/*
 * "1952-04-09", "1952-04", "1952", "195X", "1952/1964", "1952-21", "../1952":
 * first and last day as year * 10000 + month * 100 + day.  False if the value
 * names no year, or cannot be read.
 */
bool edtf_bounds(const char *edtf, int64_t *low, int64_t *high);

#endif
