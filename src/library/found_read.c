/* A block that was found, as it stands on the page and as it was printed. */
#include "library/found.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/doc/mended.h"
#include "library/fields.h"
#include "library/inside.h"

static bool
found_read_damage(struct found *found, struct found_block *block)
{
	struct query_passage *passage = &block->passage;
	struct statement *statement;
	struct mend *mends = NULL;
	size_t count = 0, cap = 0;
	uint32_t start = block->place.start;

	statement = store_statement(found->library->store, "find_damage");
	statement_bind_int(statement, 1, block->place.document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, block->place.end);
	while (statement_next(statement)) {
		mends = memory_grow(mends, count, &cap, sizeof *mends);
		mends[count].start = statement_u32(statement, 0) - start;
		mends[count].end = statement_u32(statement, 1) - start;
		mends[count++].value =
			statement_text(statement, 2, &block->arena);
	}
	if (count) {
		passage->mended =
			arena_new(&block->arena, sizeof *passage->mended);
		mended_init(passage->mended, passage->text, mends, count);
		fold_init(&passage->mended_fold, passage->mended->text.data,
			passage->mended->text.len);
	}
	free(mends);
	return statement_done(statement, found->err);
}

bool
found_read(struct found *found, uint32_t id, struct found_block *block)
{
	struct query_passage *passage = &block->passage;
	struct statement *statement;
	struct slice kind;
	bool there;

	*block = (struct found_block){ 0 };
	statement = store_statement(found->library->store, "find_block");
	statement_bind_int(statement, 1, id);
	there = statement_next(statement);
	if (there) {
		block->place.document = statement_u32(statement, 0);
		kind = statement_slice(statement, 1);
		block->kind = block_kind_of(
			arena_copy(&block->arena, kind.data, kind.len));
		block->place.start = statement_u32(statement, 2);
		block->place.end = statement_u32(statement, 3);
		passage->text =
			slice_of(statement_text(statement, 4, &block->arena));
		block->level = statement_u32(statement, 5);
	}
	if (!statement_done(statement, found->err))
		return false;
	if (!there)
		return error_set(found->err, ERROR_LIBRARY,
			"is damaged (a block is missing)");
	fold_init(&passage->fold, passage->text.data, passage->text.len);
	return found_read_damage(found, block);
}

void
found_block_done(struct found_block *block)
{
	fold_done(&block->passage.fold);
	if (block->passage.mended) {
		fold_done(&block->passage.mended_fold);
		mended_done(block->passage.mended);
	}
	arena_done(&block->arena);
	*block = (struct found_block){ 0 };
}

/* No deeper than the query, which is bounded. */
bool
found_field_place(struct found *found, const struct query_node *node,
	const struct place *block, struct place *place)
{
	const struct query_node *child;

	if (node->kind == QUERY_FIELD)
		return fields_place(found->library, &found->query, node, block,
			place, found->err);
	*place = (struct place){ 0 };
	for (child = node->first; child; child = child->next) {
		if (child->kind == QUERY_NOT)
			continue;
		if (!found_field_place(found, child, block, place))
			return false;
		if (place->document)
			break;
	}
	return true;
}
