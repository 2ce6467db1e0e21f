#!/bin/sh
# What cannot be read: one sentence on standard error, the right exit status,
# and nothing else lost.

top=${srcdir:-.}
lectern=${builddir:-.}/lectern
sample=${builddir:-.}/assets/sample.lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-bad-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

. "$top/tests/without.sh"

number=0

ok() {
	number=$((number + 1))
	echo "ok $number - $1"
}

not_ok() {
	number=$((number + 1))
	echo "not ok $number - $1"
	shift
	echo "# $*"
	sed 's/^/# /' "$work/err"
}

run() {
	"$lectern" "$@" >"$work/out" 2>"$work/err" </dev/null
}

# refuses WHAT STATUS WORDS ARGUMENTS...: says one sentence that holds the
# words, prints nothing, and returns the status.
refuses() {
	what=$1 want=$2 words=$3
	shift 3
	run "$@"
	status=$?
	if [ $status != "$want" ]; then
		not_ok "$what" "status $status, not $want"
	elif [ "$(wc -l <"$work/err")" != 1 ] ||
		! grep -q "^lectern: .*$words" "$work/err"; then
		not_ok "$what" "not one sentence with '$words'"
	elif [ -s "$work/out" ]; then
		not_ok "$what" "something was printed"
	else
		ok "$what"
	fi
}

# accepts WHAT STATUS ARGUMENTS...: no complaint.
accepts() {
	what=$1 want=$2
	shift 2
	run "$@"
	status=$?
	if [ $status != "$want" ]; then
		not_ok "$what" "status $status, not $want"
	elif [ -s "$work/err" ]; then
		not_ok "$what" "a complaint"
	else
		ok "$what"
	fi
}

holds() {
	if grep -q -e "$2" "$work/out"; then
		ok "$1"
	else
		not_ok "$1" "no '$2' in: $(head -c 300 "$work/out")"
	fi
}

