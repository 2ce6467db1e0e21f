#!/bin/sh
# What importers make of the documents in tests/documents/import, compared with
# tests/golden/import.  A folder named "x.docx" there is a document in parts,
# zipped here; "x.pdf.press" is a text that is printed here.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
documents=$srcdir/tests/documents/import
golden=$srcdir/tests/golden/import
tree=$builddir/tests/import/tree
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

if [ ! -x "$tree" ] || ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP not built, or no python3"
	exit 0
fi

# compare NAME GOLDEN: with what is in $work/tree.
compare() {
	number=$((number + 1))
	if [ -n "$UPDATE" ]; then
		cp "$work/tree" "$golden/$2"
	fi
	if cmp -s "$work/tree" "$golden/$2"; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		diff "$golden/$2" "$work/tree" 2>&1 | sed 's/^/# /'
	fi
}

. "$srcdir/tests/without.sh"

number=0
for document in "$documents"/*; do
	name=$(basename "$document")
	file=$document
	if library=$(lacks $(needs "${name%.press}")); then
		number=$((number + 1))
		echo "ok $number - $name # SKIP without $library"
		continue
	fi
	if [ -d "$document" ]; then
		file=$work/$name
		python3 -B "$srcdir/tests/import/pack.py" "$document" "$file" ||
			exit 99
	fi
	case $name in
	*.press)
		name=${name%.press}
		file=$work/$name
		python3 -B "$srcdir/tests/import/press.py" "$document" \
			"$file" || exit 99
		;;
	esac
	"$tree" "$file" >"$work/tree" 2>&1 </dev/null
	compare "$name" "$name.txt"
	# What is not settled may be left out.
	case $name in
	changes.*)
		"$tree" --final "$file" >"$work/tree" 2>&1 </dev/null
		compare "$name, settled" "$name.final.txt"
		;;
	esac
done
echo "1..$number"
