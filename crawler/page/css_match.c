#include <assert.h>

#include "page/css_impl.h"
#include "page/page_impl.h"

/* What counts as a step more, of an element with much to look through. */
enum { STEP_BYTES = 32, STEP_ATTRIBUTES = 16 };

static bool
equals(struct str a, struct str b, bool is_folded)
{
	return is_folded ? str_equal_fold(a, b) : str_equal(a, b);
}

/* Whether one of the blank-separated words of text is word. */
static bool
has_word(struct str text, struct str word, bool is_folded)
{
	size_t start = 0;

	if (word.len == 0)
		return false;
	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && !str_is_space_char(text.ptr[i]))
			continue;
		if (equals(str_slice(text, start, i), word, is_folded))
			return true;
		start = i + 1;
	}
	return false;
}

static bool
starts(struct str text, struct str start, bool is_folded)
{
	return is_folded ? str_starts_fold(text, start)
	                 : str_starts(text, start);
}

static bool
matches_value(const struct css_test *t, struct str value)
{
	struct str want = t->value;
	bool fold = t->is_folded;

	switch (t->op) {
	case CSS_PRESENT:
		return true;
	case CSS_EQUAL:
		return equals(value, want, fold);
	case CSS_WORD:
		return has_word(value, want, fold);
	case CSS_LANGUAGE:
		return starts(value, want, fold) &&
		    (value.len == want.len || value.ptr[want.len] == '-');
	case CSS_START:
		return want.len > 0 && starts(value, want, fold);
	case CSS_END:
		return want.len > 0 &&
		    (fold ? str_ends_fold(value, want) : str_ends(value, want));
	case CSS_PART:
		return want.len > 0 &&
		    (fold ? str_find_fold(value, want, 0)
		          : str_find(value, want, 0)) != STR_NONE;
	}
	assert(false);
	return false;
}

static bool
matches_attr(const struct css_test *t, const struct page_element *e)
{
	for (uint32_t i = 0; i < e->attr_count; i++)
		if (str_equal(e->attrs[i].name, t->name))
			return matches_value(t, e->attrs[i].value);
	return false;
}

static bool matches_compound(const struct css_compound *c, const struct page *p,
    uint32_t element, size_t *steps);

static bool
matches_choice(const struct css_test *t, const struct page *p, uint32_t element,
    size_t *steps)
{
	for (size_t i = 0; i < t->choice_count; i++)
		if (matches_compound(&t->choices[i], p, element, steps))
			return true;
	return false;
}

static bool
matches_class(
    const struct page *p, uint32_t element, struct str name, size_t *steps)
{
	struct str classes = page_attr(p, element, "class", NULL);

	*steps += classes.len / STEP_BYTES;
	return has_word(classes, name, false);
}

/* Whether a script, a style or the title stands in an element: their texts are
 * not part of its own. */
static bool
has_other_text(const struct page_impl *page, const struct page_element *e)
{
	uint32_t first = (uint32_t)(e - page->page.elements);
	size_t low = 0, high = page->raw_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (page->raws[middle].element < first)
			low = middle + 1;
		else
			high = middle;
	}
	return (low < page->raw_count && page->raws[low].element < e->end) ||
	    (page->title_element >= first && page->title_element < e->end);
}

static bool
may_hold(const struct page *p, uint32_t element, struct str text, size_t *steps)
{
	const struct page_element *e = &p->elements[element];

	*steps += (e->text.end - e->text.start) / STEP_BYTES;
	return has_other_text(page_const_impl_of(p), e) ||
	    str_find(str_slice(p->text, e->text.start, e->text.end), text, 0) !=
	    STR_NONE;
}

static bool
matches_test(const struct css_test *t, const struct page *p, uint32_t element,
    size_t *steps)
{
	const struct page_element *e = &p->elements[element];

	*steps += e->attr_count / STEP_ATTRIBUTES;
	switch (t->kind) {
	case CSS_TYPE:
		return str_equal(e->name, t->name);
	case CSS_ID:
		return str_equal(page_attr(p, element, "id", NULL), t->name);
	case CSS_CLASS:
		return matches_class(p, element, t->name, steps);
	case CSS_ATTR:
		return matches_attr(t, e);
	case CSS_EMPTY:
		return e->end == element + 1 &&
		    str_trim(str_slice(p->text, e->text.start, e->text.end))
		        .len == 0;
	case CSS_TEXT:
		return may_hold(p, element, t->value, steps);
	case CSS_NOT:
		return !matches_choice(t, p, element, steps);
	case CSS_IS:
		return matches_choice(t, p, element, steps);
	}
	assert(false);
	return false;
}

