/*
 * Whether the sites of a targets table answer: a crawl that asks for robots.txt
 * and the home page alone, in a store of its own that is gone afterwards.
 */
#ifndef CLI_TARGETS_ONLINE_H
#define CLI_TARGETS_ONLINE_H

#include "cli/command.h"
#include "crawl/targets.h"

enum online_format { ONLINE_TEXT, ONLINE_CSV, ONLINE_JSON };

/*
 * Asks the home page of each agency and prints a row for each: what came of
 * it, whether the page names the agency, and where it led. The command has the
 * options of cli/crawl_options.h. *is_good: every home page was reached and
 * names its agency, as far as that can be told. Errors as those of crawl_run.
 */
enum err_code targets_online(struct invocation *inv,
    const struct targets *targets, enum online_format format, bool *is_good,
    struct err *e);

#endif
