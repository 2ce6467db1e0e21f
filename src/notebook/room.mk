notebook_files = \
	include/lectern/notebook/notebook.h
notebook_tests =
