/*
 * The wire is how a worker process hands its document to the parent.
 *
 * It is a pipe of records: a letter, a length of four bytes, that many bytes.
 * A record never exceeds WIRE_RECORD_MAX, and the last one tells how much of
 * everything was sent.  The worker has read what a stranger wrote, so the
 * parent takes nothing on trust: what breaks the form ends the document; what
 * is merely out of place (an offset in the middle of a character, blocks that
 * overlap) is mended or left out, and a remark says so.
 */
#ifndef INDEX_WIRE_H
#define INDEX_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"

#define WIRE_RECORD_MAX ((uint32_t)1 << 20)
#define WIRE_STRING_MAX ((uint32_t)60000)
#define WIRE_TEXT_MAX ((uint32_t)64 << 20)
#define WIRE_TOTAL_MAX ((uint64_t)512 << 20) /* of one document */
#define WIRE_PARTS_MAX 70000u

/* -- the worker's end: all is added to a str, to be written to the pipe --- */

void wire_put_doc(struct str *out, const struct doc *doc, const char *digest);
void wire_put_same(struct str *out); /* the file is the one you know */
void wire_put_error(struct str *out, const struct error *error);

/*
 * A file that holds several: each is announced by its name, then follow its
 * document or the error it met; after the last one, the end.
 */
void wire_put_part(struct str *out, const char *name);
void wire_put_end(struct str *out);

/* -- the parent's end ----------------------------------------------------- */

struct wire;

struct wire *wire_new(void);
void wire_free(struct wire *wire);

/*
 * Takes what came from the pipe; false: it is no use to read on.  Once a part
 * is whole, nothing behind it is looked at until it is taken away.
 */
bool wire_take(struct wire *wire, const char *data, size_t len);

/* The part that was announced last, or NULL; how many there were. */
const char *wire_part_name(const struct wire *wire);
uint32_t wire_part_count(const struct wire *wire);

/* Is it whole? */
bool wire_has_part(const struct wire *wire);

enum wire_result {
	WIRE_BROKEN, /* err says why */
	WIRE_DOC,
	WIRE_SAME,
	WIRE_PARTS, /* all of them have been taken */
};

/*
 * Takes a whole part away: WIRE_DOC, and *doc is the caller's, or WIRE_BROKEN
 * and err says why.  Then goes on with what had come already.
 */
enum wire_result wire_part(struct wire *wire, struct doc **doc, char digest[65],
	struct error *err);

/*
 * The pipe has ended.  For WIRE_DOC, *doc is the caller's to free, and digest
 * is filled in.
 */
enum wire_result wire_end(struct wire *wire, struct doc **doc, char digest[65],
	struct error *err);

#endif
