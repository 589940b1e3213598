/*
 * One page being looked at: the page, what is known beside it, and what its
 * leaves have found so far. Lives as long as the call that looks.
 */
#ifndef AUDIT_SCAN_IMPL_H
#define AUDIT_SCAN_IMPL_H

#include "audit/audit.h"
#include "audit/plan_impl.h"
#include "audit/value/words_impl.h"
#include "page/role.h"
#include "web/header.h"

/* What a leaf found, or nearly found. */
struct hit {
	enum match_kind kind;
	struct span text; /* in page.text; empty: not a piece of text */
	struct span source; /* in page.source; empty: that of the others */
	uint32_t element; /* PAGE_NONE: none */
	struct str quote; /* empty: cut from the text, or the start tag */
	struct str label; /* of what found it; empty: the leaf's */
	const char *why; /* of a near miss */
	enum ownership ownership; /* by the link around it */
};

struct leaf_result {
	enum truth truth;
	bool says_nothing; /* the page has no bearing on it: "-" */
	enum reason reason; /* why it is unknown */
	struct hit *hits; /* room for LIMIT_EVIDENCE; NULL: none is noted */
	size_t hit_count;
	struct hit *misses; /* LIMIT_NEAR_MISSES; the same */
	size_t miss_count;
	struct str saw; /* for people: a value that was looked at */
	struct str counted; /* of a for_each, as record/absence.h has it */
	/* What only the whole site can judge, see ownership_impl.h; of `leaf`
	 * nothing is known here. */
	struct finding_rest *rests; /* LIMIT_RESTS */
	size_t rest_count;
	bool is_own; /* a hit is the agency's own, whatever others show */
	bool names_targets; /* rests are links that the crawl followed */
};

struct regex_state;
struct text_style;

/* The parts of the match form that lie in some zones. */
struct zone_parts {
	struct zone_parts *next;
	unsigned zones;
	struct span *items; /* ascending */
	size_t count;
};

/* The answer of one trait to all elements, whatever they are: to see whether
 * any example minds. */
struct forced_trait {
	const struct each *each; /* of the rule */
	size_t slot; /* in its slots */
	enum truth truth;
};

enum { EVIDENCE_BUCKETS = 256 };
struct awake;
struct kept_evidence;
struct joined_texts;

/* The hosts to which links lead, each once. */
enum { PAGE_HOSTS_MAX = 64 };
struct page_hosts {
	struct str items[PAGE_HOSTS_MAX];
	size_t count;
	bool are_cut; /* there are more */
};

struct scan {
	const struct rule_set *set;
	struct page *page; /* NULL: none, and no leaf needs one */
	const struct audit_context *context;
	struct arena *arena;
	const struct texts *forced_classes; /* of an example; NULL: none */
	struct awake *awake; /* leaves and rules; NULL: all */
	const struct leaf_result **results; /* by leaf; NULL: not looked at */
	const struct leaf_result
	    *bare_results[3]; /* by truth: the last without hits */
	enum truth *classes; /* by class */
	bool has_classes;
	bool is_partial; /* the leaf at work may have missed something */
	bool has_met_limit; /* so has it, for a limit was reached */
	size_t text_bytes; /* of elements, that it read */
	enum ownership_wish ownership; /* of the leaf at work */
	enum answer neighbours; /* whether other agencies share the host */
	uint8_t *link_owners; /* an enum ownership + 1; 0: not known yet */
	const struct forced_trait *forced_trait; /* NULL: none; set it before
	                                            any leaf is looked at */
	struct text_style *text_style; /* made when first asked for */
	const bool *used_headers; /* by element; made when first asked for */
	unsigned char *roles; /* of elements, as far as they were asked for */
	size_t trait_steps; /* taken by the for_each at work */
	struct joined_texts *joined_texts; /* made so far */
	struct page_hosts *hosts; /* made when asked for */
	struct kept_evidence *kept[EVIDENCE_BUCKETS]; /* made so far */
	struct str looked_at; /* the page in figures; made when asked for */
	struct regex_state *regex; /* made when first asked for */
	struct word_list agency_names;
	bool has_agency_names;
	struct word_places text_words; /* in match_text; made when asked for */
	struct word_places link_words; /* in link_text */
	struct str link_text; /* match forms of all links, one a line */
	uint32_t *link_starts; /* of these lines; NULL: not made yet */
	struct header head; /* of the answer; made when first asked for */
	bool has_head;
	struct zone_parts *zone_parts; /* of the zones asked for so far */
};

