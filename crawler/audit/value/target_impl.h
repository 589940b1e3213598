/*
 * Where a link or a form leads: host, path, kind of file, and whose it is.
 */
#ifndef AUDIT_TARGET_IMPL_H
#define AUDIT_TARGET_IMPL_H

#include "audit/scan_impl.h"
#include "audit/value/status_impl.h"
#include "audit/value/value_impl.h"

enum owner_test {
	OWNER_ANY,
	OWNER_OWN,
	OWNER_FOREIGN,
	OWNER_PARENT,
	OWNER_DOMAIN
};

struct target_test {
	struct texts host_in; /* lower case; * stands for any characters */
	struct texts host_ends_with;
	struct texts file_type;
	struct texts scheme;
	struct value_test path;
	struct value_test query;
	enum answer same_site;
	enum answer script_only;
	/* What only the crawl can tell of the address: */
	struct status_test status;
	struct status_test status_not; /* known to be none of these, or not
	                                  known */
	struct str page_class; /* empty: any */
	enum answer home; /* it is where the agency's site begins */
};

/* Whether the test asks for what only the crawl can tell. */
bool target_asks_crawl(const struct target_test *t);

/* What the crawl tells of the target at an address: whether it passes. */
enum truth target_holds(
    const struct target_test *t, const struct site *site, struct str url);

/* Reads the map behind `to` or `action` into a struct target_test. */
field_reader target_read;

/* Reads a map of what an address alone can tell: host_in, host_ends_with,
 * scheme and path, into a struct target_test; and whether one passes. */
field_reader target_address_read;
bool target_address_holds(
    const struct target_test *t, const struct url *to, struct arena *a);

/* Reads own, foreign, own-or-parent-named, own-domain into an enum owner_test. */
field_reader owner_read;

/* NULL when a link's target passes, else why not. */
const char *target_refusal(
    const struct target_test *t, struct scan *s, const struct page_link *link);

/*
 * Whether a target is the agency's: own by its scope, or by the page's host
 * when there is none; of the parent when only the registrable domain is the
 * same (www.x.go.th and eservice.x.go.th).
 */
bool owner_accepts(
    enum owner_test owner, struct scan *s, const struct page_link *link);

/* Whether that of the registered domain which the test takes is another
 * agency's, a central portal's or, for own-domain, the parent's. */
bool owner_refuses(enum owner_test owner, enum ownership whose);

/* False when no link of the page can pass, as none leads to such a host or
 * path. */
bool target_may_pass(const struct target_test *t, struct scan *s);

/* The host a link names; of mailto: what stands behind the @. */
struct str target_host(struct arena *a, const struct page_link *link);

/* A text with its percent-escapes undone, unless that is no UTF-8. */
struct str target_decoded(struct arena *a, struct str text);

#endif
