/* Which audits and rules are compared, and which audit lies between. */
#include <assert.h>

#include "score/compare.h"
#include "store/compared.h"

/* The rules of an audit, in order of id. */
struct rule_list {
	struct audit_rule *rules;
	size_t count;
};

static enum err_code
read_rules(struct store *s, const struct stored_audit *of, struct arena *a,
    struct rule_list *out, struct err *e)
{
	return store_audit_rules_read(s, of, a, &out->rules, &out->count, e);
}

static bool
is_alike(const struct audit_rule *x, const struct audit_rule *y)
{
	if (x->behaviour_sha256.len > 0 && y->behaviour_sha256.len > 0)
		return str_equal(x->behaviour_sha256, y->behaviour_sha256);
	return x->revision == y->revision;
}

/* Lists the rules of both sides, each once. */
static void
join_rules(const struct rule_list *before, const struct rule_list *after,
    struct arena *a, struct comparison *out)
{
	size_t i = 0, k = 0, n = 0;

	out->rules =
	    arena_array(a, before->count + after->count, sizeof(*out->rules));
	while (i < before->count || k < after->count) {
		struct compared_rule *r = &out->rules[n++];
		int order = i == before->count ? 1
		    : k == after->count
		    ? -1
		    : str_compare(before->rules[i].id, after->rules[k].id);

		r->id = order <= 0 ? before->rules[i].id : after->rules[k].id;
		r->is_in[COMPARE_BEFORE] = order <= 0;
		r->is_in[COMPARE_AFTER] = order >= 0;
		r->is_same =
		    order == 0 && is_alike(&before->rules[i], &after->rules[k]);
		if (order <= 0)
			r->revision[COMPARE_BEFORE] =
			    before->rules[i++].revision;
		if (order >= 0)
			r->revision[COMPARE_AFTER] = after->rules[k++].revision;
	}
	out->rule_count = n;
}

static const struct audit_rule *
rule_of(const struct rule_list *list, struct str id)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->rules[i].id, id))
			return &list->rules[i];
	return NULL;
}

static bool
differs(const struct compared_rule *r)
{
	return r->is_in[COMPARE_BEFORE] && r->is_in[COMPARE_AFTER] &&
	    !r->is_same;
}

/* The rule of a third audit, when it has one that differs between the sides as
 * the second has it. */
static const struct audit_rule *
rule_between(const struct compared_rule *r, const struct rule_list *third,
    const struct rule_list *after)
{
	const struct audit_rule *here, *there;

	if (!differs(r))
		return NULL;
	here = rule_of(third, r->id);
	there = rule_of(after, r->id);
	assert(there != NULL);
	/* Without what decides, a revision is no proof. */
	if (here == NULL || here->behaviour_sha256.len == 0 ||
	    !str_equal(here->behaviour_sha256, there->behaviour_sha256))
		return NULL;
	return here;
}

static size_t
count_between(const struct comparison *c, const struct rule_list *third,
    const struct rule_list *after)
{
	size_t n = 0;

	for (size_t i = 0; i < c->rule_count; i++)
		n += rule_between(&c->rules[i], third, after) != NULL;
	return n;
}

static void
take_between(struct comparison *c, const struct stored_audit *audit,
    const struct rule_list *third, const struct rule_list *after)
{
	c->sides[COMPARE_BETWEEN] = *audit;
	for (size_t i = 0; i < c->rule_count; i++) {
		struct compared_rule *r = &c->rules[i];
		const struct audit_rule *here = rule_between(r, third, after);

		r->is_split = here != NULL;
		r->is_in[COMPARE_BETWEEN] = here != NULL;
		r->revision[COMPARE_BETWEEN] =
		    here != NULL ? here->revision : 0;
	}
}

/* "ROUND/AUDIT" names an audit as its user would. */
static enum err_code
find_between(struct comparison *c, const struct rule_list *after,
    struct arena *a, struct err *e)
{
	struct str round = c->sides[COMPARE_BEFORE].round, *names = NULL;
	size_t count = 0, most = 0;
	enum err_code rc =
	    store_audits_newest(c->store, round, a, &names, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		struct rule_list third = {0};
		struct stored_audit audit = {0};
		size_t n;

		rc = store_audit_find(c->store,
		    arena_printf(
		        a, "%.*s/%.*s", STR_ARG(round), STR_ARG(names[i])),
		    a, &audit, e);
		if (rc == ERR_NONE)
			rc = read_rules(c->store, &audit, a, &third, e);
		if (rc != ERR_NONE)
			return rc;
		n = count_between(c, &third, after);
		if (n > most)
			take_between(c, &audit, &third, after);
		most = n > most ? n : most;
	}
	return rc;
}

enum err_code
compare_find(struct store *s, struct str before, struct str after,
    struct arena *a, struct comparison *out, struct err *e)
{
	struct comparison c = {.store = s};
	struct stored_audit *sides = c.sides;
	struct rule_list was = {0}, is = {0};
	enum err_code rc =
	    store_audit_find(s, before, a, &sides[COMPARE_BEFORE], e);

	if (rc == ERR_NONE)
		rc = store_audit_find(s, after, a, &sides[COMPARE_AFTER], e);
	if (rc == ERR_NONE)
		rc = read_rules(s, &sides[COMPARE_BEFORE], a, &was, e);
	if (rc == ERR_NONE)
		rc = read_rules(s, &sides[COMPARE_AFTER], a, &is, e);
	if (rc != ERR_NONE)
		return rc;
	join_rules(&was, &is, a, &c);
	if (!str_equal(sides[COMPARE_BEFORE].round, sides[COMPARE_AFTER].round))
		rc = find_between(&c, &is, a, e);
	if (rc == ERR_NONE)
		*out = c;
	return rc;
}
