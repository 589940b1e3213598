/* The rules of the audit, and what each says of each agency. */
#include "publish/report/book_impl.h"
#include "score/effect.h"
#include "store/figures.h"

static const struct report_rule *
text_of(const struct report_rules *all, const struct audit_rule *rule)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct report_rule *t = &all->items[i];

		if (!str_equal(t->id, rule->id))
			continue;
		/* What an older program did not note is taken to be so. */
		return t->revision == rule->revision &&
		        (rule->behaviour_sha256.len == 0 ||
		            str_equal(
		                t->behaviour_sha256, rule->behaviour_sha256))
		    ? t
		    : NULL;
	}
	return NULL;
}

static const struct plan_rule *
planned(const struct plan *plan, struct str id)
{
	for (size_t i = 0; i < plan->indicator_count; i++) {
		const struct plan_indicator *of = &plan->indicators[i];

		for (size_t k = 0; k < of->rule_count; k++)
			if (str_equal(of->rules[k].id, id))
				return &of->rules[k];
	}
	return NULL;
}

static void
add_rule(struct book *b, const struct audit_rule *rule,
    const struct rule_effects *effects)
{
	const struct rule_effect *effect = rule_effect_find(effects, rule->id);
	struct book_rule *r = &b->rules[b->rule_count++];
	const struct report_rules *texts = &b->setup->rules;

	r->rule = *rule;
	r->text = text_of(texts, rule);
	r->text_number =
	    r->text != NULL ? (size_t)(r->text - texts->items) : STR_NONE;
	r->count.rule = planned(b->plan, rule->id);
	r->standing = r->count.rule != NULL ? r->count.rule->standing
	                                    : STANDING_SHOWN_ONLY;
	r->effect = effect != NULL ? effect->effect : 0;
}

static enum err_code
read_rules(struct book *b, struct err *e)
{
	struct audit_rule *rules = NULL;
	struct rule_effects effects = rule_effects_of(b->plan, b->arena);
	size_t count = 0;
	enum err_code rc = store_audit_rules_read(
	    b->setup->store, &b->audit, b->arena, &rules, &count, e);

	if (rc != ERR_NONE)
		return rc;
	b->rules = arena_array(b->arena, count + 1, sizeof(*b->rules));
	for (size_t i = 0; i < count; i++)
		add_rule(b, &rules[i], &effects);
	return ERR_NONE;
}

/* Whether it is told, but not decided. */
static bool
is_undecided(const struct book_rule *r, const struct scored_verdict *v)
{
	return v->effective == OUTCOME_CANT_TELL ||
	    v->effective == OUTCOME_UNTESTED ||
	    (r->standing == STANDING_AWAITS_REVIEW &&
	        v->decision.state != DECISION_DECIDED);
}

static void
take(struct book_verdict *at, struct book_rule *r,
    const struct scored_verdict *v)
{
	*at = (struct book_verdict){.is_there = true,
	    .outcome = (unsigned char)v->effective,
	    .machine = (unsigned char)v->outcome,
	    .reason = (unsigned char)v->reason,
	    .state = (unsigned char)v->decision.state,
	    .level = (short)v->effective_level,
	    .is_undecided = is_undecided(r, v)};
	if (at->is_undecided)
		return;
	r->count.passed += v->effective == OUTCOME_PASSED;
	r->count.failed += v->effective == OUTCOME_FAILED;
	r->count.inapplicable += v->effective == OUTCOME_INAPPLICABLE;
}

static void
prepare(struct book *b)
{
	for (size_t i = 0; i < b->agency_count; i++) {
		struct book_verdict *v =
		    arena_array(b->arena, b->rule_count, sizeof(*v));

		for (size_t k = 0; k < b->rule_count; k++)
			v[k] =
			    (struct book_verdict){.outcome = OUTCOME_UNTESTED,
			        .machine = OUTCOME_UNTESTED,
			        .level = -1,
			        .is_undecided = true};
		b->agencies[i].verdicts = v;
	}
}

enum err_code
book_verdicts_read(struct book *b, struct err *e)
{
	const struct report_pass *now = &b->setup->now;
	const struct scored_query query = {
	    now->round, now->audit, now->last_review};
	struct scored_cursor *c = NULL;
	const struct scored_verdict *v = NULL;
	enum err_code rc = read_rules(b, e);

	if (rc == ERR_NONE) {
		prepare(b);
		rc = store_scored_open(b->setup->store, &query, &c, e);
	}
	while (rc == ERR_NONE &&
	    (rc = store_scored_next(c, &v, e)) == ERR_NONE && v != NULL) {
		size_t agency = book_agency_number(b, v->agency_id);
		size_t rule = book_rule_number(b, v->rule_id);

		if (agency == STR_NONE || rule == STR_NONE)
			continue;
		take(&b->agencies[agency].verdicts[rule], &b->rules[rule], v);
	}
	store_scored_close(c);
	for (size_t i = 0; i < b->rule_count; i++) {
		struct rule_count *n = &b->rules[i].count;

		n->undecided = (int64_t)b->agency_count - n->passed -
		    n->failed - n->inapplicable;
	}
	return rc;
}
