/*
 * The worker's end of the pipe.
 *
 * The first byte says how an order comes over the line, which need not be one;
 * the second of which kind the file is, the third which of its parts are known.
 * The rest is the file: whatever it holds, what the worker tells of it must
 * make sense to the parent.
 */
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "index/wire.h"
#include "index/worker_place.h"

/* -- orders --------------------------------------------------------------- */

#define SENT_MAX 4 /* descriptors */

static void
order_send(int line, const uint8_t *data, size_t len, size_t count)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(SENT_MAX * sizeof(int))];
	} control = { 0 };
	int fds[SENT_MAX] = { 0, 1, 2, 0 };
	struct iovec part = { (void *)(uintptr_t)data, len };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	struct cmsghdr *head;

	if (count) {
		message.msg_control = control.room;
		message.msg_controllen = CMSG_SPACE(count * sizeof *fds);
		head = CMSG_FIRSTHDR(&message);
		head->cmsg_level = SOL_SOCKET;
		head->cmsg_type = SCM_RIGHTS;
		head->cmsg_len = CMSG_LEN(count * sizeof *fds);
		memcpy(CMSG_DATA(head), fds, count * sizeof *fds);
	}
	sendmsg(line, &message, MSG_NOSIGNAL);
}

/* The descriptor that would be opened next. */
static int
next_descriptor(void)
{
	int fd = dup(0);

	close(fd);
	return fd;
}

static void
try_order(uint8_t how, const uint8_t *data, size_t size)
{
	struct place_order order = { 0 };
	size_t len = how & 1 ? sizeof order : size;
	uint8_t sent[sizeof order + 16] = { 0 };
	int ends[2], fds[2], next;
	bool ok;

	if (len > sizeof sent)
		len = sizeof sent;
	memcpy(sent, data, size < len ? size : len);
	FUZZ_HOLDS(!socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends));
	next = next_descriptor();
	order_send(ends[0], sent, len, (how >> 1) % (SENT_MAX + 1));
	close(ends[0]);
	ok = worker_receive(ends[1], &order, fds);
	FUZZ_HOLDS(ok == (len == sizeof order && (how >> 1) % 5 == 2));
	if (ok) {
		FUZZ_HOLDS(memchr(order.name, '\0', sizeof order.name));
		FUZZ_HOLDS(memchr(order.known, '\0', sizeof order.known));
		close(fds[0]);
		close(fds[1]);
	}
	FUZZ_HOLDS(!worker_receive(ends[1], &order, fds));
	FUZZ_HOLDS(next_descriptor() == (ends[0] < next ? ends[0] : next));
	close(ends[1]);
}

/* -- answers -------------------------------------------------------------- */

static void
check_error(const struct error *err)
{
	FUZZ_HOLDS(err->code != ERROR_NONE && *err->text);
	FUZZ_HOLDS(!strstr(err->text, "makes no sense"));
	FUZZ_HOLDS(!strstr(err->text, "stopped before the end"));
}

static void
take_parts(struct wire *wire, const char *digest)
{
	struct error err = { 0 };
	struct doc *doc = NULL;
	char sum[65];

	while (wire_has_part(wire)) {
		if (wire_part(wire, &doc, sum, &err) == WIRE_DOC)
			FUZZ_HOLDS(!strcmp(sum, digest));
		else
			check_error(&err);
		doc_free(doc);
	}
}

static void
take_answer(const struct bytes *answer, const char *digest)
{
	struct wire *wire = wire_new();
	struct error err = { 0 };
	struct doc *doc = NULL;
	char sum[65];

	FUZZ_HOLDS(wire_take(wire, answer->data, answer->len) || answer->len);
	take_parts(wire, digest);
	switch (wire_end(wire, &doc, sum, &err)) {
	case WIRE_BROKEN:
		check_error(&err);
		break;
	case WIRE_DOC:
		FUZZ_HOLDS(!strcmp(sum, digest));
		break;
	case WIRE_SAME:
	case WIRE_PARTS:
		break;
	}
	doc_free(doc);
	wire_free(wire);
}

static void
try_answer(const struct place_order *order, const uint8_t *data, size_t size)
{
	static struct analysis *analysis; /* made once: it is large */
	int file = memfd_create("file", 0), pipe = memfd_create("pipe", 0);
	struct bytes answer = { 0 };
	struct error err = { 0 };
	char digest[65];

	if (!analysis)
		analysis = analysis_new();
	FUZZ_HOLDS(write(file, data, size) == (ssize_t)size);
	lseek(file, 0, SEEK_SET);
	worker_answer(analysis, order, file, pipe);
	lseek(pipe, 0, SEEK_SET);
	FUZZ_HOLDS(bytes_read(&answer, pipe, (size_t)1 << 30, &err));
	file_digest((const char *)data, size, digest);
	take_answer(&answer, digest);
	bytes_done(&answer);
	close(file);
	close(pipe);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "a.txt", "a.html", "a.md", "a.zip",
		"a.tar", "a.txt.gz", "a.docx", "a.epub", "a" };
	struct place_order order = { 0 };
	const char *name;

	if (size < 3)
		return 0;
	try_order(data[0], data + 1, size - 1);
	name = names[data[1] % (sizeof names / sizeof *names)];
	memcpy(order.name, name, strlen(name));
	order.skip = data[2] % 4;
	try_answer(&order, data + 3, size - 3);
	return 0;
}
