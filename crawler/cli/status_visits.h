/*
 * What `samruat status` tells of how the visits of a round went: what stood for
 * robots.txt, certificates that are at fault, and when the round stood still.
 */
#ifndef CLI_STATUS_VISITS_H
#define CLI_STATUS_VISITS_H

#include "cli/rows.h"

/* Prints a heading: its title and a number. */
void status_print_title(
    const struct invocation *inv, struct words title, int64_t total);

/* Prints the parts of a round; one that has nothing to say is left out. */
enum err_code status_print_visits(const struct invocation *inv, struct store *s,
    struct str round, struct err *e);

#endif
