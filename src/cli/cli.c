/* The command line; for now, `lectern inspect --json FILE' and nothing more. */
#include "lectern/cli/cli.h"

#include <string.h>
#include <unistd.h>

#include "cli/inspect.h"
#include "lectern/analysis/analysis.h"
#include "lectern/base/out.h"
#include "lectern/import/import.h"

static struct doc *
cli_read(const char *path, struct error *err)
{
	struct bytes file = { 0 };
	struct doc *doc = NULL;
	int fd = file_open(path, err);

	if (fd < 0)
		return NULL;
	if (bytes_read(&file, fd, FILE_LIMIT, err))
		doc = import_read(path, &file, err);
	close(fd);
	bytes_done(&file);
	return doc;
}

int
cli_run(int argc, char **argv)
{
	struct error err = { 0 };
	struct analysis *analysis;
	struct out out, complaints;
	struct str json = { 0 };
	struct doc *doc;
	int i;

	out_open(&out, stdout);
	out_open(&complaints, stderr);
	analysis = analysis_new();
	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "inspect") || !strcmp(argv[i], "--json"))
			continue;
		doc = cli_read(argv[i], &err);
		if (!doc)
			break;
		analysis_run(analysis, doc);
		inspect_json(&json, doc);
		doc_free(doc);
	}
	out_slice(&out, str_slice(&json));
	str_done(&json);
	analysis_free(analysis);
	if (err.code == ERROR_NONE)
		out_close(&out, &err);
	if (err.code != ERROR_NONE)
		out_format(&complaints, "lectern: %s\n", err.text);
	return error_exit_status(&err);
}
