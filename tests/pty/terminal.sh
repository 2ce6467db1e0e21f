#!/bin/sh
# The terminal of people: start, keys, sizes, and every way out.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
easel=$builddir/tests/pty/easel
test -x "$easel" || {
	echo "1..0 # SKIP easel was not built"
	exit 0
}
. "$srcdir/tests/pty/pty.sh"

pty_begin 36
pty_type "$easel"
pty_wait "size 24x80 key none" "starts with the size of the terminal"
pty_wait "wide 東京, bidi �, marks" "draws what can be seen"
pty_wait ", bell �" "and nothing else"
pty_wait "corner" "reaches the last cell"
for key in j C-c Tab BTab Up F5 M-x; do
	case $key in
	BTab) name=S-Tab ;;
	*) name=$key ;;
	esac
	pty_keys "$key"
	pty_wait "key $name"
done
pty_tmux send-keys -t pty -l "$(printf '\033[7;77Z\033Ou')k"
pty_wait "key k"
pty_wait "9 keys" "a sequence nobody knows is no key, the keypad's is"
pty_resize 30 100
pty_wait "size 30x100 key Resize" "follows the window"
pty_resize 5 20
pty_wait "size 5x20 key Resize" "follows it down"
pty_resize 24 80
pty_wait "size 24x80 key Resize" "and back"
pty_keys C-z
pty_wait "$pty_prompt" "C-z stops it"
pty_restored "the shell has the terminal meanwhile"
pty_type fg
pty_wait "size 24x80" "fg brings it back"
pty_keys q
pty_restored "restored after closing"

for fall in x s a m; do
	pty_type "$easel"
	pty_until "key none"
	pty_keys $fall
	pty_restored "restored after $fall"
done
for signal in TERM HUP SEGV; do
	pty_run "$easel"
	pty_until "key none"
	pty_kill $signal
	pty_restored "restored after SIG$signal"
done
has_colours() {
	! pty_is_plain
}
for how in TERM=screen NO_COLOR=1 TERM=vt100; do
	pty_type "$how $easel"
	pty_until "a name"
	case $how in
	TERM=screen) pty_ok "colours" has_colours ;;
	*) pty_ok "no colours with $how" pty_is_plain ;;
	esac
	pty_keys q
	pty_restored "restored with $how"
done
pty_type "LC_ALL=C $easel"
pty_wait "wide ? ? , bidi ?, marks e, bell ?, Anez's" "ASCII in the C locale"
pty_keys q
pty_restored "restored in the C locale"
pty_type "TERM=dumb $easel"
pty_wait 'the terminal "dumb" cannot move its cursor' "refuses TERM=dumb"
