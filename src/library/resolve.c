/* Resolution: nothing yet. */
#include "library/resolve.h"

bool
resolve_library(struct store *store, struct error *err)
{
	(void)store;
	(void)err;
	return true;
}
