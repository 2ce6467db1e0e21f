#!/bin/sh
# The reader in a real terminal: the sample, sizes, C-z, signals, no colour.
# What the screens say is held by golden files; here it is enough that the
# right one is there.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
lectern=$builddir/lectern
. "$srcdir/tests/pty/pty.sh"

here="From the last houses of Llallagua"
pty_begin 24
XDG_CACHE_HOME='' XDG_DATA_HOME='' HOME=$pty_home "$lectern" index \
	-o "$pty_home/s.lectern" "$srcdir/assets/sample" >/dev/null 2>&1
pty_type "unset XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME LECTERN_LIBRARY"
pty_run "$lectern $pty_home/s.lectern"
pty_wait "Reading with lectern" "starts with the documents"
pty_keys j Enter
pty_wait "$here" "opens one"
pty_keys Tab
pty_wait "mention 1 of" "Tab selects a name"
pty_keys Enter
pty_wait "in documents" "Enter shows its card"
pty_keys q i
pty_wait "Names in the library" "i lists all names"
pty_keys Enter g v v C m
pty_wait "all of them are:" "two are marked, and to be one"
pty_keys Enter
pty_wait "takes it back" "they are"
pty_keys C u
pty_wait "taken back" "and are not"
pty_keys q
pty_resize 40 120
pty_wait "$here" "wider"
pty_resize 16 60
pty_wait "We walked" "narrower"
pty_resize 24 80
pty_wait "$here" "and back"
pty_keys C-z
pty_wait "$pty_prompt" "C-z stops it"
pty_restored "the shell has the terminal meanwhile"
pty_type fg
pty_wait "$here" "fg brings it back"
pty_keys Q
pty_restored "restored after Q"
for signal in TERM HUP; do
	pty_run "$lectern $pty_home/s.lectern"
	pty_wait "$here" "comes back to where it was"
	pty_kill $signal
	pty_restored "restored after SIG$signal"
done
pty_run "env NO_COLOR=1 $lectern $pty_home/s.lectern"
pty_until "$here"
pty_ok "no colours with NO_COLOR" pty_is_plain
pty_keys Q
pty_restored "and restored"
printf 'A letter\n\nThe light\302\255house\302\255keeper wrote of rain.\n' \
	>"$pty_home/soft.txt"
pty_run "$lectern $pty_home/soft.txt"
pty_wait "The lighthousekeeper" "soft hyphens are not shown"
pty_keys v j y
pty_wait "kept in" "and copied"
pty_ok "without them" grep -r -q "lighthousekeeper" \
	"$pty_home/.local/share/lectern/copied.txt"
pty_keys Q
