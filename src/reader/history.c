/* Two piles of steps. */
#include "reader/history.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

void
history_done(struct history *history)
{
	free(history->back);
	free(history->forward);
	*history = (struct history){ 0 };
}

struct history_step
history_here(const struct page *page)
{
	struct history_step step = { .document = page->document.number,
		.measure = page->options.measure,
		.row = page->top.row,
		.first = page_first(page),
		.selected = page->selected };

	if (page->doc && page->top.block < page->doc->block_count)
		step.at = page->doc->blocks[page->top.block].start;
	return step;
}

void
history_push(struct history *history, const struct page *page)
{
	if (!page->document.number)
		return;
	history->forward_count = 0;
	history->back = memory_grow(history->back, history->back_count,
		&history->back_cap, sizeof *history->back);
	history->back[history->back_count++] = history_here(page);
}

bool
history_pop(struct history *history, const struct page *page, bool back,
	struct history_step *step)
{
	struct history_step here = history_here(page);

	if (back ? !history->back_count : !history->forward_count)
		return false;
	if (back) {
		*step = history->back[--history->back_count];
		history->forward = memory_grow(history->forward,
			history->forward_count, &history->forward_cap,
			sizeof *history->forward);
		history->forward[history->forward_count++] = here;
	} else {
		*step = history->forward[--history->forward_count];
		history->back = memory_grow(history->back, history->back_count,
			&history->back_cap, sizeof *history->back);
		history->back[history->back_count++] = here;
	}
	return true;
}

bool
history_restore(
	struct page *page, const struct history_step *step, struct error *err)
{
	bool same = step->measure == page->options.measure;

	if (page->document.number != step->document &&
		!page_open(page, step->document, err))
		return false;
	if (!page_go(page, same ? step->at : step->first, 0, err))
		return false;
	if (same)
		page->top.row = step->row;
	page->selected = step->selected;
	page->target = (struct place){ 0 };
	return true;
}
