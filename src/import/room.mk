import_files = \
	include/lectern/import/import.h \
	src/import/binary.c \
	src/import/binary.h \
	src/import/build.c \
	src/import/build.h \
	src/import/build_inside.h \
	src/import/build_names.c \
	src/import/encoding.c \
	src/import/encoding.h \
	src/import/import.c \
	src/import/limits.h \
	src/import/plain.c \
	src/import/plain.h
import_tests = tests/unit/import_build tests/unit/import_plain

if HAVE_LIBARCHIVE
import_files += src/import/zip.c src/import/zip.h
import_tests += tests/unit/import_zip
endif
EXTRA_DIST += tests/unit/zipped.h
