analysis_files = \
	include/lectern/analysis/analysis.h \
	src/analysis/analysis.c \
	src/analysis/dates.c \
	src/analysis/entities.c \
	src/analysis/metadata.c \
	src/analysis/notes.c \
	src/analysis/passes.h \
	src/analysis/structure.c \
	src/analysis/works.c
analysis_tests =
