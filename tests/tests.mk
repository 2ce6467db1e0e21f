# Tests: programs of the rooms (listed in their room.mk) and scripts.  All of
# them speak TAP.

rule_tests = \
	tests/rules/names.sh \
	tests/rules/rooms.sh \
	tests/rules/style.sh \
	tests/rules/tree.sh
script_tests = \
	tests/cli/archives.sh \
	tests/cli/bad_input.sh \
	tests/cli/change.sh \
	tests/cli/changes.sh \
	tests/cli/commands.sh \
	tests/cli/correct.sh \
	tests/cli/kinds.sh \
	tests/cli/manual.sh \
	tests/cli/novels.sh \
	tests/cli/restless.sh \
	tests/cli/together.sh \
	tests/import/trees.sh \
	tests/pty/escapes.sh \
	tests/pty/plain.sh \
	tests/pty/reader.sh \
	tests/pty/terminal.sh \
	tests/scores/formats.sh \
	tests/scores/markup.sh \
	tests/scores/notes.sh \
	tests/scores/printed.sh
unit_tests = $(base_tests) $(doc_tests) $(import_tests) \
	$(structure_tests) $(notes_tests) $(names_tests) $(analysis_tests) \
	$(store_tests) $(layout_tests) $(screen_tests) $(notebook_tests) \
	$(index_tests) $(library_tests) $(command_tests) $(reader_tests) \
	$(cli_tests)

# What lectern was built without: see tests/without.sh.
without =
if !HAVE_CMARK
without += cmark
endif
if !HAVE_LIBARCHIVE
without += libarchive
endif
if !HAVE_LIBSTEMMER
without += libstemmer
endif
if !HAVE_LIBXML2
without += libxml2
endif
if !HAVE_POPPLER
without += poppler
endif

if HAVE_CMOCKA
unit_programs = $(unit_tests)
else
unit_programs =
endif
check_PROGRAMS = $(unit_programs) $(fuzz_programs) tests/import/tree \
	tests/pty/easel
tests_import_tree_LDADD = liblectern.a
tests_pty_easel_LDADD = liblectern.a
LDADD = liblectern.a -lcmocka

# Those that take long begin first, so that no core waits for the last of them.
long_tests = \
	tests/cli/hostile.sh \
	tests/cli/strangers.sh \
	tests/fuzz/replay.sh \
	tests/pty/loop.sh
TESTS = $(long_tests) $(script_tests) $(rule_tests) $(unit_programs)
TEST_EXTENSIONS = .sh
LOG_COMPILER = $(SHELL) $(srcdir)/tests/unit/tap.sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_COMPILER = $(SHELL)
SH_LOG_DRIVER = $(LOG_DRIVER)
AM_TESTS_ENVIRONMENT = CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC \
	srcdir='$(abs_srcdir)' builddir='$(abs_builddir)' AWK='$(AWK)' \
	ASAN_OPTIONS=allocator_may_return_null=1 UPDATE='$(UPDATE)' \
	WITHOUT='$(without)'; \
	export CMOCKA_MESSAGE_OUTPUT LC_ALL TZ srcdir builddir AWK \
	ASAN_OPTIONS UPDATE WITHOUT;

EXTRA_DIST += tests/unit/golden.h tests/unit/index_desk.h \
	tests/unit/index_shelf.h tests/unit/library_shelf.h \
	tests/unit/links.h tests/unit/tap.sh tests/without.sh
EXTRA_DIST += tests/hostile/make.py tests/hostile/more.py \
	tests/hostile/run.py
EXTRA_DIST += tests/import/pack.py tests/import/press.py \
	tests/scores/printed.py
EXTRA_DIST += tests/pty/escapes.py tests/pty/pty.sh
EXTRA_DIST += $(long_tests) $(rule_tests) $(script_tests) \
	tests/rules/debts.txt tests/rules/report.awk tests/rules/rooms.txt \
	tests/documents tests/golden tests/scores/notes.txt

include $(srcdir)/tests/bench/bench.mk
include $(srcdir)/tests/fuzz/fuzz.mk
include $(srcdir)/tests/scores/scores.mk
include $(srcdir)/tests/train/train.mk
