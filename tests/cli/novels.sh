#!/bin/sh
# In a novel forms of address belong to names; whoever leaves them out is
# understood all the same.

lectern=${builddir:-.}/lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-novels-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

mkdir "$work/in"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	echo "Mrs. Garland had never liked the house, which was old when she
came. She said so to her husband at supper, and she said it again when he
did not answer. He was a quiet man, and he had his reasons. \"Indeed, Mrs.
Garland,\" cried he, \"I could not help it.\" Chapter was told by chapter.
"
done >"$work/in/tale.txt"

n=0
check()
{
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '# %s\n' "got: $2" "wanted: $3"
	fi
}

"$lectern" index -o "$work/tale.lectern" "$work/in" >/dev/null 2>&1
for name in "Mrs. Garland" Garland; do
	check "$name is found" \
		"$("$lectern" mentions "$name" -l "$work/tale.lectern" \
			2>&1 | sed -n 2p | cut -f 3)" "Mrs. Garland"
done
check "nobody is called Garlan" \
	"$("$lectern" mentions Garlan -l "$work/tale.lectern" 2>&1)" \
	"lectern: nobody and nothing is called ‘Garlan’"
echo "1..$n"
