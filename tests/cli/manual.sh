#!/bin/sh
# The manual page and the README speak of what there is: every command and
# option that the help lists is in the page, and the page can be set.

srcdir=${srcdir:-.}
lectern=${builddir:-.}/lectern
page=$srcdir/assets/lectern.1
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

echo "1..5"

# Lines that begin a command or an option in the help, as the page spells them.
"$lectern" help >"$work/help"
sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p' "$work/help" >"$work/commands"
sed -n '/^options:/,/^$/s/.*\(--[a-z-]*\).*/\1/p' "$work/help" |
	sed 's/-/\\-/g' >"$work/options"

# lists NUMBER WHAT FILE: each line of the file opens an item of the page.
lists() {
	missing=$(while read -r item; do
		grep -qF -e "$item" "$page" || echo "$item"
	done <"$3")
	if [ -s "$3" ] && [ -z "$missing" ]; then
		echo "ok $1 - the page has every $2"
	else
		echo "not ok $1 - the page has every $2"
		echo "# missing:" $missing
	fi
}

sed 's/^/.B /' "$work/commands" >"$work/items"
lists 1 command "$work/items"
lists 2 option "$work/options"

if ! command -v man >/dev/null 2>&1; then
	echo "ok 3 - the page can be set # SKIP no man"
elif MANWIDTH=80 man --warnings -l "$page" >"$work/set" 2>"$work/said" &&
	! [ -s "$work/said" ] && grep -q 'EXIT STATUS' "$work/set"; then
	echo "ok 3 - the page can be set"
else
	echo "not ok 3 - the page can be set"
	sed 's/^/# /' "$work/said"
fi

# Commands of the README that begin with four blanks and the program's name.
unknown=$(sed -n 's/^    lectern \([a-z][a-z]*\) .*/\1/p' "$srcdir/README" |
	while read -r command; do
		grep -qx "$command" "$work/commands" || echo "$command"
	done)
if [ -z "$unknown" ]; then
	echo "ok 4 - the README names commands that are there"
else
	echo "not ok 4 - the README names commands that are there"
	echo "# unknown:" $unknown
fi

# What can be searched for: the samples of the help, as the page spells them.
"$lectern" help query | sed -n 's/^  \(.*[^ ]\)  .*/\1/p' |
	sed 's/   .*//; s/-/\\-/g; s/"/\\(dq/g; s/ *$//; s/^/.B /' \
		>"$work/items"
lists 5 query "$work/items"
