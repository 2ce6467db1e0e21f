/*
 * Second thoughts about the pairs: lists, numbered sections and bullets pair
 * with figures in the text as well as notes do.
 *
 * Signs that stand for nothing else need no second thought.  A figure in round
 * brackets or on the end of a word, and a star, do: most signs of that kind
 * must have found their counterpart, or a heading or a rule must say that notes
 * stand there.
 */
#include "notes/notes.h"

#define WEAK_MARKER .3f
#define WEAK_LABEL .44f
/* So many pairs of markers that sound are notes beside any list. */
#define MANY 4
#define SOUND .6f

/* How many signs of a kind there are, and how many found a counterpart. */
struct tally {
	size_t all;
	size_t paired;
};

static bool
label_is_headed(const struct notes *notes, const struct notes_sign *label)
{
	const struct notes_line *line = &notes->lines[label->line];

	return label->line && (line[-1].notes || line[-1].rule);
}

static void
tally_add(struct tally *tally, const struct notes_sign *sign)
{
	tally->all++;
	tally->paired += sign->kept && sign->pair != DOC_NONE;
}

static void
pair_drop(struct notes *notes, struct notes_sign *marker)
{
	struct notes_sign *label = &notes->labels.at[marker->pair];

	label->kept = marker->kept = false;
	label->pair = marker->pair = DOC_NONE;
}

/* Is a label of that style one that lists have too? */
static bool
style_is_common(enum notes_style style)
{
	return style == NOTES_STOP || style == NOTES_HALF ||
	       style == NOTES_PAREN || style == NOTES_PLAIN;
}

/*
 * Markers that look like many other things, paired with labels of a style:
 * dropped if most of their kind are left over on either side.
 */
static void
doubt_numbers(struct notes *notes, enum notes_style style,
	enum notes_style label_style)
{
	struct tally markers = { 0 }, labels = { 0 };
	struct notes_sign *sign;
	size_t i, pairs = 0;
	float weight = 0;

	for (i = 0; i < notes->markers.count; i++) {
		sign = &notes->markers.at[i];
		if (sign->system != NOTES_NUMBER || sign->style != style ||
			sign->weight < WEAK_MARKER)
			continue;
		tally_add(&markers, sign);
		if (sign->pair == DOC_NONE ||
			notes->labels.at[sign->pair].style != label_style)
			continue;
		if (label_is_headed(notes, &notes->labels.at[sign->pair]))
			return;
		weight += sign->weight;
		pairs++;
	}
	for (i = 0; i < notes->labels.count; i++) {
		sign = &notes->labels.at[i];
		if (sign->system == NOTES_NUMBER &&
			sign->style == label_style &&
			sign->weight >= WEAK_LABEL)
			tally_add(&labels, sign);
	}
	if (!pairs || (markers.paired * 2 >= markers.all &&
			      (labels.paired * 2 >= labels.all ||
				      (pairs >= MANY &&
					      weight > SOUND * (float)pairs))))
		return;
	for (i = 0; i < notes->markers.count; i++) {
		sign = &notes->markers.at[i];
		if (sign->system == NOTES_NUMBER && sign->style == style &&
			sign->pair != DOC_NONE &&
			notes->labels.at[sign->pair].style == label_style)
			pair_drop(notes, sign);
	}
}

/* Lines that begin with a sign nobody calls are items of a list. */
static void
doubt_symbol(struct notes *notes, uint32_t key)
{
	struct tally labels = { 0 };
	struct notes_sign *sign;
	size_t i;

	for (i = 0; i < notes->labels.count; i++) {
		sign = &notes->labels.at[i];
		if (sign->system == NOTES_SYMBOL && sign->key == key)
			tally_add(&labels, sign);
	}
	if (labels.paired * 2 >= labels.all)
		return;
	for (i = 0; i < notes->markers.count; i++) {
		sign = &notes->markers.at[i];
		if (sign->system == NOTES_SYMBOL && sign->pair != DOC_NONE &&
			notes->labels.at[sign->pair].key == key)
			pair_drop(notes, sign);
	}
	for (i = 0; i < notes->labels.count; i++) {
		sign = &notes->labels.at[i];
		if (sign->system == NOTES_SYMBOL && sign->key == key)
			sign->weight = 0;
	}
}

void
notes_doubt(struct notes *notes)
{
	static const enum notes_style styles[] = { NOTES_PAREN, NOTES_HALF,
		NOTES_PLAIN };
	enum notes_style label;
	uint32_t count;
	size_t i;

	for (i = 0; i < sizeof styles / sizeof *styles; i++) {
		for (label = 0; label < NOTES_STYLES; label++) {
			if (style_is_common(label))
				doubt_numbers(notes, styles[i], label);
		}
	}
	for (count = 1; count <= 3; count++)
		doubt_symbol(notes, '*' * 8 + count);
}
