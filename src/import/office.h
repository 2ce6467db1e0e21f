/*
 * What office formats have in common: text that is formatted piece by piece,
 * lists that count, tables, parts of a zip archive, and what a file says about
 * itself.
 */
#ifndef IMPORT_OFFICE_H
#define IMPORT_OFFICE_H

#include "import/build.h"
#include "import/xml.h"
#include "import/zip.h"

enum office_format {
	OFFICE_EMPHASIS = 1,
	OFFICE_STRONG = 2,
	OFFICE_SUPERSCRIPT = 4,
	OFFICE_SUBSCRIPT = 8,
	OFFICE_SMALL_CAPITALS = 16,
	OFFICE_INSERTED = 32,
	OFFICE_DELETED = 64,
	OFFICE_HIDDEN = 128,
	OFFICE_ALL = 255,
};

/* A block that is to come: it begins with its first text. */
struct office_block {
	enum block_kind kind;
	uint32_t level;
	const char *label;
	bool begun;
};

#define OFFICE_LANGUAGES 8

struct office {
	struct build *build;
	struct office_block block;
	unsigned format; /* of the spans that are open */
	uint32_t tables; /* that we are in */
	uint32_t rows, cells;
	uint32_t page;
	bool page_due;
	bool final; /* as if all changes were accepted, and no comments */
	bool quiet; /* what is wrong with a part has been said before */
	struct {
		char name[16];
		size_t len;
	} languages[OFFICE_LANGUAGES]; /* and how much text has each */
};

/* A paragraph begins; in a table it only stands apart from the last one. */
void office_paragraph(struct office *office, enum block_kind kind,
	uint32_t level, const char *label);
void office_paragraph_end(struct office *office);

/* Text with this format; the language may be empty. */
void office_text(struct office *office, unsigned format, struct slice text,
	struct slice language);

/* Whatever is to come stands here: links open, anchors, calls. */
void office_reach(struct office *office);
void office_format(struct office *office, unsigned format);

/* Says whose comment it is that begins here. */
void office_comment(struct office *office, const char *author);

void office_table(struct office *office);
void office_table_end(struct office *office);
void office_row(struct office *office);
void office_cell(struct office *office, long span);

/* A page begins here; if more is said of it before text comes, it is one. */
void office_page(struct office *office);

/*
 * Adds a number as lists write it: "decimal", "lowerRoman", "upperLetter" and
 * so on (also "1", "i", "A"); nothing for a form without numbers.
 */
void office_number(struct str *to, struct slice form, long number);

/* The document: levels of headings settled, language told.  build is gone. */
struct doc *office_end(struct office *office, struct error *err);

/* Reads title, author, date from core.xml or meta.xml into the document. */
void office_properties(struct office *office, struct slice file);

/*
 * Reads a part of the archive; what is wrong with it is remarked upon.  False
 * if it is not there, or holds nothing.
 */
bool office_part(struct office *office, struct zip *zip, const char *name,
	const struct xml_rules *rules, void *context);

/* Is the name near the beginning or the end of these bytes, as zips have it? */
bool office_mentions(const struct bytes *file, const char *name);

#endif
