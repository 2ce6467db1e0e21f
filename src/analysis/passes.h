/*
 * The passes of analysis, in the order in which they run.  Each says what it
 * needs to have been found before it, and what it adds.
 */
#ifndef ANALYSIS_PASSES_H
#define ANALYSIS_PASSES_H

#include "lectern/analysis/analysis.h"

/*
 * Cuts the text of an unshaped document into blocks: paragraphs, headings with
 * levels, captions, quotations, lists, tables, boilerplate ...  Hard-wrapped
 * paragraphs are one block.  Shaped documents (markup) are left as they are.
 */
void structure_pass(const struct analysis *analysis, struct doc *doc);

/* Needs blocks.  Title, author, date, source, language: as the text states. */
void metadata_pass(const struct analysis *analysis, struct doc *doc);

/*
 * Needs blocks.  Markers and notes, paired; blocks of notes become BLOCK_NOTE;
 * "see n. 27" becomes a reference; orphans, gaps and misread numbers remarks.
 */
void notes_pass(const struct analysis *analysis, struct doc *doc);

/* Needs blocks and metadata.  Calendar expressions with their EDTF value. */
void dates_pass(const struct analysis *analysis, struct doc *doc);

/* Needs notes and dates.  Citations: full ones, and short ones to them. */
void works_pass(const struct analysis *analysis, struct doc *doc);

/*
 * Needs all of the above.  Mentions, and the document's entities they belong
 * to: one entity for every spelling of a name within this document.
 */
void entities_pass(const struct analysis *analysis, struct doc *doc);

#endif
