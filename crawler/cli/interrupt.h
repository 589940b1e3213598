/*
 * The interrupt key: a crawl is asked to end cleanly, and once more to end at
 * once.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <signal.h>

/* Makes SIGINT and SIGTERM set the flag that is returned, each only once: the
 * second one ends the process as it would have without us. */
const volatile sig_atomic_t *interrupt_catch(void);

#endif
