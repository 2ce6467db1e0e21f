/*
 * A door is where bytes from strangers come in.  Each has a harness, one file
 * in this folder, which offers any bytes to it and checks what must hold of
 * what comes out.
 *
 * With ./configure --enable-fuzz CC=clang the harnesses are linked with
 * libFuzzer (make fuzz); otherwise with replay.c, and make check offers them
 * the seeds, whole and damaged.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Where files are made and thrown away: not on a disk, if there is a choice. */
static inline const char *
fuzz_folder(void)
{
	return access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
}

/* Ends the program, as a sanitizer would, if a promise is broken. */
#define FUZZ_HOLDS(promise)                                                    \
	do {                                                                   \
		if (!(promise)) {                                              \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__,     \
				#promise);                                     \
			__builtin_trap();                                      \
		}                                                              \
	} while (0)

#endif
