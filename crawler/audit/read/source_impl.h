/*
 * Slips of the keyboard that a YAML reader takes without a word, or reports in
 * words that do not help: looked for in the lines themselves, before they are
 * read as YAML.
 */
#ifndef AUDIT_SOURCE_IMPL_H
#define AUDIT_SOURCE_IMPL_H

struct loader;

/* Reports what is found in the loader's current file. */
void source_check(struct loader *l);

#endif
