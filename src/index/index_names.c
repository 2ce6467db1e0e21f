/* The C library has balanced trees. */
#include "index/index_names.h"

#include <search.h>
#include <string.h>

static int
names_compare(const void *left, const void *right)
{
	return strcmp(left, right);
}

bool
index_names_add(struct index_names *names, const char *name)
{
	const char *copy;

	if (tfind(name, &names->tree, names_compare))
		return false;
	copy = arena_string(&names->arena, name);
	tsearch(copy, &names->tree, names_compare);
	names->last = copy;
	return true;
}

const char *
index_names_last(const struct index_names *names)
{
	return names->last;
}

/* The names are not the tree's to free. */
static void
names_keep(void *name)
{
	(void)name;
}

void
index_names_clear(struct index_names *names)
{
	tdestroy(names->tree, names_keep);
	arena_done(&names->arena);
	*names = (struct index_names){ 0 };
}
