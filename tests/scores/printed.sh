#!/bin/sh
# Texts outside the project, printed as PDF, are read as the texts are: the
# same notes called, the same headings, the same names.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
corpus=$srcdir/../shared/corpus
lectern=$(cd "$builddir" && pwd)/lectern
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

HOME=$work XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME

if [ ! -d "$corpus" ] || ! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP there are no texts to print, or no python3"
	exit 0
fi
printf '.title A\n' >"$work/a.press"
python3 -B "$srcdir/tests/import/press.py" "$work/a.press" "$work/a.pdf"
if ! "$lectern" index -o "$work/a.lectern" "$work/a.pdf" 2>/dev/null; then
	echo "1..0 # SKIP this lectern does not read PDF"
	exit 0
fi

echo "1..2"
number=0
for text in 000 002; do
	number=$((number + 1))
	if python3 -B "$srcdir/tests/scores/printed.py" "$lectern" \
		"$corpus/$text"_*.txt >"$work/said" 2>&1; then
		echo "ok $number - $(cat "$work/said")"
	else
		echo "not ok $number - $text"
		sed 's/^/# /' "$work/said"
	fi
done
