/*
 * What somebody types to find passages: parsed, made into the language of the
 * full-text index, and looked for in the sample library.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/library/search.h"
#include "library/query.h"

static struct library *
sample_open(void)
{
	const char *builddir = getenv("builddir");
	struct error err = { 0 };
	struct str path = { 0 };
	struct library *library;

	str_add_format(
		&path, "%s/assets/sample.lectern", builddir ? builddir : ".");
	library = library_open(str_text(&path), &err);
	if (!library)
		fprintf(stderr, "%s\n", err.text);
	str_done(&path);
	return library;
}

static void
check_node(const struct query_node *node, size_t len, unsigned depth)
{
	FUZZ_HOLDS(depth <= 2 * QUERY_DEPTH + 4);
	for (; node; node = node->next) {
		FUZZ_HOLDS(node->at <= node->end && node->end <= len);
		FUZZ_HOLDS(node->kind != QUERY_FIELD ||
			   (node->value && *node->value));
		check_node(node->first, len, depth + 1);
	}
}

static bool
check_parse(const char *text)
{
	struct query query = { 0 };
	struct error err = { 0 };
	bool ok = query_parse(&query, text, &err);

	if (ok)
		check_node(query.root, strlen(text), 0);
	else
		FUZZ_HOLDS(err.code == ERROR_USAGE && *err.text &&
			   utf8_valid(err.text, strlen(err.text), NULL));
	query_done(&query);
	return ok;
}

static void
check_hits(const struct hit_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct hit *hit = &list->rows[i];

		FUZZ_HOLDS(hit->place.start <= hit->place.end);
		FUZZ_HOLDS(utf8_valid(hit->match, strlen(hit->match), NULL));
		FUZZ_HOLDS(utf8_valid(hit->before, strlen(hit->before), NULL));
		FUZZ_HOLDS(utf8_valid(hit->after, strlen(hit->after), NULL));
		FUZZ_HOLDS((unsigned)hit->how < HIT_HOWS);
	}
}

/* What we parsed, the index must be able to answer. */
static void
check_search(struct library *library, const char *text)
{
	const struct search_options options = { .limit = 20 };
	struct hit_list list = { 0 };
	struct error err = { 0 };

	if (library_search(library, text, &options, &list, &err))
		check_hits(&list);
	else
		FUZZ_HOLDS(err.code == ERROR_USAGE && err.column);
	hit_list_done(&list);
	list = (struct hit_list){ 0 };
	library_concordance(library, text, &options, &list, &err);
	check_hits(&list);
	hit_list_done(&list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct library *library; /* opened once */
	struct str text = { 0 };

	if (size > 400 || memchr(data, '\0', size) ||
		!utf8_valid((const char *)data, size, NULL))
		return 0;
	if (!library)
		library = sample_open();
	FUZZ_HOLDS(library != NULL);
	str_add_bytes(&text, (const char *)data, size);
	if (check_parse(str_text(&text)))
		check_search(library, str_text(&text));
	str_done(&text);
	return 0;
}
