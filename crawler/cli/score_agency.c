/* What makes up the figures of one agency, rule by rule. */
#include "cli/grid.h"
#include "cli/rows.h"
#include "cli/score_view.h"
#include "publish/value.h"

/* A verdict, kept, or that there is none. */
struct rule_row {
	const struct plan_rule *rule;
	bool is_there;
	enum outcome outcome;
	int level;
	enum outcome effective;
	int effective_level;
	enum reason reason;
	struct decision decision;
	bool is_inventory;
	bool is_complete;
	int64_t listed;
	int64_t listed_passed;
};

/* Whether and why a verdict counts. */
enum part { COUNTED, OUT, OPEN, NOT_WHOLE, AWAITS, SHOWN, NO_VERDICT };

static const struct {
	const char *word;
	struct words text;
} parts[] = {
    [COUNTED] = {"counted", {"counted", "นับ"}},
    [OUT] = {"not-applicable", {"in no denominator", "ไม่อยู่ในตัวหาร"}},
    [OPEN] = {"undecided", {"undecided", "ยังบอกไม่ได้"}},
    [NOT_WHOLE] = {"not-whole",
        {"undecided: the list is not whole", "ยังบอกไม่ได้ รายการไม่ครบ"}},
    [AWAITS] = {"awaits-review",
        {"undecided until a person decides", "ยังบอกไม่ได้จนกว่าจะมีคนตัดสิน"}},
    [SHOWN] = {"shown-only", {"shown, never counted", "แสดงแต่ไม่นับ"}},
    [NO_VERDICT] = {"no-verdict",
        {"undecided: the audit has no verdict", "ยังบอกไม่ได้ การตรวจนี้ไม่มีผล"}},
};

struct detail {
	const struct score_view *view;
	struct str agency_id;
	struct rule_row **rows; /* of each indicator */
	struct figure_row *figures;
	size_t figure_count;
};

static enum part
part_of(const struct plan_indicator *of, const struct rule_row *r)
{
	bool is_list = r->is_inventory && !r->is_complete &&
	    (of->kind == INDICATOR_COUNT || of->kind == INDICATOR_SHARE);

	if (r->rule->standing == STANDING_SHOWN_ONLY)
		return SHOWN;
	if (!r->is_there)
		return NO_VERDICT;
	if (r->rule->standing == STANDING_AWAITS_REVIEW &&
	    r->decision.state != DECISION_DECIDED)
		return AWAITS;
	switch (r->effective) {
	case OUTCOME_PASSED:
	case OUTCOME_FAILED:
		return is_list ? NOT_WHOLE : COUNTED;
	case OUTCOME_INAPPLICABLE:
		return OUT;
	case OUTCOME_CANT_TELL:
	case OUTCOME_UNTESTED:
		break;
	}
	return OPEN;
}

static enum err_code
keep_figure(void *state, const struct figure_row *row, struct err *e)
{
	struct detail *d = state;

	(void)e;
	if (!str_equal(row->agency_id, d->agency_id))
		return ERR_NONE;
	d->figures[d->figure_count] = *row;
	d->figures[d->figure_count].pillar =
	    arena_str(d->view->inv->arena, row->pillar);
	d->figures[d->figure_count++].agency_id = d->agency_id;
	return ERR_NONE;
}

static void
keep_verdict(struct detail *d, const struct scored_verdict *v)
{
	const struct plan *plan = &d->view->plan;

	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++) {
			struct rule_row *r = &d->rows[i][k];

			if (!str_equal(r->rule->id, v->rule_id))
				continue;
			*r = (struct rule_row){.rule = r->rule,
			    .is_there = true,
			    .outcome = v->outcome,
			    .level = v->level,
			    .effective = v->effective,
			    .effective_level = v->effective_level,
			    .reason = v->reason,
			    .decision = v->decision,
			    .is_inventory = v->is_inventory,
			    .is_complete = v->is_complete,
			    .listed = v->listed,
			    .listed_passed = v->listed_passed};
			r->decision.reviewer = arena_str(
			    d->view->inv->arena, v->decision.reviewer);
		}
}

