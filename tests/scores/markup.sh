#!/bin/sh
# Texts as pages and books: the same notes, headings and names are found.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
shared=$srcdir/../shared

if [ ! -d "$shared/gold" ] || ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP nothing to compare with"
	exit 0
fi
. "$srcdir/tests/without.sh"
if library=$(lacks cmark libarchive libxml2); then
	echo "1..0 # SKIP without $library"
	exit 0
fi
python3 -B "$srcdir/tests/scores/markup.py" "$builddir/lectern" \
	"$shared/corpus" "$shared/gold" 000 002
