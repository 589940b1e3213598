/*
 * Choosing elements: a subset of CSS selectors, matched on the page model, and
 * XPath 1.0, evaluated by libxml2 on a tree that is made when first asked for.
 *
 * CSS: type, *, #id, .class, [a], [a=v] with ~= |= ^= $= *= and the i flag,
 * descendant, >, comma, :not(...), :is(...) of simple selectors, :empty.
 */
#ifndef PAGE_SELECT_H
#define PAGE_SELECT_H

#include "base/err.h"
#include "page/page.h"

struct select_css;

/*
 * Compiles a selector into the arena. On ERR_SYNTAX *offset is the byte of the
 * fault and e->msg says what is wrong in words a rule author understands.
 */
enum err_code select_css_compile(struct arena *a, struct str text,
    const struct select_css **out, size_t *offset, struct err *e);

/* Whether an element of the page matches. */
bool select_css_matches(
    const struct select_css *s, const struct page *p, uint32_t element);

/* The first element from a number on that matches, or PAGE_NONE. */
uint32_t select_css_next(
    const struct select_css *s, const struct page *p, uint32_t from);

/* Alternatives between the commas. */
size_t select_css_count(const struct select_css *s);

/* What a page must have for alternative i to match: a number that stands for
 * the rarest of its ids, classes, attributes and names; false when it asks for
 * none or is not there. Another such thing may have the same number. */
bool select_css_place(const struct select_css *s, size_t i, uint16_t *place);
bool select_page_has(const struct page *p, uint16_t place);

struct select_xpath;

/*
 * Compiles an XPath 1.0 expression and runs it once on an empty document, so
 * that unknown functions and prefixes are found. Errors as above. Besides the
 * core functions: a:norm(x) match form, a:has(x, words), a:class(node, name),
 * a:name(node), a:visible(node).
 */
enum err_code select_xpath_compile(
    struct str text, struct select_xpath **out, size_t *offset, struct err *e);
void select_xpath_free(struct select_xpath *x);

struct select_result {
	uint32_t
	    *elements; /* document order; attributes and texts give theirs */
	size_t count;
	struct str value; /* string or number as text; node-set: its first */
	bool is_true; /* the value as an XPath boolean */
	bool is_undecided; /* the operation limit was reached */
	int64_t operations; /* that it took */
};

/* Evaluates on a page; the result lives in the arena. */
struct select_result select_xpath_run(
    const struct select_xpath *x, struct page *p, struct arena *a);

/* The same for whom the value does not matter: where the elements can be told
 * without evaluating, it stays empty. */
struct select_result select_xpath_find(
    const struct select_xpath *x, struct page *p, struct arena *a);

/* A selector that matches something wherever the expression selects something;
 * NULL: none is known. */
const struct select_css *select_xpath_selector(const struct select_xpath *x);

/* A text that an expression asks for. */
struct xpath_literal {
	struct str text;
	bool is_words; /* of a:has; or to the letter */
};

/* Texts of which a page must hold one, in its text or in a script or style, or
 * nothing is selected from it. None: nothing is known. */
const struct xpath_literal *select_xpath_literals(
    const struct select_xpath *x, size_t *count);

/* Whether a script or style of the page holds a text to the letter, or, of
 * words, whether there is any script or style at all. */
bool select_raw_may_hold(const struct page *p, const struct xpath_literal *l);

#endif
