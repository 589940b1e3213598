/*
 * Words that an author may not have meant as they will be taken: short ones,
 * ones that lie inside frequent words of another meaning, ones that are kept
 * in another spelling, and very many of them.
 */
#ifndef AUDIT_WORDS_CHECK_IMPL_H
#define AUDIT_WORDS_CHECK_IMPL_H

#include "audit/read/fields_impl.h"
#include "audit/value/words_impl.h"

/* Reports what is odd about the words of a test that was read from value. */
void words_check(struct loader *l, const struct yaml_node *value,
    const struct words_test *t);

#endif
