#!/bin/sh
# Looks at the tree itself: nothing at the top that is not ours, nothing
# committed that a build makes.  Only a checkout can tell.

srcdir=${srcdir:-.}
names="the top level holds what it should|nothing generated is committed"
names="$names|every test is listed|texts stay within 80 columns"

awk='
function complain(rule, what) { print rule "\t" what }

{ split($0, parts, "/") }

!/\// && !/^\./ &&
	!/^(COPYING|Makefile\.am|README|configure\.ac)$/ {
	complain("the top level holds what it should", $0)
}

/\// && parts[1] !~ /^(src|include|assets|tests|\.ci)$/ {
	complain("the top level holds what it should", $0)
}

/(^|\/)(Makefile|Makefile\.in|configure|config\.(h|log|status))$/ ||
	/\.(o|a|log|trs|lectern|gcda|gcno|orig|rej|swp|tmp|pyc)$/ ||
	/~$/ || /^src\/base\/assets\.c$/ || /^build-aux\// {
	complain("nothing generated is committed", $0)
}
'

cd "$srcdir" || exit 99
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" != "$(pwd -P)" ]; then
	echo "1..0 # SKIP not a checkout"
	exit 0
fi

# A test that no list names is never run.
unlisted() {
	for file in $(git ls-files 'tests/unit/*.c' 'tests/*/*.sh'); do
		case $file in
		*.c) file=${file%.c} ;;
		esac
		grep -q "$file\\>" tests/tests.mk tests/*/*.mk src/*/room.mk ||
			printf 'every test is listed\t%s\n' "$file"
	done
}

wide() {
	git ls-files README '*.mk' '*.sh' Makefile.am .ci |
		grep -v '^tests/golden/' |
		LC_ALL=C xargs "${AWK:-awk}" '{
			line = $0
			gsub(/[\200-\277]/, "", line)
			gsub(/\t/, "        ", line)
			if (length(line) > 80 && line !~ /https?:/)
				print "texts stay within 80 columns\t" \
					FILENAME ":" FNR
		}'
}

{
	git ls-files | "${AWK:-awk}" "$awk"
	unlisted
	wide
} | "${AWK:-awk}" -v rules="$names" \
		-v debts=tests/rules/debts.txt -f tests/rules/report.awk
