#!/bin/sh
# Files that grow, shrink, vanish, come back and turn into something else while
# they are indexed: each is read or told of, and those beside them are read.

lectern=${builddir:-.}/lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-restless-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
case $lectern in
/*) ;;
*) lectern=$PWD/$lectern ;;
esac
HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

files=40
cd "$work" || exit 99
mkdir in
awk 'BEGIN {
	for (i = 0; i < 400; i++)
		print "It rained at the light, and nobody came that day."
}' >text

number=0
check() {
	number=$((number + 1))
	if eval "$2"; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		sed 's/^/# /' err | head -n 40
	fi
}

# What becomes of the n-th file.
change() {
	file=in/$1.txt
	case $(($1 % 8)) in
	0) cat text text text >>"$file" ;;
	1) : >"$file" ;;
	2) rm -rf "$file" ;;
	3) chmod 0 "$file" ;;
	4) rm -rf "$file" && mkdir "$file" ;;
	5) rm -rf "$file" && mkfifo "$file" ;;
	6) rm -rf "$file" && ln -s /dev/zero "$file" ;;
	7) rm -rf "$file" && ln -s . "$file" ;;
	esac
}

unrest() {
	n=0
	while [ $n -lt $files ]; do
		change $n
		n=$((n + 1))
	done
}

mend() {
	n=0
	while [ $n -lt $files ]; do
		rm -rf "in/$n.txt"
		cp text "in/$n.txt"
		n=$((n + 1))
	done
	printf 'A quiet text\n\nNobody touches it.\n' >in/quiet.txt
}

echo "1..12"
for round in 1 2; do
	mend
	unrest >/dev/null 2>&1 &
	"$lectern" index -o a.lectern in >out 2>err </dev/null
	status=$?
	wait
	check "round $round: it ends with 0 or 3" \
		'[ $status = 0 ] || [ $status = 3 ]'
	check "... no worker breaks down" \
		'! grep -q -e "broke down" -e "makes no sense" err'
	check "... a sentence for each, with its name" \
		'! grep -v -e "^lectern: [0-9]*\.txt: [a-z]" \
			-e "^lectern: some files" err | grep -q .'
	"$lectern" show -l a.lectern quiet.txt >out 2>>err </dev/null
	check "... the quiet text is read" 'grep -q "Nobody touches" out'
done
mend
"$lectern" index -o a.lectern in >out 2>err </dev/null
check "what is quiet again is read without a complaint" '! [ -s err ]'
"$lectern" list -l a.lectern >out 2>>err </dev/null
check "... all of it" '[ $(wc -l <out) = $((files + 2)) ]'
"$lectern" check -l a.lectern >out 2>>err </dev/null
check "... and whole" '! grep -q -v "^kind" out'
rm -f a.lectern
ln -s . in/loop
ln -s ../in in/again
"$lectern" index -o a.lectern in >out 2>err </dev/null
"$lectern" list -l a.lectern >out 2>>err </dev/null
check "folders that hold themselves are read once" \
	'[ $(wc -l <out) = $((files + 2)) ]'
