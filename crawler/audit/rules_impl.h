/*
 * A rule file whose content is at hand, for tests: no pack around it, so that
 * it knows no indicators and no classes.
 */
#ifndef AUDIT_RULES_IMPL_H
#define AUDIT_RULES_IMPL_H

#include "audit/rules.h"

/* As rule_set_load; path only names the file, and its folder is where lists
 * are looked for. */
enum err_code rule_set_load_text(const char *path, struct str text,
    struct diag_list *diags, struct rule_set **out, struct err *e);

#endif
