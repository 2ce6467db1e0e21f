#!/bin/sh
# A file of every kind: it is indexed, or, where the library that reads it was
# left out when lectern was built, one sentence names the kind and the library
# and the others are indexed all the same.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
lectern=$(cd "$builddir" && pwd)/lectern
documents=$srcdir/tests/documents/import
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-kinds-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

. "$srcdir/tests/without.sh"

if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP no python3"
	exit 0
fi

mkdir "$work/in"
cp "$documents/page.html" "$work/in/a.html"
cp "$documents/notes.md" "$work/in/b.md"
cp "$documents/flat.fodt" "$work/in/c.fodt"
python3 -B "$srcdir/tests/import/pack.py" "$documents/book3.epub" \
	"$work/in/d.epub"
python3 -B "$srcdir/tests/import/pack.py" "$documents/report.docx" \
	"$work/in/e.docx"
python3 -B "$srcdir/tests/import/pack.py" "$documents/letter.odt" \
	"$work/in/f.odt"
python3 -B "$srcdir/tests/import/press.py" "$documents/notes.pdf.press" \
	"$work/in/g.pdf"
printf 'A text\n\nIt was raining.\n' >"$work/in/h.txt"
python3 - "$work/in" <<'MAKE'
import gzip
import sys
import tarfile
import zipfile

folder = sys.argv[1] + "/"
with zipfile.ZipFile(folder + "i.zip", "w") as box:
    box.write(folder + "h.txt", "inner.txt")
with tarfile.open(folder + "j.tar", "w") as box:
    box.add(folder + "h.txt", "inner.txt")
with gzip.open(folder + "k.txt.gz", "w") as file:
    file.write(open(folder + "h.txt", "rb").read())
MAKE

"$lectern" index -o "$work/a.lectern" "$work/in" >"$work/out" 2>"$work/err" \
	</dev/null
"$lectern" list -l "$work/a.lectern" >"$work/listed" 2>&1 </dev/null
"$lectern" check -l "$work/a.lectern" >"$work/remarks" 2>&1 </dev/null

# What the sentence says that something is.
called() {
	case $1 in
	*.html) echo "HTML page" ;;
	*.fodt | *.odt) echo "OpenDocument file" ;;
	*.epub) echo "EPUB book" ;;
	*.docx) echo "Word file" ;;
	*.pdf) echo "PDF document" ;;
	*) echo "archive or compressed" ;;
	esac
}

# The library as people know it.
named() {
	case $1 in
	cmark) echo libcmark-gfm ;;
	poppler) echo libpoppler-glib ;;
	*) echo "$1" ;;
	esac
}

# judge FILE: prints what is wrong.
judge() {
	local library

	if ! library=$(lacks $(needs "$1")); then
		grep -q "$1" "$work/listed" || echo "is not listed"
		grep -q "$1:" "$work/err" && echo "is complained about"
	elif [ "$library" = cmark ]; then
		grep -q "$1" "$work/listed" || echo "is not listed"
		grep -q "read as plain text.*without $(named cmark)" \
			"$work/remarks" || echo "has no remark"
	else
		grep -q "$1" "$work/listed" && echo "is listed"
		grep "^lectern: $1: " "$work/err" | grep "$(called "$1")" |
			grep -q "built without .*$(named "$library")" ||
			echo "is not told of"
	fi
	return 0
}

number=0
set -- "$work"/in/*
echo "1..$(($# + 1))"
for file; do
	number=$((number + 1))
	name=$(basename "$file")
	wrong=$(judge "$name")
	library=$(lacks $(needs "$name")) && name="$name without $library"
	if [ -z "$wrong" ]; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name: $wrong"
		sed 's/^/# /' "$work/err" "$work/listed" "$work/remarks"
	fi
done

# All of that was read by workers without rights, if there are such here.
if grep -q "cannot confine" "$work/err"; then
	echo "ok $((number + 1)) - workers # SKIP they cannot be confined here"
else
	echo "ok $((number + 1)) - workers are confined"
fi
