/* What is wrong with a file of names, line by line. */
#include <string.h>

#include "lectern/base/utf8.h"
#include "names/gazetteer.h"
#include "names/loaded.h"

/* As much of what was written as fits into a sentence. */
static int
fault_len(struct slice slice)
{
	return (int)utf8_floor(
		slice.data, slice.len, slice.len < 40 ? slice.len : 40);
}

/* TYPE, a tab, the name, a tab, aliases. */
static bool
fault_in_row(struct slice line, struct error *err)
{
	struct slice type = slice_take(&line, '\t');
	struct slice name = slice_take(&line, '\t');

	if (!gazetteer_has_class(type)) {
		error_set(err, ERROR_FORMAT,
			"there is no type ‘%.*s’: it is PER, PLACE, ORG, "
			"EVENT, WORK, LAW or NORP",
			fault_len(type), type.data);
		return true;
	}
	if (slice_trim(name).len)
		return false;
	error_set(err, ERROR_FORMAT, "a name is missing");
	return true;
}

/* A class in brackets, or what belongs to one. */
static bool
fault_in_list(struct resources_text *text, struct slice line, struct error *err)
{
	if (line.data[0] != '[' || line.data[line.len - 1] != ']') {
		if (!text->list)
			error_set(err, ERROR_FORMAT,
				"a line is a type, a tab, a name, and, behind "
				"another tab, other names with bars between");
		return !text->list;
	}
	line = slice_part(line, 1, line.len - 1);
	text->list = gazetteer_has_class(line);
	if (!text->list)
		error_set(err, ERROR_FORMAT, "there is no list ‘%.*s’",
			fault_len(line), line.data);
	return !text->list;
}

bool
resources_next_fault(struct resources_text *text, struct error *err)
{
	struct slice line;

	while (text->rest.len) {
		line = slice_take(&text->rest, '\n');
		text->line++;
		if (line.len && memchr(line.data, '\t', line.len)) {
			if (fault_in_row(line, err))
				return true;
			continue;
		}
		line = slice_trim(line);
		if (line.len && line.data[0] != '#' &&
			fault_in_list(text, line, err))
			return true;
	}
	return false;
}
