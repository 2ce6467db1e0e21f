/*
 * Addresses of the web: one token each, for what is in them are no words.
 */
#ifndef NAMES_TOKEN_WEB_H
#define NAMES_TOKEN_WEB_H

#include <stdbool.h>
#include <stdint.h>

/* Behind the address that begins at "from", in text up to "end"; or from. */
uint32_t token_web_end(const char *text, uint32_t from, uint32_t end);

#endif
