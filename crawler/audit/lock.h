/*
 * The lock of a rule pack, rules.lock beside its folders: which rule stood at
 * which revision with which behaviour. A line for each rule, in order of id:
 *
 *   ID REVISION SHA256 MATCHFORM
 *
 * SHA256 is of what decides verdicts (rule_info.behaviour_sha256), MATCHFORM
 * the version of the match form under which words are compared. It is written
 * when a pack is released, and then shows what changed since.
 */
#ifndef AUDIT_LOCK_H
#define AUDIT_LOCK_H

#include "audit/rules.h"
#include "base/buf.h"

/* The name of the file in the folder of the pack. */
extern const char lock_file_name[];

/* Appends the lock of a set. */
void lock_append(struct buf *out, const struct rule_set *set);

#endif
