/* The text once more, with pieces exchanged, and where they were. */
#include "lectern/doc/mended.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

void
mended_init(struct mended *mended, struct slice text, const struct mend *mends,
	size_t count)
{
	uint32_t from = 0;
	size_t i;

	*mended = (struct mended){ 0 };
	mended->mends = memory_zero(count + 1, sizeof *mended->mends);
	mended->at = memory_zero(count + 1, sizeof *mended->at);
	for (i = 0; i < count; i++) {
		if (mends[i].start < from || mends[i].end < mends[i].start ||
			mends[i].end > text.len || !mends[i].value)
			continue;
		str_add_bytes(
			&mended->text, text.data + from, mends[i].start - from);
		mended->at[mended->count] = (uint32_t)mended->text.len;
		mended->mends[mended->count++] = mends[i];
		str_add(&mended->text, mends[i].value);
		from = mends[i].end;
	}
	str_add_bytes(&mended->text, text.data + from, text.len - from);
}

void
mended_done(struct mended *mended)
{
	str_done(&mended->text);
	free(mended->mends);
	free(mended->at);
	*mended = (struct mended){ 0 };
}

/* The last mend that begins at or before an offset; count: none. */
static size_t
mended_before(const struct mended *mended, size_t at)
{
	size_t i, found = mended->count;

	for (i = 0; i < mended->count && mended->at[i] <= at; i++)
		found = i;
	return found;
}

/* Offset on the page; what lies within a value is at `edge' of it. */
static uint32_t
mended_back(const struct mended *mended, size_t at, bool edge)
{
	size_t found = mended_before(mended, at), behind;
	const struct mend *mend;

	if (found == mended->count)
		return (uint32_t)at;
	mend = &mended->mends[found];
	behind = mended->at[found] + strlen(mend->value);
	if (at >= behind)
		return mend->end + (uint32_t)(at - behind);
	return edge && at > mended->at[found] ? mend->end : mend->start;
}

uint32_t
mended_start(const struct mended *mended, size_t at)
{
	return mended_back(mended, at, false);
}

uint32_t
mended_end(const struct mended *mended, size_t at)
{
	return mended_back(mended, at, true);
}

static bool
mended_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t';
}

struct slice
mended_window(const struct mended *mended, size_t n, unsigned words)
{
	const char *text = str_text(&mended->text);
	size_t from = mended->at[n], left;
	size_t to = from + strlen(mended->mends[n].value);

	for (left = words; left; left--) {
		while (from && mended_blank(text[from - 1]))
			from--;
		while (from && !mended_blank(text[from - 1]))
			from--;
	}
	while (from && !mended_blank(text[from - 1]))
		from--;
	for (left = words + 1; left; left--) {
		while (to < mended->text.len && !mended_blank(text[to]))
			to++;
		while (left > 1 && to < mended->text.len &&
			mended_blank(text[to]))
			to++;
	}
	return (struct slice){ text + from, to - from };
}
