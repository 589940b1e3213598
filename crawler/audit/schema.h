/*
 * The JSON Schema (draft 2020-12) of rule files, for editors that complete and
 * check while one types. It is made from the tables by which the files are
 * read, so that it cannot know less or more; what only the program can tell,
 * such as whether a class exists, it does not.
 */
#ifndef AUDIT_SCHEMA_H
#define AUDIT_SCHEMA_H

#include "base/buf.h"

/* Appends the schema as indented JSON with a newline at its end. */
void rule_schema_append(struct buf *out);

#endif
