names_files = \
	include/lectern/names/alias.h \
	include/lectern/names/passes.h \
	include/lectern/names/resources.h \
	src/names/alias.c \
	src/names/dates.c \
	src/names/dates.h \
	src/names/dates_anchor.c \
	src/names/dates_anchor.h \
	src/names/dates_match.c \
	src/names/dates_reader.c \
	src/names/dates_reader.h \
	src/names/dates_words.c \
	src/names/dates_year.c \
	src/names/entities.c \
	src/names/events.c \
	src/names/events.h \
	src/names/features.c \
	src/names/features.h \
	src/names/gazetteer.c \
	src/names/gazetteer.h \
	src/names/hints.c \
	src/names/hints.h \
	src/names/labels.h \
	src/names/lattice.c \
	src/names/lattice.h \
	src/names/lexicon.c \
	src/names/lexicon.h \
	src/names/links.c \
	src/names/links.h \
	src/names/loaded.h \
	src/names/names.c \
	src/names/names.h \
	src/names/people.c \
	src/names/propose.c \
	src/names/propose.h \
	src/names/propose_sure.c \
	src/names/propose_tagger.c \
	src/names/quiet.c \
	src/names/resolve.c \
	src/names/resolve.h \
	src/names/resources.c \
	src/names/run.c \
	src/names/run.h \
	src/names/segment.c \
	src/names/segment.h \
	src/names/tagger.c \
	src/names/tagger.h \
	src/names/token.c \
	src/names/token.h \
	src/names/token_ask.c
names_tests = \
	tests/unit/names_alias \
	tests/unit/names_dates \
	tests/unit/names_entities \
	tests/unit/names_tagger \
	tests/unit/names_token
EXTRA_DIST += tests/documents/entities tests/golden/entities
