#!/bin/sh
# Lets libFuzzer try every door for a while; stops at the first that gives.
#
# FUZZ_SECONDS: for how long each (30).
# FUZZ_SEED: where chance begins (1), so that what one run finds the next one
# finds as well; 0 begins elsewhere each time.
# What breaks a door is kept in tests/fuzz/found; once mended it belongs among
# the seeds.

srcdir=${srcdir:-.}
seeds=$srcdir/tests/fuzz/seeds
builddir=${builddir:-.}
seconds=${FUZZ_SECONDS:-30}
seed=${FUZZ_SEED:-1}
found=$builddir/tests/fuzz/found
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir -p "$found"

door() {
	name=$1
	shift
	mkdir "$work/$name"
	for file in "$@"; do
		test -f "$file" && cp "$file" "$work/$name"
	done
	"$builddir/tests/fuzz/$name" -max_total_time="$seconds" -timeout=20 \
		-seed="$seed" -rss_limit_mb=2048 \
		-artifact_prefix="$found/$name-" \
		-print_final_stats=1 -verbosity=0 "$work/$name" \
		>"$work/said" 2>&1
	status=$?
	printf '%s %s: %s runs\n' "$(test $status = 0 && echo ok ||
		echo not ok)" "$name" "$(sed -n \
		's/^stat::number_of_executed_units: *//p' "$work/said")"
	test $status = 0 && return
	tail -n 40 "$work/said"
	failed=1
}

failed=0
samples=$(find "$srcdir/assets/sample" "$srcdir/tests/documents" \
	"$srcdir/tests/fuzz/seeds/plain" -name '*.txt')
for name in plain layout wire; do
	door $name $samples
done
door keys "$srcdir"/assets/keys/*.conf "$srcdir"/tests/fuzz/seeds/keys/*
door theme "$srcdir"/assets/themes/*.conf
door edtf "$srcdir"/tests/fuzz/seeds/edtf/*
door paper "$srcdir"/tests/fuzz/seeds/paper/*
door html "$srcdir"/tests/documents/import/*.html
door epub "$seeds"/epub/*
door markdown "$srcdir"/tests/documents/import/*.md
door docx "$seeds"/docx/*
door odt "$seeds"/odt/* "$srcdir"/tests/documents/import/*.fodt
door folder "$seeds"/folder/*
door library "$builddir/assets/sample.lectern"
exit $failed
