/*
 * When a crawl asks and by whom it checks its own link: the options of crawl
 * that a timer cares for.
 */
#ifndef CLI_CRAWL_SCHEDULE_H
#define CLI_CRAWL_SCHEDULE_H

#include "cli/command.h"
#include "crawl/crawl.h"

/* Reads --window, --until, --max-duration, --control, --control-every, --probes
 * and --robots-403 into *c; ERR_USAGE says what to write instead. Texts live in
 * the arena of inv. */
enum err_code crawl_schedule_read(
    struct invocation *inv, struct crawl_config *c, struct err *e);

#endif
