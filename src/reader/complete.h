/*
 * What Tab makes of a line that is being typed: as much as all that begin so
 * agree in; what these are is said below it.
 */
#ifndef READER_COMPLETE_H
#define READER_COMPLETE_H

#include "lectern/base/str.h"

struct desk;

/* The desk, what was typed, and what becomes of it: empty if nothing fits. */
typedef void complete_function(struct desk *, const char *, struct str *);

/* A command, and behind it the types and names that it asks for. */
complete_function complete_line;

/* PER, PLACE ...: by their codes or by the words for them. */
complete_function complete_type;

/* A name of the library; one that is found by another is put in its place. */
complete_function complete_name;

#endif
