/*
 * What a rule does, as a digest: its conditions, selection and roll-up, the
 * words of the lists and the classes it names, and the version of the match
 * form. Titles, labels, layout and examples do not count.
 */
#ifndef AUDIT_BEHAVIOUR_IMPL_H
#define AUDIT_BEHAVIOUR_IMPL_H

struct rule_set;

/* Fills behaviour_sha256 of all rules and the digest of the set. */
void behaviour_seal(struct rule_set *set);

#endif
