/*
 * The structure of a plain text: what nothing marks is told from its shape.
 */
#ifndef LECTERN_STRUCTURE_PASSES_H
#define LECTERN_STRUCTURE_PASSES_H

#include "lectern/doc/doc.h"

/*
 * Cuts the text of an unshaped document into blocks: paragraphs, headings with
 * levels, captions, quotations, lists, tables, boilerplate ...  Hard-wrapped
 * paragraphs are one block.  Shaped documents (markup) are left as they are.
 */
void structure_pass(struct doc *doc);

/* Needs blocks.  Title, author, date, source, language: as the text states. */
void metadata_pass(struct doc *doc);

#endif
