/*
 * What names and dates cost: the passes that find them, one after the other,
 * in processor time, over texts that are read once.
 *
 *	names TIMES FILE...
 *
 * Prints the time that each phase takes for a byte of text, and how many
 * megabytes of text a second that leaves.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "names/naming.h"
#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"

static bool
read_whole(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);
	bool read = fd >= 0 && bytes_read(bytes, fd, FILE_LIMIT, &err);

	if (fd >= 0)
		close(fd);
	return read;
}

/* A document of plain text, read as far as names and dates need it. */
static struct doc *
document_new(const struct bytes *bytes)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, bytes->data, bytes->len);
	structure_pass(doc);
	metadata_pass(doc);
	notes_pass(doc);
	return doc;
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

enum { BENCH_TOKENS, BENCH_DATES, BENCH_STEPS };

/* Seconds of each phase, and of all together. */
struct bench {
	double phases[BENCH_STEPS + NAMING_STEPS];
	double all, size, last;
};

static void
bench_start(struct bench *bench)
{
	bench->last = seconds();
}

static void
bench_stop(struct bench *bench, unsigned phase)
{
	double now = seconds();

	bench->phases[phase] += now - bench->last;
	bench->all += now - bench->last;
	bench->last = now;
}

static void
bench_document(
	struct bench *bench, const struct resources *resources, struct doc *doc)
{
	struct reading *reading;
	struct naming naming;
	unsigned step;

	bench_start(bench);
	reading = reading_new(resources, doc);
	bench_stop(bench, BENCH_TOKENS);
	dates_pass(reading);
	bench_stop(bench, BENCH_DATES);
	works_pass(doc);
	bench_start(bench);
	naming_init(&naming, reading);
	for (step = 0; step < NAMING_STEPS; step++) {
		naming_steps[step].take(&naming);
		bench_stop(bench, BENCH_STEPS + step);
	}
	naming_done(&naming);
	reading_free(reading);
	bench_stop(bench, BENCH_TOKENS);
	bench->size += doc->len / 1e6;
}

static void
bench_phase(const struct bench *bench, const char *name, double time)
{
	printf("%-9s %6.1f ns/byte %5.1f %%\n", name, time * 1e3 / bench->size,
		100 * time / bench->all);
}

static void
bench_print(const struct bench *bench)
{
	unsigned step;

	bench_phase(bench, "tokens", bench->phases[BENCH_TOKENS]);
	bench_phase(bench, "dates", bench->phases[BENCH_DATES]);
	for (step = 0; step < NAMING_STEPS; step++)
		bench_phase(bench, naming_steps[step].name,
			bench->phases[BENCH_STEPS + step]);
	printf("MB/s: %.2f\n", bench->size / bench->all);
}

int
main(int argc, char **argv)
{
	struct resources *resources = resources_new();
	int times = argc > 1 ? atoi(argv[1]) : 0, i, k;
	struct bytes bytes = { 0 };
	struct bench bench = { 0 };
	struct doc *doc;

	for (i = 2; i < argc; i++) {
		if (!read_whole(argv[i], &bytes))
			return 3;
		for (k = 0; k < times; k++) {
			doc = document_new(&bytes);
			bench_document(&bench, resources, doc);
			doc_free(doc);
		}
		bytes_done(&bytes);
	}
	resources_free(resources);
	if (bench.size <= 0)
		return 2;
	bench_print(&bench);
	return 0;
}