static enum err_code
read_verdicts(struct detail *d, struct err *e)
{
	const struct score_view *view = d->view;
	const struct plan *plan = &view->plan;
	struct arena *a = view->inv->arena;
	struct scored_cursor *c = NULL;
	const struct scored_verdict *v = NULL;
	enum err_code rc =
	    store_scored_open_of(view->store, &view->of, d->agency_id, &c, e);

	d->rows =
	    arena_array(a, plan->indicator_count, sizeof(struct rule_row *));
	for (size_t i = 0; i < plan->indicator_count; i++) {
		const struct plan_indicator *of = &plan->indicators[i];

		d->rows[i] = arena_array(a, of->rule_count, sizeof(**d->rows));
		for (size_t k = 0; k < of->rule_count; k++)
			d->rows[i][k].rule = &of->rules[k];
	}
	while (rc == ERR_NONE &&
	    (rc = store_scored_next(c, &v, e)) == ERR_NONE && v != NULL)
		keep_verdict(d, v);
	store_scored_close(c);
	return rc;
}

static const struct view_column columns[] = {
    SCORE_COLUMNS,
    {"agency_id", VALUE_TEXT},
    {"pillar", VALUE_TEXT},
    {"indicator", VALUE_TEXT},
    {"kind", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"rule_revision", VALUE_INT},
    {"weight", VALUE_INT},
    {"outcome", VALUE_TEXT},
    {"level", VALUE_INT},
    {"reason", VALUE_TEXT},
    {"effective_outcome", VALUE_TEXT},
    {"effective_level", VALUE_INT},
    {"review_state", VALUE_TEXT},
    {"reviewer", VALUE_TEXT},
    {"listed", VALUE_INT},
    {"listed_passed", VALUE_INT},
    {"counts", VALUE_TEXT},
};
enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };
static const struct view_info agency_view = {
    "agency_rules", columns, COLUMN_COUNT};

static struct view_value
outcome_or_null(enum outcome outcome, bool is_there)
{
	return value_text(
	    is_there ? str_of(outcome_word(outcome)) : (struct str){0});
}

static void
write_row(const struct detail *d, const struct plan_indicator *of,
    const struct rule_row *r, struct buf *out)
{
	struct view_value row[COLUMN_COUNT];
	size_t n = score_first_values(d->view, row);

	row[n++] = value_text(d->agency_id);
	row[n++] = value_text(of->pillar);
	row[n++] = value_text(of->key);
	row[n++] = value_word(indicator_kind_word(of->kind));
	row[n++] = value_text(r->rule->id);
	row[n++] = value_int(r->rule->revision);
	row[n++] = value_int(r->rule->weight);
	row[n++] = outcome_or_null(r->outcome, r->is_there);
	row[n++] = value_int_if(r->is_there && r->level >= 0, r->level);
	row[n++] = value_text(
	    r->is_there ? str_of(reason_word(r->reason)) : (struct str){0});
	row[n++] = outcome_or_null(r->effective, r->is_there);
	row[n++] = value_int_if(
	    r->is_there && r->effective_level >= 0, r->effective_level);
	row[n++] = value_word(decision_state_word(r->decision.state));
	row[n++] = value_text(r->decision.reviewer);
	row[n++] = value_int_if(r->is_inventory, r->listed);
	row[n++] = value_int_if(r->is_inventory, r->listed_passed);
	row[n++] = value_word(parts[part_of(of, r)].word);
	d->view->format->row(out, &agency_view, row);
}

static void
write_rules(const struct detail *d)
{
	const struct plan *plan = &d->view->plan;
	struct buf out = {0};

	d->view->format->head(&out, &agency_view);
	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++)
			write_row(
			    d, &plan->indicators[i], &d->rows[i][k], &out);
	print_bytes(buf_str(&out), d->view->inv->out);
	buf_release(&out);
}

