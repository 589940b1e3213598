#include "survey_verdict.h"

#include "survey_chance.h"
#include "survey_proof.h"

/* Out of a thousand. */
enum {
	OTHER_VERDICT = 240, /* drawn anew a year later */
	OTHER_GAIN = 60,
	UNSURE = 18,
	NOT_SERVING = 80, /* agencies that serve neither people nor firms */
	UNSEEN = 900, /* rules that a page drawn by a script hides */
	PERHAPS_ELSEWHERE = 450 /* not found, and a part was not looked at */
};

/* Rules that say something of a site that did not come. */
static const struct {
	const char *rule;
	const char *status;
	enum outcome outcome;
} told[] = {
    {"MET-01", "unreachable", OUTCOME_FAILED},
    {"MET-02", "blocked", OUTCOME_FAILED},
    {"MET-05", "moved", OUTCOME_FAILED},
    {"MOB-13", "social-only", OUTCOME_FAILED},
    {"MOB-09", "social-only", OUTCOME_PASSED},
};

static bool
is_serving(const struct agency *a)
{
	struct dice d = chance_of("serves", a->id, (struct str){0});

	return a->g2c == ANSWER_YES || a->g2b == ANSWER_YES ||
	    !chance_hits(&d, NOT_SERVING);
}

/* A rule of which nothing was seen. */
static void
judge_unseen(const struct survey_site *site, struct verdict *v)
{
	v->outcome = OUTCOME_UNTESTED;
	v->reason = site->fate->reason;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (str_is(v->rule_id, told[i].rule) &&
		    str_is(str_of(site->fate->status), told[i].status)) {
			v->outcome = told[i].outcome;
			v->reason = REASON_NONE;
			v->is_complete = true;
		}
}

/* What the site itself says, were all of it seen. */
static enum outcome
true_outcome(const struct survey_site *site, const struct survey_rule *rule)
{
	struct str agency = site->agency->id, id = rule->info->id;
	struct dice d = chance_of("verdict", agency, id);
	struct dice other = chance_of("other verdict", agency, id);
	int shift = (site->fate->quality - 500) * 9 / 10;
	/* What nearly all sites have is little the better for a good one. */
	int ease = rule->ease < 500
	    ? rule->ease + shift
	    : rule->ease + shift * (1000 - rule->ease) / 500;

	if (rule->is_of_services && !is_serving(site->agency))
		return OUTCOME_INAPPLICABLE;
	if (str_is(id, "MET-01") || str_is(id, "MOB-13"))
		return OUTCOME_PASSED;
	if (chance_hits(&d, rule->inapplicable))
		return OUTCOME_INAPPLICABLE;
	if (site->round > 0 && chance_hits(&other, OTHER_VERDICT)) {
		d = other;
		ease += OTHER_GAIN;
	}
	return chance_hits(&d, chance_clamp(ease, 20, 980)) ? OUTCOME_PASSED
	                                                    : OUTCOME_FAILED;
}

static void
judge_seen(const struct survey_site *site, const struct survey_rule *rule,
    struct verdict *v)
{
	struct dice d = chance_of("seen", site->agency->id, rule->info->id);
	enum reason limit = site->fate->limit;
	bool is_open = false;

	v->outcome = true_outcome(site, rule);
	v->pages_examined = rule->path[0] == '\0' && !str_is(v->scope, "page")
	    ? 1
	    : (int64_t)site->page_count;
	if (v->outcome == OUTCOME_INAPPLICABLE || rule->is_of_server)
		limit = REASON_NONE;
	if (limit == REASON_JS_SHELL)
		is_open = chance_hits(&d, UNSEEN);
	else if (limit != REASON_NONE && v->outcome == OUTCOME_FAILED)
		is_open = chance_hits(&d, PERHAPS_ELSEWHERE);
	v->is_complete = !is_open;
	if (is_open) {
		v->outcome = OUTCOME_CANT_TELL;
		v->reason =
		    limit == REASON_JS_SHELL ? limit : REASON_INCOMPLETE;
	} else if (rule->cases[OUTCOME_CANT_TELL].count > 0 &&
	    chance_hits(&d, UNSURE)) {
		v->outcome = OUTCOME_CANT_TELL;
		v->reason = REASON_UNSURE;
	}
}

/* One of the rule's own cases of that outcome, or NULL. */
static const struct audit_trial *
draw_case(const struct survey_site *site, const struct survey_rule *rule,
    const struct verdict *v)
{
	struct dice d = chance_of("case", site->agency->id, rule->info->id);
	const struct survey_cases *cases = &rule->cases[v->outcome];
	uint64_t first, second;

	if (cases->count == 0)
		return NULL;
	first = dice_below(&d, cases->count);
	second = dice_below(&d, cases->count);
	/* Those that come first in the file are the common ones. */
	return cases->items[first < second ? first : second];
}

static void
set_level(struct verdict *v, const struct survey_rule *rule,
    const struct audit_trial *found)
{
	if (!rule->info->has_levels || v->outcome == OUTCOME_UNTESTED ||
	    v->outcome == OUTCOME_INAPPLICABLE)
		return;
	if (v->outcome == OUTCOME_CANT_TELL)
		v->level = 0;
	else if (found != NULL && found->level >= 0)
		v->level = found->level;
	else
		v->level =
		    v->outcome == OUTCOME_PASSED ? rule->info->pass_at : 0;
}

static void
set_inventory(const struct survey_site *site, const struct survey_rule *rule,
    struct verdict *v)
{
	struct dice d = chance_of("listed", site->agency->id, rule->info->id);

	v->is_inventory = rule->is_inventory && site->page_count > 0;
	if (!v->is_inventory || v->outcome == OUTCOME_INAPPLICABLE)
		return;
	v->listed = chance_between(&d, 2, 30);
	if (v->outcome == OUTCOME_PASSED)
		v->listed_passed = chance_between(&d, 1, (int)v->listed);
}

struct verdict
survey_verdict_of(const struct survey_site *site,
    const struct survey_rule *rule, struct arena *a)
{
	struct verdict v = {.rule_id = rule->info->id,
	    .rule_revision = rule->info->revision,
	    .scope = rule->info->scope,
	    .level = -1,
	    .confidence = rule->info->confidence};
	const struct audit_trial *found = NULL;

	if (site->page_count == 0)
		judge_unseen(site, &v);
	else
		judge_seen(site, rule, &v);
	if (v.reason == REASON_NONE || v.reason == REASON_UNSURE)
		found = draw_case(site, rule, &v);
	set_level(&v, rule, found);
	set_inventory(site, rule, &v);
	survey_prove(site, rule, found, a, &v);
	return v;
}
