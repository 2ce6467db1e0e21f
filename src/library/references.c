/* References: nothing yet. */
#include "library/references.h"

bool
references_build(struct store *store, struct error *err)
{
	(void)store;
	(void)err;
	return true;
}
