#include "cli/interrupt.h"

#include <stddef.h>

static volatile sig_atomic_t stop;

static void
on_signal(int number)
{
	(void)number;
	stop = 1;
}

const volatile sig_atomic_t *
interrupt_catch(void)
{
	/* The second one ends us at once: nothing that counts is lost. */
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};

	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
	return &stop;
}
