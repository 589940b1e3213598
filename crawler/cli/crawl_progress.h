/*
 * How a crawl tells what it does while it runs: a line that is written over on
 * a terminal, or a JSON object a line for machines.
 */
#ifndef CLI_CRAWL_PROGRESS_H
#define CLI_CRAWL_PROGRESS_H

#include "cli/command.h"
#include "crawl/crawl.h"

/* Sets how *c tells of itself, as --progress says; ERR_USAGE for an unknown
 * form. inv is borrowed for the crawl. */
enum err_code crawl_progress_choose(
    struct invocation *inv, struct crawl_config *c, struct err *e);

/* Says on standard error that the round stands still, or goes on: cause is
 * "control" or "disk". state is the invocation. */
void crawl_progress_pause(void *state, const char *cause, bool begins);

#endif
