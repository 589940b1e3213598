#include "cli/rules_diff.h"

#include <stdlib.h>

#include "audit/audit.h"

static struct diff_rule *
rule_of(struct diff *d, struct str id)
{
	for (size_t i = 0; i < d->rule_count; i++)
		if (str_equal(d->rules[i].id, id))
			return &d->rules[i];
	return NULL;
}

static int
compare_rules(const void *a, const void *b)
{
	const struct diff_rule *left = a, *right = b;

	return str_compare(left->id, right->id);
}

enum err_code
diff_prepare(struct diff *d, struct str only, struct arena *a, struct err *e)
{
	size_t capacity = 0;

	for (size_t side = 0; side < 2; side++) {
		const struct rule_set *set = d->side[side].set;

		for (size_t i = 0; i < rule_set_count(set); i++) {
			struct str id = rule_set_info(set, i)->id;
			struct diff_rule *rule = rule_of(d, id);

			if (only.len > 0 && !str_equal(only, id))
				continue;
			if (rule == NULL) {
				d->rules = arena_grow(a, d->rules, &capacity,
				    d->rule_count + 1, sizeof(*d->rules));
				rule = &d->rules[d->rule_count++];
				rule->id = id;
				rule->number[0] = rule->number[1] = STR_NONE;
			}
			rule->number[side] = i;
		}
	}
	if (d->rule_count == 0)
		return err_set(
		    e, ERR_USAGE, "there is no rule %.*s", STR_ARG(only));
	qsort(d->rules, d->rule_count, sizeof(*d->rules), compare_rules);
	return ERR_NONE;
}

static void
compare_rule(struct diff *d, struct diff_rule *rule,
    const struct replayed *seen, const struct agency *agency, struct arena *a)
{
	struct verdict v[2] = {{.level = -1}, {.level = -1}};
	struct diff_change change = {.agency = agency, .rule = rule};

	for (size_t side = 0; side < 2; side++) {
		if (rule->number[side] == STR_NONE)
			continue;
		audit_agency(d->side[side].set, rule->number[side],
		    &seen[side].site, a, &v[side]);
		change.verdict[side] = &v[side];
		change.info[side] =
		    rule_set_info(d->side[side].set, rule->number[side]);
	}
	if (change.verdict[0] == NULL) {
		rule->alone[v[1].outcome]++;
	} else if (change.verdict[1] == NULL) {
		rule->alone[v[0].outcome]++;
	} else if (v[0].outcome == v[1].outcome && v[0].level == v[1].level) {
		rule->same++;
		d->same++;
		if (d->tells_all)
			d->on_change(d->state, &change);
	} else {
		rule->changed[v[0].outcome][v[1].outcome]++;
		d->changed++;
		d->on_change(d->state, &change);
	}
}

enum err_code
diff_agency(struct diff *d, size_t agency, struct err *e)
{
	struct arena scratch = {0};
	struct replayed seen[2] = {0};
	enum err_code rc = ERR_NONE;

	for (size_t side = 0; rc == ERR_NONE && side < 2; side++)
		rc = replay_read(
		    d->side[side].replay, agency, &scratch, &seen[side], e);
	for (size_t i = 0; rc == ERR_NONE && i < d->rule_count; i++)
		compare_rule(d, &d->rules[i], seen,
		    replay_agency(d->side[0].replay, agency), &scratch);
	/* Both sides lose the same ones. */
	d->lost += (int64_t)seen[0].lost_count;
	arena_release(&scratch);
	return rc;
}
