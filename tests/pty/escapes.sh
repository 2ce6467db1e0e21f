#!/bin/sh
# Document text never reaches the terminal as anything but characters.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
if ! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP no python3"
	exit 0
fi
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
PYTHONDONTWRITEBYTECODE=1 python3 "$srcdir/tests/pty/escapes.py" \
	"$builddir/lectern" "$work" "$srcdir/../shared/tools/escape_check.py"
