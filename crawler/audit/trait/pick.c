#include "audit/trait/pick_impl.h"

#include "audit/trait/trait_impl.h"
#include "audit/value/selector_impl.h"

static void
add_role(struct loader *l, const struct yaml_place *place, struct str word,
    struct role_set *out)
{
	const char *names[ROLE_COUNT + 2];
	size_t count = 0;

	for (int r = ROLE_OTHER + 1; r < ROLE_COUNT; r++) {
		names[count++] = role_word((enum role)r);
		if (str_is(word, names[count - 1])) {
			out->has[r] = true;
			return;
		}
	}
	/* What no role tells, and second names of two. */
	if (str_is(word, "other"))
		out->has[ROLE_OTHER] = true;
	else if (str_is(word, "presentation"))
		out->has[ROLE_NONE] = true;
	else if (str_is(word, "image"))
		out->has[ROLE_IMG] = true;
	else
		complain(l, COMPLAINT_VALUE, place,
		    loader_suggestion(l, word, names, count), word,
		    str_of("button, img, link, ..."));
}

void
roles_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct role_set *out = into;
	struct texts words = {0};

	field_texts(l, value, &words);
	out->is_asked = true;
	for (size_t i = 0; i < words.count; i++)
		add_role(l,
		    value->kind == YAML_LIST ? &value->items[i].value.place
		                             : &value->place,
		    words.items[i], out);
}

static void
read_visible(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"yes", "any"};
	bool *takes_hidden = into;

	*takes_hidden = field_word(l, value, words, 2) == 1;
}

static const struct field pick_fields[] = {
    {"css", css_read, offsetof(struct pick, css), NULL},
    {"role", roles_read, offsetof(struct pick, roles), NULL},
    {"name", value_read, offsetof(struct pick, name), NULL},
    {"inside", css_read, offsetof(struct pick, inside), NULL},
    {"visible", read_visible, offsetof(struct pick, takes_hidden), NULL},
    {"hidden", field_answer, offsetof(struct pick, hidden), NULL},
    {"exposed", field_answer, offsetof(struct pick, exposed), NULL},
    {"focusable", field_answer, offsetof(struct pick, focusable), NULL},
    {"tabbable", field_answer, offsetof(struct pick, tabbable), NULL},
    /* Of targets alone; the last. */
    {"frames", field_answer, offsetof(struct pick, frames), NULL},
    {"xpath", xpath_read, offsetof(struct pick, xpath), NULL},
};

enum {
	PICK_FIELDS = sizeof(pick_fields) / sizeof(pick_fields[0]),
	TARGET_FIELDS = 2
};

struct pick *
pick_read_targets(struct loader *l, const struct yaml_node *value)
{
	static const struct fields fields = {
	    "`element`", pick_fields, PICK_FIELDS};
	struct pick *p = arena_alloc(l->arena, sizeof(*p));

	if (!fields_read(l, value, &fields, p))
		return NULL;
	if (yaml_get(value, "css") == NULL &&
	    yaml_get(value, "xpath") == NULL &&
	    yaml_get(value, "role") == NULL) {
		complain(l, COMPLAINT_MISSING, &value->place, "css: 'main img'",
		    str_of("css"), str_of("`element`"));
		return NULL;
	}
	return p;
}

struct pick *
pick_read(struct loader *l, const struct yaml_node *value)
{
	static const struct fields fields = {
	    "`inside`, `contains`", pick_fields, PICK_FIELDS - TARGET_FIELDS};
	struct pick *p = arena_alloc(l->arena, sizeof(*p));

	if (value->kind == YAML_TEXT) {
		p->takes_hidden = true;
		css_read(l, value, &p->css);
		return p->css == NULL ? NULL : p;
	}
	return fields_read(l, value, &fields, p) ? p : NULL;
}

enum truth
element_is_visible(const struct page *p, uint32_t element)
{
	switch (p->elements[element].visibility) {
	case VISIBILITY_SHOWN:
		return TRUTH_TRUE;
	case VISIBILITY_HIDDEN:
		return TRUTH_FALSE;
	case VISIBILITY_UNKNOWN:
		break;
	}
	return TRUTH_UNKNOWN;
}

enum truth
element_is_hidden(const struct page *p, uint32_t element)
{
	if (page_is_hidden(p, element))
		return TRUTH_TRUE;
	return page_may_be_hidden(p, element) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

enum truth
element_is_exposed(const struct page *p, uint32_t element)
{
	if (!page_is_in_accessibility_tree(p, element))
		return TRUTH_FALSE;
	return page_may_be_hidden(p, element) ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

enum truth
element_is_tabbable(const struct page *p, uint32_t element)
{
	if (!page_is_tabbable(p, element))
		return TRUTH_FALSE;
	return page_may_be_hidden(p, element) ||
	        (p->view_flags & VIEW_CSS_UNKNOWN) != 0
	    ? TRUTH_UNKNOWN
	    : TRUTH_TRUE;
}

static enum truth
name_holds(const struct value_test *t, struct scan *s, uint32_t element)
{
	struct value v = {
	    .is_there = true, .text = page_name(s->page, element, s->arena)};

	return value_holds(t, s, v);
}

static bool
stands_inside(const struct pick *pick, struct scan *s, uint32_t element)
{
	const struct page *p = s->page;
	uint32_t at = p->elements[element].parent;

	for (; at != PAGE_NONE; at = p->elements[at].parent) {
		(void)trait_step(s, 1);
		if (select_css_matches(pick->inside, p, at))
			return true;
	}
	return false;
}

static enum truth
as_asked(enum answer asked, enum truth is)
{
	if (asked == ANSWER_UNKNOWN)
		return TRUTH_TRUE;
	if (is == TRUTH_UNKNOWN)
		return is;
	return (is == TRUTH_TRUE) == (asked == ANSWER_YES) ? TRUTH_TRUE
	                                                   : TRUTH_FALSE;
}

static enum truth
both(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

enum truth
pick_holds(const struct pick *pick, struct scan *s, uint32_t element)
{
	const struct page *p = s->page;
	enum truth truth = TRUTH_TRUE;

	if (pick->frames == ANSWER_NO && p->elements[element].document != 0)
		return TRUTH_FALSE;
	if (pick->css != NULL && !select_css_matches(pick->css, p, element))
		return TRUTH_FALSE;
	if (!pick->takes_hidden)
		truth = element_is_visible(p, element);
	if (pick->hidden != ANSWER_UNKNOWN)
		truth = both(truth,
		    as_asked(pick->hidden, element_is_hidden(p, element)));
	if (pick->exposed != ANSWER_UNKNOWN)
		truth = both(truth,
		    as_asked(pick->exposed, element_is_exposed(p, element)));
	if (truth == TRUTH_FALSE)
		return truth;
	if (pick->roles.is_asked && !pick->roles.has[scan_role(s, element)])
		return TRUTH_FALSE;
	if (pick->focusable != ANSWER_UNKNOWN &&
	    page_is_focusable(p, element) != (pick->focusable == ANSWER_YES))
		return TRUTH_FALSE;
	if (pick->tabbable != ANSWER_UNKNOWN)
		truth = both(truth,
		    as_asked(pick->tabbable, element_is_tabbable(p, element)));
	if (pick->inside != NULL && !stands_inside(pick, s, element))
		return TRUTH_FALSE;
	if (pick->name.count > 0)
		truth = both(truth, name_holds(&pick->name, s, element));
	return truth;
}
