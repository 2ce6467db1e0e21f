layout_files = \
	include/lectern/layout/cell.h \
	include/lectern/layout/layout.h \
	include/lectern/layout/role.h
layout_tests =
