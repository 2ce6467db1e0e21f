analysis_files = \
	include/lectern/analysis/analysis.h \
	src/analysis/analysis.c
analysis_tests =
