/* Judges what came over the wire, once all of it is there. */
#ifndef INDEX_WIRE_JUDGE_H
#define INDEX_WIRE_JUDGE_H

#include "lectern/doc/doc.h"

/*
 * Leaves a document in which every offset is the beginning of a character,
 * blocks follow each other, and every target is there.  A remark says what had
 * to be mended.
 */
void wire_judge(struct doc *doc);

#endif
