/*
 * What each step of indexing costs the process that builds: reading, names,
 * references, writing; in processor time and memory.  What its workers cost,
 * who read and analyse, is known when they have ended: the last line.
 *
 * usage: steps OUTPUT PATH...
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lectern/index/index.h"

struct steps {
	char step[40]; /* that is being done */
	double begin;  /* seconds when it began */
};

static double
seconds_of(int who)
{
	struct rusage usage;

	getrusage(who, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Most MB that were in use since it was asked last. */
static double
megabytes(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	long kilobytes = 0;
	char line[200];
	int fd;

	while (file && fgets(line, sizeof line, file)) {
		if (!strncmp(line, "VmHWM:", 6))
			kilobytes = strtol(line + 6, NULL, 10);
	}
	if (file)
		fclose(file);
	fd = open("/proc/self/clear_refs", O_WRONLY);
	if (fd >= 0) {
		if (write(fd, "5", 1) != 1)
			fputs("memory is counted from the start\n", stderr);
		close(fd);
	}
	return (double)kilobytes / 1024;
}

static void
step_end(struct steps *steps, const char *next)
{
	double now = seconds_of(RUSAGE_SELF), most = megabytes();

	if (*steps->step)
		printf("%s\t%.3f\t%.0f\n", steps->step, now - steps->begin,
			most);
	snprintf(steps->step, sizeof steps->step, "%s", next);
	steps->begin = now;
}

static bool
step_heard(void *context, const struct index_progress *progress)
{
	struct steps *steps = context;

	if (strcmp(steps->step, progress->step) != 0)
		step_end(steps, progress->step);
	return true;
}

int
main(int argc, char **argv)
{
	struct steps steps = { "", 0 };
	const struct index_options options = { .progress = step_heard,
		.context = &steps };
	struct index_report report = { 0 };
	struct rusage workers;
	struct error err = { 0 };

	if (argc < 3) {
		fputs("usage: steps OUTPUT PATH...\n", stderr);
		return 2;
	}
	steps.begin = seconds_of(RUSAGE_SELF);
	if (!index_build(argv[1], (const char *const *)argv + 2,
		    (size_t)argc - 2, &options, &report, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	index_report_done(&report);
	step_end(&steps, "");
	getrusage(RUSAGE_CHILDREN, &workers);
	printf("workers\t%.3f\t%.0f\n", seconds_of(RUSAGE_CHILDREN),
		(double)workers.ru_maxrss / 1024);
	return 0;
}
