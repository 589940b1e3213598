/*
 * Probes: what a rule asks of an address of the site beside its pages. Each
 * answer is judged once, where its bytes are read (audit_probe), into findings
 * that say something to probe leaves alone; what these leaves are worth to an
 * agency is settled from all its answers.
 */
#ifndef AUDIT_PROBE_IMPL_H
#define AUDIT_PROBE_IMPL_H

#include "audit/plan_impl.h"
#include "audit/value/status_impl.h"
#include "audit/value/value_impl.h"
#include "record/site.h"

struct probe_test {
	struct str path; /* empty: of robots_sitemap */
	struct status_test status; /* none: any 2xx */
	struct value_test content_type;
	struct texts roots; /* one of them; none: not asked */
	bool wants_links;
	struct number_test links;
	struct condition *body; /* NULL: not asked */
	struct slots slots; /* of body */
	const struct probe_test *map; /* of the sitemaps that the robots.txt
	                                 names; NULL: not asked */
};

/* A probe leaf of a rule: data is a struct probe_test. */
struct probe_leaf {
	const struct rule_set *set;
	const struct rule *rule;
	size_t slot;
};

/* The parameters of the leaf; NULL: it is no probe. */
const struct probe_test *probe_test_of(const struct probe_leaf *leaf);

/* Its letter "t", "f" or "u", from what the site's answers say to it; *why is
 * set when it is unknown. */
char probe_settle(
    const struct probe_leaf *leaf, const struct site *site, enum reason *why);

/* Whether a path is one that may be probed: absolute, in normal form, short,
 * without a query. */
bool probe_path_is_good(struct arena *a, struct str path);

/* Notes a path among those of the set. Returns false when there is no room. */
bool probe_plan_add(struct rule_set *set, struct str path, bool wants_maps);

#endif
