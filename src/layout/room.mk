layout_files =
layout_tests =