static bool
matches_compound(const struct css_compound *c, const struct page *p,
    uint32_t element, size_t *steps)
{
	for (size_t i = 0; i < c->test_count; i++)
		if (!matches_test(&c->tests[i], p, element, steps))
			return false;
	return true;
}

/*
 * Ancestors are tried from the element up. After a failure only the nearest
 * descendant step needs to be tried one higher, because what hangs above it
 * could have matched there no earlier. Nothing above top is looked at.
 */
static bool
matches_chain(const struct css_chain *chain, const struct page *p,
    uint32_t element, uint32_t top, size_t *steps)
{
	size_t i = chain->count - 1, again = 0;
	uint32_t at = element, again_at = PAGE_NONE;

	++*steps;
	if (!matches_compound(&chain->compounds[i], p, at, steps))
		return false;
	while (i > 0) {
		bool is_child = chain->compounds[i].combinator == CSS_CHILD;

		if (at == top)
			return false;
		at = p->elements[at].parent;
		if (at == PAGE_NONE)
			return false;
		++*steps;
		if (matches_compound(&chain->compounds[i - 1], p, at, steps)) {
			if (!is_child) {
				again = i;
				again_at = at;
			}
			i--;
			continue;
		}
		if (!is_child)
			continue;
		if (again_at == PAGE_NONE)
			return false;
		i = again;
		at = again_at;
		again_at = PAGE_NONE;
	}
	return true;
}

bool
css_matches(const struct select_css *s, const struct page *p, uint32_t element,
    size_t *steps)
{
	uint32_t frame = p->documents[p->elements[element].document].frame;
	uint32_t top = frame == PAGE_NONE ? 0 : frame + 1;

	for (size_t i = 0; i < s->count; i++)
		if (matches_chain(&s->chains[i], p, element, top, steps))
			return true;
	return false;
}

/* Whether an element with these marks matches. */
static bool
matches_marked(const struct select_css *s, const struct page *p,
    uint32_t element, uint64_t marks)
{
	size_t steps = 0;

	for (size_t i = 0; i < s->count; i++)
		if ((s->chains[i].mark & ~marks) == 0 &&
		    matches_chain(&s->chains[i], p, element, 0, &steps))
			return true;
	return false;
}

bool
select_css_matches(
    const struct select_css *s, const struct page *p, uint32_t element)
{
	assert(element < p->element_count);
	return matches_marked(
	    s, p, element, page_const_impl_of(p)->marks[element]);
}

static bool
may_match(const struct css_chain *chain, const struct mark_page *page)
{
	for (size_t i = 0; i < chain->place_count; i++)
		if (!mark_page_has(page, chain->places[i]))
			return false;
	return true;
}

size_t
select_css_count(const struct select_css *s)
{
	return s->count;
}

bool
select_css_place(const struct select_css *s, size_t i, uint16_t *place)
{
	if (i >= s->count || s->chains[i].place_count == 0)
		return false;
	*place = s->chains[i].rarest;
	return true;
}

bool
select_page_has(const struct page *p, uint16_t place)
{
	return mark_page_has(&page_const_impl_of(p)->mark_page, place);
}

uint32_t
select_css_next(const struct select_css *s, const struct page *p, uint32_t from)
{
	const struct page_impl *page = page_const_impl_of(p);
	const uint64_t *marks = page->marks;
	bool may_any = false;

	for (size_t i = 0; i < s->count && !may_any; i++)
		may_any = may_match(&s->chains[i], &page->mark_page);
	if (!may_any)
		return PAGE_NONE;
	for (uint32_t i = from; i < p->element_count; i++)
		if (matches_marked(s, p, i, marks[i]))
			return i;
	return PAGE_NONE;
}
