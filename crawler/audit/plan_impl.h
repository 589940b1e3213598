/*
 * A rule pack as it runs: rules, page classes and the leaves of their
 * conditions. Built once by the readers, never changed afterwards. The same
 * leaf in several rules is one leaf, looked at once for each page.
 */
#ifndef AUDIT_PLAN_IMPL_H
#define AUDIT_PLAN_IMPL_H

#include "audit/read/fields_impl.h"
#include "audit/rules.h"
#include "audit/value/number_impl.h"
#include "audit/value/word_index_impl.h"
#include "base/limits.h"
#include "base/map.h"
#include "record/agency.h"
#include "record/outcome.h"
#include "record/reason.h"

enum { LEVEL_MAX = 4 };

/* Whose hits a rule takes, see ownership_impl.h. */
enum ownership_wish { WISH_OWN, WISH_PARENT_NAMED, WISH_ANY };

/* What a condition asks of a page; its parameters are data. */
struct leaf {
	const struct matcher *matcher;
	const void *data;
	enum ownership_wish ownership;
	struct str key; /* matcher and parameters in one spelling */
	struct str summary; /* the same for people, cut to a line */
};

enum combine {
	COMBINE_ALL,
	COMBINE_ANY,
	COMBINE_NONE,
	COMBINE_NOT,
	COMBINE_AT_LEAST,
	COMBINE_LEAF
};

struct condition {
	enum combine combine;
	struct str label; /* the author's; empty: none */
	size_t at_least;
	struct condition *items;
	size_t count;
	size_t slot; /* of a leaf: its place among the leaves of its owner */
};

/* One use of a leaf in a rule or a class. */
struct slot {
	size_t leaf; /* number in the set */
	struct str label; /* the nearest one above it; empty: none */
	bool is_of_home; /* unread pages cannot change it */
	struct yaml_place place; /* in the rule's file */
};

struct slots {
	struct slot *items;
	size_t count;
	size_t capacity;
	struct str *labels; /* all of the rule, none twice */
	size_t label_count;
	size_t label_capacity;
};

struct page_class {
	struct str name;
	struct yaml_place place;
	const char *path; /* of its file */
	bool is_technology; /* of technologies/: asked for by `tech` alone */
	const struct yaml_node *source;
	struct condition *condition;
	struct slots slots;
};

/* The elements that a for_each judges one by one. As a leaf of its rule it is
 * true when too many of them fail. */
struct each {
	const struct pick *pick; /* of the elements */
	struct condition *spared[2]; /* `unless`, inside and beside; NULL */
	size_t spared_count;
	struct condition *must;
	struct number_test allow; /* share of those that fail */
	bool
	    is_inventory; /* they are listed and counted, see inventory_impl.h */
	struct str links_to; /* of an inventory: a link to a page of this class
	                        does for `must`; empty: none does */
	struct slots slots; /* of the traits, one for each use */
	struct trait_use *traits; /* by slot */
	size_t trait_capacity;
};

enum test_kind {
	TEST_PASS_WHEN,
	TEST_FAIL_WHEN,
	TEST_LEVELS,
	TEST_EACH,
	TEST_INVENTORY
};

enum roll_up {
	ROLL_UP_ANY,
	ROLL_UP_ALL,
	ROLL_UP_BEST,
	ROLL_UP_TOGETHER,
	ROLL_UP_HOME,
	ROLL_UP_SHARE,
	ROLL_UP_WORST,
	ROLL_UP_COUNT
};

enum evidence_show { SHOW_BOTH, SHOW_MATCHES, SHOW_MISSES };

struct evidence_wish {
	size_t max;
	size_t near_misses;
	size_t context; /* characters on each side */
	enum evidence_show show;
	enum answer dom_path; /* no: the place in the tree is left out */
};

/* The answer that an example tells of. */
struct example_response {
	struct texts fields; /* name and value by turns */
	bool has_fields;
	size_t status; /* 0: not said; 200 where there are fields */
	bool has_redirects;
	size_t redirects;
	size_t ttfb_ms;
	size_t bytes; /* of the body; 0: not said */
	enum answer tls_is_valid;
	size_t tls_days_left; /* 0: not said */
	int64_t at_us; /* when the page was captured; 0: not said */
};

