index_files = \
	include/lectern/index/index.h \
	src/index/crew.c \
	src/index/found.c \
	src/index/found.h \
	src/index/found_works.c \
	src/index/index.c \
	src/index/index_old.c \
	src/index/index_old.h \
	src/index/index_place.c \
	src/index/index_place.h \
	src/index/passages.c \
	src/index/passages.h \
	src/index/passages_facts.c \
	src/index/passages_parts.h \
	src/index/people.c \
	src/index/people.h \
	src/index/people_write.c \
	src/index/references.c \
	src/index/references.h \
	src/index/relate.c \
	src/index/relate.h \
	src/index/relate_dates.c \
	src/index/relate_names.c \
	src/index/relate_parts.h \
	src/index/repeats.c \
	src/index/repeats.h \
	src/index/resolve.c \
	src/index/resolve.h \
	src/index/scan.c \
	src/index/scan.h \
	src/index/wire.h \
	src/index/wire_judge.c \
	src/index/wire_judge.h \
	src/index/wire_put.c \
	src/index/wire_take.c \
	src/index/words.c \
	src/index/words.h \
	src/index/worker.c \
	src/index/worker.h \
	src/index/worker_place.h
index_tests = \
	tests/unit/index_index \
	tests/unit/index_references \
	tests/unit/index_resolve \
	tests/unit/index_wire \
	tests/unit/index_worker
