/*
 * Halving a sorted list.
 *
 *	size_t i;
 *
 *	BISECT(i, doc->span_count, doc->spans[i].start < at);
 *
 * sets i to the index of the first row for which the condition does not hold,
 * to the count if it holds for all.  The condition, which says of row i that
 * it lies before what is sought, must hold for none behind one for which it
 * does not; it is asked some log2(count) times, and never of a row that is not
 * there.
 */
#ifndef LECTERN_BASE_BISECT_H
#define LECTERN_BASE_BISECT_H

#include <stddef.h>

#define BISECT(i, count, is_before)                                            \
	do {                                                                   \
		size_t bisect_low = 0, bisect_high = (count);                  \
                                                                               \
		while (bisect_low < bisect_high) {                             \
			(i) = bisect_low + (bisect_high - bisect_low) / 2;     \
			if (is_before)                                         \
				bisect_low = (i) + 1;                          \
			else                                                   \
				bisect_high = (i);                             \
		}                                                              \
		(i) = bisect_low;                                              \
	} while (0)

#endif
