# Assets are compiled in, so that the program works when its binary alone is
# copied to a server; they are found by the name listed here.

embedded_assets = \
	assets/keys/info.conf \
	assets/keys/lectern.conf \
	assets/keys/less.conf \
	assets/keys/vim.conf \
	assets/themes/default.conf \
	assets/themes/mono.conf \
	src/store/notebook.sql \
	src/store/queries.sql \
	src/store/queries_find.sql \
	src/store/queries_notebook.sql \
	src/store/schema.sql

EXTRA_DIST += assets/embed.sh $(embedded_assets)
CLEANFILES += src/base/assets.c

src/base/assets.c: assets/embed.sh $(embedded_assets) Makefile
	$(AM_V_GEN)$(MKDIR_P) src/base && \
	sh $(srcdir)/assets/embed.sh $(abs_srcdir) $(embedded_assets) \
		>$@.tmp && \
	mv $@.tmp $@

# .incbin leaves no trace in the compiler's own dependencies.
src/base/assets.$(OBJEXT): $(embedded_assets)
