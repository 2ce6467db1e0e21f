doc_files = \
	include/lectern/doc/correction.h \
	include/lectern/doc/doc.h \
	include/lectern/doc/look.h \
	include/lectern/doc/mended.h \
	include/lectern/doc/place.h \
	include/lectern/doc/reference.h \
	src/doc/correction.c \
	src/doc/place.c \
	src/doc/doc.c \
	src/doc/look.c \
	src/doc/mended.c \
	src/doc/names.c
doc_tests = \
	tests/unit/doc_correction \
	tests/unit/doc_doc \
	tests/unit/doc_mended \
	tests/unit/doc_names \
	tests/unit/doc_place
