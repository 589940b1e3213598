/*
 * The address map: a file that stands for the name system, so that a crawl can
 * be played against a web of its own. One entry a line, "name:port
 * address:port", both ends numeric but for the name; "-" as the address says
 * that the name does not exist. "#" begins a comment.
 */
#ifndef FETCH_ADDRESS_MAP_IMPL_H
#define FETCH_ADDRESS_MAP_IMPL_H

#include "base/arena.h"
#include "base/err.h"

struct address_entry {
	struct str name; /* lower case, IPv6 in brackets */
	int64_t port;
	struct str address; /* "127.0.0.2:8080", "[::1]:80"; empty: no name */
	struct str host; /* of the address: "127.0.0.2", "[::1]" */
	int64_t line; /* from 1 */
};

struct address_map {
	struct address_entry *entries; /* by name and port */
	size_t count;
	size_t capacity;
};

/* Reads the text of a map; all of it is copied into the arena. ERR_SYNTAX with
 * "LINE: what" for a line that is no entry, and for an entry given twice. */
enum err_code address_map_parse(
    struct arena *a, struct str text, struct address_map *out, struct err *e);

/* The entry of a name, in lower case, and a port; NULL when there is none. */
const struct address_entry *address_map_find(
    const struct address_map *m, struct str name, int64_t port);

#endif
