import_files = \
	include/lectern/import/import.h \
	src/import/binary.c \
	src/import/binary.h \
	src/import/encoding.c \
	src/import/encoding.h \
	src/import/import.c \
	src/import/plain.c \
	src/import/plain.h
import_tests = tests/unit/import_plain
