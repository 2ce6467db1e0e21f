/*
 * Offers files to a harness, whole and damaged, without libFuzzer.
 *
 * usage: replay [-n COUNT] FILE...
 *
 * Each file is followed by COUNT damaged copies.  Chance is a function of the
 * file and the number of the copy alone, so that a crash comes back; the name
 * of what is being tried stands on standard output.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"

/* Bytes that mean something to one parser or another. */
static const char *const tokens[] = { "\n", "\n\n", " ", "[1]", "(2)", "*",
	"1952", "/", "-", ":", "\"", "\x1b[31m", "\xff", "\xc3", "\xe2\x80\xae",
	"\xef\xbb\xbf", "#", "999999999999999999999", "\xcc\x81", "XX", "ibid.",
	"\t", "\r\n", "<", "bind " };

static uint32_t
chance(uint64_t *state, size_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % (below ? below : 1));
}

/* One wound: a byte, a gap, a repetition, a token. */
static void
damage(struct str *text, uint64_t *state)
{
	size_t at = chance(state, text->len), len;
	struct str out = { 0 };
	const char *token;

	len = chance(state, text->len - at > 40 ? 40 : text->len - at);
	str_add_bytes(&out, str_text(text), at);
	switch (chance(state, 4)) {
	case 0:
		str_add_char(&out, (char)chance(state, 256));
		at += text->len > at;
		break;
	case 1:
		at += len;
		break;
	case 2:
		str_add_bytes(&out, str_text(text) + at, len);
		break;
	case 3:
		token = tokens[chance(state, sizeof tokens / sizeof *tokens)];
		str_add(&out, token);
		break;
	}
	str_add_bytes(&out, str_text(text) + at, text->len - at);
	str_done(text);
	*text = out;
}

static void
offer(const char *data, size_t len)
{
	uint8_t *exact = memory_new(len);

	/* A copy of just that size, so that a sanitizer sees the end. */
	if (len)
		memcpy(exact, data, len);
	LLVMFuzzerTestOneInput(exact, len);
	free(exact);
}

static bool
replay(const char *path, unsigned count)
{
	struct error err = { 0 };
	struct bytes bytes = { 0 };
	struct str text = { 0 };
	int fd = file_open(path, &err);
	uint64_t state;
	unsigned i, wounds;

	if (fd < 0 || !bytes_read(&bytes, fd, FILE_LIMIT, &err)) {
		printf("%s: %s\n", path, err.text);
		return false;
	}
	close(fd);
	printf("%s\n", path);
	fflush(stdout);
	offer(bytes.data, bytes.len);
	for (i = 1; i <= count; i++) {
		state = slice_hash((struct slice){ bytes.data, bytes.len }) + i;
		str_clear(&text);
		str_add_bytes(&text, bytes.data, bytes.len);
		for (wounds = 1 + chance(&state, 8); wounds; wounds--)
			damage(&text, &state);
		printf("copy %u\n", i);
		fflush(stdout);
		offer(str_text(&text), text.len);
	}
	str_done(&text);
	bytes_done(&bytes);
	return true;
}

int
main(int argc, char **argv)
{
	unsigned count = 0;
	bool ok = true;
	int i = 1;

	if (argc > 2 && !strcmp(argv[1], "-n")) {
		count = (unsigned)strtoul(argv[2], NULL, 10);
		i = 3;
	}
	for (; i < argc; i++)
		ok = replay(argv[i], count) && ok;
	return ok ? 0 : 1;
}
