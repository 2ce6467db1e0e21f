doc_files =
doc_tests =
