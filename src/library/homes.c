/* Documents in the order of their blocks. */
#include "library/homes.h"

#include "lectern/base/bisect.h"

static bool
homes_read_documents(struct library *library, struct error *err)
{
	struct statement *home = store_statement(library->store, "block_homes");
	struct library_home *row;
	uint32_t last = 0;
	size_t cap = 0;

	while (statement_next(home)) {
		library->homes = memory_grow(library->homes,
			library->home_count, &cap, sizeof *library->homes);
		row = &library->homes[library->home_count++];
		row->first = statement_u32(home, 0);
		row->count = statement_u32(home, 1);
		row->document = statement_u32(home, 2);
		library->scattered = library->scattered || row->document < last;
		last = row->document;
	}
	return statement_done(home, err);
}

bool
homes_read(struct library *library, struct error *err)
{
	bool ok = homes_read_documents(library, err);
	struct statement *counts;

	counts = store_statement(library->store, "find_counts");
	if (statement_next(counts))
		library->last_block = statement_u32_or(counts, 0, 0);
	return statement_done(counts, err) && ok;
}

const struct library_home *
homes_find(const struct library *library, uint32_t block)
{
	size_t i;

	BISECT(i, library->home_count, library->homes[i].first <= block);
	return i ? &library->homes[i - 1] : NULL;
}
