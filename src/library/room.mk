library_files = \
	include/lectern/library/entities.h \
	include/lectern/library/index.h \
	include/lectern/library/library.h \
	include/lectern/library/search.h
library_tests =
