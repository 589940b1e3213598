/*
 * What belongs to an agency: origins and path prefixes. http and https, and
 * the host with and without "www.", count as one. A prefix ends on a segment
 * boundary: /nan/ owns /nan, which redirects to it, but not /nanthaburi. The
 * longest prefix wins; of two alike, the lower owner, then the lower site.
 */
#ifndef WEB_SCOPE_H
#define WEB_SCOPE_H

#include "base/arena.h"
#include "web/url.h"

struct scope_entry {
	struct str host; /* bare, without "www." */
	struct str port; /* empty: the scheme's own */
	struct str prefix; /* path that ends with a slash */
	int64_t owner; /* the caller's number of the agency */
	int64_t site; /* the caller's number of the site */
};

struct scope {
	struct scope_entry *entries; /* sorted once by scope_seal */
	size_t count;
	size_t capacity;
};

/* Adds the folder of a seed's path as a prefix; strings live in the arena. */
void scope_add(struct scope *s, struct arena *a, const struct url *seed,
    int64_t owner, int64_t site);

/* Sorts the entries; call once, after the last scope_add. */
void scope_seal(struct scope *s);

/* The entry that owns a URL, or NULL when none does. Borrowed. */
const struct scope_entry *scope_find(
    const struct scope *s, const struct url *u);

#endif
