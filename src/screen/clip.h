/*
 * What a terminal is sent to put text on its clipboard (OSC 52).
 */
#ifndef SCREEN_CLIP_H
#define SCREEN_CLIP_H

#include "lectern/base/str.h"

#define CLIP_LIMIT 75000 /* bytes of text; terminals drop longer ones */

void clip_encode(struct str *out, const char *text, size_t len);

#endif
