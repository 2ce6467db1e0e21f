command_files = \
	include/lectern/command/command.h \
	include/lectern/command/correcting.h \
	include/lectern/command/judging.h \
	include/lectern/command/keys.h \
	include/lectern/command/listing.h \
	include/lectern/command/queries.h \
	include/lectern/command/settle.h \
	src/command/card.c \
	src/command/commands.c \
	src/command/correcting.c \
	src/command/documents.c \
	src/command/finding.c \
	src/command/judging.c \
	src/command/keys.c \
	src/command/linking.c \
	src/command/linking.h \
	src/command/listing.c \
	src/command/lists.h \
	src/command/queries.c \
	src/command/screen_rows.h \
	src/command/searching.c \
	src/command/settle.c
command_tests = \
	tests/unit/command_keys \
	tests/unit/command_listing
