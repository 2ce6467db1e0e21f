#!/bin/sh
# Reads the sources for what STYLE asks and a compiler does not.

srcdir=${srcdir:-.}
cd "$srcdir" || exit 99

awk='
function complain(rule, what) {
	print rule "\t" FILENAME ":" FNR ": " what
}

# The line without what strings and comments say; keeps "in_comment".
function code_of(line,   code, at) {
	code = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (!at)
				return code
			in_comment = 0
			line = substr(line, at + 2)
			continue
		}
		if (!match(line, /"|\047|\/\*/))
			return code line
		code = code substr(line, 1, RSTART - 1)
		at = substr(line, RSTART, 1)
		line = substr(line, RSTART + 1)
		if (at == "/") {
			in_comment = 1
			line = substr(line, 2)
			continue
		}
		if (at == "\"" && match(line, /^([^"\\]|\\.)*"/))
			line = substr(line, RLENGTH + 1)
		if (at == "\047" && match(line, /^([^\047\\]|\\.)*\047/))
			line = substr(line, RLENGTH + 1)
		code = code at at
	}
	return code
}

# Cells of a line: tabs of eight, one for each character of UTF-8.
function width_of(line,   width, at) {
	gsub(/[\200-\277]/, "", line)
	width = 0
	while ((at = index(line, "\t"))) {
		width += at - 1
		width += 8 - width % 8
		line = substr(line, at + 1)
	}
	return width + length(line)
}

function guard_of(path) {
	sub(/^(src|include)\//, "", path)
	path = toupper(path)
	gsub(/[^A-Z0-9]/, "_", path)
	return path
}

function calls(code, names) {
	return has_call && code ~ ("(^|[^A-Za-z0-9_])(" names ")[ \t]*\\(")
}

function end_of_file() {
	if (lines >= 600)
		print "files stay under 600 lines\t" last ": " lines
	if (last ~ /\.h$/ && directives && !guarded)
		print "headers are guarded by their name\t" last ": " \
			guard_of(last)
	if (table)
		print "clang-format is turned on again\t" last
}

FNR == 1 {
	if (NR > 1)
		end_of_file()
	last = FILENAME
	in_comment = in_function = table = guarded = directives = 0
	tells = FILENAME == "src/base/out.c"
	ours = FILENAME !~ /^tests/
	prints = FILENAME ~ /^src\/(cli|reader|base\/out|main)/
	if (!/^\/\*/)
		complain("files open with a comment", $0)
}

{ lines = FNR }

/clang-format off/ { table = 1 }
/clang-format on/ { table = 0 }

/[ \t\r]$/ { complain("no line ends in blanks", "") }

# No character is wider than a tab.
!table && length($0) * 8 > 80 && width_of($0) > 80 {
	complain("lines stay within 80 columns", $0)
}

# A header without a single directive is a list, for others to include.
/^#/ { directives = 1 }

$1 == "#ifndef" && $2 == guard_of(FILENAME) { guarded = 1 }

{ code = code_of($0) }

{ has_call = index(code, "(") }

code ~ /\/\// { complain("comments are /* */", $0) }

calls(code, "strcpy|strcat|sprintf|vsprintf|strtok|strtok_r|gets|alloca") {
	complain("no call that cannot tell a length", $0)
}

ours && !tells && calls(code, "printf|vprintf|fprintf|vfprintf|dprintf" \
	"|puts|fputs|putchar|fputc|putc|fwrite|perror|psignal") {
	complain("only base/out.c prints", $0)
}

ours && !prints && code ~ /(^|[^A-Za-z0-9_])(stdout|stderr)([^A-Za-z0-9_]|$)/ {
	complain("only cli, reader and main have an output", $0)
}

code ~ /^typedef/ && code !~ /\(/ {
	complain("typedefs are for functions only", $0)
}

# Allocation is checked in one place.
ours && FILENAME != "src/base/memory.c" &&
	calls(code, "malloc|calloc|realloc|reallocarray|strdup|strndup") {
	complain("only base/memory.c allocates", $0)
}

code ~ /^\{$/ { in_function = FNR }

in_function && code ~ /^\}/ {
	if (FNR - in_function - 1 > 60)
		complain("functions stay within 60 lines",
			FNR - in_function - 1)
	in_function = 0
}

END { end_of_file() }
'

names="files open with a comment|comments are /* */"
names="$names|no call that cannot tell a length|only base/out.c prints"
names="$names|only cli, reader and main have an output"
names="$names|only base/memory.c allocates|typedefs are for functions only"
names="$names|no line ends in blanks|lines stay within 80 columns"
names="$names|clang-format is turned on again"
names="$names|files stay under 600 lines|functions stay within 60 lines"
names="$names|headers are guarded by their name"

find src include tests -name '*.[ch]' ! -name assets.c |
	LC_ALL=C sort | LC_ALL=C xargs "${AWK:-awk}" "$awk" |
	"${AWK:-awk}" -v rules="$names" \
		-v debts=tests/rules/debts.txt -f tests/rules/report.awk
