/* samruat review agreement: how well reviewers agree, and how far rules are to
 * be trusted. */
#include "cli/agreement_report.h"
#include "cli/table_option.h"
#include "store/figures.h"
#include "store/reviews.h"

static const struct command_option options[] = {
    {"rule", "ID", {"only this rule", "เฉพาะกฎข้อนี้"}},
    {"all", NULL,
        {"what two people judged without being drawn for it, too",
            "รวมผลที่สองคนตรวจโดยไม่ได้สุ่มด้วย"}},
    TABLE_FORMAT_OPTION,
    {0},
};

/* Opens one tally for each rule of the audit that is asked for. */
static enum err_code
read_rules(struct agreement_report *t, struct store *s, struct err *e)
{
	struct str only = str_of(option_get(t->inv, "rule"));
	struct audit_rule *rules = NULL;
	size_t count = 0;
	enum err_code rc = store_audit_rules_read(
	    s, &t->audit, t->inv->arena, &rules, &count, e);

	if (rc != ERR_NONE)
		return rc;
	t->tallies = arena_array(t->inv->arena, count, sizeof(*t->tallies));
	for (size_t i = 0; i < count; i++)
		if (only.len == 0 || str_equal(rules[i].id, only))
			t->tallies[t->tally_count++] = (struct rule_tally){
			    rules[i].id, rules[i].revision, 0, 0};
	if (t->tally_count == 0 && only.len > 0)
		return err_set(e, ERR_USAGE, "audit %.*s/%.*s has no rule %.*s",
		    STR_ARG(t->audit.round), STR_ARG(t->audit.name),
		    STR_ARG(only));
	return ERR_NONE;
}

static void
count_verdict(struct agreement_report *t, const struct scored_verdict *v)
{
	for (size_t i = 0; i < t->tally_count; i++) {
		struct rule_tally *tally = &t->tallies[i];

		if (!str_equal(tally->rule_id, v->rule_id))
			continue;
		tally->passed += v->outcome == OUTCOME_PASSED;
		tally->failed += v->outcome == OUTCOME_FAILED;
		return;
	}
}

static enum err_code
count_verdicts(struct agreement_report *t, struct store *s, struct err *e)
{
	const struct scored_query of = {
	    t->audit.round, t->audit.name, INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc = store_scored_open(s, &of, &cursor, e);

	while (rc == ERR_NONE) {
		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		count_verdict(t, v);
	}
	store_scored_close(cursor);
	return rc;
}

static bool
is_asked_for(const struct agreement_report *t, struct str rule)
{
	const char *only = option_get(t->inv, "rule");

	return only == NULL || str_is(rule, only);
}

static enum err_code
read_all(struct agreement_report *t, struct store *s, struct err *e)
{
	size_t kept = 0;
	enum err_code rc = read_rules(t, s, e);

	if (rc == ERR_NONE)
		rc = count_verdicts(t, s, e);
	if (rc == ERR_NONE)
		rc = store_reviews_read(s, INT64_MAX, t->inv->arena,
		    &t->reviews, &t->review_count, e);
	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0; i < t->review_count; i++)
		if (is_asked_for(t, t->reviews[i].rule_id))
			t->reviews[kept++] = t->reviews[i];
	t->review_count = kept;
	judges_compare(t->reviews, t->review_count,
	    !option_is_set(t->inv, "all"), t->inv->arena, &t->judges);
	precision_count(t->reviews, t->review_count, t->tallies, t->tally_count,
	    t->inv->arena, &t->rules);
	return ERR_NONE;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct agreement_report t = {.inv = inv};
	struct str which =
	    str_of(inv->operand_count > 0 ? inv->operands[0] : "");
	const struct table_format *format = NULL;
	struct store *s = NULL;
	enum err_code rc = option_table_format(inv, &format, e);

	if (rc == ERR_NONE)
		rc = store_open(inv->store, STORE_READ, inv->clock, &s, e);
	if (rc == ERR_NONE)
		rc = store_audit_find(s, which, inv->arena, &t.audit, e);
	if (rc == ERR_NONE)
		rc = read_all(&t, s, e);
	store_close(s);
	if (rc != ERR_NONE)
		return rc;
	if (format == NULL)
		agreement_print(&t);
	else
		agreement_print_table(&t, format);
	return ERR_NONE;
}

const struct command command_review_agreement = {
    .name = "review agreement",
    .usage = "[ROUND[/AUDIT]] [--rule ID] [--all] [--format text|csv|jsonl]",
    .summary = {"tells how well reviewers agree and how often rules are right",
        "บอกว่าผู้ตรวจเห็นตรงกันเพียงใด และกฎถูกต้องเพียงใด"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
