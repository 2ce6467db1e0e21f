#!/bin/sh
# The loop of reading, in a real terminal: choose, select, preview, go, return,
# look up, search, stop, quit, be back; at any size, out of it in every way.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
lectern=$builddir/lectern
sample=$builddir/assets/sample.lectern
test -f "$sample" || {
	echo "1..0 # SKIP there is no sample library"
	exit 0
}
. "$srcdir/tests/pty/pty.sh"

first='A first lesson, to be read'
marker='This sentence calls a note.[1]'
note='[2] The same note serves both markers'
last='A Short Calendar of the Tin Century'

# The row on which a text stands, 0 if on none.
row_of() {
	pty_screen | grep -nF -e "$1" | head -n 1 | cut -d: -f1
}

same_row() {
	test "$(row_of "$1")" = "$2"
}

pty_begin 40
unset='LECTERN_LIBRARY XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME'
pty_type "unset $unset; clear"
pty_type "export lectern='$lectern' sample='$sample'; clear; echo se''t"
pty_until set

# Choose, read, select, preview, go, return: the text moves only when asked to.
pty_type '$lectern $sample'
pty_wait "$last" "starts with the documents"
pty_keys Enter
pty_wait "$first" "opens the first"
pty_keys Tab
pty_wait "$marker" "selects a marker"
row=$(row_of "$marker")
pty_wait "This is the note." "its note is in the panel"
pty_keys Enter
pty_wait "note 1 of 7" "previews it"
pty_ok "the text has not moved" same_row "$marker" "$row"
pty_keys Enter
pty_wait "$note" "goes there"
pty_keys BSpace
pty_wait "$marker" "returns"
pty_ok "to the same row" same_row "$marker" "$row"

# Everyone and everything; search everywhere.
pty_keys i
pty_wait "Names in the library" "lists everyone and everything"
pty_wait "Siglo XX"
pty_keys Escape
pty_until_gone "filter:"
pty_keys q
pty_wait "$marker" "and closes the list"
pty_keys s
pty_until "search"
pty_keys -l "LLALLAGUA"
pty_keys Enter
pty_wait "Llallagua" "searches the library, whatever the case"
pty_keys q
pty_wait "$marker" "and comes back"

# A window of any size keeps the place.
pty_resize 40 120
pty_wait "$marker" "follows to 120x40"
pty_resize 10 40
pty_wait "This sentence calls" "down to 40x10"
pty_resize 3 12
pty_resize 60 200
pty_wait "$marker" "through 12x3 to 200x60"
pty_resize 24 80
pty_wait "$marker" "and back"

# Suspend, resume.
pty_keys C-z
pty_wait "$pty_prompt" "C-z stops it"
pty_restored "the shell has the terminal meanwhile"
pty_type fg
pty_wait "$marker" "fg brings it back"

# Quit, and be where we were.
pty_keys q
pty_restored "restored after q"
pty_type '$lectern'
pty_wait "$marker" "alone, opens where we were"
pty_keys q
pty_restored "restored again"

for signal in TERM HUP SEGV; do
	pty_run '$lectern $sample'
	pty_wait "$marker" "starts before SIG$signal"
	pty_kill $signal
	pty_restored "restored after SIG$signal"
done

has_colours() {
	! pty_is_plain
}

for how in TERM=screen NO_COLOR=1 TERM=vt100; do
	pty_type "$how \$lectern \$sample"
	pty_wait "$marker" "starts with $how"
	case $how in
	TERM=screen) pty_ok "colours with $how" has_colours ;;
	*) pty_ok "no colours with $how" pty_is_plain ;;
	esac
	pty_keys q
	pty_restored "restored with $how"
done

# What was taken from a page can be read in a pipe.
pty_type '$lectern $sample | cat'
pty_wait "10-a-short-calendar.txt" "without a terminal, prints the documents"
pty_end
