#include "survey_rules.h"

#include "survey_chance.h"

/* How far single rules of a group may be from its ease, to both sides; the
 * nearer to never or always, the less. */
enum { SPREAD = 230, RARELY = 40 };

/* By the begin of a rule's id; the first that fits counts. */
static const struct {
	const char *begin;
	int ease;
	int inapplicable; /* of a rule at most */
	bool is_of_services;
	bool is_of_server;
	const char *path;
} groups[] = {
    {"A11-06", 300, 250, false, false, "service/forms.html"},
    {"A11", 400, RARELY, false, false, ""},
    {"ACT", 780, 800, false, false, ""},
    {"CXP-06", 450, 0, false, false, "faq.html"},
    {"CXP-07", 400, 0, false, false, "board/"},
    {"CXP-08", 250, 0, false, false, "board/"},
    {"CXP-09", 600, 0, false, false, "complaint.html"},
    {"CXP-10", 250, 0, false, false, "complaint.html"},
    {"CXP-12", 300, 0, false, false, "statistics.html"},
    {"CXP-13", 250, 0, false, false, "statistics.html"},
    {"CXP-16", 500, 0, false, false, "policy.html"},
    {"CXP-01", 880, 0, false, false, "contact.html"},
    {"CXP-02", 900, 0, false, false, "contact.html"},
    {"CXP", 480, 0, false, false, "contact.html"},
    {"ESV-01", 760, 0, true, false, ""},
    {"ESV-11", 700, 0, true, false, "service/forms.html"},
    {"ESV-16", 650, 0, true, false, "manual.html"},
    {"ESV-17", 520, 0, true, false, "manual.html"},
    {"ESV-09", 300, 0, true, false, "service/track.html"},
    {"ESV-04", 330, 0, true, false, "service/apply.html"},
    {"ESV-12", 340, 0, true, false, "service/apply.html"},
    {"ESV", 300, RARELY, true, false, "service/"},
    {"MET", 900, 0, false, true, ""},
    {"MOB-01", 560, 0, false, false, ""},
    {"MOB-02", 700, 400, false, false, ""},
    {"MOB-13", 900, 0, false, true, ""},
    {"MOB", 420, RARELY, false, false, ""},
    {"PRO-02", 400, 0, true, false, "news/e-service.html"},
    {"PRO-06", 350, 0, true, false, "statistics.html"},
    {"PRO", 300, 0, true, false, "service/"},
    {"SEC-05", 930, 0, false, true, ""},
    {"SEC-07", 965, 0, false, true, ""},
    {"SEC-03", 350, 500, false, true, ""},
    {"SEC", 600, 60, false, true, ""},
    {"USA-06", 450, 0, false, false, "sitemap.html"},
    {"USA-07", 350, 0, false, true, ""},
    {"USA-08", 550, 0, false, true, ""},
    {"USA-14", 520, 0, false, false, "news/"},
    {"USA-09", 900, 0, false, true, ""},
    {"USA-16", 960, 0, false, true, ""},
    {"USA-19", 920, 0, false, false, ""},
    {"USA", 620, RARELY, false, false, ""},
    {"", 500, 0, false, false, ""},
};

static void
set_chances(struct survey_rule *r)
{
	struct dice d = chance_of("rule", r->info->id, (struct str){0});
	size_t i = 0;
	int spread;

	while (!str_starts(r->info->id, str_of(groups[i].begin)))
		i++;
	spread = SPREAD *
	    (groups[i].ease < 500 ? groups[i].ease : 1000 - groups[i].ease) /
	    500;
	r->ease = groups[i].ease + chance_between(&d, -spread, spread);
	r->inapplicable = chance_between(&d, 0, groups[i].inapplicable);
	r->is_of_services = groups[i].is_of_services;
	r->is_of_server = groups[i].is_of_server;
	r->path = groups[i].path;
}

/* The first examples of each outcome are those that their authors thought of
 * first. */
static void
add_case(struct survey_rule *r, const struct audit_trial *trial)
{
	struct survey_cases *cases = &r->cases[trial->outcome];

	r->is_inventory |= trial->is_inventory;
	if (cases->count < SURVEY_CASES)
		cases->items[cases->count++] = trial;
}

struct survey_rule *
survey_rules_of(const struct rule_set *set, struct arena *a)
{
	size_t count = rule_set_count(set);
	struct survey_rule *rules = arena_array(a, count + 1, sizeof(*rules));
	struct rule_test_list played = {0};

	rule_test_run(set, STR_NONE, a, &played);
	for (size_t i = 0; i < count; i++) {
		rules[i].info = rule_set_info(set, i);
		set_chances(&rules[i]);
	}
	for (size_t i = 0; i < played.count; i++) {
		const struct rule_test_result *x = &played.results[i];

		if (x->holds)
			add_case(
			    &rules[rule_set_find(set, x->rule_id)], &x->trial);
	}
	return rules;
}
