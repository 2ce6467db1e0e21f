/*
 * Notes and what they cite: the apparatus of a text.
 */
#ifndef LECTERN_NOTES_PASSES_H
#define LECTERN_NOTES_PASSES_H

#include "lectern/doc/doc.h"

/*
 * Needs blocks.  Markers and notes, paired; blocks of notes become BLOCK_NOTE;
 * "see n. 27" becomes a reference; orphans, gaps and misread numbers remarks.
 */
void notes_pass(struct doc *doc);

/* Needs notes and dates.  Citations: full ones, and short ones to them. */
void works_pass(struct doc *doc);

#endif
