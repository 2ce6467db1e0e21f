/* A file of names that somebody else wrote, and a text that it knows. */
#include "fuzz.h"

#include <string.h>

#include "lectern/analysis/analysis.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"
#include "lectern/import/import.h"
#include "lectern/names/resources.h"

/* Every line is told of once at most, in their order. */
static void
check_faults(struct slice text)
{
	struct resources_text lines = { .rest = text };
	struct error err = { 0 };
	unsigned line = 0;

	while (resources_next_fault(&lines, &err)) {
		FUZZ_HOLDS(err.code != ERROR_NONE && *err.text);
		FUZZ_HOLDS(utf8_valid(err.text, strlen(err.text), NULL));
		FUZZ_HOLDS(lines.line > line);
		line = lines.line;
		err = (struct error){ 0 };
	}
}

/* The names themselves, read as a text: as many as possible are found. */
static void
find_names(const struct analysis *analysis, struct slice text)
{
	struct bytes file = { (char *)(uintptr_t)text.data, text.len };
	struct error err = { 0 };
	struct doc *doc = import_read("a.txt", &file, &err);

	if (doc)
		analysis_run(analysis, doc);
	doc_free(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct analysis *analysis;

	/* As it is read in: anything else is refused. */
	if (!utf8_valid(text.data, size, NULL) || memchr(data, '\0', size))
		return 0;
	check_faults(text);
	if (size % 16)
		return 0;
	analysis = analysis_new();
	resources_add(analysis_names(analysis), text);
	find_names(analysis, text);
	analysis_free(analysis);
	return 0;
}
