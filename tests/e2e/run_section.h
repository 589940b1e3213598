/*
 * The section [run]: a command and what must hold of it.
 */
#ifndef TESTS_E2E_RUN_SECTION_H
#define TESTS_E2E_RUN_SECTION_H

#include "play.h"

bool play_run(struct play *p, const struct section *s);

#endif
