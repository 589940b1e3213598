/*
 * The names of fields and conditions of rule files, in words.
 */
#ifndef AUDIT_DESCRIBE_IMPL_H
#define AUDIT_DESCRIBE_IMPL_H

#include "base/words.h"

/* The words for a key; en NULL: there are none. */
struct words describe_words(struct str key);

#endif
