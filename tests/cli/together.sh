#!/bin/sh
# Two who read one library with one notebook, and write in it at once, while
# the library is indexed, and while a third is killed in the midst of it: what
# was said to be saved is there, and nobody is sent away.
lectern=$(cd "${builddir:-.}" && pwd)/lectern
sample=$(cd "${srcdir:-.}" && pwd)/assets/sample
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
export XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
export XDG_CONFIG_HOME="$work/config"

number=0
is() {
	number=$((number + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1: $2 and not $3"
		sed 's/^/# /' err.* | head -n 20
	fi
}

# writer NAME COUNT: so many annotations; says which were saved.
writer() {
	i=0
	while [ $((i += 1)) -le "$2" ]; do
		"$lectern" annotate -l a.lectern $((i % 3 + 1)) "$1 $i" \
			2>>"err.$1" </dev/null && echo "$1 $i" >>"said.$1"
	done >/dev/null
}

# Killed at any time, again and again.
victim() {
	i=0
	while [ $((i += 1)) -le 8 ]; do
		"$lectern" annotate -l a.lectern 1 "third $i" \
			>/dev/null 2>&1 </dev/null &
		pid=$!
		sleep "0.0$i"
		kill -9 "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
}

there() {
	"$lectern" annotations -l a.lectern 2>>err.list </dev/null |
		grep -c "	$1 [0-9]"
}

echo "1..5"
mkdir docs
cp "$sample"/0[1-3]*.txt docs
"$lectern" index -o a.lectern docs >/dev/null 2>err.index </dev/null
writer first 12 &
one=$!
writer second 12 &
two=$!
victim >/dev/null 2>&1 &
three=$!
failed=0
for text in "$sample"/0[4-6]*.txt; do
	cp "$text" docs
	"$lectern" index -o a.lectern docs >/dev/null 2>>err.index </dev/null ||
		failed=$((failed + 1))
done
wait $one $two $three
is "the library was indexed meanwhile" "$failed" 0
is "all that one wrote was saved" "$(cat said.first | wc -l)" 12
is "and all of the other" "$(cat said.second | wc -l)" 12
is "all of it is there" "$(there first) $(there second)" "12 12"
"$lectern" annotate -l a.lectern 1 "last 1" >/dev/null 2>err.last </dev/null
is "and there is nothing wrong with the notebook" "$(there last)" 1
