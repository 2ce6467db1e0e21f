layout_files = \
	include/lectern/layout/cell.h \
	include/lectern/layout/layout.h \
	include/lectern/layout/role.h \
	src/layout/bidi.c \
	src/layout/bidi.h \
	src/layout/cell.c \
	src/layout/draw.c \
	src/layout/fill.h \
	src/layout/layout.c \
	src/layout/role.c \
	src/layout/shape.c \
	src/layout/shape.h \
	src/layout/step.c \
	src/layout/step.h \
	src/layout/table.c \
	src/layout/table.h \
	src/layout/wrap.c \
	src/layout/wrap.h
layout_tests = tests/unit/layout_bidi tests/unit/layout_golden \
	tests/unit/layout_wrap

EXTRA_DIST += \
	tests/documents/layout/essay.txt \
	tests/documents/layout/scripts.txt \
	tests/golden/layout/essay.golden \
	tests/documents/layout/turned.txt \
	tests/golden/layout/scripts.golden \
	tests/golden/layout/turned.golden
