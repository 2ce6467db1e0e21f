library_files = \
	include/lectern/library/entities.h \
	include/lectern/library/library.h \
	include/lectern/library/search.h \
	src/library/blocks.c \
	src/library/blocks.h \
	src/library/card.c \
	src/library/context.c \
	src/library/context.h \
	src/library/documents.c \
	src/library/entities.c \
	src/library/entities.h \
	src/library/entity_forms.c \
	src/library/expand.c \
	src/library/expand.h \
	src/library/fields.c \
	src/library/fields.h \
	src/library/found.c \
	src/library/found.h \
	src/library/found_read.c \
	src/library/grounds.c \
	src/library/grounds.h \
	src/library/homes.c \
	src/library/homes.h \
	src/library/inside.h \
	src/library/library.c \
	src/library/mentions.c \
	src/library/notes.c \
	src/library/query.c \
	src/library/query.h \
	src/library/query_find.c \
	src/library/query_match.c \
	src/library/query_tree.c \
	src/library/reading.h \
	src/library/reading_field.c \
	src/library/references_read.c \
	src/library/search.c \
	src/library/tallies.c \
	src/library/tallies.h \
	src/library/text.c \
	src/library/timeline.c
library_tests = \
	tests/unit/library_blocks \
	tests/unit/library_damage \
	tests/unit/library_find \
	tests/unit/library_hurry \
	tests/unit/library_query \
	tests/unit/library_words
