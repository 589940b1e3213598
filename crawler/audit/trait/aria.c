/* aria: whether what the author says to assistive technology makes sense. */
#include "page/aria.h"
#include "audit/read/fields_impl.h"
#include "audit/trait/trait_impl.h"
#include "page/owner.h"

/* A question about an element; *why may be set to what was found. */
typedef bool question(const struct page *p, uint32_t i, struct str *why);

/* The states and properties of an element, one after the other: the next from
 * *at on, or NULL. */
static const struct aria_attr *
next_attr(const struct page *p, uint32_t i, uint32_t *at, struct str *value)
{
	const struct page_element *e = &p->elements[i];

	while (*at < e->attr_count) {
		const struct page_attr *a = &e->attrs[(*at)++];
		const struct aria_attr *attr =
		    aria_is_name(a->name) ? aria_attr_of(a->name) : NULL;

		*value = a->value;
		if (attr != NULL)
			return attr;
	}
	return NULL;
}

static bool
is_used(const struct page *p, uint32_t i, struct str *why)
{
	const struct page_element *e = &p->elements[i];

	for (uint32_t k = 0; k < e->attr_count; k++)
		if (aria_is_name(e->attrs[k].name)) {
			*why = e->attrs[k].name;
			return true;
		}
	return false;
}

static bool
is_defined(const struct page *p, uint32_t i, struct str *why)
{
	const struct page_element *e = &p->elements[i];

	for (uint32_t k = 0; k < e->attr_count; k++)
		if (aria_is_name(e->attrs[k].name) &&
		    aria_attr_of(e->attrs[k].name) == NULL) {
			*why = e->attrs[k].name;
			return false;
		}
	return true;
}

static bool
is_known(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;

	(void)why;
	return next_attr(p, i, &at, &value) != NULL;
}

static bool
is_global(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;
	const struct aria_attr *attr;

	(void)why;
	while ((attr = next_attr(p, i, &at, &value)) != NULL)
		if (attr->is_global)
			return true;
	return false;
}

static bool
is_stated(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;

	(void)why;
	while (next_attr(p, i, &at, &value) != NULL)
		if (value.len > 0)
			return true;
	return false;
}

static bool
is_valid(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;
	const struct aria_attr *attr;

	while ((attr = next_attr(p, i, &at, &value)) != NULL)
		if (value.len > 0 && !aria_takes(attr, value)) {
			*why = str_of(attr->name);
			return false;
		}
	return true;
}

static bool
is_allowed(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;
	const struct aria_attr *attr;

	while ((attr = next_attr(p, i, &at, &value)) != NULL)
		if (!page_aria_is_allowed(p, i, attr)) {
			*why = str_of(attr->name);
			return false;
		}
	return true;
}

static bool
is_prohibited(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t at = 0;
	struct str value;
	const struct aria_attr *attr;

	while ((attr = next_attr(p, i, &at, &value)) != NULL)
		if (page_aria_is_prohibited(p, i, attr)) {
			*why = str_of(attr->name);
			return true;
		}
	return false;
}

static bool
is_complete(const struct page *p, uint32_t i, struct str *why)
{
	const char *missing = page_aria_missing(p, i);

	if (missing != NULL)
		*why = str_of(missing);
	return missing == NULL;
}

static bool
is_recast(const struct page *p, uint32_t i, struct str *why)
{
	(void)why;
	return page_is_recast(p, i);
}

static bool
is_real_role(const struct page *p, uint32_t i, struct str *why)
{
	*why = page_attr(p, i, "role", NULL);
	return page_role_is_known(p, i);
}

static bool
is_in_context(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t owner = page_owner(p, i);

	if (owner != PAGE_NONE)
		*why = str_of(role_word(page_role(p, owner)));
	return page_is_in_context(p, i);
}

static bool
has_right_parts(const struct page *p, uint32_t i, struct str *why)
{
	uint32_t wrong = page_owned_wrongly(p, i);

	if (wrong != PAGE_NONE && wrong != i)
		*why = str_of(role_word(page_role(p, wrong)));
	return wrong == PAGE_NONE;
}

static bool
is_busy(const struct page *p, uint32_t i, struct str *why)
{
	(void)why;
	return page_is_busy(p, i);
}

static bool
is_widget(const struct page *p, uint32_t i, struct str *why)
{
	(void)why;
	return role_is_widget(page_role(p, i));
}

static bool
is_disabled(const struct page *p, uint32_t i, struct str *why)
{
	(void)why;
	return page_is_disabled(p, i);
}

/* What is looked at besides the element itself. */
enum looks { LOOKS_AT_IT, LOOKS_AROUND, LOOKS_INSIDE };

static const struct {
	const char *name;
	question *ask;
	enum looks looks;
} questions[] = {
    {"used", is_used, LOOKS_AT_IT},
    {"defined", is_defined, LOOKS_AT_IT},
    {"known", is_known, LOOKS_AT_IT},
    {"global", is_global, LOOKS_AT_IT},
    {"stated", is_stated, LOOKS_AT_IT},
    {"valid", is_valid, LOOKS_AT_IT},
    {"allowed", is_allowed, LOOKS_AT_IT},
    {"prohibited", is_prohibited, LOOKS_AT_IT},
    {"complete", is_complete, LOOKS_AT_IT},
    {"role_changed", is_recast, LOOKS_AT_IT},
    {"role_exists", is_real_role, LOOKS_AT_IT},
    {"in_context", is_in_context, LOOKS_AROUND},
    {"right_parts", has_right_parts, LOOKS_INSIDE},
    {"busy", is_busy, LOOKS_AROUND},
    {"widget", is_widget, LOOKS_AT_IT},
    {"disabled", is_disabled, LOOKS_AROUND},
};

enum { QUESTIONS = sizeof(questions) / sizeof(questions[0]) };

struct aria_test {
	enum answer answers[QUESTIONS]; /* in their order */
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct field items[QUESTIONS];
	const struct fields fields = {"`aria`", items, QUESTIONS};
	struct aria_test *t = arena_alloc(l->arena, sizeof(*t));

	for (size_t i = 0; i < QUESTIONS; i++)
		items[i] = (struct field){questions[i].name, field_answer,
		    offsetof(struct aria_test, answers) +
		        i * sizeof(t->answers[0]),
		    NULL};
	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* How many elements are looked at for a question. */
static size_t
work_of(enum looks looks, const struct page *p, uint32_t element)
{
	size_t count = 1;

	if (looks == LOOKS_INSIDE)
		return p->elements[element].end - element;
	if (looks == LOOKS_AROUND)
		for (uint32_t i = p->elements[element].parent; i != PAGE_NONE;
		     i = p->elements[i].parent)
			count++;
	return count;
}

static enum truth
has(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct aria_test *t = data;

	for (size_t i = 0; i < QUESTIONS; i++) {
		if (t->answers[i] == ANSWER_UNKNOWN)
			continue;
		if (!trait_step(
		        s, work_of(questions[i].looks, s->page, element)))
			return TRUTH_UNKNOWN;
		if (questions[i].ask(s->page, element, why) !=
		    (t->answers[i] == ANSWER_YES))
			return TRUTH_FALSE;
	}
	return TRUTH_TRUE;
}

const struct trait trait_aria = {
    .name = "aria", .spoilers = VIEW_UNFILLED, .load = load, .has = has};
