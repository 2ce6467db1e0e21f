/*
 * Whose is each of these names?  Gives the mentions that somebody marked in a
 * text to the resolution of the names room, and prints what came of them.
 *
 *	aliases TEXT SPANS
 *
 * Every line of SPANS says start, end (in bytes) and type of a mention of the
 * file TEXT, in order.  For each a line is printed: the number of its entity,
 * what that is called, and why its names were joined.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/names/passes.h"
#include "lectern/structure/passes.h"
#include "names/address.h"
#include "names/loaded.h"
#include "names/resolve.h"

static bool
read_whole(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);

	return fd >= 0 && bytes_read(bytes, fd, FILE_LIMIT, &err);
}

/* The tokens of a marked range as a candidate; titles are outside of names. */
static void
candidates_add(const struct tokens *tokens, uint32_t *at, unsigned start,
	unsigned end, const char *type, struct candidates *candidates)
{
	uint32_t first, i = *at;

	while (i < tokens->count && tokens->list[i].end <= start)
		i++;
	for (first = i; i < tokens->count && tokens->list[i].start < end; i++)
		;
	while (first + 1 < i && (address_is_title(tokens, first) ||
					token_is(tokens, first, '.')))
		first++;
	*at = i;
	if (first < i)
		propose_add(candidates, first, i, entity_type_of(type), 0.9f,
			REASON_TAGGER);
}

static void
candidates_read(const struct tokens *tokens, const char *spans,
	struct candidates *candidates)
{
	unsigned start, end;
	char type[16];
	uint32_t at = 0, before;
	int len;

	while (sscanf(spans, "%u %u %15s%n", &start, &end, type, &len) == 3) {
		before = candidates->count;
		candidates_add(tokens, &at, start, end, type, candidates);
		if (candidates->count == before)
			fprintf(stderr, "nothing is at %u\n", start);
		spans += len;
	}
}

static void
names_take(struct names *names, const struct candidates *candidates)
{
	const struct candidate *candidate;
	struct name *name;
	uint32_t i;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		name = &names->list[candidate->name];
		name->type = candidate->type;
		name->mentions++;
	}
}

static void
print_mentions(const struct doc *doc)
{
	const struct span *span = doc->spans;
	const char *why;

	for (; span < doc->spans + doc->span_count; span++) {
		if (span->kind != SPAN_MENTION)
			continue;
		why = doc->entities[span->target].why;
		printf("%u\t%s\t%s\n", (unsigned)span->target, span->value,
			why ? why : "");
	}
}

int
main(int argc, char **argv)
{
	struct resources *resources = resources_new();
	struct bytes text = { 0 }, spans = { 0 };
	struct candidates candidates = { 0 };
	struct doc *doc = doc_new();
	struct tokens tokens;
	struct names names;

	if (argc != 3 || !read_whole(argv[1], &text) ||
		!read_whole(argv[2], &spans)) {
		fprintf(stderr, "usage: aliases TEXT SPANS\n");
		return 2;
	}
	doc_set_text(doc, text.data, text.len);
	structure_pass(doc);
	token_cut(&tokens, doc, resources->gazetteer);
	candidates_read(&tokens, spans.data, &candidates);
	names_collect(&names, &tokens, &candidates);
	names_take(&names, &candidates);
	resolve_names(&tokens, &names, &candidates, doc);
	print_mentions(doc);
	names_done(&names);
	free(candidates.list);
	token_done(&tokens);
	doc_free(doc);
	resources_free(resources);
	bytes_done(&text);
	bytes_done(&spans);
	return 0;
}
