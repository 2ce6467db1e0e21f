library_files = \
	include/lectern/library/entities.h \
	include/lectern/library/index.h \
	include/lectern/library/library.h \
	include/lectern/library/search.h \
	src/library/references.c \
	src/library/references.h \
	src/library/resolve.c \
	src/library/resolve.h
library_tests =
