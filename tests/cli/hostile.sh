#!/bin/sh
# Gives hostile files and libraries, made by a tool outside the project, to the
# program and checks what their manifest says.  Skips where there is no such
# tool.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
shared=$srcdir/../shared
sample=$(cd "$builddir" && pwd)/assets/sample.lectern
if [ ! -f "$shared/badinput/make.py" ] || [ ! -f "$sample" ] ||
	! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP there are no hostile files to try"
	exit 0
fi
case $builddir in
/*) lectern=$builddir/lectern ;;
*) lectern=$PWD/$builddir/lectern ;;
esac
if grep -q __asan_init "$lectern"; then
	echo "1..0 # SKIP a sanitizer's memory breaks the limits"
	exit 0
fi
good=$(cd "$srcdir" && pwd)/assets/sample/01-reading-with-lectern.txt
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

cat >"$work/commands.json" <<JSON
{"import": ["$lectern", "index", "-o", "{index}", "$good", "{file}"],
 "docs": ["$lectern", "list", "-l", "{index}"],
 "text": ["$lectern", "show", "--all", "--everything", "-w0", "-l", "{index}"],
 "import_ok": [0],
 "good": "$good", "good_line": "Reading with lectern",
 "use_index": [["$lectern", "list", "-l", "{index}"],
	["$lectern", "search", "-l", "{index}", "the"],
	["$lectern", "entities", "-l", "{index}"],
	["$lectern", "notes", "-l", "{index}", "1"],
	["$lectern", "show", "-l", "{index}", "1"]],
 "use_study": [
	["$lectern", "annotations", "-l", "$sample", "--notebook", "{study}"],
	["$lectern", "annotate", "-l", "$sample", "--notebook", "{study}",
	 "1", "{text}"]]}
JSON
"$lectern" annotate -l "$sample" --notebook "$work/notebook" 1 first ||
	echo "# no notebook could be made"
python3 "$shared/badinput/make.py" --index "$sample" \
	--study "$work/notebook" "$work/bad" \
	>"$work/said" 2>&1 || {
	sed 's/^/# /' "$work/said"
	echo "1..0 # SKIP the hostile files could not be made"
	exit 0
}

. "$srcdir/tests/without.sh"

# Those whose manifest expects that files of a kind are read.
hostile_needs() {
	case $1 in
	html/) echo libxml2 ;;
	markdown/) echo cmark ;;
	zip/) echo libarchive libxml2 ;;
	office/) echo libarchive libxml2 ;;
	pdf/) echo poppler ;;
	terminal/) echo libarchive libxml2 poppler ;;
	esac
}

echo "1..13"
number=0
while read -r category; do
	number=$((number + 1))
	if library=$(lacks $(hostile_needs "$category")); then
		echo "ok $number - ${category%%/*} # SKIP without $library"
	elif python3 "$shared/tools/badinput_run.py" "$work/bad" \
		"$work/commands.json" --only "^$category" --scale 6 \
		>"$work/said" 2>&1 && ! grep -q '^0 passed' "$work/said"; then
		echo "ok $number - ${category%%/*}: $(tail -n 1 "$work/said")"
	else
		echo "not ok $number - ${category%%/*}"
		sed 's/^/# /' "$work/said"
	fi
done <<LIST
encoding/
terminal/
filename/
unicode/
html/
markdown/
zip/
xml/
office/
pdf/
filesystem/
index/
study/
LIST
