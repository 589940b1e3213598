/*
 * The pillars of a profile: what each weighs in the whole survey, and of which
 * of the profile's indicators it is made.
 */
#ifndef AUDIT_PROFILE_PILLAR_IMPL_H
#define AUDIT_PROFILE_PILLAR_IMPL_H

#include "audit/profile.h"
#include "audit/read/loader_impl.h"

/* Reads the map of pillars; the profile's indicators, which they name, have
 * been read. */
void profile_read_pillars(
    struct loader *l, const struct yaml_node *value, struct profile *p);

/* Reads "80 %"; false for anything else. */
bool profile_percent(struct str text, int *out);

#endif
