cli_files = \
	include/lectern/cli/cli.h \
	src/cli/cli.c \
	src/cli/inspect.c \
	src/cli/inspect.h
cli_tests =
