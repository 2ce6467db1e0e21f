/* For tests: is the schema's digest the one that library.c knows? */
#ifndef STORE_LIBRARY_H
#define STORE_LIBRARY_H

#include <stdbool.h>

bool library_schema_digest(char digest[65], const char **known);

#endif
