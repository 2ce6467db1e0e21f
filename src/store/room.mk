store_files =
store_tests =
