/*
 * The section [figures FOLDER]: every number of a report's pages is held
 * against what `score` and `export` printed.
 */
#ifndef TESTS_E2E_FIGURES_H
#define TESTS_E2E_FIGURES_H

#include "play.h"

bool play_figures(struct play *p, const struct section *s);

#endif