cd "$work" || exit 99
case $lectern in
/*) ;;
*) lectern=$OLDPWD/$lectern sample=$OLDPWD/$sample ;;
esac

mkdir empty pictures mixed
head -c 3000 "$lectern" >pictures/a.txt
: >empty.txt
printf 'A good text\n\nIt says one thing.\n' >mixed/good.txt
printf 'Invalid bytes\n\nNot \303\050 UTF-8 \377\376 at \200 all.\n' \
	>mixed/raw.txt
cp pictures/a.txt mixed/binary.txt
cp empty.txt mixed/empty.txt
ln -s /dev/zero mixed/zero.txt
mkfifo mixed/pipe.txt

echo "1..49"

refuses "a missing path" 3 "No such file" index -o x.lectern nowhere
refuses "a missing path to open" 3 "No such file" nowhere
refuses "a folder without documents" 1 "nothing here" index -o x.lectern empty
refuses "... to open" 1 "nothing here" empty
refuses "a binary file" 3 "lectern does not read" \
	index -o x.lectern pictures/a.txt
refuses "... to open" 3 "lectern does not read" pictures/a.txt
refuses "an empty file" 3 "no text" index -o x.lectern empty.txt
refuses "... to open" 3 "no text" empty.txt
echo '<!DOCTYPE html><p>A page' >page.html
if lacks libxml2 >err; then
	ok "an HTML page # SKIP without libxml2"
else
	accepts "an HTML page" 0 index -o page.lectern page.html
fi
{
	echo "A text that rings"
	printf '\7%.0s' 1 2 3 4 5 6 7 8 9 10 11 12
	printf 'underlined\b\b\b\b\b\b\b\b\b\b__________\n'
} >bells.txt
accepts "a text with bells" 0 index -o bells.lectern bells.txt
truncate -s 300M large.txt
refuses "a file that is too large" 3 "larger than" index -o x.lectern large.txt
refuses "a device" 3 "neither a file nor" index -o x.lectern /dev/zero

run index -o mixed.lectern mixed
status=$?
if [ $status = 3 ] && [ "$(grep -c '^lectern: ' err)" -gt 1 ]; then
	ok "a folder with good and bad is told about"
else
	not_ok "a folder with good and bad is told about" "status $status"
fi
accepts "the good ones are in the library" 0 list -l mixed.lectern
holds "the good one" 'A good text'
holds "the one that is not UTF-8" 'Invalid bytes'
accepts "what could not be decoded is remarked" 1 check -l mixed.lectern
holds "as a remark of raw.txt" 'encod'
accepts "and shown" 0 show -l mixed.lectern raw.txt
if LC_ALL=C.UTF-8 iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1; then
	ok "as well-formed text"
else
	not_ok "as well-formed text"
fi

# A line of 50 MB: read, listed, searched.
{
	printf 'One line\n\n'
	head -c 50000000 /dev/zero | tr '\0' 'a'
} >line.txt
accepts "a line of 50 MB" 0 index -o line.lectern line.txt
accepts "... is listed" 0 list -l line.lectern
holds "... with its title" 'One line'
rm -f line.txt line.lectern

# Libraries that are none of ours.
cp "$sample" newer.lectern
printf '\377' | dd of=newer.lectern bs=1 seek=63 conv=notrunc 2>/dev/null
head -c 100000 "$sample" >cut.lectern
head -c 10 "$sample" >stub.lectern
: >nothing.lectern
echo "not a library" >words.lectern
{
	head -c 8192 "$sample"
	head -c 100000 /dev/zero
	tail -c +108193 "$sample"
} >holes.lectern

refuses "a truncated library" 4 "damaged" list -l cut.lectern
refuses "... to open" 4 "damaged" cut.lectern
refuses "a newer library" 4 "newer" list -l newer.lectern
refuses "... to open" 4 "newer" newer.lectern
refuses "not a library" 4 "not a lectern library" list -l words.lectern
refuses "... to open" 4 "not a lectern library" words.lectern
refuses "the beginning of one" 4 "not a lectern library" stub.lectern
refuses "nothing at all" 4 "not a lectern library" nothing.lectern
refuses "a missing library" 3 "No such file" list -l missing.lectern
refuses "a library with holes" 4 "damaged" show -l holes.lectern 1

echo "no notebook" >words.db
refuses "a damaged notebook" 3 "words.db: is damaged" \
	annotate -l bells.lectern --notebook words.db 1 a note
[ "$(cat words.db)" = "no notebook" ] && ok "... is left alone" ||
	not_ok "... is left alone" "it was changed"
refuses "building over what is no library" 4 "not overwritten" \
	index -o words.lectern mixed/good.txt
refuses "building over a newer library" 4 "not overwritten" \
	index -o newer.lectern mixed/good.txt
refuses "building over a pipe" 3 "not overwritten" \
	index -o mixed/pipe.txt mixed/good.txt
refuses "building where there is no folder" 3 "No such file" \
	index -o no/such.lectern mixed/good.txt
accepts "building over a damaged one" 0 index -o cut.lectern mixed/good.txt
accepts "... mends it" 0 list -l cut.lectern
if [ "$(cat words.lectern)" = "not a library" ] && [ -p mixed/pipe.txt ] &&
	! ls -a | grep -q tmp; then
	ok "nothing was overwritten or left behind"
else
	not_ok "nothing was overwritten or left behind" "$(ls -a)"
fi

refuses "an unknown option" 2 "frobnicate" list --frobnicate
refuses "a command without its argument" 2 "" search -l "$sample"
refuses "an unknown document" 1 "no document" show -l "$sample" 99

# A disk that is full.
if [ -c /dev/full ]; then
	"$lectern" list -l "$sample" >/dev/full 2>err
	status=$?
	: >out
	if [ $status = 3 ] && grep -q 'No space left' err; then
		ok "a full disk is told"
	else
		not_ok "a full disk is told" "status $status"
	fi
else
	ok "a full disk is told # SKIP no /dev/full"
fi

# Escapes in texts and in names of files.
mkdir escapes
printf 'An \033[31mescape\033[0m\n\nTo the \033]0;title\007 of \302\2332J.\n' \
	>"escapes/$(printf 'name\033[1m').txt"
run index -o escapes.lectern escapes
for arguments in list 'show 1' 'inspect 1' 'search escape' 'check' \
	'show nowhere'; do
	run $arguments -l escapes.lectern
	cat err >>out
	cat out >>all
done
if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" all ||
	LC_ALL=C grep -q "$(printf '\302[\200-\237]')" all; then
	not_ok "no control character is printed" "$(od -c all | head -n 40)"
else
	ok "no control character is printed"
fi
run list -l escapes.lectern
holds "though the text is" 'escape'
run "$(printf 'no\033[1m.txt')"
if LC_ALL=C grep -q "$(printf '\033')" err; then
	not_ok "nor in a complaint"
else
	ok "nor in a complaint"
fi

[ $number = 49 ] || echo "# $number tests were run"
