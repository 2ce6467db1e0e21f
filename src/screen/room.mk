screen_files =
screen_tests =
