/*
 * --batch: one JSON object a line on standard input, one answer a line on
 * standard output, in order. A line that is no object is answered by
 * {"error": why}.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "base/json.h"
#include "cli/command.h"

/* A new answer to one object; a, which is reset behind it, holds its texts. */
typedef json_t *batch_fn(void *state, const json_t *in, struct arena *a);

enum err_code batch_run(
    struct invocation *inv, batch_fn *fn, void *state, struct err *e);

#endif
