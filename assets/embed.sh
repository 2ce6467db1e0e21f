#!/bin/sh
# Writes the C source that carries the assets inside the program.
#
# usage: embed.sh SRCDIR FILE...
#
# The assembler copies each file in whole (.incbin), so a model of several
# megabytes costs no more to compile than a page of keys.  A zero byte follows
# each, so that a text can be used as a C string.

srcdir=$1
shift

cat <<'C'
/* Made by assets/embed.sh; do not edit. */
#include "lectern/base/asset.h"

C
n=0
for file in "$@"; do
	cat <<C
__asm__(".section .rodata\n"
	".balign 16\n"
	"asset_${n}_begin:\n"
	".incbin \"$srcdir/$file\"\n"
	"asset_${n}_end:\n"
	".byte 0\n"
	".previous\n");
extern const char asset_${n}_begin[], asset_${n}_end[];
C
	n=$((n + 1))
done

cat <<'C'

const struct asset_entry asset_table[] = {
C
n=0
for file in "$@"; do
	name=${file#assets/}
	echo "	{ \"$name\", asset_${n}_begin, asset_${n}_end },"
	n=$((n + 1))
done
cat <<'C'
	{ 0 },
};
C
