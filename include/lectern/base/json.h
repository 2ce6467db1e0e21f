/*
 * Writes JSON into a str, keeping track of commas.
 *
 *     json_open(&json, '{');
 *     json_key(&json, "file"), json_string(&json, name);
 *     json_close(&json, '}');
 */
#ifndef LECTERN_BASE_JSON_H
#define LECTERN_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"

struct json {
	struct str *to;
	bool comma; /* a value stands before the next one */
};

void json_open(struct json *json, char bracket);  /* '{' or '[' */
void json_close(struct json *json, char bracket); /* '}' or ']' */
void json_key(struct json *json, const char *key);
void json_string(struct json *json, const char *string); /* NULL: null */
void json_slice(struct json *json, struct slice slice);
void json_int(struct json *json, int64_t value);
void json_real(struct json *json, double value); /* two decimals, or null */
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

#endif
