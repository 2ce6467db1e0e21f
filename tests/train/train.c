/*
 * Trains the tagger, and tries it.
 *
 *     train make MODEL GAZETTEER CLUSTERS EPOCHS SHUFFLES SLOPE [N*]FILE...
 *     train names MODEL FILE >FILE
 *
 * "3*FILE" lets a file weigh three times.  The same files give the same bytes.
 * "names" prints the file with the labels that the whole of name finding gives
 * it, and behind them how sure that is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/names/passes.h"
#include "lectern/base/memory.h"
#include "train.h"

#define SEED UINT64_C(88172645463325252)

static void
make_add(struct examples *examples, const char *file)
{
	char *end;
	unsigned long times = strtoul(file, &end, 10);

	if (end != file && *end == '*')
		examples_add(examples, end + 1, (unsigned)times);
	else
		examples_add(examples, file, 1);
}

/* Zeroes that a child fills in for its parent. */
static void *
make_shared(size_t size)
{
	void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (shared == MAP_FAILED) {
		perror("train");
		exit(3);
	}
	return shared;
}

/*
 * Each pass goes through the examples in an order of its own, in a process of
 * its own, and all are added up in turn: the sums do not depend on who was
 * first.
 */
static void
make_learn(struct learned *learned, const struct examples *examples, int epochs,
	int passes)
{
	size_t size = (size_t)TRAIN_ROWS * TAGGER_LABELS, k;
	struct learned *shared;
	pid_t *children = memory_zero((size_t)passes, sizeof *children);
	int i, status;

	shared = make_shared((size_t)passes * sizeof *shared);
	for (i = 0; i < passes; i++) {
		shared[i].rows = make_shared(size * sizeof *shared[i].rows);
		children[i] = fork();
		if (children[i])
			continue;
		perceptron_learn(&shared[i], examples, (unsigned)epochs,
			SEED + (uint64_t)i * 7919);
		_exit(0);
	}
	for (i = 0; i < passes; i++) {
		if (children[i] < 0 || waitpid(children[i], &status, 0) < 0 ||
			status != 0) {
			fprintf(stderr, "a pass was lost\n");
			exit(3);
		}
		for (k = 0; k < size; k++)
			learned->rows[k] += shared[i].rows[k];
		for (k = 0; k < sizeof learned->moves / sizeof(double); k++)
			learned->moves[k / TAGGER_LABELS][k % TAGGER_LABELS] +=
				shared[i].moves[k / TAGGER_LABELS]
					       [k % TAGGER_LABELS];
	}
	free(children);
}

static int
make(int argc, char **argv)
{
	struct examples examples = { .resources = resources_new() };
	struct learned learned = { 0 };
	int i;

	tagger_free(examples.resources->tagger);
	examples.resources->tagger = NULL;
	examples_read_lexicon(&examples, argv[3], argv[4]);
	for (i = 8; i < argc; i++)
		make_add(&examples, argv[i]);
	fprintf(stderr, "%zu sentences, %zu tokens, %zu features\n",
		examples.sentence_count, examples.token_count,
		examples.row_count);
	learned.rows = memory_zero(
		(size_t)TRAIN_ROWS * TAGGER_LABELS, sizeof *learned.rows);
	make_learn(&learned, &examples, atoi(argv[5]), atoi(argv[6]));
	model_write(argv[2], &examples, &learned, strtof(argv[7], NULL));
	return 0;
}

/* -- trying --------------------------------------------------------------- */

/* The span of a mention that holds the piece, or NULL; at goes on from it. */
static const struct span *
mention_of(const struct doc *doc, const struct piece *piece, size_t *at)
{
	for (; *at < doc->span_count; ++*at) {
		if (doc->spans[*at].kind == SPAN_MENTION &&
			doc->spans[*at].end > piece->start)
			return doc->spans[*at].start < piece->end
				       ? &doc->spans[*at]
				       : NULL;
	}
	return NULL;
}

static void
print_piece(const struct text *text, const struct piece *piece,
	const struct span *mention)
{
	printf("%.*s\t", (int)(piece->end - piece->start),
		text->text.data + piece->start);
	if (mention)
		printf("%.3f\t%c-%s\n", (double)mention->confidence,
			mention->start < piece->start ? 'I' : 'B',
			corpus_type_name(mention->type));
	else
		printf("1\tO\n");
}

/* Mentions in order, without those of works: these overlap the others. */
static void
mentions_sort(struct doc *doc)
{
	size_t i, count = 0;

	for (i = 0; i < doc->span_count; i++) {
		if (doc->spans[i].kind == SPAN_MENTION &&
			doc->spans[i].type != ENTITY_WORK)
			doc->spans[count++] = doc->spans[i];
	}
	doc->span_count = count;
	doc_sort(doc);
}

static void
names_text(void *context, const struct text *text)
{
	const struct resources *resources = context;
	struct doc *doc = corpus_document(resources, text);
	struct reading *reading = reading_new(resources, doc);
	size_t i, end = 0, at = 0;

	entities_pass(reading);
	reading_free(reading);
	mentions_sort(doc);
	printf("-DOCSTART-\tO\n\n");
	for (i = 0; i < text->count; i++) {
		print_piece(text, &text->pieces[i],
			mention_of(doc, &text->pieces[i], &at));
		if (end < text->end_count && text->ends[end] == i + 1) {
			end++;
			printf("\n");
		}
	}
	doc_free(doc);
}

static int
names(char **argv)
{
	struct resources *resources = resources_new();
	struct error err = { 0 };
	struct bytes model = { 0 };

	tagger_free(resources->tagger);
	resources->tagger = NULL;
	if (strcmp(argv[2], "-") != 0) {
		corpus_bytes(argv[2], &model);
		resources->tagger = tagger_new(
			(struct slice){ model.data, model.len }, &err);
		if (!resources->tagger) {
			fprintf(stderr, "%s %s\n", argv[2], err.text);
			return 3;
		}
	}
	corpus_read(argv[3], names_text, resources);
	resources_free(resources);
	bytes_done(&model);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc > 8 && strcmp(argv[1], "make") == 0)
		return make(argc, argv);
	if (argc == 4 && strcmp(argv[1], "names") == 0)
		return names(argv);
	fprintf(stderr, "usage: train make MODEL GAZETTEER CLUSTERS EPOCHS "
			"SHUFFLES SLOPE [N*]FILE...\n"
			"       train names MODEL FILE\n");
	return 2;
}
