cli_files =
cli_tests =
