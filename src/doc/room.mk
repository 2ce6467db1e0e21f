doc_files = \
	include/lectern/doc/doc.h \
	src/doc/doc.c \
	src/doc/names.c
doc_tests =
