/*
 * What the `rules` commands share: reading a rule pack with its findings
 * printed, and a trial set as text or JSON.
 */
#ifndef CLI_RULES_OPEN_H
#define CLI_RULES_OPEN_H

#include <jansson.h>

#include "audit/audit.h"
#include "cli/command.h"

/* Reads a rule pack; findings go to standard error as text. The caller frees
 * *out. Errors as rule_set_load. */
enum err_code rules_open(const struct invocation *inv, const char *path,
    struct rule_set **out, struct err *e);

/* Appends findings about rule files as text, in both languages, with the
 * command that explains them. */
void rules_append_diags(const struct invocation *inv,
    const struct diag_list *diags, struct buf *out);

/* Prints findings about other files as text in the language of inv. */
void rules_print_diags(
    const struct invocation *inv, const struct diag_list *diags, FILE *out);

/* Appends the tree of conditions, a line each, after indent spaces. */
void rules_append_tree(struct buf *out, const struct audit_trial *trial,
    size_t indent, enum lang lang);

/* A trial as a new JSON object; with has_tree its conditions too. */
json_t *rules_trial_json(const struct audit_trial *trial, bool has_tree);

#endif
