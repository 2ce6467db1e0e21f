#!/bin/sh
# The same text in other formats gives the same notes, headings and names.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
shared=$srcdir/../shared

if [ ! -d "$shared/gold" ] || ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP nothing to convert"
	exit 0
fi
. "$srcdir/tests/without.sh"
if library=$(lacks cmark libarchive libxml2 poppler); then
	echo "1..0 # SKIP without $library"
	exit 0
fi
exec python3 -B "$srcdir/tests/scores/formats.py" "$builddir/lectern" "$shared"
