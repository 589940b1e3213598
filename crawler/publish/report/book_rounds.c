/* The history: what came before this round, and whether it may be held against
 * it. */
#include <jansson.h>

#include "base/json.h"
#include "publish/report/book_impl.h"
#include "score/plan.h"
#include "store/view_row.h"

struct facts_reading {
	const struct book *book;
	struct round_facts *facts;
};

static struct str
agent_of(struct arena *a, struct str config)
{
	json_t *c = NULL;
	struct str agent;

	if (json_read(config, &c, NULL) != ERR_NONE)
		return (struct str){0};
	agent = arena_str(a, json_text(c, "user_agent"));
	json_decref(c);
	return agent;
}

static bool
take_facts(void *state, const struct view_row *r)
{
	const struct facts_reading *in = state;
	struct arena *a = in->book->arena;

	*in->facts = (struct round_facts){
	    .started_at = view_row_copy(r, "started_at", a),
	    .finished_at = view_row_copy(r, "finished_at", a),
	    .config = view_row_copy(r, "config", a),
	};
	in->facts->user_agent = agent_of(a, in->facts->config);
	return false;
}

enum err_code
round_facts_read(const struct book *b, struct str round,
    struct round_facts *out, struct err *e)
{
	struct facts_reading in = {.book = b, .facts = out};
	const struct view_filter filter = {"round", round};
	const struct view_rows rows = {.view = "rounds",
	    .filters = &filter,
	    .filter_count = 1,
	    .take = take_facts,
	    .state = &in};

	return view_rows_each(b->setup->store, &rows, e);
}

static const struct plan_indicator *
indicator_named(const struct plan *p, struct str key)
{
	for (size_t i = 0; i < p->indicator_count; i++)
		if (str_equal(p->indicators[i].key, key))
			return &p->indicators[i];
	return NULL;
}

/* A pillar is alike when all that makes it up is, and nothing else does. */
static bool
is_alike_pillar(const struct plan *x, const struct plan *y, struct str pillar)
{
	size_t count = 0;

	for (size_t i = 0; i < x->indicator_count; i++) {
		const struct plan_indicator *of = &x->indicators[i], *other;

		if (!str_equal(of->pillar, pillar))
			continue;
		other = indicator_named(y, of->key);
		if (other == NULL || !str_equal(other->pillar, pillar) ||
		    other->weight != of->weight ||
		    !plan_indicator_is_alike(of, other))
			return false;
		count++;
	}
	for (size_t i = 0; i < y->indicator_count; i++)
		count -= str_equal(y->indicators[i].pillar, pillar);
	return count == 0;
}

static void
compare_plans(const struct book *b, struct book_round *r)
{
	bool *is_alike =
	    arena_array(b->arena, b->figure_count, sizeof(*is_alike));

	for (size_t i = 0; i < b->figure_count; i++) {
		const struct group_name *n = &b->names[i];
		const struct plan_indicator *other =
		    indicator_named(&r->plan, n->indicator);

		if (n->of_indicator == NULL)
			is_alike[i] =
			    is_alike_pillar(b->plan, &r->plan, n->pillar);
		else
			is_alike[i] = other != NULL &&
			    plan_indicator_is_alike(n->of_indicator, other);
	}
	r->is_alike = is_alike;
}

static enum err_code
take_figure(void *state, const struct figure_row *row, struct err *e)
{
	struct book_round *r = state;

	(void)e;
	groups_add(&r->all, (struct str){0}, row);
	groups_add(&r->agencies, row->agency_id, row);
	return ERR_NONE;
}

static enum err_code
read_round(const struct book *b, const struct report_pass *pass,
    struct book_round *r, struct err *e)
{
	struct round_facts facts = {0};
	struct err why = {0};
	struct score_wish wish = {.store = b->setup->store,
	    .plan = &r->plan,
	    .of = {pass->round, pass->audit, pass->last_review},
	    .on_row = take_figure,
	    .state = r};
	enum err_code rc = round_facts_read(b, pass->round, &facts, e);

	r->round = pass->round;
	r->audit = pass->audit;
	r->started_at = facts.started_at;
	r->finished_at = facts.finished_at;
	r->plan = pass->plan;
	compare_plans(b, r);
	groups_init(&r->all, &r->plan);
	groups_init(&r->agencies, &r->plan);
	if (rc == ERR_NONE && r->plan.indicator_count > 0)
		rc = score_each(&wish, &why);
	groups_finish(&r->all);
	groups_finish(&r->agencies);
	/* Figures of other revisions cannot be had; the round itself was. */
	if (rc == ERR_USAGE && why.msg[0] != '\0') {
		r->trouble = arena_str(b->arena, str_of(why.msg));
		rc = ERR_NONE;
	} else if (rc != ERR_NONE && why.msg[0] != '\0') {
		rc = err_set(e, rc, "%s", why.msg);
	}
	return rc;
}

enum err_code
book_rounds_read(struct book *b, struct err *e)
{
	const struct report_setup *s = b->setup;
	enum err_code rc = ERR_NONE;

	b->rounds =
	    arena_array(b->arena, s->earlier_count + 1, sizeof(*b->rounds));
	for (size_t i = 0; rc == ERR_NONE && i < s->earlier_count; i++)
		rc = read_round(
		    b, &s->earlier[i], &b->rounds[b->round_count++], e);
	if (rc == ERR_NONE)
		rc = read_round(b, &s->now, &b->rounds[b->round_count++], e);
	return rc;
}

static const struct group *
group_named(const struct groups *g, struct str key)
{
	size_t low = 0, high = g->count;

	/* The empty key stands last. */
	if (key.len == 0)
		return high > 0 && g->items[high - 1]->key.len == 0
		    ? g->items[high - 1]
		    : NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct str at = g->items[middle]->key;

		if (at.len > 0 && str_compare(at, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < g->count && str_equal(g->items[low]->key, key)
	    ? g->items[low]
	    : NULL;
}

const struct group_figure *
book_round_figure(const struct book *b, const struct book_round *r,
    struct str agency_id, size_t figure)
{
	const struct groups *g = agency_id.len > 0 ? &r->agencies : &r->all;
	const struct group *found = group_named(g, agency_id);
	const struct group_name *n = &b->names[figure];

	for (size_t i = 0; found != NULL && i < g->figure_count; i++)
		if (str_equal(g->names[i].pillar, n->pillar) &&
		    str_equal(g->names[i].indicator, n->indicator))
			return &found->figures[i];
	return NULL;
}

const struct group *
book_group(const struct book *b, enum book_grouping by, struct str key)
{
	return group_named(&b->by[by], key);
}
