/*
 * Whether a body is the page of a firewall or of its waiting room: a cheap
 * look at its bytes, without a parser. What a page of the survey shows is
 * judged with its page model, by the same words (VIEW_CHALLENGE).
 */
#ifndef PAGE_CHALLENGE_H
#define PAGE_CHALLENGE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Whether body (codings undone) is HTML with little to read in which a
 * firewall speaks or loads its scripts. Looks at the first 64 KiB; what is no
 * HTML, such as a robots.txt that names a firewall, is none.
 */
bool challenge_is(struct str body);

#endif
