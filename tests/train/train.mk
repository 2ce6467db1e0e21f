# The trainer of the tagger, for those who maintain the model: nothing else
# builds it.  "make model" needs the data in ../shared and writes the model
# into the source tree; the same data give the same bytes.

EXTRA_PROGRAMS += tests/train/train
tests_train_train_SOURCES = tests/train/corpus.c tests/train/examples.c \
	tests/train/model.c tests/train/perceptron.c tests/train/train.c \
	tests/train/train.h
tests_train_train_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/train
tests_train_train_LDADD = liblectern.a
CLEANFILES += tests/train/train$(EXEEXT)

# Our own annotated text: see the README beside it.
train_own = tests/train/own
EXTRA_DIST += $(train_own)/README $(train_own)/novels.txt \
	$(train_own)/parties.txt $(train_own)/press.txt \
	$(train_own)/scans.txt $(train_own)/spanish.txt $(train_own)/web.txt \
	$(train_own)/agencias.txt $(train_own)/latin.txt \
	$(train_own)/wire.txt

train_data = $(srcdir)/../shared/data
train_epochs = 5
train_shuffles = 8
train_slope = 0.015

# What is nearest to what people read here weighs most.
model: tests/train/train$(EXEEXT)
	./tests/train/train$(EXEEXT) make $(srcdir)/assets/model/names.bin \
		$(train_data)/gaz/gaz_core.tsv \
		$(train_data)/clusters/brown320.tsv \
		$(train_epochs) $(train_shuffles) $(train_slope) \
		$(train_data)/ner/train/gmb.tsv \
		'2*$(train_data)/ner/train/crossner_other.tsv' \
		'8*$(train_data)/ner/train/crossner_politics_train.tsv' \
		'2*$(train_data)/ner/train/litbank.tsv' \
		'2*$(train_data)/ner/train/gum.tsv' \
		'3*$(train_data)/ner/train/uner_ewt.tsv' \
		$(train_data)/ner/train/ajmc_en.tsv \
		'2*$(train_data)/ner/train/es_cess.tsv' \
		'5*$(train_data)/ner/own/latam.tsv' \
		'5*$(train_data)/ner/own/world.tsv' \
		'5*$(train_data)/ner/own/es.tsv' \
		'3*$(train_data)/ner/own/notes.tsv' \
		'5*$(srcdir)/$(train_own)/parties.txt' \
		'5*$(srcdir)/$(train_own)/press.txt' \
		'5*$(srcdir)/$(train_own)/novels.txt' \
		'5*$(srcdir)/$(train_own)/scans.txt' \
		'5*$(srcdir)/$(train_own)/spanish.txt' \
		'5*$(srcdir)/$(train_own)/web.txt' \
		'5*$(srcdir)/$(train_own)/wire.txt' \
		'5*$(srcdir)/$(train_own)/agencias.txt' \
		'3*$(srcdir)/$(train_own)/latin.txt'

.PHONY: model
