#!/bin/sh
# Offers the seeds to every door, whole and damaged.  A harness that dies has
# said last what it was trying.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
count=${FUZZ_COPIES:-20}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

. "$srcdir/tests/fuzz/doors.sh"

LSAN_OPTIONS=suppressions=$srcdir/tests/fuzz/leaks.supp:print_suppressions=0
export LSAN_OPTIONS
number=0
set -- $doors
echo "1..$#"
doors_make
for door; do
	number=$((number + 1))
	door_files "$door" | LC_ALL=C sort >"$work/files"
	if [ ! -x "$builddir/tests/fuzz/$door" ]; then
		echo "ok $number - $door # SKIP not built"
	elif [ ! -s "$work/files" ]; then
		echo "ok $number - $door # SKIP there are no seeds"
	elif xargs -d '\n' timeout 300 "$builddir/tests/fuzz/$door" \
		-n "$count" <"$work/files" >"$work/said" 2>&1; then
		echo "ok $number - $door: $(wc -l <"$work/files") seeds"
	else
		echo "not ok $number - $door"
		tail -n 40 "$work/said" | sed 's/^/# /'
	fi
done
