/* Assets are found by a walk through the table: there are a few dozen. */
#include "lectern/base/asset.h"

#include <string.h>

struct slice
asset_find(const char *name)
{
	const struct asset_entry *entry;

	for (entry = asset_table; entry->name; entry++) {
		if (!strcmp(entry->name, name))
			return (struct slice){ entry->begin,
				(size_t)(entry->end - entry->begin) };
	}
	return slice_of(NULL);
}
