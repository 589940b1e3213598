/*
 * Probes: what a rule asks of an address of the site beside its pages. Each
 * answer is judged once, where its bytes are read (audit_probe), into findings
 * that say something to probe leaves alone; what these leaves are worth to an
 * agency is settled from all its answers.
 */
#ifndef AUDIT_PROBE_IMPL_H
#define AUDIT_PROBE_IMPL_H

#include "audit/match/tls_impl.h"
#include "audit/plan_impl.h"
#include "audit/value/target_impl.h"
#include "audit/value/value_impl.h"
#include "record/site.h"

enum probe_scheme { SCHEME_OF_HOME, SCHEME_HTTP, SCHEME_HTTPS };

struct probe_test {
	struct str path; /* empty: of robots_sitemap; with a scheme of its
	                    own: "https:/" */
	enum probe_scheme scheme;
	struct status_test status; /* none: any 2xx */
	struct value_test content_type;
	struct texts roots; /* one of them; none: not asked */
	bool asks_end;
	struct target_test end; /* where redirects led */
	bool asks_tls;
	struct tls_test tls; /* of the connection there */
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

/* Whether the test looks into what came. */
bool probe_asks_for_content(const struct probe_test *t);

/* Its letter "t", "f" or "u", from what the site's answers say to it; *why is
 * set when it is unknown. */
char probe_settle(
    const struct probe_leaf *leaf, const struct site *site, enum reason *why);

/* Whether a path is one that may be probed: absolute, in normal form, short,
 * without a query. */
bool probe_path_is_good(struct arena *a, struct str path);

/* The scheme by which a path of the plan is asked for, if not by that of the
 * home page ("https" of "https:/"); empty otherwise. *rest gets the path. */
struct str probe_path_scheme(struct str path, struct str *rest);

/* Notes a path among those of the set. Returns false when there is no room. */
bool probe_plan_add(struct rule_set *set, struct str path, bool wants_maps);

#endif
