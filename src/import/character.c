/* The list is one text, sorted by names: it is halved at bytes, not at rows. */
#include "import/character.h"

#include <stdint.h>

#include "lectern/base/asset.h"
#include "lectern/base/utf8.h"

/* Where the row begins that this byte stands in. */
static size_t
character_row(struct slice list, size_t at)
{
	while (at && list.data[at - 1] != '\n')
		at--;
	return at;
}

/* "hellip 2026": the name is taken off, the numbers are left. */
static struct slice
character_take(struct slice *row)
{
	*row = slice_take(row, '\n');
	return slice_take(row, ' ');
}

/* The row of that name, without the name; empty if there is none. */
static struct slice
character_numbers(struct slice list, struct slice name)
{
	size_t low = 0, high = list.len, at;
	struct slice row;
	int order;

	while (low < high) {
		at = character_row(list, low + (high - low) / 2);
		row = slice_part(list, at, list.len);
		order = slice_compare(character_take(&row), name);
		if (!order)
			return row;
		if (order > 0)
			high = at;
		else
			low = (size_t)(row.data - list.data) + row.len + 1;
	}
	return (struct slice){ 0 };
}

static uint32_t
character_number(struct slice hex)
{
	uint32_t value = 0;
	size_t i;

	for (i = 0; i < hex.len; i++)
		value = value << 4 |
			(uint32_t)(hex.data[i] <= '9' ? hex.data[i] - '0'
						      : hex.data[i] - 'a' + 10);
	return value;
}

size_t
character_find(struct slice name, char bytes[CHARACTER_MOST])
{
	struct slice rest =
		character_numbers(asset_find("words/characters.txt"), name);
	size_t len = 0;

	while (rest.len)
		len += utf8_encode(
			character_number(slice_take(&rest, ' ')), bytes + len);
	return len;
}