/* One page of an example. */
struct example_page {
	struct str url;
	struct str html;
	struct texts classes;
	struct texts view;
	enum answer home; /* unknown: the first page is */
	struct example_response response;
};

/* What the site of an example answers at an address. */
struct example_answer {
	struct str path;
	int status; /* 0: no answer came */
	enum reason reason; /* why none came */
	struct str type;
	struct str tls; /* what was wrong with the connection; "ok" */
	struct str head; /* status line and fields */
	struct str body;
};

struct example {
	struct str name;
	struct yaml_place place;
	struct example_page *pages;
	size_t page_count;
	struct agency agency;
	enum reason home_reason; /* of `entry`: why no home page came */
	struct str home_end; /* and where the way in ended */
	size_t home_hops; /* redirects on it */
	unsigned home_ways; /* set of enum site_way */
	struct example_answer *answers; /* of `site` */
	size_t answer_count;
	enum outcome expected;
	bool is_someday;
	int level; /* -1: not said */
	struct texts because;
	struct texts finds;
	size_t at_line; /* of a piece of its evidence; 0: not said */
	struct number_test listed; /* of an inventory; no bounds: not said */
	struct number_test listed_passed;
};

struct rule {
	struct rule_info info;
	const struct unit_test *applies_to; /* NULL: everyone */
	const struct page_select *pages;
	size_t at_most; /* pages; 0: all */
	enum ownership_wish ownership;
	enum answer quarantine; /* yes: where it fails a page proves nothing */
	struct condition *applies_when;
	enum test_kind test_kind;
	struct condition *test; /* of pass_when, fail_when, for_each */
	const struct each *each; /* of for_each; NULL */
	struct condition *levels[LEVEL_MAX + 1]; /* NULL: not defined */
	struct condition *unsure_when;
	struct slots slots;
	bool is_of_site; /* no page decides any of its leaves */
	bool has_site_leaf; /* no page decides one of them */
	bool is_of_entry; /* none needs a page, and one asks for the way in */
	enum roll_up roll_up;
	struct number_test share; /* of pages that pass */
	struct number_test pass_count; /* the same, counted */
	unsigned site_roles; /* 1 << enum seed_role; 0: all sites */
	struct evidence_wish evidence;
	struct example *examples;
	size_t example_count;
	const struct yaml_node *source;
	struct str text; /* of its file */
};

struct rule_set {
	struct arena arena;
	struct rule *rules; /* by id */
	size_t rule_count, rule_capacity;
	struct page_class *classes; /* by name */
	size_t class_count, class_capacity;
	struct indicator_info *indicators;
	size_t indicator_count, indicator_capacity;
	struct leaf *leaves;
	size_t leaf_count, leaf_capacity;
	struct map leaf_numbers; /* to each leaf's, by what it asks */
	struct rule_probe *probes; /* by path */
	size_t probe_count, probe_capacity;
	struct list_file *lists; /* read so far */
	struct texts portals; /* hosts of the pack's list */
	struct profile *profiles; /* by file */
	size_t profile_count, profile_capacity;
	struct word_index words; /* of all conditions */
	struct regex *regexes; /* all of them, for release */
	struct select_xpath **xpaths;
	size_t xpath_count, xpath_capacity;
	struct costly *costly; /* of these, with their places */
	size_t costly_count, costly_capacity;
	struct sign_plan *signs; /* what wakes which leaf */
	char digest[DIGEST_TEXT_BYTES];
};

/* The number of a class in the set, or STR_NONE. */
size_t class_find(const struct rule_set *set, struct str name);

/* The same of a technology, whatever its capitals. */
size_t technology_find(const struct rule_set *set, struct str name);

/* Whether there is such a class or technology; reported at the place with the
 * name that was probably meant when there is none. */
bool class_is_known(
    struct loader *l, const struct yaml_place *place, struct str name);
bool technology_is_known(
    struct loader *l, const struct yaml_place *place, struct str name);

#endif
