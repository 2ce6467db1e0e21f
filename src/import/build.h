/*
 * A builder makes a document of what markup says, whatever the markup is.
 *
 * Importers walk through their format and say what they meet, in the order of
 * the text: a block begins, here is text, a span opens, a note is called.  The
 * builder keeps the promises that the rest of lectern lives on: one text,
 * blocks that are not empty and follow each other, spans that end within their
 * block, links and calls that lead to what they name, wherever it stood.
 *
 * Runs of ASCII blanks and line ends become one blank, except in blocks that
 * keep their lines.  Blocks stand apart by an empty line, items of a list and
 * rows of a table by a line end, the cells of a row by a tab.  Strings given
 * to a builder are UTF-8, copied, and may be anything.
 */
#ifndef IMPORT_BUILD_H
#define IMPORT_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"

struct build;

struct build *build_new(void);
void build_free(struct build *build); /* when nothing is to come of it */

/*
 * The document, the caller's to free; the builder is gone.  NULL with err set
 * if it holds no text.
 */
struct doc *build_end(struct build *build, struct error *err);

/* The document as it grows, for its title, author, date, source, language. */
struct doc *build_doc(struct build *build);

/*
 * Ends the block there is; text that follows begins one of this kind.  One
 * that no text follows is never there.  Spans that are open go on in the next.
 */
void build_block(struct build *build, enum block_kind kind, uint32_t level);

/*
 * What an item of a list begins with ("1. ", "\xE2\x80\xA2 "); it is dropped
 * with its block if no text follows.
 */
void build_label(struct build *build, const char *label);

void build_text(struct build *build, const char *text, size_t len);

/* A line ends within the block; two in a row end a paragraph. */
void build_line(struct build *build);

/* A row of a table begins, and each of its cells. */
void build_row(struct build *build);
void build_cell(struct build *build);

/* Has the block that is open any text yet? */
bool build_has_text(const struct build *build);

/*
 * Spans nest and overlap as they like; one that stands within another of its
 * kind is part of it, but a link ends the link before it.  The value of a link
 * is its address: "#name" leads to an anchor of this document.
 */
void build_open(struct build *build, enum span_kind kind, const char *value);
void build_close(struct build *build, enum span_kind kind);

/* The text that follows can be linked to by this name. */
void build_anchor(struct build *build, const char *name);

/* A page begins. */
void build_page(struct build *build, const char *label);

/*
 * A note that the markup declares: blocks until build_note_end() are its body,
 * of kind BLOCK_NOTE.  `id' is what calls name; `label' is what is printed, or
 * NULL for the next number.  The first block goes on behind the label.  One
 * note within another ends the outer one.
 */
void build_note(struct build *build, const char *id, const char *label);
void build_note_end(struct build *build);

/*
 * The sign that calls a note: added to the text as label, in brackets unless
 * it has some or is a sign such as "*", so that it does not stick to a word.
 * NULL: the note's number.  The note may come later; if it never does, the
 * marker is an orphan.
 */
void build_call(struct build *build, const char *id, const char *label);

/* About the place reached. */
void build_remark(struct build *build, enum remark_kind kind,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
