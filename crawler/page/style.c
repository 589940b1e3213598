#include "page/style_impl.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "page/css_impl.h"

/* A longer selector is not read. */
enum { SELECTOR_BYTES_MAX = 500 };

/* One selector of a rule; a rule with commas makes several. */
struct style_rule {
	struct str key; /* tag, id or class that an element must have */
	const struct select_css *selector;
	enum style_says says;
	size_t order;
};

struct style_sheet {
	struct style_rule *rules; /* by key, then by order */
	size_t count;
	size_t capacity;
	size_t steps; /* spent so far */
	bool is_full;
};

struct style_reader {
	struct page_impl *page;
	struct style_sheet *sheet;
	struct str text;
	size_t at;
};

/* At-rules whose blocks hold rules that may or may not apply. */
static const char *const conditional_rules[] = {
    "@media", "@supports", "@layer", "@container"};

/* Behind a comment that begins at the offset, or the offset itself. */
static size_t
behind_comment(struct str text, size_t at)
{
	size_t end;

	if (!str_starts(str_slice(text, at, text.len), str_of("/*")))
		return at;
	end = str_find(text, str_of("*/"), at + 2);
	return end == STR_NONE ? text.len : end + 2;
}

/* The offset of the first of the given characters, braces or semicolons,
 * outside of comments; the end when there is none. */
static size_t
find_any(struct str text, size_t at, const char *stops)
{
	while (at < text.len) {
		char c = text.ptr[at];
		size_t next = c == '/' ? behind_comment(text, at) : at;

		if ((c == '{' || c == '}' || c == ';') &&
		    strchr(stops, c) != NULL)
			return at;
		at = next > at ? next : at + 1;
	}
	return at;
}

/* Behind the block that begins at the brace. */
static size_t
behind_block(struct str text, size_t at)
{
	size_t depth = 0;

	for (at = find_any(text, at, "{}"); at < text.len;
	     at = find_any(text, at, "{}")) {
		if (text.ptr[at++] == '{')
			depth++;
		else if (--depth == 0)
			break;
	}
	return at;
}

/* What an element must have to match: the most telling test of the last
 * compound; empty when any element may. */
static struct str
key_of(const struct css_chain *chain)
{
	const struct css_compound *last = &chain->compounds[chain->count - 1];
	struct str key = {0};

	for (size_t i = 0; i < last->test_count; i++) {
		const struct css_test *t = &last->tests[i];

		if (t->kind == CSS_ID)
			return t->name;
		if (t->kind == CSS_CLASS ||
		    (t->kind == CSS_TYPE && key.len == 0))
			key = t->name;
	}
	return key;
}

static void
add_rule(struct style_reader *r, struct str selector, enum style_says says)
{
	struct style_sheet *s = r->sheet;
	struct arena *a = &r->page->page.arena;
	struct style_rule rule = {.says = says, .order = s->count};
	size_t offset;

	if (selector.len > SELECTOR_BYTES_MAX)
		return;
	if (s->count >= LIMIT_STYLE_RULES) {
		s->is_full = true;
		return;
	}
	/* One that we cannot read hides nothing. */
	if (select_css_compile(a, selector, &rule.selector, &offset, NULL) !=
	    ERR_NONE)
		return;
	rule.key = key_of(&rule.selector->chains[0]);
	s->rules = arena_grow(
	    a, s->rules, &s->capacity, s->count + 1, sizeof(*s->rules));
	s->rules[s->count++] = rule;
}

/* A rule whose selectors end at the brace; moves behind its block. */
static void
read_rule(
    struct style_reader *r, struct str selectors, size_t brace, bool is_sure)
{
	size_t end = find_any(r->text, brace + 1, "}");
	enum style_says says =
	    style_of_declarations(str_slice(r->text, brace + 1, end));
	struct str selector;

	r->at = end + 1;
	if (says == STYLE_NOTHING)
		return;
	if (says == STYLE_HIDES && !is_sure)
		says = STYLE_MAY_HIDE;
	while (str_split(&selectors, ',', &selector))
		add_rule(r, str_trim(selector), says);
}

