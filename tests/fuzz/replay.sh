#!/bin/sh
# Offers the seeds to every door, whole and damaged.  A harness that dies has
# said last what it was trying.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
count=${FUZZ_COPIES:-20}
seeds=$srcdir/tests/fuzz/seeds
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

number=0
echo "1..14"

# door NAME FILE...
door() {
	name=$1
	shift
	number=$((number + 1))
	if [ ! -x "$builddir/tests/fuzz/$name" ]; then
		echo "ok $number - $name # SKIP not built"
	elif timeout 300 "$builddir/tests/fuzz/$name" -n "$count" "$@" \
		>"$work/said" 2>&1; then
		echo "ok $number - $name: $# seeds"
	else
		echo "not ok $number - $name"
		tail -n 40 "$work/said" | sed 's/^/# /'
	fi
}

texts="$srcdir/assets/sample $srcdir/tests/documents $seeds/plain"
plain=$(find $texts -name '*.txt' | LC_ALL=C sort)

door plain $plain
door layout $plain
door wire $plain
door html "$srcdir"/tests/documents/import/*.html
door epub "$seeds"/epub/*
door keys "$srcdir"/assets/keys/*.conf "$seeds"/keys/*
door theme "$srcdir"/assets/themes/*.conf
door edtf "$seeds"/edtf/*
door paper "$seeds"/paper/*
door markdown "$srcdir"/tests/documents/import/*.md
door docx "$seeds"/docx/*
door odt "$seeds"/odt/* "$srcdir"/tests/documents/import/*.fodt
door folder "$seeds"/folder/*
if [ -f "$builddir/assets/sample.lectern" ]; then
	door library "$builddir/assets/sample.lectern"
else
	number=$((number + 1))
	echo "ok $number - library # SKIP there is no sample library"
fi
