/*
 * The readers of the kinds of files in a rule pack. Each reports what is
 * wrong and adds what it could read to the loader's set.
 */
#ifndef AUDIT_RULE_READ_IMPL_H
#define AUDIT_RULE_READ_IMPL_H

#include "audit/plan_impl.h"

/* Reads a file of the format rule/1. */
void rule_read(struct loader *l, const struct yaml_node *file);

/* Reads the list behind `tests` into the rule and checks that it has the
 * examples that the rule's fields ask for. */
void examples_read(
    struct loader *l, const struct yaml_node *tests, struct rule *rule);

/* Reads what the addresses of an example's `site` answer. */
void example_site_read(
    struct loader *l, const struct yaml_node *value, struct example *x);

/* Of an example's answer: each reads into a struct example_response. */
field_reader example_headers_read, example_status_read, example_redirects_read,
    example_ttfb_read, example_bytes_read, example_tls_read, example_at_read;

/* Reads `roll_up` (NULL: what is usual for the rule's test) and `sites` (NULL:
 * all of the agency) into a rule whose test has been read. */
void roll_up_read(
    struct loader *l, const struct yaml_node *value, struct rule *r);
void sites_read(
    struct loader *l, const struct yaml_node *value, struct rule *r);

/* Refuses, in the rule of the current file, references to rules that are not
 * there, and those by which it rests on itself; after all have been read. */
void references_check(struct loader *l, const struct yaml_node *file);

/* Calls take with the id of each rule that a file of the format rule/1 names
 * by `rule`, before anything of it has been read. */
void references_each(const struct yaml_node *file,
    void (*take)(void *state, struct str id), void *state);

/* Notes the classes of a file of the format classes/1; their conditions are
 * read later, when all names are known. */
void classes_note(struct loader *l, const struct yaml_node *file);

/* The same of a file of the format technologies/1. */
void technologies_note(struct loader *l, const struct yaml_node *file);

/* Reads the conditions of the classes noted in the loader's current file. */
void classes_read(struct loader *l, const struct yaml_node *file);

/* Refuses classes of the current file that rest on themselves; after all have
 * been read. */
void classes_check(struct loader *l, const struct yaml_node *file);

/* Reads a file of the format profile/1, when all rules are there. */
void profile_read(struct loader *l, const struct yaml_node *file);

/* Reads a file of the format indicators/1. */
void indicators_read(struct loader *l, const struct yaml_node *file);

#endif
