reader_files =
reader_tests =
