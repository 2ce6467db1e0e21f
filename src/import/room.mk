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
	src/import/markdown.c \
	src/import/markdown.h \
	src/import/markdown_parts.h \
	src/import/plain.c \
	src/import/plain.h

if HAVE_CMARK
import_files += \
	src/import/markdown_cmark.c \
	src/import/markdown_cmark.h \
	src/import/markdown_front.c \
	src/import/markdown_headings.c \
	src/import/markdown_html.c \
	src/import/markdown_parse.c \
	src/import/markdown_tame.c
endif
import_tests = tests/unit/import_build tests/unit/import_plain

if HAVE_LIBARCHIVE
import_files += src/import/zip.c src/import/zip.h
import_tests += tests/unit/import_zip
endif
EXTRA_DIST += tests/unit/zipped.h
