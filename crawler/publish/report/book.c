/* Reading what all pages share. */
#include "publish/report/book.h"

#include <assert.h>

#include "publish/report/book_impl.h"
#include "store/figures.h"
#include "store/reviews.h"
#include "store/view_row.h"

struct reading {
	struct book *book;
	size_t capacity;
	struct figure *figures; /* by agency, then by number in book.names */
	size_t agency; /* number of the one whose rows come */
	size_t figure; /* of the row that comes next */
};

static bool
take_agency(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct book *b = in->book;
	struct arena *a = b->arena;
	struct book_agency *g;

	b->agencies = arena_grow(a, b->agencies, &in->capacity,
	    b->agency_count + 1, sizeof(*b->agencies));
	g = &b->agencies[b->agency_count++];
	g->id = view_row_copy(r, "agency_id", a);
	g->name_th = view_row_copy(r, "name_th", a);
	g->name_en = view_row_copy(r, "name_en", a);
	g->level = view_row_copy(r, "level", a);
	g->ministry_th = view_row_copy(r, "ministry_th", a);
	g->province_code = view_row_copy(r, "province_code", a);
	g->office_code = view_row_copy(r, "office_code", a);
	g->status = view_row_copy(r, "status", a);
	g->state = call_state_of(g->status);
	b->states[g->state]++;
	return true;
}

/* The tables know the address of a site, the view does not. */
static enum err_code
read_homes(struct book *b, struct err *e)
{
	struct stored_agency *all = NULL;
	struct arena scratch = {0};
	size_t count = 0;
	enum err_code rc = store_agencies_read(
	    b->setup->store, b->setup->now.round, &scratch, &all, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		size_t n = book_agency_number(b, all[i].agency.id);

		if (n != STR_NONE)
			b->agencies[n].home =
			    arena_str(b->arena, agency_home(&all[i].agency));
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
read_agencies(struct reading *in, struct err *e)
{
	struct book *b = in->book;
	const struct view_filter filter = {"round", b->setup->now.round};
	const struct view_rows rows = {.view = "agencies",
	    .filters = &filter,
	    .filter_count = 1,
	    .take = take_agency,
	    .state = in};
	enum err_code rc = view_rows_each(b->setup->store, &rows, e);

	return rc == ERR_NONE ? read_homes(b, e) : rc;
}

/* Keeps a figure, and adds it to the groups of its agency. */
static enum err_code
take_figure(void *state, const struct figure_row *row, struct err *e)
{
	struct reading *in = state;
	struct book *b = in->book;
	const struct book_agency *g;

	(void)e;
	if (in->agency == STR_NONE ||
	    !str_equal(b->agencies[in->agency].id, row->agency_id)) {
		in->agency = book_agency_number(b, row->agency_id);
		in->figure = 0;
	}
	/* One that came into a round still going on since it was read. */
	if (in->agency == STR_NONE)
		return ERR_NONE;
	assert(in->figure < b->figure_count);
	in->figures[in->agency * b->figure_count + in->figure++] = row->figure;
	g = &b->agencies[in->agency];
	for (int by = 0; by < BOOK_GROUPINGS; by++)
		groups_add(
		    &b->by[by], book_key(g, (enum book_grouping)by), row);
	return ERR_NONE;
}

static enum err_code
read_figures(struct reading *in, struct err *e)
{
	struct book *b = in->book;
	const struct report_pass *now = &b->setup->now;
	const struct score_wish wish = {.store = b->setup->store,
	    .plan = b->plan,
	    .of = {now->round, now->audit, now->last_review},
	    .on_row = take_figure,
	    .state = in};
	enum err_code rc;

	for (int by = 0; by < BOOK_GROUPINGS; by++)
		groups_init(&b->by[by], b->plan);
	b->names = b->by[BOOK_ALL].names;
	b->figure_count = b->by[BOOK_ALL].figure_count;
	in->agency = STR_NONE;
	in->figures = arena_array(b->arena,
	    b->agency_count * b->figure_count + 1, sizeof(*in->figures));
	for (size_t i = 0; i < b->agency_count; i++)
		b->agencies[i].figures = &in->figures[i * b->figure_count];
	rc = score_each(&wish, e);
	for (int by = 0; by < BOOK_GROUPINGS; by++)
		groups_finish(&b->by[by]);
	return rc;
}

/* The figures that stand for all others on a page of many agencies. */
static void
choose_figures(struct book *b)
{
	b->overall = 0;
	b->ladder = STR_NONE;
	for (size_t i = b->figure_count; i-- > 0;) {
		const struct group_name *n = &b->names[i];

		if (n->of_indicator == NULL &&
		    n->of_pillar->weight != PILLAR_NOT_PUBLISHED)
			b->overall = i;
		if (n->of_indicator != NULL &&
		    n->of_indicator->kind == INDICATOR_LADDER)
			b->ladder = i;
	}
}

static enum err_code
read_rounds_row(struct book *b, struct err *e)
{
	struct round_facts facts = {0};
	enum err_code rc = round_facts_read(b, b->setup->now.round, &facts, e);

	b->config = facts.config;
	b->user_agent = facts.user_agent;
	return rc;
}

static enum err_code
read_last_review(struct book *b, struct err *e)
{
	b->last_review = b->setup->now.last_review;
	if (b->last_review != INT64_MAX)
		return ERR_NONE;
	return store_review_last(b->setup->store, &b->last_review, e);
}

enum err_code
book_read(const struct report_setup *setup, struct arena *a, struct book *out,
    struct err *e)
{
	struct reading in = {.book = out};
	enum err_code rc;

	*out =
	    (struct book){.setup = setup, .arena = a, .plan = &setup->now.plan};
	rc = store_audit_find(setup->store,
	    arena_printf(a, "%.*s/%.*s", STR_ARG(setup->now.round),
	        STR_ARG(setup->now.audit)),
	    a, &out->audit, e);
	if (rc == ERR_NONE)
		rc = read_last_review(out, e);
	if (rc == ERR_NONE)
		rc = read_rounds_row(out, e);
	if (rc == ERR_NONE)
		rc = read_agencies(&in, e);
	if (rc == ERR_NONE)
		rc = read_figures(&in, e);
	if (rc == ERR_NONE) {
		choose_figures(out);
		rc = book_verdicts_read(out, e);
	}
	if (rc == ERR_NONE)
		book_service_find(out);
	if (rc == ERR_NONE)
		rc = book_rounds_read(out, e);
	if (rc != ERR_NONE)
		book_release(out);
	return rc;
}

void
book_release(struct book *b)
{
	for (size_t i = 0; i < b->round_count; i++) {
		groups_release(&b->rounds[i].all);
		groups_release(&b->rounds[i].agencies);
	}
	for (int by = 0; by < BOOK_GROUPINGS; by++)
		groups_release(&b->by[by]);
	b->round_count = 0;
}
