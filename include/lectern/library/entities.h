/*
 * The entities of a library: everyone and everything that is named in it.
 *
 * Ids are dense, from 1, and stable within one build of a library.
 */
#ifndef LECTERN_LIBRARY_ENTITIES_H
#define LECTERN_LIBRARY_ENTITIES_H

#include "lectern/library/library.h"

struct entity_row {
	uint32_t id;
	enum entity_type type;
	const char *name;
	uint32_t mentions;
	uint32_t documents;
	struct place first; /* its first mention in the library */
};

struct entity_list {
	struct entity_row *rows;
	size_t count;
	struct arena arena;
};

enum entity_order {
	ENTITY_BY_COUNT,
	ENTITY_BY_NAME,
	ENTITY_BY_PLACE,
	ENTITY_BY_SPREAD, /* in how many documents */
};

/* What to list; all-zero is everything, by count. */
struct entity_filter {
	uint32_t types;	   /* 1 << enum entity_type; 0: all */
	uint32_t document; /* 0: any */
	const char *text;  /* name or alias holds it, folded; NULL: any */
	enum entity_order order;
	uint32_t limit; /* 0: no limit */
};

bool library_entities(struct library *library,
	const struct entity_filter *filter, struct entity_list *list,
	struct error *err);
void entity_list_done(struct entity_list *list);

/* ENTITY as people type it: an id ("e12"), a name or an alias.  0: err set. */
uint32_t library_find_entity(
	struct library *library, const char *name, struct error *err);

/* Its row; strings go to the arena.  False: err set, or there is none. */
bool library_entity(struct library *library, uint32_t id, struct arena *arena,
	struct entity_row *row, struct error *err);

/* Is another one of its type called by the same name? */
bool library_entity_has_namesake(
	struct library *library, const struct entity_row *row);

struct alias_row {
	const char *form; /* as printed */
	uint32_t count;
	bool scan;	 /* probably a scanning error */
	const char *why; /* why it is thought to be this entity */
};

/* Mentions in one document, and where: strip[i] counts the i-th part of it. */
#define ENTITY_STRIP 32

struct entity_document {
	uint32_t document;
	const char *label;
	uint32_t mentions;
	uint16_t strip[ENTITY_STRIP];
};

struct entity_neighbour {
	uint32_t id; /* 0 for a date */
	const char *name;
	uint32_t together; /* paragraphs both are in */
};

/* All that is known of one entity: its card. */
struct entity_card {
	struct entity_row entity;
	struct alias_row *aliases; /* by count, the name itself among them */
	size_t alias_count;
	struct entity_document *documents; /* those that mention it */
	size_t document_count;
	struct place first, last;
	struct entity_neighbour *with; /* appears with, strongest first */
	size_t with_count;
	struct entity_neighbour *dates; /* EDTF values it appears with */
	size_t date_count;
	float confidence; /* share of its mentions expected to be right */
	const char *why;  /* how its mentions were found, in words */
	const char *remark; /* whom else it may be, who said so; or NULL */
	struct arena arena;
};

/* How often each document names it: counts[number], below `documents'. */
bool library_entity_counts(struct library *library, uint32_t id,
	uint32_t *counts, uint32_t documents, struct error *err);

/* One way it is written, and how often each document does. */
struct entity_form {
	const char *form;
	bool scan; /* probably a scanning error */
	uint32_t count;
	uint32_t documents;
	uint32_t *counts; /* [number], of the first documents */
};

struct entity_form_list {
	struct entity_form *rows; /* by count */
	size_t count;
	struct arena arena;
};

/* counts[number] is there for numbers below `documents'. */
bool library_entity_forms(struct library *library, uint32_t id,
	uint32_t documents, struct entity_form_list *list, struct error *err);
void entity_form_list_done(struct entity_form_list *list);

bool library_entity_card(struct library *library, uint32_t id,
	struct entity_card *card, struct error *err);
void entity_card_done(struct entity_card *card);

struct mention_row {
	struct place place;
	const char *form;
	const char *before, *after; /* the text around it, on one line */
	const char *why;
	float confidence;
};

struct mention_list {
	struct mention_row *rows;
	size_t count;
	struct arena arena;
};

/* In the order of documents and text; document 0: of all; limit 0: all. */
bool library_mentions(struct library *library, uint32_t id,
	uint32_t document, uint32_t limit, struct mention_list *list,
	struct error *err);
void mention_list_done(struct mention_list *list);

/* The text around a place of its block, on one line. */
struct mention_context {
	const char *before, *match, *after;
};

/* room: bytes of it, one third before; 0: about a line. */
bool library_context(struct library *library, const struct place *place,
	uint32_t room, struct arena *arena, struct mention_context *context,
	struct error *err);

/*
 * The mention after, or before, a place, going on through the documents;
 * document 0 in *next if there is none.  From document 0: the first, or the
 * last.  *nth and *total, if not NULL, say which of the library's mentions it
 * is.
 */
bool library_next_mention(struct library *library, uint32_t id,
	const struct place *from, bool forward, struct place *next,
	uint32_t *nth, uint32_t *total, struct error *err);

/* Which of its mentions stands at a place: n of how many, here and in all. */
struct mention_rank {
	uint32_t here, here_total;
	uint32_t all, all_total;
};

bool library_mention_rank(struct library *library, uint32_t id,
	const struct place *place, struct mention_rank *rank,
	struct error *err);

#endif
