/*
 * The level of a verdict in words. The rules on online services share the
 * ladder from information to online to the end; the levels of another rule are
 * its own, so they are numbers and no more.
 */
#ifndef PUBLISH_LEVEL_WORDS_H
#define PUBLISH_LEVEL_WORDS_H

#include "base/words.h"

/* Whether a rule's levels are those of services: it belongs to the survey's
 * indicator proportion-of-digital-service. indicators are the rule's, joined by
 * blanks. */
bool level_is_of_services(struct str indicators);

/* "1 มีข้อมูล": how far services go online, 0 to 4; any other number: not told.
 */
struct words service_level_text(int level);

/* "ระดับ 1: มีข้อมูล", or "ระดับ 1" where the levels are the rule's own; any
 * number but 0 to 4: without a level. */
struct words rule_level_text(bool is_of_services, int level);

#endif
