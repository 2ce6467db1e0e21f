command_files = \
	include/lectern/command/command.h \
	include/lectern/command/keys.h \
	include/lectern/command/listing.h
command_tests =
