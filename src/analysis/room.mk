analysis_files = \
	include/lectern/analysis/alias.h \
	include/lectern/analysis/analysis.h \
	src/analysis/alias.c \
	src/analysis/analysis.c \
	src/analysis/dates.c \
	src/analysis/dates.h \
	src/analysis/dates_match.c \
	src/analysis/dates_reader.c \
	src/analysis/dates_reader.h \
	src/analysis/dates_words.c \
	src/analysis/dates_year.c \
	src/analysis/entities.c \
	src/analysis/events.c \
	src/analysis/events.h \
	src/analysis/features.c \
	src/analysis/features.h \
	src/analysis/gazetteer.c \
	src/analysis/gazetteer.h \
	src/analysis/hints.c \
	src/analysis/hints.h \
	src/analysis/lexicon.c \
	src/analysis/lexicon.h \
	src/analysis/links.c \
	src/analysis/links.h \
	src/analysis/metadata.c \
	src/analysis/metadata.h \
	src/analysis/metadata_language.c \
	src/analysis/names.c \
	src/analysis/names.h \
	src/analysis/notes.c \
	src/analysis/notes.h \
	src/analysis/notes_align.c \
	src/analysis/notes_doubt.c \
	src/analysis/notes_keep.c \
	src/analysis/notes_label.c \
	src/analysis/notes_lines.c \
	src/analysis/notes_marker.c \
	src/analysis/notes_measure.c \
	src/analysis/notes_refer.c \
	src/analysis/notes_remark.c \
	src/analysis/notes_write.c \
	src/analysis/passes.h \
	src/analysis/people.c \
	src/analysis/propose.c \
	src/analysis/propose.h \
	src/analysis/propose_sure.c \
	src/analysis/propose_tagger.c \
	src/analysis/quiet.c \
	src/analysis/resolve.c \
	src/analysis/resolve.h \
	src/analysis/resources.h \
	src/analysis/run.c \
	src/analysis/run.h \
	src/analysis/segment.c \
	src/analysis/segment.h \
	src/analysis/structure.c \
	src/analysis/structure.h \
	src/analysis/structure_boilerplate.c \
	src/analysis/structure_captions.c \
	src/analysis/structure_dates.c \
	src/analysis/structure_head.c \
	src/analysis/structure_headings.c \
	src/analysis/structure_labels.c \
	src/analysis/structure_letters.c \
	src/analysis/structure_lines.c \
	src/analysis/structure_lists.c \
	src/analysis/structure_look.c \
	src/analysis/structure_numbers.c \
	src/analysis/structure_phrases.c \
	src/analysis/structure_questions.c \
	src/analysis/structure_quotations.c \
	src/analysis/structure_shapes.c \
	src/analysis/structure_words.c \
	src/analysis/structure_wrap.c \
	src/analysis/tagger.c \
	src/analysis/tagger.h \
	src/analysis/token.c \
	src/analysis/token.h \
	src/analysis/token_ask.c \
	src/analysis/works.c \
	src/analysis/works.h \
	src/analysis/works_law.c \
	src/analysis/works_list.c \
	src/analysis/works_note.c \
	src/analysis/works_resolve.c \
	src/analysis/works_short.c \
	src/analysis/works_text.c
analysis_tests = \
	tests/unit/analysis_alias tests/unit/analysis_dates \
	tests/unit/analysis_entities tests/unit/analysis_token \
	tests/unit/analysis_notes \
	tests/unit/analysis_structure tests/unit/analysis_tagger \
	tests/unit/analysis_works
EXTRA_DIST += tests/documents/entities tests/golden/entities \
	tests/documents/notes tests/golden/notes \
	tests/documents/structure tests/golden/structure \
	tests/scores/notes.txt
