#include "page/style_rules_impl.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* A longer selector is not read. */
enum { SELECTOR_BYTES_MAX = 500 };

/* The part of a weight that importance is, and the most that counts of each
 * kind of test. */
enum { WEIGHT_IMPORTANT = 1 << 24, WEIGHT_ID = 1 << 16, WEIGHT_CLASS = 1 << 8 };
enum { TESTS_MAX = 255 };

struct reader {
	struct style_rules *rules;
	struct str text;
	size_t at;
	struct buf *distilled; /* where rules go; NULL: they are added */
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

/* Behind a string that begins at the offset; one that no quote ends on its
 * line ends there (CSS Syntax Level 3, 4.3.5). */
static size_t
behind_string(struct str text, size_t at)
{
	char quote = text.ptr[at++];

	while (at < text.len && text.ptr[at] != quote) {
		if (text.ptr[at] == '\n')
			return at;
		at += text.ptr[at] == '\\' ? 2 : 1;
	}
	return at < text.len ? at + 1 : text.len;
}

/* What may be looked for in a sheet; a set. */
enum stop { STOP_OPEN = 1, STOP_CLOSE = 2, STOP_END = 4 };

/* What stands there instead of one: a comment or string to jump over. */
enum { JUMP = 8 };

static const unsigned char stop_kinds[256] = {['{'] = STOP_OPEN,
    ['}'] = STOP_CLOSE,
    [';'] = STOP_END,
    ['/'] = JUMP,
    ['"'] = JUMP,
    ['\''] = JUMP};

/* The offset of the first of the given stops outside of comments and strings;
 * the end when there is none. */
static size_t
find_stop(struct str text, size_t at, unsigned stops)
{
	for (;;) {
		unsigned kind;
		size_t next;

		while (at < text.len &&
		    stop_kinds[(unsigned char)text.ptr[at]] == 0)
			at++;
		if (at >= text.len)
			return text.len;
		kind = stop_kinds[(unsigned char)text.ptr[at]];
		if ((kind & stops) != 0)
			return at;
		next = at;
		if ((kind & JUMP) != 0)
			next = text.ptr[at] == '/' ? behind_comment(text, at)
			                           : behind_string(text, at);
		at = next > at ? next : at + 1;
	}
}

/* Behind the block that begins at the brace. */
static size_t
behind_block(struct str text, size_t at)
{
	static const unsigned braces = STOP_OPEN | STOP_CLOSE;
	size_t depth = 0;

	for (at = find_stop(text, at, braces); at < text.len;
	     at = find_stop(text, at, braces)) {
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
key_of(const struct css_chain *chain, bool *is_by_tag)
{
	const struct css_compound *last = &chain->compounds[chain->count - 1];
	struct str key = {0};

	*is_by_tag = false;
	for (size_t i = 0; i < last->test_count; i++) {
		const struct css_test *t = &last->tests[i];

		if (t->kind == CSS_TYPE && key.len == 0) {
			key = t->name;
			*is_by_tag = true;
		}
		if (t->kind != CSS_CLASS && t->kind != CSS_ID)
			continue;
		key = t->name;
		*is_by_tag = false;
		if (t->kind == CSS_ID)
			break;
	}
	return key;
}

/* Specificity (Selectors Level 4, 17), in which :not and :is count as one
 * class. */
static uint32_t
weight_of(const struct css_chain *chain)
{
	uint32_t ids = 0, classes = 0, tags = 0;

	for (size_t i = 0; i < chain->count; i++)
		for (size_t k = 0; k < chain->compounds[i].test_count; k++) {
			enum css_test_kind kind =
			    chain->compounds[i].tests[k].kind;

			ids += kind == CSS_ID;
			tags += kind == CSS_TYPE;
			classes += kind != CSS_ID && kind != CSS_TYPE;
		}
	return (ids > TESTS_MAX ? TESTS_MAX : ids) * WEIGHT_ID +
	    (classes > TESTS_MAX ? TESTS_MAX : classes) * WEIGHT_CLASS +
	    (tags > TESTS_MAX ? TESTS_MAX : tags);
}

static void
add_rule(struct style_rules *s, struct str selector, enum style_says says,
    bool is_important)
{
	struct arena *a = &s->page->page.arena;
	struct style_rule rule = {.says = says, .order = s->count};
	size_t offset;

	if (s->count >= LIMIT_STYLE_RULES) {
		s->is_full = true;
		return;
	}
	/* One that we cannot read hides nothing. */
	if (select_css_compile(a, selector, &rule.selector, &offset, NULL) !=
	    ERR_NONE)
		return;
	rule.key = key_of(&rule.selector->chains[0], &rule.is_by_tag);
	rule.weight = weight_of(&rule.selector->chains[0]) +
	    (is_important ? WEIGHT_IMPORTANT : 0);
	s->rules = arena_grow(
	    a, s->rules, &s->capacity, s->count + 1, sizeof(*s->rules));
	s->rules[s->count++] = rule;
	s->hides |= style_hides(says) || says == STYLE_MAY_HIDE ||
	    says == STYLE_MAY_MOVE;
}

/* The blank and the end of line keep what follows out of a string that the
 * selectors may leave open. */
static void
distill_rule(
    struct buf *out, struct str selectors, const struct style_block *block)
{
	(void)buf_append_str(out, selectors);
	(void)buf_append_cstr(out, " \n{");
	style_block_write(out, block);
	(void)buf_append_cstr(out, "}\n");
}

/* A rule whose selectors end at the brace; moves behind its block. */
static void
read_rule(struct reader *r, struct str selectors, size_t brace, bool is_sure)
{
	size_t end = find_stop(r->text, brace + 1, STOP_CLOSE);
	struct style_block block =
	    style_of_declarations(str_slice(r->text, brace + 1, end));
	struct str selector;

	r->at = end + 1;
	if (block.says == STYLE_NOTHING && !block.opens)
		return;
	if (r->distilled != NULL) {
		distill_rule(r->distilled, selectors, &block);
		return;
	}
	/* What stands in small letters may have large ones inside. */
	if (style_hides(block.says) && (!is_sure || block.is_tiny))
		block.says =
		    block.says == STYLE_MOVES ? STYLE_MAY_MOVE : STYLE_MAY_HIDE;
	while (str_split(&selectors, ',', &selector)) {
		selector = str_trim(selector);
		if (selector.len > SELECTOR_BYTES_MAX)
			continue;
		if (block.opens)
			style_opener_add(r->rules, selector);
		if (block.says != STYLE_NOTHING)
			add_rule(
			    r->rules, selector, block.says, block.is_important);
	}
}

static bool
is_conditional(struct str prelude)
{
	size_t name = strlen("@media");

	if (str_starts_fold(prelude, str_of("@media")))
		return style_of_media(str_slice(prelude, name, prelude.len)) !=
		    STYLE_NEVER;
	for (size_t i = 1;
	     i < sizeof(conditional_rules) / sizeof(conditional_rules[0]); i++)
		if (str_starts_fold(prelude, str_of(conditional_rules[i])))
			return true;
	return false;
}

/* A block that holds for some widths of a screen. */
static bool
is_for_width(struct str prelude)
{
	struct str name = str_of("@media");

	return str_starts_fold(prelude, name) &&
	    style_is_for_width(str_slice(prelude, name.len, prelude.len));
}

/* "@import url(x) screen;", which counts only before all rules. */
static void
note_import(struct reader *r, struct str prelude)
{
	size_t end;

	if (r->rules->is_begun || !str_starts_fold(prelude, str_of("@import")))
		return;
	for (end = prelude.len; end > 0 && prelude.ptr[end - 1] != '"' &&
	     prelude.ptr[end - 1] != '\'' && prelude.ptr[end - 1] != ')';)
		end--;
	if (style_of_media(str_slice(prelude, end, prelude.len)) == STYLE_NEVER)
		return;
	if (r->distilled != NULL && !r->rules->has_import)
		(void)buf_append_cstr(r->distilled, "@import \"\";\n");
	r->rules->has_import = true;
}

/* The text up to a stop, without what blanks and comments stand before it. */
static struct str
prelude_of(const struct reader *r, size_t stop)
{
	size_t start = r->at;

	while (start < stop &&
	    (str_is_space_char(r->text.ptr[start]) ||
	        behind_comment(r->text, start) > start))
		start = str_is_space_char(r->text.ptr[start])
		    ? start + 1
		    : behind_comment(r->text, start);
	return str_trim(str_slice(r->text, start, stop));
}

/* A block that holds rules, or its end. */
static void
distill_mark(const struct reader *r, const char *mark)
{
	if (r->distilled != NULL)
		(void)buf_append_cstr(r->distilled, mark);
}

static void
read_sheet(struct reader *r, enum style_when when)
{
	struct str text = r->text;
	size_t depth = 0; /* of conditional blocks */

	r->rules->is_begun = false;
	while (r->at < text.len) {
		size_t stop =
		    find_stop(text, r->at, STOP_OPEN | STOP_CLOSE | STOP_END);
		struct str prelude = prelude_of(r, stop);

		r->at = stop + 1;
		if (stop >= text.len || text.ptr[stop] == ';') {
			note_import(r, prelude);
			continue;
		}
		r->rules->is_begun = true;
		if (text.ptr[stop] == '}') {
			distill_mark(r, depth > 0 ? "}\n" : "");
			depth -= depth > 0;
		} else if (!str_starts(prelude, str_of("@"))) {
			read_rule(r, prelude, stop,
			    depth == 0 && when == STYLE_ALWAYS);
		} else if (is_conditional(prelude)) {
			bool is_width = is_for_width(prelude);

			distill_mark(r,
			    is_width ? "@media (width){\n" : "@media (x){\n");
			r->rules->width_count += is_width;
			depth++;
		} else {
			r->at = behind_block(text, stop);
		}
	}
}

void
style_rules_add(struct style_rules *s, struct str text, enum style_when when)
{
	struct reader r = {.rules = s, .text = text};

	read_sheet(&r, when);
}

void
style_rules_distill(struct str text, struct buf *out)
{
	struct style_rules none = {0};
	struct reader r = {.rules = &none, .text = text, .distilled = out};

	read_sheet(&r, STYLE_ALWAYS);
}

static int
compare(const void *a, const void *b)
{
	const struct style_rule *x = a, *y = b;
	int order = str_compare(x->key, y->key);

	return order != 0 ? order
	                  : (x->order > y->order) - (x->order < y->order);
}

void
style_rules_seal(struct style_rules *s)
{
	if (s->count > 1)
		qsort(s->rules, s->count, sizeof(*s->rules), compare);
}
