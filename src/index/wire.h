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
#define WIRE_TOTAL_MAX ((uint64_t)512 << 20)

/* -- the worker's end: all is added to a str, to be written to the pipe ------
 */

void wire_put_doc(struct str *out, const struct doc *doc, const char *digest);
void wire_put_same(struct str *out); /* the file is the one you know */
void wire_put_error(struct str *out, const struct error *error);

/* -- the parent's end
 * ---------------------------------------------------------- */

struct wire;

struct wire *wire_new(void);
void wire_free(struct wire *wire);

/* Takes what came from the pipe; false: it is no use to read on. */
bool wire_take(struct wire *wire, const char *data, size_t len);

enum wire_result {
	WIRE_BROKEN, /* err says why */
	WIRE_DOC,
	WIRE_SAME,
};

/*
 * The pipe has ended.  For WIRE_DOC, *doc is the caller's to free, and digest
 * is filled in.
 */
enum wire_result wire_end(struct wire *wire, struct doc **doc, char digest[65],
	struct error *err);

#endif
