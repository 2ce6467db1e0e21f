#!/bin/sh
# Runs commands of the shell on two small documents and compares what they
# print, on standard output and error, with tests/golden/cli/NAME.txt.
# UPDATE=1 rewrites those; read the difference as code.

top=${srcdir:-.}
lectern=${builddir:-.}/lectern
golden=$top/tests/golden/cli
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-cli-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

. "$top/tests/without.sh"

# NAME STATUS ARGUMENTS: a golden file a line.
cases="
list                0 list
list-text           0 list --text
list-json           0 list --json
list-filter         0 list harbour
list-nothing        1 list no-such-words
outline             0 outline harbour.txt
notes               0 notes 1
notes-text          0 notes --text 1
check               1 check
show                0 show 1
show-inline         0 show --notes=inline 1
show-none           0 show 1 --notes=none --width=50
show-place          0 show 1:57-120
entities            0 entities rivas
mentions            0 mentions --text rivas
card                0 card rivas
concordance         0 concordance --text cranes
search              0 search VALPARAISO
search-json         0 search --json \\\"harbour strike\\\"
search-nothing      1 search zyzzyva
search-text         0 search --text rivas OR strike
search-forms        0 search crane
search-exact        1 search --exact crane
search-edit         0 search vivas~1
search-fields       0 search 'entity:rivas -in:1'
search-near         0 search 'near:3(money cranes)'
search-date         0 search date:1931-03..1931-12
search-limit        0 search -n 1 rivas
search-mistake      2 search 'rivas (strike OR'
search-value        2 search rivas entity:nobody
search-left-out     0 search rivas -strike
search-dash         2 search -strike rivas
search-option       2 search --limit=some rivas
concordance-sort    0 concordance --sort=right the
concordance-context 0 concordance --context=30 cranes
concordance-order   2 concordance --sort=up the
timeline-query      0 timeline strike
timeline-entity     0 timeline --text rivas
timeline            0 timeline
references          0 references 1
inspect             0 inspect 2
show-all            0 show --all --notes=none
annotate            0 annotate 1:57-120 A note of my own
annotate-nothing    2 annotate 1
annotate-nowhere    2 annotate 1:999999 words
annotations         0 annotations | cut -f 2-
export              0 export 1
export-nothing      1 export 2
help                0 --help
help-notes          0 help notes
help-query          0 help query
usage-option        2 list --frobnicate
usage-document      1 outline no-such-document
usage-width         2 show 1 --width=wide
"

n=0
"$lectern" index -o "$work/two.lectern" "$top/tests/documents/cli" \
	>"$work/out" 2>&1 || {
	sed 's/^/# /' "$work/out"
	echo "Bail out! the documents cannot be indexed"
	exit 1
}
LECTERN_LIBRARY=$work/two.lectern
export LECTERN_LIBRARY

echo "$cases" | while read -r name want arguments; do
	[ -n "$name" ] || continue
	n=$((n + 1))
	if [ "$name" = search-forms ] && lacks libstemmer >"$work/lack"; then
		echo "ok $n - $arguments # SKIP without libstemmer"
		continue
	fi
	eval "\"\$lectern\" $arguments" >"$work/got" 2>&1 </dev/null
	status=$?
	sed "s|$work|WORK|g" "$work/got" >"$work/clean"
	echo "exit $status" >>"$work/clean"
	[ -z "$UPDATE" ] || cp "$work/clean" "$golden/$name.txt"
	if [ "$status" = "$want" ] &&
		diff -u "$golden/$name.txt" "$work/clean" >"$work/diff" 2>&1
	then
		echo "ok $n - $arguments"
	else
		echo "not ok $n - $arguments: exit $status, wanted $want"
		sed 's/^/# /' "$work/diff" | head -40
	fi
done
echo "1..$(echo "$cases" | grep -c '[a-z]')"
