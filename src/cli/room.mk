cli_files = \
	include/lectern/cli/cli.h \
	src/cli/annotate.c \
	src/cli/build.c \
	src/cli/choose.c \
	src/cli/choose.h \
	src/cli/cli.c \
	src/cli/correct.c \
	src/cli/documents.c \
	src/cli/export.c \
	src/cli/help.c \
	src/cli/inspect.c \
	src/cli/inspect.h \
	src/cli/judge.c \
	src/cli/listings.c \
	src/cli/listings.h \
	src/cli/open.c \
	src/cli/options.c \
	src/cli/options.h \
	src/cli/print.c \
	src/cli/print.h \
	src/cli/settings.c \
	src/cli/settings.h \
	src/cli/shell.c \
	src/cli/shell.h \
	src/cli/show.c \
	src/cli/show.h
cli_tests =
