#!/bin/sh
# A library that is changed is what it would be if it were made at once: what
# documents come, change and go is asked of both, and the listings must be the
# same.  Ids of entities may differ, and with them the order of those that are
# equal in all else; so may scores of references by a little.

top=$(cd "${srcdir:-.}" && pwd)
lectern=$(cd "${builddir:-.}" && pwd)/lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-change-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY
mkdir "$work/texts" "$work/aside"
cd "$work" || exit 99
for folder in "$top/assets/sample" "$top/tests/documents/cli" \
	"$top/tests/documents/entities"; do
	for file in "$folder"/*.txt; do
		cp "$file" texts/
	done
done

count=0
plan=0
ok() {
	count=$((count + 1))
	echo "ok $count - $1"
}

not_ok() {
	count=$((count + 1))
	echo "not ok $count - $1"
	plan=1
}

# All that a library says, without ids; sorted where equals may change places.
say() {
	"$lectern" list -l "$1" --tsv
	"$lectern" outline -l "$1" 3
	"$lectern" entities -l "$1" --tsv | cut -f 2- | sort
	"$lectern" mentions -l "$1" --tsv Catavi | cut -f 2-
	"$lectern" timeline -l "$1" --tsv
	"$lectern" concordance -l "$1" --tsv strike
	"$lectern" search -l "$1" --tsv 'tin -war' | cut -f 1-2 | sort
	"$lectern" search -l "$1" --tsv 'strik~1' | cut -f 1-2 | sort
	"$lectern" check -l "$1" --tsv
}

# Documents and kinds of what is linked, without scores.
links() {
	for number in 1 2 3 5 8; do
		"$lectern" references -l "$1" --tsv "$number" | cut -f 1-3
	done | sort
}

# Holds the changed library against one that is made at once.
same() {
	"$lectern" index -o changed.lectern texts >out 2>&1 ||
		[ $? -eq 1 ] || cat out
	rm -f whole.lectern
	"$lectern" index -o whole.lectern texts >out 2>&1 ||
		[ $? -eq 1 ] || cat out
	say changed.lectern >changed 2>&1
	say whole.lectern >whole 2>&1
	if cmp -s changed whole; then
		ok "$1"
	else
		not_ok "$1"
		diff changed whole | head -20 | sed 's/^/# /'
	fi
	links changed.lectern >changed 2>&1
	links whole.lectern >whole 2>&1
	apart=$(diff changed whole | grep -c '^[<>]')
	if [ $((apart * 20)) -le "$(wc -l <whole)" ]; then
		ok "$1: references, but for a few"
	else
		not_ok "$1: references, but for $apart of $(wc -l <whole)"
		diff changed whole | head -20 | sed 's/^/# /'
	fi
}

mv texts/05-* texts/01-* aside/
same "a library is made"
before=$(ls -i changed.lectern)
mv aside/05-* texts/
same "a document comes between others"
mv aside/01-* texts/
same "a document comes before all others"
printf '\nJuan Lora was seen at Catavi again in May 1943.\n' \
	>>texts/02-the-road-to-catavi.txt
same "a document changes"
rm texts/05-*
same "a document goes"
touch texts/03-*
same "a document only looks as if it had changed"
printf 'Nothing but a note (1).\n\n(1) That.\n' >texts/zz.txt
: >texts/empty.txt
rm texts/02-*
same "some come and some go"
"$lectern" index -o changed.lectern texts >out 2>&1
if [ -n "$before" ] && [ "$before" != "$(ls -i changed.lectern)" ]; then
	ok "the file is another one each time"
else
	not_ok "the file is another one each time"
fi

# What a reader wrote is found where its words are now, or said to be lost.
words='was seen at Catavi'
printf 'Of the road.\n\nJuan Lora %s in May.\n' "$words" >texts/zz.txt
"$lectern" index -o changed.lectern texts >out 2>&1
number=$("$lectern" list -l changed.lectern --tsv zz.txt |
	sed -n '2s/[[:blank:]].*//p')
"$lectern" annotate -l changed.lectern "$number:24-42" "By whom?"
printf 'Of the road.\n\nIt is long.\n\nJuan Lora %s in May.\n' "$words" \
	>texts/zz.txt
"$lectern" index -o changed.lectern texts >out 2>&1
"$lectern" export -l changed.lectern zz.txt >exported
"$lectern" annotations -l changed.lectern --tsv zz.txt >listed
if grep -q "^> $words\$" exported && grep -q '^> \[zz.txt, .*:37-55\]$' \
	exported && grep -q '37-55$' listed; then
	ok "an annotation goes with its words"
else
	not_ok "an annotation goes with its words"
	cat exported listed
fi
printf 'Nothing but a note (1).\n\n(1) That.\n' >texts/zz.txt
"$lectern" index -o changed.lectern texts >out 2>&1
"$lectern" export -l changed.lectern zz.txt >exported
if grep -q 'not found any more' exported && grep -q 'By whom' exported; then
	ok "an annotation outlives its words"
else
	not_ok "an annotation outlives its words"
	cat exported
fi

echo "1..$count"
exit $plan
