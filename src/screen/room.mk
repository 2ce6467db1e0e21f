screen_files = \
	include/lectern/screen/grid.h \
	include/lectern/screen/terminal.h \
	src/screen/clip.c \
	src/screen/clip.h \
	src/screen/curses.c \
	src/screen/direction.c \
	src/screen/flight.c \
	src/screen/flight.h \
	src/screen/grid.c \
	src/screen/guard.c \
	src/screen/guard.h \
	src/screen/ink.c \
	src/screen/ink.h \
	src/screen/key.c \
	src/screen/key.h \
	src/screen/kind.h \
	src/screen/plain.c \
	src/screen/script.c \
	src/screen/terminal.c \
	src/screen/theme.c \
	src/screen/theme.h
screen_tests = tests/unit/screen_grid tests/unit/screen_script \
	tests/unit/screen_theme
