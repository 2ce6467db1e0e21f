notebook_files =
notebook_tests =
