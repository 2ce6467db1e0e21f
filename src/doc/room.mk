doc_files = \
	include/lectern/doc/doc.h \
	include/lectern/doc/place.h \
	src/doc/place.c \
	src/doc/doc.c \
	src/doc/names.c
doc_tests =
