/* cell: whether the headers of a table belong to its cells. */
#include "audit/read/fields_impl.h"
#include "audit/trait/trait_impl.h"
#include "page/data_table.h"

struct cell_test {
	enum answer headers_exist;
	enum answer used;
	enum answer in_table;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"headers_exist", field_answer,
	        offsetof(struct cell_test, headers_exist), NULL},
	    {"used", field_answer, offsetof(struct cell_test, used), NULL},
	    {"in_table", field_answer, offsetof(struct cell_test, in_table),
	        NULL},
	};
	static const struct fields fields = FIELDS("`cell`", items);
	struct cell_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static bool
is_as_asked(enum answer asked, bool is)
{
	return asked == ANSWER_UNKNOWN || is == (asked == ANSWER_YES);
}

/* Whether an element stands in a table that is told as one. */
static bool
is_in_table(const struct page *p, uint32_t table)
{
	enum role role;

	if (table == PAGE_NONE || !page_is_in_accessibility_tree(p, table))
		return false;
	role = page_role(p, table);
	return role == ROLE_TABLE || role == ROLE_GRID || role == ROLE_TREEGRID;
}

static bool
is_used(struct scan *s, uint32_t element)
{
	if (s->used_headers == NULL)
		s->used_headers = page_used_headers(s->page, s->arena);
	return s->used_headers[element];
}

static enum truth
has(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct cell_test *t = data;
	const struct page *p = s->page;

	if (!trait_step(s, 1))
		return TRUTH_UNKNOWN;
	if (!is_as_asked(
	        t->in_table, is_in_table(p, page_table_of(p, element))))
		return TRUTH_FALSE;
	if (t->headers_exist != ANSWER_UNKNOWN &&
	    !is_as_asked(
	        t->headers_exist, page_cell_headers_exist(p, element))) {
		*why = page_attr(p, element, "headers", NULL);
		return TRUTH_FALSE;
	}
	return t->used == ANSWER_UNKNOWN ||
	        is_as_asked(t->used, is_used(s, element))
	    ? TRUTH_TRUE
	    : TRUTH_FALSE;
}

const struct trait trait_cell = {
    .name = "cell", .spoilers = VIEW_UNFILLED, .load = load, .has = has};