static bool
is_conditional(struct str prelude)
{
	for (size_t i = 0;
	     i < sizeof(conditional_rules) / sizeof(conditional_rules[0]); i++)
		if (str_starts_fold(prelude, str_of(conditional_rules[i])))
			return str_find_fold(prelude, str_of("print"), 0) ==
			    STR_NONE;
	return false;
}

static void
read_sheet(struct style_reader *r)
{
	size_t depth = 0; /* of conditional blocks */

	while (r->at < r->text.len) {
		size_t start = r->at, stop = find_any(r->text, start, "{};");
		struct str prelude;

		while (start < stop &&
		    (str_is_space_char(r->text.ptr[start]) ||
		        behind_comment(r->text, start) > start))
			start = str_is_space_char(r->text.ptr[start])
			    ? start + 1
			    : behind_comment(r->text, start);
		prelude = str_trim(str_slice(r->text, start, stop));
		r->at = stop + 1;
		if (stop >= r->text.len || r->text.ptr[stop] == ';')
			continue;
		if (r->text.ptr[stop] == '}') {
			depth -= depth > 0;
		} else if (!str_starts(prelude, str_of("@"))) {
			read_rule(r, prelude, stop, depth == 0);
		} else if (is_conditional(prelude)) {
			depth++;
		} else {
			r->at = behind_block(r->text, stop);
		}
	}
}

static int
compare(const void *a, const void *b)
{
	const struct style_rule *x = a, *y = b;
	int order = str_compare(x->key, y->key);

	return order != 0 ? order
	                  : (x->order > y->order) - (x->order < y->order);
}

struct style_sheet *
style_read(struct page_impl *page)
{
	struct style_sheet *s = arena_alloc(&page->page.arena, sizeof(*s));

	for (size_t i = 0; i < page->raw_count; i++) {
		struct style_reader r = {.page = page, .sheet = s};

		if (page->tags[page->raws[i].element] != TAG_STYLE)
			continue;
		r.text = page_raw_text(page, i);
		read_sheet(&r);
	}
	if (s->is_full)
		page->page.view_flags |= VIEW_TRUNCATED;
	if (s->count == 0)
		return NULL;
	qsort(s->rules, s->count, sizeof(*s->rules), compare);
	return s;
}

/* The first rule whose key is not before the given one. */
static size_t
first_with(const struct style_sheet *s, struct str key)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(s->rules[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The last rule with this key that fits, if it comes after best. */
static const struct style_rule *
fit(struct style_sheet *s, const struct page *p, uint32_t element,
    struct str key, const struct style_rule *best)
{
	for (size_t i = first_with(s, key);
	     i < s->count && str_equal(s->rules[i].key, key); i++) {
		const struct style_rule *rule = &s->rules[i];

		if (s->steps > LIMIT_STYLE_STEPS)
			return best;
		if (best != NULL && rule->order < best->order)
			continue;
		if (css_matches(rule->selector, p, element, &s->steps))
			best = rule;
	}
	return best;
}

enum style_says
style_of_element(
    struct style_sheet *s, struct page_impl *page, uint32_t element)
{
	const struct page *p = &page->page;
	struct str classes = page_attr(p, element, "class", NULL);
	struct str id = page_attr(p, element, "id", NULL);
	const struct style_rule *best;
	size_t start = 0;

	/* Each test of a class reads the whole list. */
	s->steps += classes.len / 64;
	best = fit(s, p, element, (struct str){0}, NULL);
	best = fit(s, p, element, p->elements[element].name, best);
	if (id.len > 0)
		best = fit(s, p, element, id, best);
	for (size_t i = 0; i <= classes.len && classes.len > 0; i++) {
		struct str word;

		if (i < classes.len && !str_is_space_char(classes.ptr[i]))
			continue;
		word = str_slice(classes, start, i);
		start = i + 1;
		if (word.len > 0)
			best = fit(s, p, element, word, best);
	}
	if (s->steps > LIMIT_STYLE_STEPS) {
		page->page.view_flags |= VIEW_TRUNCATED;
		return STYLE_MAY_HIDE;
	}
	return best == NULL ? STYLE_NOTHING : best->says;
}
