analysis_files =
analysis_tests =
