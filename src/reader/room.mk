reader_files = \
	include/lectern/reader/reader.h
reader_tests =
