/*
 * Files of words (.csv, columns phrase, lang, variant_of, note, not_within) and
 * of hosts (.txt, one a line, # comments), named by rules relative to the
 * folder of their pack. Each is read once for a set.
 */
#ifndef AUDIT_LIST_IMPL_H
#define AUDIT_LIST_IMPL_H

#include "audit/read/loader_impl.h"

struct list_file {
	struct list_file *next;
	struct str name; /* "lists/apply-words.csv" */
	struct str *items; /* phrases or hosts, in file order */
	/* For each of them the texts of its column not_within, which hold it
	 * and more: inside them it does not count. */
	struct texts *not_within;
	size_t count;
};

/* The list of that name, or NULL, reported at the node that names it. */
const struct list_file *list_read(
    struct loader *l, const struct yaml_node *name);

/* Reads lists/portal-hosts.txt of the pack, if it has one, into the set. */
void list_read_portals(struct loader *l);

/* Whether a text names a list file and not a word or a host. */
bool list_is_name(struct str text);

#endif
