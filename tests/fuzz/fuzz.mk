# A harness for each door, see fuzz.h and doors.sh.

if FUZZ
fuzz_main =
fuzz_flags = $(AM_LDFLAGS) -fsanitize=fuzzer
else
fuzz_main = tests/fuzz/replay.c
fuzz_flags = $(AM_LDFLAGS)
endif
fuzz_document = tests/fuzz/document.h tests/fuzz/fuzz.h $(fuzz_main)
fuzz_archive = tests/fuzz/files.h tests/unit/zipped.h $(fuzz_document)

fuzz_programs = \
	tests/fuzz/corrections \
	tests/fuzz/edtf \
	tests/fuzz/keys \
	tests/fuzz/layout \
	tests/fuzz/library \
	tests/fuzz/names \
	tests/fuzz/notebook \
	tests/fuzz/paper \
	tests/fuzz/plain \
	tests/fuzz/query \
	tests/fuzz/theme \
	tests/fuzz/wire \
	tests/fuzz/worker
if HAVE_CMARK
fuzz_programs += tests/fuzz/markdown
endif
if HAVE_POPPLER
fuzz_programs += tests/fuzz/pdf
endif
if HAVE_LIBARCHIVE
fuzz_programs += tests/fuzz/folder
endif
if HAVE_LIBXML2
fuzz_programs += tests/fuzz/html
if HAVE_LIBARCHIVE
fuzz_programs += tests/fuzz/docx tests/fuzz/epub tests/fuzz/odt
endif
endif

tests_fuzz_corrections_SOURCES = tests/fuzz/corrections.c \
	tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_corrections_LDFLAGS = $(fuzz_flags)
tests_fuzz_corrections_LDADD = liblectern.a
tests_fuzz_docx_SOURCES = tests/fuzz/docx.c $(fuzz_archive)
tests_fuzz_docx_LDFLAGS = $(fuzz_flags)
tests_fuzz_docx_LDADD = liblectern.a
tests_fuzz_edtf_SOURCES = tests/fuzz/edtf.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_edtf_LDFLAGS = $(fuzz_flags)
tests_fuzz_edtf_LDADD = liblectern.a
tests_fuzz_epub_SOURCES = tests/fuzz/epub.c $(fuzz_archive)
tests_fuzz_epub_LDFLAGS = $(fuzz_flags)
tests_fuzz_epub_LDADD = liblectern.a
tests_fuzz_folder_SOURCES = tests/fuzz/folder.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_folder_LDFLAGS = $(fuzz_flags)
tests_fuzz_folder_LDADD = liblectern.a
tests_fuzz_html_SOURCES = tests/fuzz/html.c $(fuzz_document)
tests_fuzz_html_LDFLAGS = $(fuzz_flags)
tests_fuzz_html_LDADD = liblectern.a
tests_fuzz_keys_SOURCES = tests/fuzz/keys.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_keys_LDFLAGS = $(fuzz_flags)
tests_fuzz_keys_LDADD = liblectern.a
tests_fuzz_layout_SOURCES = tests/fuzz/layout.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_layout_LDFLAGS = $(fuzz_flags)
tests_fuzz_layout_LDADD = liblectern.a
tests_fuzz_library_SOURCES = tests/fuzz/library.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_library_LDFLAGS = $(fuzz_flags)
tests_fuzz_library_LDADD = liblectern.a
tests_fuzz_markdown_SOURCES = tests/fuzz/markdown.c $(fuzz_document)
tests_fuzz_markdown_LDFLAGS = $(fuzz_flags)
tests_fuzz_markdown_LDADD = liblectern.a
tests_fuzz_names_SOURCES = tests/fuzz/names.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_names_LDFLAGS = $(fuzz_flags)
tests_fuzz_names_LDADD = liblectern.a
tests_fuzz_notebook_SOURCES = tests/fuzz/notebook.c \
	tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_notebook_LDFLAGS = $(fuzz_flags)
tests_fuzz_notebook_LDADD = liblectern.a
tests_fuzz_odt_SOURCES = tests/fuzz/odt.c $(fuzz_archive)
tests_fuzz_odt_LDFLAGS = $(fuzz_flags)
tests_fuzz_odt_LDADD = liblectern.a
tests_fuzz_paper_SOURCES = tests/fuzz/paper.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_paper_LDFLAGS = $(fuzz_flags)
tests_fuzz_paper_LDADD = liblectern.a
tests_fuzz_pdf_SOURCES = tests/fuzz/pdf.c $(fuzz_document)
tests_fuzz_pdf_LDFLAGS = $(fuzz_flags)
tests_fuzz_pdf_LDADD = liblectern.a
tests_fuzz_plain_SOURCES = tests/fuzz/plain.c $(fuzz_document)
tests_fuzz_plain_LDFLAGS = $(fuzz_flags)
tests_fuzz_plain_LDADD = liblectern.a
tests_fuzz_query_SOURCES = tests/fuzz/query.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_query_LDFLAGS = $(fuzz_flags)
tests_fuzz_query_LDADD = liblectern.a
tests_fuzz_theme_SOURCES = tests/fuzz/theme.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_theme_LDFLAGS = $(fuzz_flags)
tests_fuzz_theme_LDADD = liblectern.a
tests_fuzz_wire_SOURCES = tests/fuzz/wire.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_wire_LDFLAGS = $(fuzz_flags)
tests_fuzz_wire_LDADD = liblectern.a
tests_fuzz_worker_SOURCES = tests/fuzz/worker.c tests/fuzz/fuzz.h $(fuzz_main)
tests_fuzz_worker_LDFLAGS = $(fuzz_flags)
tests_fuzz_worker_LDADD = liblectern.a

EXTRA_DIST += tests/fuzz/doors.sh tests/fuzz/replay.c tests/fuzz/run.sh \
	tests/fuzz/leaks.supp tests/fuzz/seeds

fuzz-programs: $(fuzz_programs) lectern$(EXEEXT)

# For FUZZ_SECONDS each; what is found is left in tests/fuzz/found.
fuzz: fuzz-programs
	srcdir='$(srcdir)' builddir='$(builddir)' \
		$(SHELL) $(srcdir)/tests/fuzz/run.sh

.PHONY: fuzz fuzz-programs
