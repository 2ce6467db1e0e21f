import_files = \
	include/lectern/import/folder.h \
	include/lectern/import/import.h \
	src/import/binary.c \
	src/import/binary.h \
	src/import/build.c \
	src/import/build.h \
	src/import/build_inside.h \
	src/import/build_names.c \
	src/import/character.c \
	src/import/character.h \
	src/import/encoding.c \
	src/import/encoding.h \
	src/import/epub.c \
	src/import/epub.h \
	src/import/folder.c \
	src/import/html.c \
	src/import/html.h \
	src/import/import.c \
	src/import/limits.h \
	src/import/office_missing.c \
	src/import/markdown.c \
	src/import/markdown.h \
	src/import/markdown_parts.h \
	src/import/missing.h \
	src/import/paper.c \
	src/import/paper.h \
	src/import/paper_captions.c \
	src/import/paper_columns.c \
	src/import/paper_endnotes.c \
	src/import/paper_furniture.c \
	src/import/paper_headings.c \
	src/import/paper_inside.h \
	src/import/paper_joins.c \
	src/import/paper_lines.c \
	src/import/paper_measure.c \
	src/import/paper_notes.c \
	src/import/paper_numbers.c \
	src/import/paper_parts.c \
	src/import/paper_pieces.c \
	src/import/paper_words.c \
	src/import/paper_words.h \
	src/import/paper_write.c \
	src/import/pdf.c \
	src/import/pdf.h \
	src/import/mhtml.c \
	src/import/mhtml.h \
	src/import/percent.c \
	src/import/percent.h \
	src/import/plain.c \
	src/import/plain.h

if HAVE_CMARK
import_files += \
	src/import/markdown_cmark.c \
	src/import/markdown_cmark.h \
	src/import/markdown_front.c \
	src/import/markdown_headings.c \
	src/import/markdown_html.c \
	src/import/markdown_parse.c \
	src/import/markdown_tame.c
endif
import_tests = tests/unit/import_build tests/unit/import_plain

if HAVE_LIBXML2
import_files += \
	src/import/html_attributes.c \
	src/import/html_begin.c \
	src/import/html_call.c \
	src/import/html_decide.c \
	src/import/html_decode.c \
	src/import/html_head.c \
	src/import/html_kinds.c \
	src/import/html_lists.c \
	src/import/html_notes.c \
	src/import/html_page.h \
	src/import/html_parts.h \
	src/import/html_references.c \
	src/import/html_self.c \
	src/import/html_survey.c \
	src/import/html_survey.h \
	src/import/html_walk.c \
	src/import/html_walk.h \
	src/import/libxml.c \
	src/import/libxml.h \
	src/import/tags.c \
	src/import/tags.h \
	src/import/xml.c \
	src/import/xml.h
if HAVE_LIBARCHIVE
import_files += \
	src/import/epub_contents.c \
	src/import/epub_contents.h \
	src/import/epub_package.c \
	src/import/epub_package.h \
	src/import/docx.c \
	src/import/docx.h \
	src/import/docx_lists.c \
	src/import/docx_notes.c \
	src/import/docx_parts.h \
	src/import/docx_refer.c \
	src/import/docx_styles.c \
	src/import/docx_walk.c \
	src/import/docx_walk.h \
	src/import/odt.c \
	src/import/odt.h \
	src/import/odt_lists.c \
	src/import/odt_parts.h \
	src/import/odt_styles.c \
	src/import/odt_walk.c \
	src/import/odt_walk.h \
	src/import/office.c \
	src/import/office.h
endif
endif
if HAVE_LIBARCHIVE
import_files += src/import/gzip.c src/import/gzip.h
import_files += src/import/zip.c src/import/zip.h
import_tests += tests/unit/import_zip
endif
EXTRA_DIST += tests/unit/zipped.h
if HAVE_POPPLER
import_files += src/import/pdf_page.c src/import/pdf_page.h \
	src/import/pdf_poppler.c src/import/pdf_poppler.h
endif
