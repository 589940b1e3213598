/* How far an agency's services go online. */
#include "publish/level_words.h"
#include "publish/report/book_impl.h"

enum { LEVEL_HIGHEST = 4 };

static bool
tells_level(const struct book_rule *r)
{
	return r->rule.has_levels && level_is_of_services(r->rule.indicators);
}

static bool
is_of_services(const struct book *b, const struct plan_indicator *of)
{
	for (size_t i = 0; i < of->rule_count; i++) {
		size_t n = book_rule_number(b, of->rules[i].id);

		if (n != STR_NONE && tells_level(&b->rules[n]))
			return true;
	}
	return false;
}

void
book_service_find(struct book *b)
{
	b->service_of = b->ladder;
	for (size_t i = 0; b->service_of == STR_NONE && i < b->figure_count;
	     i++)
		if (b->names[i].of_indicator != NULL &&
		    is_of_services(b, b->names[i].of_indicator))
			b->service_of = i;
}

static struct service_level
of_ladder(const struct figure *f)
{
	return (struct service_level){.level = f->has_score ? f->level : -1,
	    .rule = STR_NONE,
	    .is_open = f->has_bounds && f->lower < f->upper};
}

struct service_level
book_service_level(const struct book *b, const struct book_agency *g)
{
	struct service_level found = {.level = -1, .rule = STR_NONE};
	const struct plan_indicator *of;

	if (b->service_of == STR_NONE)
		return found;
	if (b->service_of == b->ladder)
		return of_ladder(&g->figures[b->ladder]);
	of = b->names[b->service_of].of_indicator;
	for (size_t i = 0; i < of->rule_count; i++) {
		size_t n = book_rule_number(b, of->rules[i].id);
		const struct book_verdict *v;

		if (n == STR_NONE || !tells_level(&b->rules[n]))
			continue;
		v = &g->verdicts[n];
		if (v->is_undecided) {
			found.is_open = true;
		} else if (v->level > found.level) {
			found.level = v->level;
			found.rule = n;
		}
	}
	if (found.level >= LEVEL_HIGHEST)
		found.is_open = false;
	return found;
}
