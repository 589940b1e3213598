/*
 * The table `score-import`: verdicts and figures for programs that compute
 * scores of their own. docs/DATA.md is its contract.
 *
 * The rule to remember: columns are only ever added at the end
 * (SCORE_IMPORT_MINOR is raised); when one changes its meaning or goes,
 * SCORE_IMPORT_MAJOR is raised.
 */
#ifndef PUBLISH_SCORE_IMPORT_H
#define PUBLISH_SCORE_IMPORT_H

#include "publish/table.h"

enum { SCORE_IMPORT_MAJOR = 1, SCORE_IMPORT_MINOR = 0 };

/* It lives in the arena. */
struct table score_import_new(struct arena *a);

#endif
