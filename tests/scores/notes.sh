#!/bin/sh
# Scores notes against truth that lies outside the project, where there is any:
# fails below the figures in notes.txt, beside this file.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
shared=$srcdir/../shared
accepted=$srcdir/tests/scores/notes.txt
truth=$shared/data/ner/own/notes_truth.json

if [ ! -f "$truth" ] || ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP nothing to score against"
	exit 0
fi

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/own" "$work/gold"
for file in "$shared"/data/ner/own/notes_plain/*.txt; do
	name=$(basename "$file" .txt)
	"$builddir/lectern" inspect --json "$file" >"$work/own/$name.json"
done
for file in "$shared"/corpus/*.txt; do
	name=$(basename "$file" | cut -c1-3)
	"$builddir/lectern" inspect --json "$file" >"$work/gold/$name.json"
done
{
	python3 "$shared/tools/score_notes.py" "$truth" "$work/own" |
		awk '{ print $1, $2 }'
	python3 "$shared/gold/score_gold.py" "$work/gold" | awk '
		/^FOOTNOTE LINKS/ { print "gold-links", $4 }
		/^note_markers/ { print "gold-markers", $7 }
		/^notes / { print "gold-notes", $7 }'
} >"$work/figures"

awk '
NR == FNR { got[$1] = $2; next }
{
	count++
	good = $1 == "decoys" ? got[$1] + 0 <= $2 : got[$1] + 0 >= $2
	good = good && $1 in got
	print (good ? "ok" : "not ok"), count, "-", $1, got[$1] \
		" (accepted: " $2 ")"
}
END { print "1.." count }' "$work/figures" "$accepted"
