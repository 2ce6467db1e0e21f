/*
 * Found links: those that do not come from comparing passages but from the
 * text itself, because it names a document, repeats its words, cites a work.
 */
#ifndef INDEX_FOUND_H
#define INDEX_FOUND_H

#include "lectern/doc/place.h"
#include "index/labels.h"
#include "index/relate.h"
#include "index/repeats.h"

struct found {
	struct place from, to;
	size_t a, b; /* the passages they lie in */
	enum reference_kind kind;
	double score;
	const char *why;
};

struct found_list {
	const struct chosen *fresh; /* only links of these; NULL: of all */
	struct found *rows;
	size_t count, cap;
	struct arena arena;
};

/* Is a link between these documents looked for? */
static inline bool
found_wants(const struct found_list *list, uint32_t a, uint32_t b)
{
	return !list->fresh || list->fresh->wanted[a] || list->fresh->wanted[b];
}

void found_list_done(struct found_list *list);

/* Adds a row with that reason, which is taken; its places are to be given. */
struct found *found_add(struct found_list *list, enum reference_kind kind,
	double score, struct str *why);

struct place found_place(const struct passages *passages, size_t at);

/* The text of a passage; it goes to the arena. */
bool found_text(struct store *store, const struct passage *passage,
	struct arena *arena, struct slice *text, struct error *err);

/* -- titles --------------------------------------------------------------- */

/* A title of fewer words may stand anywhere by chance. */
#define TITLE_WORDS 3

/* A title of a document, whole or up to its colon. */
struct title {
	uint64_t first; /* of its first three words */
	uint64_t all;
	size_t words;
	uint32_t document;
};

/* Where a passage names a document. */
struct naming {
	size_t passage;
	uint32_t start, end;
	uint32_t document;
	const char *words; /* the title as it stands there */
};

/* A file called by letters and digits, as standards are: "rfc2119". */
struct title_key {
	uint64_t word;
	uint32_t document;
};

struct titles {
	struct title *rows; /* by first */
	size_t count, cap;
	struct title_key *keys; /* by word */
	size_t key_count, key_cap;
	struct naming *namings;
	size_t naming_count, naming_cap;
	struct arena arena;
};

bool titles_init(struct titles *titles, struct store *store, struct error *err);
void titles_done(struct titles *titles);

/* Takes note of the titles that stand in a passage. */
void titles_look(struct titles *titles, const struct passages *passages,
	size_t passage, const struct words *words, struct slice text);

/* The document that a word is the key of, if it is another; or 0. */
uint32_t
titles_key(const struct titles *titles, uint64_t word, uint32_t document);

/* -- what a text says of its own parts ------------------------------------ */

#define DECLARED_CUES 24
#define DECLARED_PHRASES 33

/* A phrase like "as we have seen", by its words. */
struct declared_phrase {
	uint64_t first, all;
	size_t words;
};

/* Where such a phrase stands, and the words of its sentence. */
struct declared_earlier {
	size_t passage;
	uint32_t start, end; /* in the passage */
	size_t first;        /* in stems */
	uint32_t count;
};

struct declared {
	uint64_t cues[DECLARED_CUES];
	struct declared_phrase phrases[DECLARED_PHRASES];
	struct declared_earlier *earlier;
	size_t earlier_count, earlier_cap;
	uint32_t *stems;
	size_t stem_count, stem_cap;
};

void declared_init(struct declared *declared);
void declared_done(struct declared *declared);

/* Adds "Table 2" and its like; takes note of "as we have seen". */
void declared_look(struct declared *declared, struct found_list *list,
	const struct labels *labels, const struct titles *titles,
	const struct passages *passages, size_t passage,
	const struct words *words, struct slice text);

/* Adds what "as we have seen" means, where it can be told. */
bool found_earlier(struct found_list *list, const struct declared *declared,
	const struct relater *relater, struct store *store, struct error *err);

/* -- what is found -------------------------------------------------------- */

/*
 * A document that is named: the passage of it that has most to do with the
 * one that names it, or its beginning.
 */
void found_titles(struct found_list *list, const struct titles *titles,
	const struct relater *relater);

/* How the reason of a repeat begins. */
#define FOUND_REPEAT "same words: "

/* Repeated words, with their exact places, but not those that are kept. */
struct references_kept;
bool found_repeats(struct found_list *list, const struct repeats *repeats,
	const struct passages *passages, const struct references_kept *kept,
	struct store *store, struct error *err);

/* Links in the markup, to where they lead in the library. */
bool found_links(struct found_list *list, const struct passages *passages,
	const struct labels *labels, struct store *store, struct error *err);

/* "See n. 27", and works that two documents cite. */
bool found_notes(struct found_list *list, const struct passages *passages,
	struct store *store, struct error *err);
bool found_works(struct found_list *list, const struct passages *passages,
	struct store *store, struct error *err);

#endif
