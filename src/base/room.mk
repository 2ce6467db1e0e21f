base_files = \
	include/lectern/base/asset.h \
	include/lectern/base/bisect.h \
	include/lectern/base/confine.h \
	include/lectern/base/error.h \
	include/lectern/base/file.h \
	include/lectern/base/fold.h \
	include/lectern/base/foreign.h \
	include/lectern/base/json.h \
	include/lectern/base/memory.h \
	include/lectern/base/out.h \
	include/lectern/base/stem.h \
	include/lectern/base/str.h \
	include/lectern/base/utf8.h \
	src/base/asset.c \
	src/base/confine.c \
	src/base/decode.c \
	src/base/decode.h \
	src/base/decode_tables.c \
	src/base/error.c \
	src/base/file.c \
	src/base/fold.c \
	src/base/foreign.c \
	src/base/json.c \
	src/base/memory.c \
	src/base/out.c \
	src/base/stem.c \
	src/base/str.c \
	src/base/utf8.c
base_tests = \
	tests/unit/base_confine \
	tests/unit/base_error \
	tests/unit/base_file \
	tests/unit/base_fold \
	tests/unit/base_foreign \
	tests/unit/base_json \
	tests/unit/base_memory \
	tests/unit/base_out \
	tests/unit/base_stem \
	tests/unit/base_str \
	tests/unit/base_utf8