/* "failed" or, where a person decided otherwise, "failed, by mali passed". */
static struct str
outcome_cell(const struct score_view *v, const struct rule_row *r)
{
	static const struct words by = {"{1} ({2}: {3})", "{1} ({2}: {3})"};
	static const struct words states[] = {
	    [DECISION_NONE] = {"", ""},
	    [DECISION_DECIDED] = {"", ""},
	    [DECISION_DISAGREE] = {"people disagree", "ผู้ทบทวนเห็นต่างกัน"},
	    [DECISION_UNSURE] = {"unsure", "ยังไม่แน่ใจ"},
	};
	enum lang lang = v->inv->lang;
	struct str outcome = str_of(words_in(outcome_text(r->outcome), lang));
	const struct str args[] = {outcome, r->decision.reviewer,
	    r->decision.state == DECISION_DECIDED
	        ? str_of(words_in(outcome_text(r->effective), lang))
	        : str_of(words_in(states[r->decision.state], lang))};
	struct buf text = {0};
	struct str copy;

	if (!r->is_there)
		return str_of("-");
	if (r->decision.state == DECISION_NONE)
		return outcome;
	words_append(&text, by, lang, args, 3);
	copy = arena_str(v->inv->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static void
print_rules(const struct detail *d, size_t number)
{
	const struct score_view *v = d->view;
	const struct plan_indicator *of = &v->plan.indicators[number];
	struct grid grid = {
	    .arena = v->inv->arena, .column_count = 4, .right = 1 << 1};

	for (size_t i = 0; i < of->rule_count; i++) {
		const struct rule_row *r = &d->rows[number][i];

		grid_add(&grid, r->rule->id);
		grid_add_number(&grid, r->rule->weight);
		grid_add(&grid, outcome_cell(v, r));
		grid_add(&grid,
		    str_of(words_in(parts[part_of(of, r)].text, v->inv->lang)));
	}
	grid_print(&grid, 4, v->inv->out);
}

static void
print_figure(
    const struct score_view *v, struct str title, const struct figure_row *row)
{
	static const struct words line = {
	    "{1}: {2}, between {3} and {4}, coverage {5}",
	    "{1}: {2} อยู่ระหว่าง {3} ถึง {4} ความครอบคลุม {5}"};
	static const struct words level = {"; level {6}", " ระดับ {6}"};
	const struct figure *f = &row->figure;
	struct arena *a = v->inv->arena;
	bool is_number = row->indicator.len > 0 && row->kind == INDICATOR_COUNT;
	const struct str args[] = {title,
	    score_text(a, f->score, f->has_score, is_number),
	    score_text(a, f->lower, f->has_bounds, is_number),
	    score_text(a, f->upper, f->has_bounds, is_number),
	    score_text(a, f->coverage, f->has_bounds, false),
	    arena_printf(a, "%d", f->level)};
	struct buf text = {0};

	words_append(&text, line, v->inv->lang, args, 6);
	if (f->level >= 0)
		words_append(&text, level, v->inv->lang, args, 6);
	print_safe(buf_str(&text), v->inv->out);
	(void)fputc('\n', v->inv->out);
	buf_release(&text);
}

static struct str
pillar_title(const struct score_view *v, struct str key)
{
	const struct plan *plan = &v->plan;

	for (size_t i = 0; i < plan->pillar_count; i++)
		if (str_equal(plan->pillars[i].key, key))
			return score_title(v, plan->pillars[i].title_th,
			    plan->pillars[i].title_en, key);
	return key;
}

static void
print_agency(const struct detail *d)
{
	const struct score_view *v = d->view;
	const struct plan *plan = &v->plan;

	print_safe(d->agency_id, v->inv->out);
	(void)fputc('\n', v->inv->out);
	for (size_t i = 0; i < d->figure_count; i++) {
		const struct figure_row *row = &d->figures[i];
		size_t n = 0;

		if (row->indicator.len == 0) {
			(void)fputc('\n', v->inv->out);
			print_figure(v, pillar_title(v, row->pillar), row);
			continue;
		}
		while (!str_equal(plan->indicators[n].key, row->indicator))
			n++;
		(void)fputs("  ", v->inv->out);
		print_figure(v,
		    score_title(v, plan->indicators[n].title_th,
		        plan->indicators[n].title_en, row->indicator),
		    row);
		print_rules(d, n);
	}
}

static void
note_there(void *state, const struct view_row *r)
{
	(void)r;
	*(bool *)state = true;
}

enum err_code
score_check_agency(
    const struct score_view *v, struct str agency_id, struct err *e)
{
	struct row_query q = {v->store, "agencies",
	    {{"round", v->of.round}, {"agency_id", agency_id}}};
	bool is_there = false;
	enum err_code rc = rows_each(&q, note_there, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "round %.*s has no agency %.*s",
		    STR_ARG(v->of.round), STR_ARG(agency_id));
	return rc;
}

enum err_code
score_print_agency(
    const struct score_view *v, struct str agency_id, struct err *e)
{
	const struct plan *plan = &v->plan;
	struct detail d = {.view = v, .agency_id = agency_id};
	struct score_wish wish = {.store = v->store,
	    .plan = plan,
	    .of = v->of,
	    .on_row = keep_figure,
	    .state = &d};
	enum err_code rc;

	d.figures = arena_array(v->inv->arena,
	    plan->indicator_count + plan->pillar_count, sizeof(*d.figures));
	rc = score_each(&wish, e);
	if (rc == ERR_NONE)
		rc = read_verdicts(&d, e);
	if (rc == ERR_NONE && v->format != NULL)
		write_rules(&d);
	else if (rc == ERR_NONE)
		print_agency(&d);
	return rc;
}
