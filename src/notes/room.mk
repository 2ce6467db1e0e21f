notes_files = \
	include/lectern/notes/passes.h \
	src/notes/notes.c \
	src/notes/notes.h \
	src/notes/notes_align.c \
	src/notes/notes_doubt.c \
	src/notes/notes_keep.c \
	src/notes/notes_label.c \
	src/notes/notes_lines.c \
	src/notes/notes_marker.c \
	src/notes/notes_measure.c \
	src/notes/notes_refer.c \
	src/notes/notes_remark.c \
	src/notes/notes_write.c \
	src/notes/works.c \
	src/notes/works.h \
	src/notes/works_imprint.c \
	src/notes/works_law.c \
	src/notes/works_list.c \
	src/notes/works_note.c \
	src/notes/works_polish.c \
	src/notes/works_resolve.c \
	src/notes/works_short.c \
	src/notes/works_text.c
notes_tests = \
	tests/unit/notes_notes \
	tests/unit/notes_works
EXTRA_DIST += tests/documents/notes tests/golden/notes \
	tests/scores/notes.txt
