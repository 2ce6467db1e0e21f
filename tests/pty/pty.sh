# Helps tests that need a real terminal: tmux is the terminal.
#
#     . "$srcdir/tests/pty/pty.sh"
#     pty_begin PLANNED [ROWS [COLS]]  a shell at its prompt; skips without tmux
#     pty_type COMMAND                 types it, and Enter
#     pty_run COMMAND                  the same, and pty_kill can reach it
#     pty_kill SIGNAL
#     pty_keys KEY...                  as tmux names them: j Tab C-c Enter
#     pty_wait TEXT [WHAT]             ok when the text is on the screen
#     pty_lacks TEXT [WHAT]            ok if it is not
#     pty_ok WHAT COMMAND...           ok if the command succeeds
#     pty_screen                       prints the screen
#     pty_resize ROWS COLS
#     pty_restored WHAT                ok if the shell has its terminal back
#     pty_end
#
# Tests wait for text, never for time.  HOME is a folder of its own.

pty_count=0
pty_prompt='at the prompt'

pty_tmux() {
	TMUX_TMPDIR=$pty_home tmux -u -L pty -f /dev/null "$@"
}

pty_begin() {
	pty_lines=${2:-24}
	pty_columns=${3:-80}
	if ! command -v tmux >/dev/null 2>&1; then
		echo "1..0 # SKIP tmux is not installed"
		exit 0
	fi
	pty_home=$(mktemp -d) || exit 99
	trap pty_end EXIT
	trap 'exit 99' HUP INT TERM
	echo "1..$1"
	unset TMUX NO_COLOR ESCDELAY
	# A sanitizer would end the program before it gives anything back.
	ASAN_OPTIONS=allocator_may_return_null=1:handle_segv=0:handle_abort=0
	export ASAN_OPTIONS
	HOME=$pty_home pty_tmux new-session -d -s pty \
		-x "$pty_columns" -y "$pty_lines" \
		"HOME='$pty_home' PS1='at the ''prompt ' ENV= sh" || {
		echo "Bail out! tmux does not start"
		exit 99
	}
	pty_tmux set-option -g status off
	pty_tmux resize-window -t pty -x "$pty_columns" -y "$pty_lines"
	pty_until "$pty_prompt"
	pty_shell=$(pty_runs)
	pty_type "stty -g >'$pty_home/before'; clear; echo re''ady"
	pty_until ready
}

pty_end() {
	pty_tmux kill-server 2>/dev/null
	rm -rf "$pty_home"
}

pty_type() {
	pty_tmux send-keys -t pty -l "$1"
	pty_tmux send-keys -t pty Enter
}

pty_run() {
	rm -f "$pty_home/pid"
	pty_type "sh -c 'echo \$\$ >$pty_home/pid; exec $1'"
}

pty_kill() {
	kill -"$1" "$(cat "$pty_home/pid")"
}

pty_keys() {
	pty_tmux send-keys -t pty "$@"
}

pty_screen() {
	pty_tmux capture-pane -p -t pty
}

pty_resize() {
	pty_tmux resize-window -t pty -y "$1" -x "$2"
}

# No colour is on the screen.
pty_is_plain() {
	! pty_tmux capture-pane -e -p -t pty |
		grep "$(printf '\033')\[[0-9;]*3[0-7]m" >/dev/null
}

# What runs in the foreground.
pty_runs() {
	pty_tmux display-message -p -t pty '#{pane_current_command}'
}

# Until the text is there; fails after half a minute.
pty_until() {
	pty_turn=0
	until pty_screen | grep -F -e "$1" >/dev/null; do
		pty_turn=$((pty_turn + 1))
		test $pty_turn -lt 600 || return 1
		sleep 0.05
	done
}

# Until the text is gone; fails after half a minute.
pty_until_gone() {
	pty_turn=0
	until pty_absent "$1"; do
		pty_turn=$((pty_turn + 1))
		test $pty_turn -lt 600 || return 1
		sleep 0.05
	done
}

pty_ok() {
	pty_count=$((pty_count + 1))
	pty_what=$1
	shift
	if "$@"; then
		echo "ok $pty_count - $pty_what"
	else
		echo "not ok $pty_count - $pty_what"
		pty_screen | sed 's/^/# /'
	fi
}

pty_wait() {
	pty_ok "${2:-shows $1}" pty_until "$1"
}

pty_absent() {
	! pty_screen | grep -F -e "$1" >/dev/null
}

pty_lacks() {
	pty_ok "${2:-does not show $1}" pty_absent "$1"
}

# Until the shell is in front: what is typed before is eaten, in parts.
pty_is_shell() {
	pty_turn=0
	until test "$(pty_runs)" = "$pty_shell"; do
		pty_turn=$((pty_turn + 1))
		test $pty_turn -lt 600 || return 1
		sleep 0.05
	done
}

# Modes of the line and of the terminal as they were before.
pty_has_back() {
	rm -f "$pty_home/after"
	pty_is_shell && pty_type "stty -g >'$pty_home/after'; echo ag''ain" &&
		pty_until again &&
		cmp "$pty_home/before" "$pty_home/after" &&
		test "$(pty_tmux display-message -p -t pty \
			'#{alternate_on}#{cursor_flag}#{keypad_cursor_flag}')" \
			= 010
}

pty_restored() {
	pty_ok "$1" pty_has_back
	pty_type "clear; echo re''ady"
	pty_until ready
}
