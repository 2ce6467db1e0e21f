import_files = \
	include/lectern/import/import.h \
	src/import/import.c \
	src/import/plain.c \
	src/import/plain.h
import_tests =
