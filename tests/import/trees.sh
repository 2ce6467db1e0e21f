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

set -- "$documents"/*
echo "1..$#"
number=0
for document; do
	number=$((number + 1))
	name=$(basename "$document")
	file=$document
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
	if [ -n "$UPDATE" ]; then
		cp "$work/tree" "$golden/$name.txt"
	fi
	if cmp -s "$work/tree" "$golden/$name.txt"; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		diff "$golden/$name.txt" "$work/tree" 2>&1 | sed 's/^/# /'
	fi
done
