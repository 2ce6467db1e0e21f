library_files = \
	include/lectern/library/entities.h \
	include/lectern/library/index.h \
	include/lectern/library/library.h \
	include/lectern/library/search.h \
	src/library/documents.c \
	src/library/inside.h \
	src/library/library.c \
	src/library/load.c \
	src/library/notes.c \
	src/library/references.c \
	src/library/references.h \
	src/library/resolve.c \
	src/library/resolve.h \
	src/library/text.c
library_tests =
