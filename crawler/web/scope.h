/*
 * What belongs to an agency: origins and path prefixes. http on port 80 and
 * https on port 443, and the host with and without "www.", count as one; every
 * other port is an origin of its own. A prefix ends on a segment boundary:
 * /nan/ owns /nan, which redirects to it, but not /nanthaburi. The longest
 * prefix wins; of two alike, the lower owner, then the lower site. What lies
 * outside every prefix of a host belongs to who has its root, or to nobody.
 *
 * A seed's prefix is the folder that its path names, see scope_prefix; a seed
 * may also take more or less than that, see enum scope_kind. A page wins over
 * every prefix, and what a host's own entries hold over a domain above it.
 */
#ifndef WEB_SCOPE_H
#define WEB_SCOPE_H

#include "base/arena.h"
#include "web/url.h"

enum scope_kind {
	SCOPE_PREFIX, /* the folder that the seed names, and all in it */
	SCOPE_HOST, /* the host, from its root down */
	SCOPE_DOMAIN, /* the host and all hosts below it */
	SCOPE_PAGE /* this one address, with its query */
};
enum { SCOPE_KIND_COUNT = 4 };

/* "prefix", "host", "domain" or "page". */
const char *scope_kind_word(enum scope_kind kind);

/* The kind of a word; false, *out untouched, for any other. */
bool scope_kind_of_word(struct str word, enum scope_kind *out);

struct scope_entry {
	struct str host; /* bare, without "www." */
	struct str port; /* empty: the scheme's own */
	struct str prefix; /* path that ends with a slash; of a page, path and
	                    * query */
	enum scope_kind kind;
	int64_t owner; /* the caller's number of the agency */
	int64_t site; /* the caller's number of the site */
};

struct scope {
	struct scope_entry *entries; /* sorted once by scope_seal */
	size_t count;
	size_t capacity;
};

/*
 * The folder that a seed's path names, with its final slash, in the arena:
 *   /office/              /office/
 *   /office               /office/   (a last segment without a dot)
 *   /office/index.php     /office/   (with a dot or a semicolon: a file)
 *   /office/home          /office/   (the name of a landing page: home, index,
 *                                     main, default, th, en, portal ...)
 * The query does not count.
 */
struct str scope_prefix(struct arena *a, const struct url *seed);

/* Adds what a seed takes; strings live in the arena. */
void scope_add(struct scope *s, struct arena *a, const struct url *seed,
    enum scope_kind kind, int64_t owner, int64_t site);

/* Sorts the entries; call once, after the last scope_add. */
void scope_seal(struct scope *s);

/* The entry that owns a URL, or NULL when none does. Borrowed. */
const struct scope_entry *scope_find(
    const struct scope *s, const struct url *u);

/* The entry that has the place of a seed itself: its own, or that of another
 * seed with the same place. Borrowed. */
const struct scope_entry *scope_of_seed(const struct scope *s, struct arena *a,
    const struct url *seed, enum scope_kind kind);

/* The entry that owns the folder above an entry's prefix, or NULL: whose pages
 * the entry takes for its own. Borrowed. */
const struct scope_entry *scope_above(
    const struct scope *s, const struct scope_entry *entry);

#endif
