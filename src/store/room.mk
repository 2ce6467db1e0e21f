store_files = \
	include/lectern/store/store.h
store_tests =
