/* element: elements by selector, name, attributes, text and place. */
#include "audit/ownership_impl.h"
#include "audit/value/selector_impl.h"
#include "audit/value/value_impl.h"
#include "page/select.h"
#include "text/match.h"

struct element_test {
	const struct select_css *css;
	const struct select_xpath *xpath;
	struct xpath_texts texts;
	const struct select_css *inside;
	struct words_test name;
	struct words_test text;
	struct named_tests attr;
	struct number_test count;
	bool takes_hidden;
};

static void
read_visible(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"yes", "any"};
	bool *takes_hidden = into;

	*takes_hidden = field_word(l, value, words, 2) == 1;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"css", css_read, offsetof(struct element_test, css), NULL},
	    {"xpath", xpath_read, offsetof(struct element_test, xpath), NULL},
	    {"inside", css_read, offsetof(struct element_test, inside), NULL},
	    {"name", words_read, offsetof(struct element_test, name), NULL},
	    {"text", words_read, offsetof(struct element_test, text), NULL},
	    {"attr", value_read_named, offsetof(struct element_test, attr),
	        NULL},
	    {"count", number_read, offsetof(struct element_test, count), NULL},
	    {"visible", read_visible,
	        offsetof(struct element_test, takes_hidden), NULL},
	};
	static const struct fields fields = FIELDS("`element`", items);
	struct element_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!fields_read(l, value, &fields, t))
		return NULL;
	if (yaml_get(value, "css") == NULL && yaml_get(value, "xpath") == NULL)
		complain(l, COMPLAINT_MISSING, &value->place,
		    "css: 'input[type=search]'", str_of("css"),
		    str_of("`element`"));
	t->texts = xpath_texts_read(l, t->xpath);
	return t->css != NULL || t->xpath != NULL ? t : NULL;
}

static bool
stands_inside(
    const struct page *p, uint32_t element, const struct select_css *css)
{
	uint32_t at = p->elements[element].parent;

	for (; at != PAGE_NONE; at = p->elements[at].parent)
		if (select_css_matches(css, p, at))
			return true;
	return false;
}

static bool
text_matches(struct scan *s, uint32_t element, const struct words_test *words)
{
	return words_is_empty(words) ||
	    scan_element_says(s, element, words) == TRUTH_TRUE;
}

/* The name of a link is known already. */
static bool
name_matches(struct scan *s, uint32_t element, const struct words_test *words)
{
	size_t link = scan_link_of(s, element);

	if (words_is_empty(words))
		return true;
	if (link != STR_NONE &&
	    !str_is(s->page->elements[element].name, "form"))
		return scan_finds_words(s, words, scan_link_form(s, link),
		           scan_link_words(s)) == TRUTH_TRUE;
	return scan_text_says(s, page_name(s->page, element, s->arena),
	           words) == TRUTH_TRUE;
}

static bool
attributes_match(
    struct scan *s, uint32_t element, const struct named_tests *tests)
{
	for (size_t i = 0; i < tests->count; i++) {
		const struct named_test *t = &tests->items[i];
		struct value v = {0};

		v.text = page_attr(s->page, element, t->name.ptr, &v.is_there);
		if (value_holds(&t->test, s, v) != TRUTH_TRUE)
			return false;
	}
	return true;
}

/* NULL when a selected element counts. */
static const char *
refusal(const struct element_test *t, struct scan *s, uint32_t element)
{
	const struct page *p = s->page;

	if (!t->takes_hidden &&
	    p->elements[element].visibility == VISIBILITY_HIDDEN)
		return "is hidden";
	if (t->inside != NULL && !stands_inside(p, element, t->inside))
		return "stands elsewhere";
	if (!attributes_match(s, element, &t->attr))
		return "has other attributes";
	if (!name_matches(s, element, &t->name))
		return "has another name";
	if (!text_matches(s, element, &t->text))
		return "has another text";
	return NULL;
}

static void
look_at(const struct element_test *t, struct scan *s, uint32_t element,
    struct leaf_result *out, size_t *count)
{
	struct hit hit = hit_of_element(element);

	hit.why = refusal(t, s, element);
	if (hit.why == NULL)
		hit.why = ownership_refusal(s, element,
		    !words_is_empty(&t->name) || !words_is_empty(&t->text),
		    &hit);
	*count += ownership_take(s, out, &hit);
}

/* Whether the words that the attributes need stand on the page. */
static bool
attributes_may_match(struct scan *s, const struct named_tests *tests)
{
	for (size_t i = 0; i < tests->count; i++) {
		const struct named_test *t = &tests->items[i];

		if (!value_may_hold(&t->test, scan_attr_words(s, t->name)))
			return false;
	}
	return true;
}

static void
look_at_selected(const struct element_test *t, struct scan *s,
    struct leaf_result *out, size_t *count)
{
	bool is_known = false;

	for (uint32_t i = 0;
	     (i = select_css_next(t->css, s->page, i)) != PAGE_NONE; i++) {
		look_at(t, s, i, out, count);
		/* What came near is told in any case. */
		if (is_known || out->miss_count < LIMIT_NEAR_MISSES)
			continue;
		is_known = true;
		if (!attributes_may_match(s, &t->attr))
			break;
	}
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct element_test *t = data;
	const struct page *p = s->page;
	struct select_result found = {0};
	size_t count = 0;

	if (t->xpath != NULL && xpath_texts_may_stand(&t->texts, s))
		found = select_xpath_find(t->xpath, s->page, s->arena);
	for (size_t i = 0; i < found.count; i++)
		if (t->css == NULL ||
		    select_css_matches(t->css, p, found.elements[i]))
			look_at(t, s, found.elements[i], out, &count);
	if (t->xpath == NULL)
		look_at_selected(t, s, out, &count);
	out->truth = number_of_found(
	    &t->count, count, s->is_partial || found.is_undecided);
	if (found.is_undecided && out->truth == TRUTH_UNKNOWN)
		out->reason = REASON_LIMIT;
}

static void
signs(const void *data, struct signs *out)
{
	const struct element_test *t = data;
	const struct select_css *css =
	    t->css != NULL ? t->css : select_xpath_selector(t->xpath);

	if (css == NULL || t->count.count > 0)
		out->is_awake = true;
	else
		signs_add_selector(out, css);
}

const struct matcher match_element = {.signs = signs,
    .name = "element",
    .spoilers = VIEW_PARTIAL,
    .load = load,
    .run = run};
