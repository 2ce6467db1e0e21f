library_files =
library_tests =
