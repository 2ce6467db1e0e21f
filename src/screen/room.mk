screen_files = \
	include/lectern/screen/grid.h \
	include/lectern/screen/terminal.h
screen_tests =
