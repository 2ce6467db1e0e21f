analysis_files = \
	include/lectern/analysis/analysis.h \
	src/analysis/analysis.c \
	src/analysis/damage.c \
	src/analysis/damage.h \
	src/analysis/damage_guess.c \
	src/analysis/damage_words.c
analysis_tests = tests/unit/analysis_damage
