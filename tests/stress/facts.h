/*
 * What a store says, without when and where it was said: the URLs with the
 * digests of what came, what was not audited and why, verdicts and evidence.
 * Two runs over the same web must agree in it.
 */
#ifndef TESTS_STRESS_FACTS_H
#define TESTS_STRESS_FACTS_H

#include "base/buf.h"
#include "base/err.h"

/* Appends the facts of the store in a folder, a sorted line each. */
enum err_code facts_read(const char *store, struct buf *out, struct err *e);

/* How many rounds are complete; 0 when there is no ledger. */
int64_t facts_complete_rounds(const char *store);

/* How many lines two texts have. */
int64_t facts_count(struct str facts);

/* Whether both are alike; else e tells the first line that is not. */
bool facts_are_alike(struct str want, struct str got, struct err *e);

#endif
