store_files = \
	include/lectern/store/load.h \
	include/lectern/store/save.h \
	include/lectern/store/store.h \
	include/lectern/store/trust.h \
	src/store/connection.c \
	src/store/connection.h \
	src/store/edtf.c \
	src/store/edtf.h \
	src/store/library.c \
	src/store/library.h \
	src/store/load.c \
	src/store/match.c \
	src/store/match.h \
	src/store/notebook.c \
	src/store/numbering.c \
	src/store/numbering.h \
	src/store/save.c \
	src/store/save.h \
	src/store/save_appearances.c \
	src/store/save_change.c \
	src/store/save_damage.c \
	src/store/save_library.c \
	src/store/save_reasons.c \
	src/store/save_text.c \
	src/store/save_words.c \
	src/store/statement.c \
	src/store/statement.h \
	src/store/trust.c
store_tests = \
	tests/unit/store_library \
	tests/unit/store_numbering \
	tests/unit/store_plans
