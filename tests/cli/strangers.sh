#!/bin/sh
# Gives hostile files of our own making, tests/hostile, to the program: those
# that are judged at once, or, with HOSTILE=all, all.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
lectern=$(cd "$builddir" && pwd)/lectern

. "$srcdir/tests/without.sh"

if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP no python3"
	exit 0
fi
if library=$(lacks cmark libarchive libxml2 poppler); then
	echo "1..0 # SKIP without $library"
	exit 0
fi
if grep -q __asan_init "$lectern"; then
	echo "1..0 # SKIP a sanitizer's memory breaks the limits"
	exit 0
fi
work=$(mktemp -d) || exit 99
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
quick=--quick
[ "$HOSTILE" = all ] && quick=
python3 -B "$srcdir/tests/hostile/make.py" $quick \
	"$srcdir/tests/documents/import" "$work/files" >"$work/said" 2>&1 || {
	sed 's/^/# /' "$work/said"
	echo "Bail out! the files cannot be made"
	exit 1
}
python3 -B "$srcdir/tests/hostile/run.py" "$lectern" "$work/files"
