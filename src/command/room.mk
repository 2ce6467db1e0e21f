command_files =
command_tests =
