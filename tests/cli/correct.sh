#!/bin/sh
# Corrections and names of one's own, from the shell: what is said, what the
# library is after it, files out and in, and a library that cannot be written.
# The transcript is tests/golden/cli/correct.txt; UPDATE=1 writes it anew.

top=$(cd "${srcdir:-.}" && pwd)
lectern=$(cd "${builddir:-.}" && pwd)/lectern
golden=$top/tests/golden/cli/correct.txt
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-correct-XXXXXX") || exit 99
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
LECTERN_LIBRARY=$work/cli.lectern
export LECTERN_LIBRARY
cp -r "$top/tests/documents/cli" "$work/texts"
cd "$work" || exit 99

# Runs a command, for the transcript; the days become one.
run() {
	printf '$ lectern'
	printf " '%s'" "$@"
	echo
	"$lectern" "$@" >out 2>&1
	status=$?
	sed -e "s/^# [0-9-]*$/# 2026-11-21/" -e "s,$work/,," \
		-e 's/"made": "[0-9-]*"/"made": "2026-11-21"/' out
	[ $status -eq 0 ] || echo "exit $status"
}

transcript() {
	run index -o cli.lectern texts
	run entities --tsv
	run merge Rivas nobody
	run merge 'Heron Press' 'harbour review'
	run entities --tsv press
	run split Rivas Hamburg
	run split e5 Rivas
	run entities --tsv rivas
	run retype WHAT Rivas
	run retype ORG 'Tomás Rivas'
	run hide e999
	run hide London
	run add EVENT strike
	run link 1:258 3
	run notes --tsv 1
	run link 1:128 none
	run check --tsv 1
	run link 1:128 next
	run link 1:128 99
	run link 1:5 1
	run link 1:128
	run undo
	run undo
	run undo
	run notes --tsv 1
	run mentions --tsv strike
	run corrections
	run corrections --json
	"$lectern" corrections >said.txt
	run undo
	run undo
	run corrections
	run entities --tsv
	printf 'drop A\nnonsense\n' >bad.txt
	run corrections --import bad.txt
	run corrections --import said.txt
	run corrections
	run undo
	run undo
	run undo
	run undo
	run undo
	run entities --tsv
	run index -o cli.lectern --corrections bad.txt texts
	run index -o cli.lectern --corrections said.txt texts
	run entities --tsv strike
	printf 'PER\tstrike\nRIVER\tElbe\n' >texts/our.names
	run index -o cli.lectern texts
	run index -o cli.lectern --names none.names texts
}

transcript >"$work/transcript" 2>&1
echo 1..2
if [ -n "$UPDATE" ]; then
	cp "$work/transcript" "$golden"
fi
if cmp -s "$work/transcript" "$golden"; then
	echo "ok 1 - said, listed, undone, taken in, built in"
else
	diff "$golden" "$work/transcript" | sed 's/^/# /'
	echo "not ok 1 - said, listed, undone, taken in, built in"
fi

# Where nothing can be written the correction is kept all the same.
if [ "$(id -u)" = 0 ]; then
	echo "ok 2 - kept for later # SKIP root may write anywhere"
	exit
fi
mkdir shut
cp cli.lectern shut/
chmod 555 shut
LECTERN_LIBRARY=$work/shut/cli.lectern
"$lectern" hide Rivas >out 2>&1
if [ $? = 3 ] && grep -q "indexed again" out &&
	"$lectern" corrections | grep -q "^drop .*Rivas"; then
	echo "ok 2 - kept for later"
else
	sed 's/^/# /' out
	echo "not ok 2 - kept for later"
fi
