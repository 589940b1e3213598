/* The page of each agency, in both languages. What is read of an agency is read
 * once, and goes when its pages are written. */
#include "publish/report/agency_impl.h"
#include "publish/report/pages.h"

/* What is the same for all agencies. */
struct writing {
	struct book *book;
	struct folder *to;
	struct proof_reviews reviews;
	size_t *sections; /* see agency_facts */
	const struct changes *since;
};

/* The changes of one agency on their way. */
struct changing {
	const struct book *book;
	struct arena *arena;
	struct agency_facts *facts;
	struct agency_change *items;
	size_t capacity;
};

static size_t
section_of(const struct plan *plan, struct str rule)
{
	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++)
			if (str_equal(plan->indicators[i].rules[k].id, rule))
				return i;
	return plan->indicator_count;
}

static enum err_code
prepare(struct writing *w, struct arena *a, struct err *e)
{
	struct book *b = w->book;
	enum err_code rc = proofs_reviews_read(b, a, &w->reviews, e);

	w->sections = arena_array(a, b->rule_count + 1, sizeof(*w->sections));
	for (size_t i = 0; i < b->rule_count; i++)
		w->sections[i] = section_of(b->plan, b->rules[i].rule.id);
	return rc == ERR_NONE ? changes_of(b, &w->since, e) : rc;
}

/* Keeps what made a verdict another. */
static enum err_code
take_change(void *state, const struct change *c, struct err *e)
{
	struct changing *in = state;
	struct agency_facts *f = in->facts;
	size_t rule = c->rule != NULL ? book_rule_number(in->book, c->rule->id)
	                              : STR_NONE;

	(void)e;
	if (rule == STR_NONE || !change_is_other(c->kind))
		return ERR_NONE;
	in->items = arena_grow(in->arena, in->items, &in->capacity,
	    f->change_count + 1, sizeof(*in->items));
	in->items[f->change_count++] = (struct agency_change){
	    .rule = rule,
	    .kind = c->kind,
	    .has_before = c->before != NULL,
	    .before = c->before != NULL ? c->before->outcome : OUTCOME_UNTESTED,
	    .before_level = c->before != NULL ? c->before->level : -1,
	    .has_after = c->after != NULL,
	    .after = c->after != NULL ? c->after->outcome : OUTCOME_UNTESTED,
	    .after_level = c->after != NULL ? c->after->level : -1,
	};
	f->changes = in->items;
	return ERR_NONE;
}

static enum err_code
read_changes(const struct writing *w, struct arena *a, struct agency_facts *f,
    struct err *e)
{
	struct changing in = {.book = w->book, .arena = a, .facts = f};
	const struct compare_wish wish = {
	    .agency_id = f->of->id, .on_change = take_change, .state = &in};

	if (w->since->before == NULL)
		return ERR_NONE;
	f->tally = &w->since->agencies[f->of - w->book->agencies];
	/* Of most agencies most rounds change little. */
	return f->tally->other > 0
	    ? compare_each(&w->since->comparison, &wish, e)
	    : ERR_NONE;
}

static enum err_code
write_page(const struct writing *w, const struct agency_facts *f,
    enum lang lang, struct err *e)
{
	static const struct words kicker = {"Agency", "หน่วยงาน"};
	struct agency_page a = {.facts = f};
	struct arena names = {0};
	struct str file = book_file_name(f->of->id, &names);
	const struct page_head head = {
	    .path = arena_printf(&names, "agencies/%.*s.html", STR_ARG(file)),
	    .section = SECTION_AGENCIES,
	    .title = book_agency_name(f->of, lang),
	    .kicker = kicker};
	enum err_code rc;

	page_begin(&a.p, w->book, lang, &head);
	agency_put_who(&a);
	agency_put_summary(&a);
	agency_put_figures(&a);
	agency_put_mend(&a);
	agency_put_unseen(&a);
	agency_put_verdicts(&a);
	agency_put_looks(&a);
	agency_put_pages(&a);
	agency_put_tried(&a);
	agency_put_history(&a);
	agency_put_changes(&a);
	rc = page_finish(&a.p, w->to, e);
	arena_release(&names);
	return rc;
}

static enum err_code
write_agency(const struct writing *w, const struct book_agency *g,
    struct arena *a, struct err *e)
{
	struct agency_facts f = {
	    .of = g, .sections = w->sections, .since = w->since};
	struct proof_verdict *verdicts = NULL;
	enum err_code rc =
	    proofs_read(w->book, g, &w->reviews, a, &verdicts, e);

	f.verdicts = verdicts;
	if (rc == ERR_NONE)
		rc = agency_pages_read(w->book, a, &f, e);
	if (rc == ERR_NONE)
		rc = agency_visits_read(w->book, a, &f, e);
	if (rc == ERR_NONE)
		rc = read_changes(w, a, &f, e);
	if (rc == ERR_NONE)
		rc = write_page(w, &f, LANG_TH, e);
	if (rc == ERR_NONE)
		rc = write_page(w, &f, LANG_EN, e);
	return rc;
}

enum err_code
pages_agency(struct book *b, struct folder *to, struct err *e)
{
	const struct report_setup *s = b->setup;
	struct writing w = {.book = b, .to = to};
	struct arena all = {0}, one = {0};
	enum err_code rc = prepare(&w, &all, e);

	for (size_t i = 0; rc == ERR_NONE && i < b->agency_count; i++) {
		rc = write_agency(&w, &b->agencies[i], &one, e);
		arena_reset(&one);
		if (rc == ERR_NONE && s->on_agency != NULL)
			s->on_agency(s->state, i + 1, b->agency_count);
	}
	arena_release(&one);
	arena_release(&all);
	return rc;
}
