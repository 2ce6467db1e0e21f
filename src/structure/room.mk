structure_files = \
	include/lectern/structure/passes.h \
	src/structure/metadata.c \
	src/structure/metadata.h \
	src/structure/metadata_language.c \
	src/structure/structure.c \
	src/structure/structure.h \
	src/structure/structure_boilerplate.c \
	src/structure/structure_captions.c \
	src/structure/structure_dates.c \
	src/structure/structure_head.c \
	src/structure/structure_headings.c \
	src/structure/structure_labels.c \
	src/structure/structure_letters.c \
	src/structure/structure_lines.c \
	src/structure/structure_lists.c \
	src/structure/structure_look.c \
	src/structure/structure_mail.c \
	src/structure/structure_marks.c \
	src/structure/structure_numbers.c \
	src/structure/structure_outdented.c \
	src/structure/structure_pages.c \
	src/structure/structure_phrases.c \
	src/structure/structure_questions.c \
	src/structure/structure_quotations.c \
	src/structure/structure_shapes.c \
	src/structure/structure_words.c \
	src/structure/structure_wrap.c
structure_tests = \
	tests/unit/structure_marks \
	tests/unit/structure_structure
EXTRA_DIST += tests/documents/structure tests/golden/structure
