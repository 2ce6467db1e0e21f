base_files =
base_tests =
