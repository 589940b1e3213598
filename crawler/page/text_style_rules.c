#include "page/css_impl.h"
#include "page/text_style_impl.h"

/* A longer selector is not read. */
enum { SELECTOR_BYTES_MAX = 500 };

/* By enum text_property. */
static const char *const properties[TEXT_PROPERTY_COUNT] = {"letter-spacing",
    "word-spacing", "line-height", "font-size", "width", "max-width",
    "white-space"};

/* Takes a declaration unless one that is there wins over it. */
static void
declare(struct text_declared *d, struct text_declared one)
{
	if (!d->is_there || one.is_important || !d->is_important)
		*d = one;
}

/* "italic 20px/1.5 Arial": size and height of a line. */
static void
declare_font(struct text_declared *into, struct text_declared font)
{
	struct str rest = font.value, word;
	struct text_declared one = font;
	size_t slash;

	while (str_next_word(&rest, &word)) {
		if (word.ptr[0] < '0' || word.ptr[0] > '9')
			continue;
		slash = str_find_char(word, '/', 0);
		one.value = str_slice(word, 0, slash);
		declare(&into[TEXT_PROPERTY_SIZE], one);
		one.value = slash == STR_NONE
		    ? str_of("normal")
		    : str_slice(word, slash + 1, word.len);
		declare(&into[TEXT_PROPERTY_LINES], one);
		return;
	}
}

static void
declare_named(
    struct text_declared *into, struct str name, struct str value, bool is_attr)
{
	struct text_declared one = {.is_there = true, .is_attr = is_attr};
	size_t mark = str_find_char(value, '!', 0);

	one.is_important = mark != STR_NONE &&
	    str_is_fold(
	        str_trim(str_slice(value, mark + 1, value.len)), "important");
	one.value = str_trim(str_slice(value, 0, mark));
	if (one.value.len == 0 || (mark != STR_NONE && !one.is_important))
		return;
	if (str_is_fold(name, "font"))
		declare_font(into, one);
	for (size_t i = 0; i < TEXT_PROPERTY_COUNT; i++)
		if (str_is_fold(name, properties[i]))
			declare(&into[i], one);
}

/* Takes the declarations of a block into those of each property; what is there
 * gives way to what wins over it. */
static void
declare_block(struct text_declared *into, struct str block, bool is_attr)
{
	struct str one;

	while (str_split(&block, ';', &one)) {
		size_t colon = str_find_char(one, ':', 0);

		if (colon != STR_NONE)
			declare_named(into, str_trim(str_slice(one, 0, colon)),
			    str_trim(str_slice(one, colon + 1, one.len)),
			    is_attr);
	}
}

/* The text without its comments, in the arena. */
static struct str
without_comments(struct arena *a, struct str text)
{
	char *out;
	size_t len = 0, at = 0;

	if (str_find(text, str_of("/*"), 0) == STR_NONE)
		return text;
	out = arena_array(a, text.len + 1, 1);
	while (at < text.len) {
		size_t open = str_find(text, str_of("/*"), at);
		size_t end = open == STR_NONE ? text.len : open;

		memcpy(out + len, text.ptr + at, end - at);
		len += end - at;
		at = open == STR_NONE ? STR_NONE
		                      : str_find(text, str_of("*/"), open + 2);
		at = at == STR_NONE ? text.len : at + 2;
	}
	return (struct str){out, len};
}

/* Specificity (Selectors Level 4, 17). */
static uint32_t
weight_of(const struct css_chain *chain)
{
	uint32_t weight = 0;

	for (size_t i = 0; i < chain->count; i++)
		for (size_t k = 0; k < chain->compounds[i].test_count; k++) {
			enum css_test_kind kind =
			    chain->compounds[i].tests[k].kind;

			weight += kind == CSS_ID ? 1 << 16
			    : kind == CSS_TYPE   ? 1
			                         : 1 << 8;
		}
	return weight;
}

