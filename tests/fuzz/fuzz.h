/*
 * What each fuzz target defines. Input is an exact-length copy without a NUL
 * behind it, so that a sanitizer sees one byte too many.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
