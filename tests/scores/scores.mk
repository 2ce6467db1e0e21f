# "make quality" says how good names and dates are, on all there is to choose
# by, beside the figures last accepted; without ../shared it says that.

quality: all
	python3 -B $(srcdir)/tests/scores/names.py ./lectern$(EXEEXT) \
		$(srcdir)/../shared $(srcdir)/tests/scores/names.txt

EXTRA_DIST += tests/scores/names.py tests/scores/names.txt

.PHONY: quality
