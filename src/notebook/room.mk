notebook_files = \
	include/lectern/notebook/notebook.h \
	src/notebook/backup.c \
	src/notebook/backup.h \
	src/notebook/corrections.c \
	src/notebook/inside.h \
	src/notebook/notebook.c \
	src/notebook/settle.c \
	src/notebook/verdicts.c
notebook_tests = \
	tests/unit/notebook_backup \
	tests/unit/notebook_notebook
