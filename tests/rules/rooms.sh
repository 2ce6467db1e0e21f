#!/bin/sh
# Holds every #include to tests/rules/rooms.txt: rooms look downhill only,
# private headers stay in their room, and each foreign library has one door.

srcdir=${srcdir:-.}
cd "$srcdir" || exit 99

awk='
function complain(rule, what) {
	print rule "\t" FILENAME ":" FNR ": " what
}

# "src/doc/place.c" and "include/lectern/doc/place.h" are of the room doc.
function room_of(path,   parts, count) {
	count = split(path, parts, "/")
	if (path == "src/main.c")
		return "main"
	return count < 3 ? "" : parts[count - 1]
}

FILENAME ~ /rooms.txt$/ {
	if ($1 == "room") {
		is_room[$2] = 1
		for (i = 2; i <= NF; i++)
			may[$2, $i] = 1
	} else if ($1 == "owns") {
		for (i = 3; i <= NF; i++)
			owner[$i] = $2
	} else if ($1 == "system") {
		for (i = 2; i <= NF; i++)
			free[$i] = 1
	}
	next
}

FNR == 1 {
	room = room_of(FILENAME)
	if (!(room in is_room))
		complain("every file is in a room of the list",
			"no room is called \"" room "\"")
}

!/^[ \t]*#[ \t]*include/ { next }

{
	header = $0
	sub(/^[^<"]*[<"]/, "", header)
	sub(/[>"].*/, "", header)
}

header ~ /\.\./ {
	complain("no include climbs with ../", header)
	next
}

/</ {
	if (header in owner) {
		if (owner[header] != room)
			complain("a foreign header has one door",
				"only " owner[header] " includes <" header ">")
	} else if (!(header in free))
		complain("system headers are those of C11 and POSIX",
			"<" header "> is not in rooms.txt")
	next
}

header ~ /^lectern\// {
	split(header, parts, "/")
	if (!((room, parts[2]) in may))
		complain("rooms look downhill only",
			room " may not include " header)
	if (system("test -f include/" header))
		complain("every header included is there", header)
	next
}

{
	if (FILENAME ~ /^include/)
		complain("public headers include public headers only", header)
	split(header, parts, "/")
	if (parts[1] != room)
		complain("private headers stay in their room",
			room " may not include " header)
	if (system("test -f src/" header))
		complain("every header included is there", header)
}
'

names="every file is in a room of the list|no include climbs with ../"
names="$names|a foreign header has one door"
names="$names|system headers are those of C11 and POSIX"
names="$names|rooms look downhill only|private headers stay in their room"
names="$names|public headers include public headers only"
names="$names|every header included is there"

find src include -name '*.[ch]' ! -name assets.c | LC_ALL=C sort |
	xargs "${AWK:-awk}" "$awk" tests/rules/rooms.txt |
	"${AWK:-awk}" -v rules="$names" \
		-v debts=tests/rules/debts.txt -f tests/rules/report.awk
