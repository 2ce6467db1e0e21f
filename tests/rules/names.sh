#!/bin/sh
# Asks the compiled rooms for their names: whatever a room exports begins with
# the name of one of its headers, or of a structure that one declares, and
# nothing global can change.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
rules=$srcdir/tests/rules
names="exported names begin with a thing of their room"
names="$names|nothing global can change"

# "base str": what names of the room may begin with.
things() {
	(cd "$srcdir" && find src include -name '*.h' | while read -r header; do
		room=$(basename "$(dirname "$header")")
		echo "thing $room $(basename "$header" .h)"
		sed -n 's/^\(struct\|enum\) \([a-z0-9_]*\) {.*/\2/p
			s/^struct \([a-z0-9_]*\);.*/\1/p' "$header" |
			sed "s/^/thing $room /"
	done)
}

# "name src/base/str.c str_add .text": what objects hold.
symbols() {
	(cd "$srcdir" && find src -mindepth 2 -name '*.c') |
	while read -r source; do
		object=$builddir/${source%.c}.o
		test ! -f "$object" || echo "$object"
	done |
	xargs -d '\n' nm -f sysv --defined-only |
	"${AWK:-awk}" -v builddir="$builddir/" '
		BEGIN { FS = "|" }
		sub(/^Symbols from /, "") {
			source = substr($0, length(builddir) + 1)
			sub(/\.o:$/, ".c", source)
			sub(/\.o\[.*$/, ".c", source)
		}
		NF > 6 {
			gsub(/ /, "")
			print "name", source, $1, $3, $7
		}'
}

awk='
function room_of(path,   parts, count) {
	count = split(path, parts, "/")
	return parts[count - 1]
}

$1 == "thing" { thing[$2, $3] = 1 }
$1 == "names" { for (i = 3; i <= NF; i++) thing[$2, $i] = 1 }
$1 == "state" { for (i = 3; i <= NF; i++) state[$2, $i] = 1 }

# The sanitizers add names and data of their own.
$1 == "name" && $3 ~ /^(__|\.|_sub_|asan\.|ubsan\.)/ { next }

$1 == "name" && $4 ~ /^[TDBRVWC]$/ && $2 !~ /assets.c$/ {
	count = split($3, words, "_")
	word = words[1]
	found = (room_of($2), word) in thing
	for (i = 2; i <= count && !found; i++) {
		word = word "_" words[i]
		found = (room_of($2), word) in thing
	}
	if (!found)
		print "exported names begin with a thing of their room\t" \
			$2 ": " $3
}

$1 == "name" && $5 ~ /^\.(data|bss|tdata|tbss|\*COM\*)/ &&
	$5 !~ /^\.data\.rel\.ro/ && $3 !~ /^\.L/ {
	sub(/\.[0-9]+$/, "", $3)
	if (!(($2, $3) in state))
		print "nothing global can change\t" $2 ": " $3 " (" $5 ")"
}
'

if ! command -v nm >/dev/null 2>&1; then
	echo "1..0 # SKIP nm is not installed"
	exit 0
fi
{
	things
	cat "$rules/rooms.txt"
	symbols
} | "${AWK:-awk}" "$awk" |
	"${AWK:-awk}" -v rules="$names" -v debts="$rules/debts.txt" \
		-f "$rules/report.awk"
