import_files =
import_tests =
