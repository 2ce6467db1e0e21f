# What lectern costs, in a table: about a minute.

bench: all
	python3 -B $(srcdir)/tests/bench/bench.py ./lectern$(EXEEXT) \
		$(srcdir)/assets/sample $(srcdir)/../shared
	python3 -B $(srcdir)/tests/bench/pages.py ./lectern$(EXEEXT)

# What real files of every kind cost, and whether one is lost: fetches some
# 140 MB of Debian's documentation into BULK, which must be given.
bulk: all
	python3 -B $(srcdir)/tests/bench/bulk.py ./lectern$(EXEEXT) "$(BULK)"

EXTRA_DIST += tests/bench/bench.py tests/bench/bulk.py tests/bench/pages.py \
	tests/bench/terminal.py

.PHONY: bench bulk

# Names and dates alone, in processor time; see the program.
EXTRA_PROGRAMS = tests/bench/names
tests_bench_names_SOURCES = tests/bench/names.c
tests_bench_names_LDADD = liblectern.a
CLEANFILES += tests/bench/names$(EXEEXT)
