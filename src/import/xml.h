/*
 * XML as office files have it, element by element.
 *
 * Elements and attributes are called as the books on these formats call them
 * ("w:p", "text:span"), whatever prefix the file uses; those of namespaces we
 * do not know have no name and no rule, but what is in them has.  No entity is
 * ever expanded, no document type and no other file read.
 */
#ifndef IMPORT_XML_H
#define IMPORT_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"
#include "lectern/base/file.h"
#include "lectern/base/str.h"

struct xml_element;

/* What an element means.  One with neither function is skipped, with all that
 * is in it. */
struct xml_rule {
	const char *name;
	void (*open)(void *context, const struct xml_element *element);
	void (*close)(void *context);
};

struct xml_rules {
	const struct xml_rule *rows; /* sorted by name */
	size_t count;
	void (*text)(void *context, const char *text, size_t len);
};

/* Opens the library that reads XML: in a process that still may. */
bool xml_prepare(struct error *err);

/*
 * Reads a file and calls the rules.  False with err set if it is no XML, or
 * breaks off, or nests too deep; what came before has been said.
 */
bool xml_read(struct slice file, const struct xml_rules *rules, void *context,
	struct error *err);

/* The value of an attribute ("w:val"): empty, data NULL, if it is not there. */
struct slice xml_attribute(const struct xml_element *element, const char *name);

/* ... as a whole number within bounds; or else this. */
long xml_number(const struct xml_element *element, const char *name, long low,
	long high, long otherwise);

/* ... as a switch: there and not "0", "false", "off", "none". */
bool xml_switch(const struct xml_element *element, const char *name);

#endif
