/* A foreign library is opened by name and its functions looked up, once. */
#include "lectern/base/foreign.h"

#include <dlfcn.h>
#include <string.h>

bool
foreign_open(const char *library, const struct foreign_function *functions,
	size_t count, struct error *err)
{
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	void *address;
	size_t i;

	if (!handle)
		return error_set(
			err, ERROR_FORMAT, "%s is not installed", library);
	for (i = 0; i < count; i++) {
		address = dlsym(handle, functions[i].name);
		if (!address)
			return error_set(err, ERROR_FORMAT, "%s has no %s",
				library, functions[i].name);
		/* POSIX: an object pointer holds the address of a function. */
		memcpy(functions[i].slot, &address, sizeof address);
	}
	return true;
}