static void
add_rule(struct text_style *s, uint32_t document, struct str selector,
    const struct text_declared *declared)
{
	struct text_rule rule = {.document = document};
	size_t offset;

	if (s->count == LIMIT_STYLE_RULES ||
	    selector.len > SELECTOR_BYTES_MAX) {
		s->is_partial = true;
		return;
	}
	/* What only holds at times, such as :hover, is nobody's style. */
	if (select_css_compile(s->a, selector, &rule.selector, &offset, NULL) !=
	    ERR_NONE)
		return;
	rule.weight = weight_of(&rule.selector->chains[0]);
	memcpy(rule.declared, declared, sizeof(rule.declared));
	s->rules = arena_grow(
	    s->a, s->rules, &s->capacity, s->count + 1, sizeof(*s->rules));
	s->rules[s->count++] = rule;
}

static void
read_rule(struct text_style *s, uint32_t document, struct str selectors,
    struct str block)
{
	struct text_declared declared[TEXT_PROPERTY_COUNT] = {{0}};
	bool is_any = false;
	struct str selector;

	declare_block(declared, block, false);
	for (size_t i = 0; i < TEXT_PROPERTY_COUNT; i++)
		is_any |= declared[i].is_there;
	while (is_any && str_split(&selectors, ',', &selector))
		add_rule(s, document, str_trim(selector), declared);
}

/* Behind the block that begins at a brace. */
static size_t
behind_block(struct str text, size_t at)
{
	size_t depth = 0;

	for (; at < text.len; at++) {
		if (text.ptr[at] == '{')
			depth++;
		else if (text.ptr[at] == '}' && --depth == 0)
			return at + 1;
	}
	return at;
}

static void
read_sheet(struct text_style *s, uint32_t document, struct str text)
{
	size_t at = 0, open;

	text = without_comments(s->a, text);
	while ((open = str_find_char(text, '{', at)) != STR_NONE) {
		struct str prelude = str_trim(str_slice(text, at, open));
		size_t end = behind_block(text, open);

		if (prelude.len > 0 && prelude.ptr[0] == '@')
			s->is_partial = true;
		else
			read_rule(s, document, prelude,
			    str_slice(text, open + 1, end - 1));
		at = end;
	}
}

struct text_style *
text_style_read(const struct page *p, struct arena *a)
{
	const struct page_impl *page = page_const_impl_of(p);
	struct text_style *s = arena_alloc(a, sizeof(*s));

	s->p = p;
	s->a = a;
	for (size_t i = 0; i < page->raw_count; i++) {
		uint32_t element = page->raws[i].element;

		if (page->tags[element] == TAG_STYLE)
			read_sheet(s, p->elements[element].document,
			    page_raw_text(page, i));
	}
	for (uint32_t i = 0; i < p->element_count; i++)
		if (page->tags[i] == TAG_LINK &&
		    page_attr_has_word(p, i, "rel", "stylesheet"))
			s->is_partial = true;
	return s;
}

static bool
wins(const struct text_rule *rule, const struct text_rule *best,
    enum text_property property)
{
	if (best == NULL ||
	    rule->declared[property].is_important !=
	        best->declared[property].is_important)
		return best == NULL || rule->declared[property].is_important;
	return rule->weight >= best->weight;
}

/* The rule that wins of those that fit an element. */
static const struct text_rule *
best_rule(struct text_style *s, uint32_t element, enum text_property property)
{
	const struct text_rule *best = NULL;

	for (size_t i = 0; i < s->count; i++) {
		const struct text_rule *rule = &s->rules[i];

		if (rule->declared[property].is_there &&
		    rule->document == s->p->elements[element].document &&
		    wins(rule, best, property) &&
		    css_matches(rule->selector, s->p, element, &s->steps))
			best = rule;
	}
	return best;
}

struct text_declared
text_declared_of(
    struct text_style *s, uint32_t element, enum text_property property)
{
	struct text_declared own[TEXT_PROPERTY_COUNT] = {{0}};
	const struct text_rule *rule = NULL;

	struct str style = page_attr(s->p, element, "style", NULL);

	if (s->steps > LIMIT_STYLE_STEPS) {
		s->is_partial = true;
		return own[property];
	}
	s->steps += s->count + style.len / 16 + 1;
	declare_block(own, style, true);
	rule = best_rule(s, element, property);
	if (rule == NULL)
		return own[property];
	if (own[property].is_there &&
	    (own[property].is_important ||
	        !rule->declared[property].is_important))
		return own[property];
	return rule->declared[property];
}
