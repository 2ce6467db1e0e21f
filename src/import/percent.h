/* Addresses as people read them (RFC 3986, section 2.1). */
#ifndef IMPORT_PERCENT_H
#define IMPORT_PERCENT_H

#include "lectern/base/str.h"

/*
 * Adds text with "%C3%B1" read as the letter it stands for; what would then be
 * no UTF-8, or a zero byte, is added as it is written.
 */
void percent_decode(struct str *to, struct slice text);

#endif
