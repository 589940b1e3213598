/*
 * Where an agency's site begins: the addresses that stand for its home page.
 */
#ifndef AUDIT_HOME_ADDRESS_IMPL_H
#define AUDIT_HOME_ADDRESS_IMPL_H

#include "audit/read/fields_impl.h"
#include "record/site.h"

/*
 * Whether a URL is the agency's start address: a seed of role home or english,
 * the folder of such a seed, or where the way in ended. Scheme, "www." and a
 * final index or default file do not count. On a host that agencies share, the
 * host's own root is none.
 */
bool home_address_is(const struct site *site, struct str url);

/* Reads a word of site_way_words or a list of them into a set. */
field_reader site_ways_read;

#endif
