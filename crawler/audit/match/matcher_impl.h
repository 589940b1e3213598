/*
 * The matchers: one file each, one row in the table of matcher.c. A new one is
 * match/NAME.c with a `const struct matcher match_NAME`, a line in that table,
 * a section in docs/RULES.md and examples in a rule.
 */
#ifndef AUDIT_MATCHER_IMPL_H
#define AUDIT_MATCHER_IMPL_H

#include "audit/scan_impl.h"
#include "audit/signs_impl.h"
#include "record/site.h"

/* The flags of a page on which most things may be that were not seen. */
#define VIEW_PARTIAL \
	(VIEW_NOT_ITS_OWN | (unsigned)VIEW_JS_SHELL | (unsigned)VIEW_FRAMES | \
	    (unsigned)VIEW_BAD_TEXT)

/* Those on which even the head may be missing, or another page's. */
#define VIEW_NOT_ITS_OWN \
	((unsigned)VIEW_TRUNCATED | (unsigned)VIEW_CHALLENGE | \
	    (unsigned)VIEW_LOGIN_WALL)

struct roll;

/* A leaf as a page's finding has it, and the site around. */
struct settling {
	const struct rule_set *set;
	const struct rule *rule;
	const struct site *site;
	const struct site_page *page; /* NULL: of no page, as with is_of_site */
	const struct finding *finding; /* the page's */
	size_t slot; /* its place in finding.leaves */
	char letter; /* as the page has it: "t", "f", "u" or "-" */
	enum reason *why; /* set when the letter is "u" for a reason of the
	                     site's */
	struct roll *roll; /* of the verdict at work */
	struct arena *arena;
};

struct matcher {
	const char *name;
	unsigned spoilers; /* view flags under which "not found" is unknown */
	/* Reads the parameters into the loader's arena; NULL, reported, when
	 * they cannot be used. */
	const void *(*load)(struct loader *l, const struct yaml_node *value);
	/* Looks at the page. With s->is_partial, what was not found may be
	 * there. NULL with is_of_site. */
	void (*run)(const void *data, struct scan *s, struct leaf_result *out);
	/* Tells the signs of the leaf (signs_impl.h); NULL: it never sleeps. */
	void (*signs)(const void *data, struct signs *out);
	/* For what only the whole site tells of a page; NULL: not needed. The
	 * letter that counts. */
	char (*settle)(const void *data, const struct settling *x);
	bool sees_files; /* looks at captures that are no pages too */
	bool is_of_agency; /* decided without any page */
	bool is_of_home; /* the home page alone decides it */
	/* No page has anything to say to it; settle decides, for the site as a
	 * whole. */
	bool is_of_site;
	bool needs_no_page; /* settle tells, where no page came, too */
};

extern const struct matcher match_block;
extern const struct matcher match_broken_links;
extern const struct matcher match_class;
extern const struct matcher match_each; /* of for_each; no name */
extern const struct matcher match_inventory; /* the same, with inventory */
extern const struct matcher match_cookie;
extern const struct matcher match_date;
extern const struct matcher match_element;
extern const struct matcher match_entry;
extern const struct matcher match_fact;
extern const struct matcher match_file;
extern const struct matcher match_fiscal_year;
extern const struct matcher match_form_control;
extern const struct matcher match_header;
extern const struct matcher match_home_title;
extern const struct matcher match_json_ld;
extern const struct matcher match_lang;
extern const struct matcher match_link;
extern const struct matcher match_meta;
extern const struct matcher match_pairs;
extern const struct matcher match_refresh;
extern const struct matcher match_probe;
extern const struct matcher match_regex;
extern const struct matcher match_rule;
extern const struct matcher match_seed;
extern const struct matcher match_status;
extern const struct matcher match_tech;
extern const struct matcher match_text;
extern const struct matcher match_tls;
extern const struct matcher match_url;
extern const struct matcher match_viewport;
extern const struct matcher match_xpath;

/* The parameters of `link`, and whether a link of the page passes, whatever
 * `count` says; and whether they ask for what one link of a page alone cannot
 * tell. */
const void *match_link_load(struct loader *l, const struct yaml_node *value);
enum truth match_link_fits(const void *data, struct scan *s, size_t number);
bool match_link_asks_crawl(const void *data);

/* The name in the parameters of a `class` or `tech` leaf. */
struct str match_class_name(const void *data);

/* What a `broken_links` leaf saw, the worst addresses named. */
struct str match_broken_summary(const struct site *site, struct arena *a);

/* The id in the parameters of a `rule` leaf. */
struct str match_rule_id(const void *data);

/* Whether a leaf of the site stands in a rule on the site as a whole, and not
 * in what one of its probes is asked; reported when not. */
bool matcher_check_site(
    struct loader *l, const struct yaml_node *value, const char *name);

/* The matcher of a name, or NULL. */
const struct matcher *matcher_named(struct str name);

/* Fills in the names of the matchers, at most max; returns how many. */
size_t matcher_names(const char **names, size_t max);

#endif
