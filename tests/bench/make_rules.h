/*
 * Rules of the shapes that researchers write, thrown by dice: words in the
 * text and in zones of it, links by words and target, elements, forms, meta,
 * viewport, patterns and a few XPaths. Beside each condition stands what asks
 * about the same of a tree of libxml2 or of a text.
 */
#ifndef TESTS_BENCH_MAKE_RULES_H
#define TESTS_BENCH_MAKE_RULES_H

#include "base/arena.h"
#include "base/buf.h"
#include "dice.h"

/* A condition in the language of others. */
struct question {
	bool is_regex; /* of the page's text, letters' case apart; or XPath */
	struct str text;
};

struct questions {
	struct question *items;
	size_t count;
	size_t capacity;
};

/*
 * Appends the rule file of a rule, whose id is made of its number; adds the
 * questions of its conditions, in a.
 */
void make_rule(struct buf *out, struct dice *d, size_t number, struct arena *a,
    struct questions *questions);

/* The id of a rule: "BAA-00". */
struct str make_rule_id(struct arena *a, size_t number);

#endif
