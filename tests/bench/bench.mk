# What lectern costs, in tables: some minutes.  Two things fail: a format whose
# time grows faster than its documents, and a library that cannot be built.
# DOCUMENTS="100 1000 10000" says how many; it is 100 and 1000 otherwise.

bench: all tests/bench/steps$(EXEEXT)
	python3 -B $(srcdir)/tests/bench/bench.py ./lectern$(EXEEXT) \
		$(srcdir)/assets/sample $(srcdir)/../shared
	python3 -B $(srcdir)/tests/bench/scaling.py ./lectern$(EXEEXT)

# What real files of every kind cost, and whether one is lost: fetches some
# 140 MB of Debian's documentation into BULK, which must be given.
bulk: all
	python3 -B $(srcdir)/tests/bench/bulk.py ./lectern$(EXEEXT) "$(BULK)"

EXTRA_DIST += tests/bench/bench.py tests/bench/bulk.py tests/bench/scaling.py \
	tests/bench/terminal.py

.PHONY: bench bulk

# Names and dates alone, and steps of indexing, in processor time.
EXTRA_PROGRAMS = tests/bench/names tests/bench/steps
tests_bench_names_SOURCES = tests/bench/names.c
tests_bench_names_LDADD = liblectern.a
tests_bench_steps_SOURCES = tests/bench/steps.c
tests_bench_steps_LDADD = liblectern.a
CLEANFILES += tests/bench/names$(EXEEXT) tests/bench/steps$(EXEEXT)