/* Prepares a scan of one page; scan_end gives back what it holds beside the
 * arena. */
struct scan scan_begin(const struct rule_set *set, struct page *p,
    const struct audit_context *context, struct arena *a);
void scan_end(struct scan *s);

/* What a leaf says of the page; looked at once. */
const struct leaf_result *scan_leaf(struct scan *s, size_t leaf);

/* "tfu-" for each slot, in the arena. */
struct str scan_leaves(struct scan *s, const struct slots *slots);

/* Whether the page is of a class. */
enum truth scan_class(struct scan *s, size_t class_number);

/* What a class or technology comes to by its own condition. */
enum truth scan_technology(struct scan *s, size_t number);

/* Names of the page's classes, joined by spaces, in name order; or of those of
 * which it is unknown whether the page is, which are told behind them. */
struct str scan_class_names(struct scan *s);
struct str scan_unsure_names(struct scan *s);

/* The agency's names in Thai and English and its aliases, without what stands
 * in brackets. */
const struct word_list *scan_agency_names(struct scan *s);

/* Notes that the leaf at work could not look at all of something. */
void scan_meets_limit(struct scan *s);

/* Whether words stand in a text in match form, of which present is known.
 * Where that is unknown the leaf at work may have missed something. */
enum truth scan_finds_words(struct scan *s, const struct words_test *t,
    struct str form, struct word_places present);

/* The same of a text as it stands, and of the text of an element, up to
 * LIMIT_ELEMENT_TEXT_BYTES for a leaf. */
enum truth scan_text_says(
    struct scan *s, struct str text, const struct words_test *t);
enum truth scan_element_says(
    struct scan *s, uint32_t element, const struct words_test *t);

/* The match form of a link's text. */
struct str scan_link_form(struct scan *s, size_t link);

/* The number of the link that an element is, or STR_NONE. */
size_t scan_link_of(const struct scan *s, uint32_t element);

/* Where words of the set may stand in the page's text, in the text of any of
 * its links, and in any text in match form. */
struct word_places scan_text_words(struct scan *s);
struct word_places scan_link_words(struct scan *s);
struct word_places scan_words_in(struct scan *s, struct str form);

/* The same of the decoded paths of all links, and of all values of an
 * attribute. */
struct word_places scan_path_words(struct scan *s);
struct word_places scan_attr_words(struct scan *s, struct str name);

const struct page_hosts *scan_hosts(struct scan *s);

/* For each link whether it may pass the test: others hold none of its
 * words. */
const bool *scan_links_with(struct scan *s, const struct words_test *t);

/* The parts of the match form in which words for these zones (0: visible) can
 * lie. */
const struct span *scan_zone_parts(
    struct scan *s, unsigned zones, size_t *count);

/* page_role of an element; found once. */
enum role scan_role(struct scan *s, uint32_t element);

struct regex_state *scan_regex(struct scan *s);

/* The head of the answer that brought the page; NULL when it is not known. */
const struct header *scan_head(struct scan *s);

/* The answer; NULL when it is not known what came. */
const struct response *scan_response(const struct scan *s);

/* Adds a hit or a near miss while there is room. */
void result_hit(struct leaf_result *r, struct hit hit);
void result_miss(struct leaf_result *r, struct hit hit);

/* Adds what a hit rests on while there is room. */
void result_rest(
    struct scan *s, struct leaf_result *r, uint64_t block, struct str url);

/* A hit that is an element, or a link with its text. */
struct hit hit_of_element(uint32_t element);
struct hit hit_of_link(const struct page *p, const struct page_link *link);

/* The zones that `in` names, as a reader into an unsigned; 0 when it is not
 * given. */
field_reader zones_read;

/* One more beside those of a page: what is in it and not shown. */
#define ZONE_HIDDEN (1u << ZONE_COUNT)
field_reader zones_and_hidden_read;

/* Whether a run of text counts for a rule that asks for wanted zones (0:
 * visible): hidden text never does but for title, meta, file names and
 * ZONE_HIDDEN. */
bool zones_count(
    unsigned wanted, const struct page *p, const struct page_run *run);

/* Where a piece of page.text stands in page.match_text. */
struct span scan_match_span(const struct page *p, struct span text);

#endif
