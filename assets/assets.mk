# Assets are compiled in, so that the program works when its binary alone is
# copied to a server; they are found by the name listed here.

embedded_assets = \
	assets/gazetteers/first-names.txt \
	assets/gazetteers/given-names.txt \
	assets/gazetteers/organisations.txt \
	assets/gazetteers/peoples.txt \
	assets/gazetteers/places.txt \
	assets/keys/info.conf \
	assets/keys/lectern.conf \
	assets/keys/less.conf \
	assets/keys/vim.conf \
	assets/model/names.bin \
	assets/themes/dark.conf \
	assets/themes/default.conf \
	assets/themes/light.conf \
	assets/themes/mono.conf \
	assets/words/characters.txt \
	assets/words/english.txt \
	assets/words/heads.txt \
	assets/words/spanish.txt \
	assets/words/terms.txt \
	src/store/change.sql \
	src/store/keep.sql \
	src/store/notebook.sql \
	src/store/notebook_1.sql \
	src/store/notebook_2.sql \
	src/store/queries.sql \
	src/store/queries_change.sql \
	src/store/queries_correct.sql \
	src/store/queries_find.sql \
	src/store/queries_notebook.sql \
	src/store/restore.sql \
	src/store/schema.sql

EXTRA_DIST += assets/embed.sh assets/model/NOTICE assets/words/NOTICE \
	$(embedded_assets)
CLEANFILES += src/base/assets.c

src/base/assets.c: assets/embed.sh $(embedded_assets) Makefile
	$(AM_V_GEN)$(MKDIR_P) src/base && \
	sh $(srcdir)/assets/embed.sh $(abs_srcdir) $(embedded_assets) \
		>$@.tmp && \
	mv $@.tmp $@

# .incbin leaves no trace in the compiler's own dependencies.
src/base/assets.$(OBJEXT): $(embedded_assets)

# What is known beforehand, as examples of files of names.
namesdir = $(pkgdatadir)/names
dist_names_DATA = assets/gazetteers/organisations.txt \
	assets/gazetteers/peoples.txt assets/gazetteers/places.txt

# The sample library: the demonstration, the tutorial and the test bed.
sampledir = $(pkgdatadir)/sample
dist_sample_DATA = \
	assets/sample/01-reading-with-lectern.txt \
	assets/sample/02-the-road-to-catavi.txt \
	assets/sample/03-a-congress-in-huanuni.txt \
	assets/sample/04-the-tin-kings-ledger.txt \
	assets/sample/05-the-voice-of-the-hill.txt \
	assets/sample/06-from-the-mine-district.txt \
	assets/sample/07-the-long-walk-to-calamarca.txt \
	assets/sample/08-the-committee-and-the-kitchen.txt \
	assets/sample/09-who-was-who.txt \
	assets/sample/10-a-short-calendar.txt

# Built by the program that was just built.  An old library is removed first:
# what has not changed would be taken from it, as an older program found it.
# What whoever builds it knows and says of names is no business of the sample's.
pkgdata_DATA = assets/sample.lectern
CLEANFILES += assets/sample.lectern

assets/sample.lectern: lectern$(EXEEXT) $(dist_sample_DATA)
	$(AM_V_GEN)$(MKDIR_P) assets && rm -f $@ && \
	XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent \
	./lectern$(EXEEXT) index -o $@ $(srcdir)/assets/sample
