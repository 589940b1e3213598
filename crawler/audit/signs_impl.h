/*
 * Signs: what must be on a page before a leaf can find anything there. Most
 * leaves of most rules ask for words and elements that a page has nothing of;
 * these sleep, and so do rules all of whose leaves sleep: what they say of such
 * a page is known before it comes.
 *
 * The rule to remember: a leaf may only sleep when looking at it would find
 * nothing and note nothing, so that sleeping never shows in a finding.
 */
#ifndef AUDIT_SIGNS_IMPL_H
#define AUDIT_SIGNS_IMPL_H

#include "audit/value/words_impl.h"

struct rule_set;
struct scan;

/* Numbers of words in the set's index. */
struct sign_words {
	uint32_t *items;
	size_t count;
	size_t capacity;
};

/* The signs of one leaf while they are read; any of them wakes it. */
struct signs {
	struct arena *arena;
	bool is_awake; /* whatever the page is like */
	struct sign_words texts; /* in the page's text */
	struct sign_words links; /* in texts of links */
	uint16_t *places; /* of selectors, see select_css_place */
	size_t place_count, place_capacity;
};

/* Any word of a test that asks for words, in the page's text or in that of its
 * links. */
void signs_add_text_words(struct signs *s, const struct words_test *t);
void signs_add_link_words(struct signs *s, const struct words_test *t);

/* A word of the set's index in the page's text; number 0 is not known. */
void signs_add_text(struct signs *s, uint32_t number);

struct select_css;

/* What the selector needs. */
void signs_add_selector(struct signs *s, const struct select_css *css);

/* What wakes which leaf, and which rules sleep how; of a whole set. */
struct sign_plan;

/* Made when the set is whole; in its arena. */
void sign_plan_seal(struct rule_set *set);

/* Which leaves and rules are awake on the page of a scan. */
void signs_look(struct scan *s);

bool signs_leaf_sleeps(const struct scan *s, size_t leaf);

struct finding;

/* What a rule that sleeps says of the page of a scan; false when it must be
 * looked at. */
bool signs_finding(struct scan *s, size_t rule, struct finding *out);

/* Notes the finding of a rule that was looked at although it slept, for those
 * like it. */
void signs_keep(struct scan *s, size_t rule, const struct finding *f);

#endif
