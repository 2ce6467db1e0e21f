# What lectern costs, in a table: about a minute.

bench: all
	python3 -B $(srcdir)/tests/bench/bench.py ./lectern$(EXEEXT) \
		$(srcdir)/assets/sample $(srcdir)/../shared

EXTRA_DIST += tests/bench/bench.py tests/bench/terminal.py

.PHONY: bench
