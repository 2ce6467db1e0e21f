# "make quality" says how good names and dates are, on all there is to choose
# by, beside the figures last accepted; without ../shared it says that.

EXTRA_PROGRAMS += tests/scores/aliases
tests_scores_aliases_SOURCES = tests/scores/aliases.c
tests_scores_aliases_LDADD = liblectern.a
CLEANFILES += tests/scores/aliases$(EXEEXT)

quality: all tests/scores/aliases$(EXEEXT)
	python3 -B $(srcdir)/tests/scores/names.py ./lectern$(EXEEXT) \
		./tests/scores/aliases$(EXEEXT) \
		$(srcdir)/../shared $(srcdir)/tests/scores/names.txt

EXTRA_DIST += tests/scores/aliases.py tests/scores/markup.py \
	tests/scores/names.py \
	tests/scores/names.txt tests/scores/novels.tsv \
	tests/scores/wars.txt

.PHONY: quality

EXTRA_DIST += tests/scores/convert.py tests/scores/formats.py
