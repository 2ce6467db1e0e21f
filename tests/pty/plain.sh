#!/bin/sh
# The reader without a picture, as those use it who hear the screen: on a
# terminal that cannot move its cursor, what is new stands below what is old.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
lectern=$builddir/lectern
. "$srcdir/tests/pty/pty.sh"

pty_begin 12 100
XDG_CACHE_HOME='' XDG_DATA_HOME='' HOME=$pty_home "$lectern" index \
	-o "$pty_home/s.lectern" "$srcdir/assets/sample" >/dev/null 2>&1
pty_type "unset XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME LECTERN_LIBRARY"
pty_run "env TERM=dumb $lectern $pty_home/s.lectern"
pty_wait "plain does without" "what cannot be drawn on says what can be done"
pty_type "clear; stty rows 24"
pty_run "env TERM=dumb $lectern --plain $pty_home/s.lectern"
pty_wait "> 1  Reading with lectern" "begins with the documents, and its bar"
pty_keys j
pty_wait "> 2  " "the bar is said where it has come to"
pty_keys Enter
pty_wait "From the last houses of Llallagua" "the text follows"
pty_wait "> 1  Reading with lectern" "and nothing is taken back"
pty_keys Tab
pty_wait "mention 1 of" "what is selected is said"
pty_keys s
pty_wait "search the library:" "a prompt stays open"
pty_keys e n t
pty_wait "search the library: ent" "and goes on in its line"
pty_keys C-g
pty_lacks "------" "no rules are drawn"
pty_keys C-z
pty_ok "C-z stops it" pty_is_shell
pty_type "clear; fg"
pty_wait "From the last houses" "fg says all again"
pty_keys Q
pty_restored "restored after Q"
