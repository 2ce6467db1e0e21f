/* EDTF level 1, as far as dates in prose go. */
#include "store/edtf.h"

#include <stddef.h>
#include <string.h>

#include "lectern/store/store.h"

/*
 * First and last month of what is no month.  A season (21 to 24) is somewhere
 * in its year: it is winter in La Paz when it is summer in London.
 */
static bool
edtf_months(int part, int *first, int *last)
{
	if (part >= 21 && part <= 24) {
		*first = 1;
		*last = 12;
		return true;
	}
	if (part < 33 || part > 36)
		return false;
	*first = (part - 33) * 3 + 1;
	*last = *first + 2;
	return true;
}

/* Reads two digits, or "XX"; -1 for the latter, -2 for anything else. */
static int
edtf_two(const char *at)
{
	if (at[0] == 'X' && at[1] == 'X')
		return -1;
	if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
		return -2;
	return (at[0] - '0') * 10 + (at[1] - '0');
}

/* Four digits, of which the last ones may be X. */
static const char *
edtf_year(const char *at, int64_t *low, int64_t *high)
{
	int i;

	*low = *high = 0;
	for (i = 0; i < 4; i++, at++) {
		if ((*at < '0' || *at > '9') && *at != 'X')
			return NULL;
		if (!i && *at == 'X')
			return NULL;
		*low = *low * 10 + (*at == 'X' ? 0 : *at - '0');
		*high = *high * 10 + (*at == 'X' ? 9 : *at - '0');
	}
	return at;
}

static bool
edtf_single(const char *at, size_t len, int64_t *low, int64_t *high)
{
	int64_t sign = 1;
	int month = -1, day = -1, first = 1, last = 12;

	while (len && strchr("?~%", at[len - 1]))
		len--;
	if (len && *at == '-')
		sign = -1, at++, len--;
	if (len < 4 || !edtf_year(at, low, high))
		return false;
	if (len >= 7 && at[4] == '-')
		month = edtf_two(at + 5);
	if (len >= 10 && at[7] == '-')
		day = edtf_two(at + 8);
	if (month == -2 || day == -2 || (len != 4 && len != 7 && len != 10))
		return false;
	if (month > 12) {
		if (!edtf_months(month, &first, &last))
			return false;
	} else if (month > 0) {
		first = last = month;
	}
	if (sign < 0) {
		int64_t year = -*low;

		*low = -*high;
		*high = year;
	}
	*low = *low * 10000 + first * 100 + (day > 0 ? day : 1);
	*high = *high * 10000 + last * 100 + (day > 0 ? day : 31);
	return true;
}

bool
edtf_bounds(const char *edtf, int64_t *low, int64_t *high)
{
	const char *slash = strchr(edtf, '/');
	int64_t ignored, last;
	size_t len = slash ? (size_t)(slash - edtf) : strlen(edtf);
	bool from, to;

	from = edtf_single(edtf, len, low, high);
	if (!slash)
		return from;
	to = edtf_single(slash + 1, strlen(slash + 1), &ignored, &last);
	if (!from && to)
		*low = ignored;
	if (to)
		*high = last;
	return (from || to) && *low <= *high;
}

bool
store_days(const char *edtf, int64_t *low, int64_t *high)
{
	return edtf_bounds(edtf, low, high);
}
