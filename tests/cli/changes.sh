#!/bin/sh
# What becomes of tracked changes and comments: as the command line says, else
# as the library was built before, else as the reader's options.conf says.

top=$(cd "${srcdir:-.}" && pwd)
lectern=$(cd "${builddir:-.}" && pwd)/lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-changes-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
mkdir -p "$work/texts" "$work/config/lectern"
cp "$top/tests/documents/import/changes.fodt" "$work/texts"
cd "$work" || exit 99

if ! "$lectern" index -o a.lectern texts >said 2>&1; then
	cat said
	echo "1..0 # SKIP office files are not read"
	exit 0
fi
echo "1..7"
number=0

# library_says WHAT WORD NAME: is the word (a deleted one) in the text?
library_says() {
	number=$((number + 1))
	if "$lectern" show --all -l "$1" >text 2>&1 &&
		[ "$(grep -c Monday text)" = "$2" ]; then
		echo "ok $number - $3"
	else
		echo "not ok $number - $3"
		sed 's/^/# /' text
	fi
}

library_says a.lectern 1 "changes are shown"
"$lectern" index --changes=hidden -o a.lectern texts
library_says a.lectern 0 "they are hidden when asked for"
touch texts/changes.fodt
"$lectern" index -o a.lectern texts
library_says a.lectern 0 "the library remembers it"
"$lectern" index --changes=shown -o a.lectern texts
library_says a.lectern 1 "they are shown again"

printf '# mine\n  changes = hidden \n\nwidth=60\n' \
	>config/lectern/options.conf
"$lectern" index -o b.lectern texts
library_says b.lectern 0 "the reader's options hold for new libraries"
"$lectern" index -o a.lectern texts
library_says a.lectern 1 "and not for old ones"

printf 'width=60\nlibrary=x\n' >config/lectern/options.conf
"$lectern" list -l a.lectern >text 2>&1
if [ $? -eq 2 ] && grep -q "options.conf:2: .*'library'" text; then
	echo "ok 7 - an option that cannot be usual is complained of"
else
	echo "not ok 7 - an option that cannot be usual is complained of"
	sed 's/^/# /' text
fi
