#!/bin/sh
# Lets libFuzzer try every door for a while, as many at a time as there are
# cores.
#
# FUZZ_SECONDS: for how long each (30).
# FUZZ_JOBS: how many at a time.
# FUZZ_DOORS: which ones (all).
# FUZZ_SEED: where chance begins (1), so that what one run finds the next one
# finds as well; 0 begins elsewhere each time.
# What breaks a door is kept in tests/fuzz/found; once mended it belongs among
# the seeds.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
seconds=${FUZZ_SECONDS:-30}
seed=${FUZZ_SEED:-1}
jobs=${FUZZ_JOBS:-$(nproc 2>/dev/null || echo 2)}
found=$builddir/tests/fuzz/found

. "$srcdir/tests/fuzz/doors.sh"

# What a worker has, and a sanitizer's own memory on top of it.
timeout=20
memory=2048

# door NAME: a line that says how it went; what was said if it went badly.
door() {
	local program=$builddir/tests/fuzz/$1 status

	if [ ! -x "$program" ]; then
		echo "ok $1: not built"
		return 0
	fi
	mkdir -p "$work/seeds/$1"
	door_files "$1" | LC_ALL=C sort | while read -r file; do
		cp "$file" "$work/seeds/$1"
	done
	"$program" -max_total_time="$seconds" -timeout=$timeout \
		-seed="$seed" -rss_limit_mb=$memory \
		-artifact_prefix="$found/$1-" \
		-print_final_stats=1 -verbosity=0 "$work/seeds/$1" \
		>"$work/$1.said" 2>&1
	status=$?
	set -- "$1" "$(sed -n 's/^stat::number_of_executed_units: *//p' \
		"$work/$1.said")"
	if [ $status = 0 ]; then
		echo "ok $1: ${2:-0} runs"
	else
		echo "not ok $1: ${2:-0} runs"
		touch "$work/failed"
		tail -n 60 "$work/$1.said" >"$work/failed-$1"
	fi
}

# xargs calls us again, a door each.
if [ "$1" = --door ]; then
	work=$2
	door "$3"
	exit 0
fi

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir -p "$found"
doors_make
export srcdir builddir
LSAN_OPTIONS=suppressions=$srcdir/tests/fuzz/leaks.supp:print_suppressions=0
export LSAN_OPTIONS
printf '%s\n' ${FUZZ_DOORS:-$doors} |
	xargs -P "$jobs" -n 1 sh "$0" --door "$work"
test ! -e "$work/failed" && exit 0
for said in "$work"/failed-*; do
	printf '\n%s:\n' "${said##*/failed-}"
	cat "$said"
done
exit 1
