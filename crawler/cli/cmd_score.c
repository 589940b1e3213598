/* samruat score: figures from verdicts and what people decided. */
#include <string.h>

#include "cli/grid.h"
#include "cli/score_plan.h"
#include "cli/score_release.h"
#include "cli/score_view.h"
#include "cli/table_option.h"
#include "store/reviews.h"

static const struct command_option options[] = {
    SCORE_PLAN_OPTIONS,
    {"by", "WHAT",
        {"ministry, province, office, level, agency, or rule",
            "แยกตาม ministry province office level agency หรือ rule"}},
    {"agency", "ID",
        {"what makes up the figures of one agency",
            "ที่มาของคะแนนของหน่วยงานเดียว"}},
    {"release", "NAME",
        {"the figures of a release, computed again",
            "คะแนนของฉบับที่เผยแพร่ คำนวณใหม่"}},
    TABLE_FORMAT_OPTION,
    {0},
};

static const char by_rule[] = "rule";
static const struct score_by all_agencies = {0};

static enum err_code
choose_by(
    const struct invocation *inv, const struct score_by **out, struct err *e)
{
	const char *word = option_get(inv, "by");

	*out = &all_agencies;
	if (word == NULL)
		return ERR_NONE;
	if (option_is_set(inv, "agency"))
		return err_set(e, ERR_USAGE,
		    "--by groups agencies and --agency shows one: give one of "
		    "them");
	for (size_t i = 0; score_by(i) != NULL; i++)
		if (strcmp(score_by(i)->word, word) == 0)
			*out = score_by(i);
	if (*out == &all_agencies && strcmp(word, by_rule) != 0)
		return err_set(e, ERR_USAGE,
		    "--by is ministry, province, office, level, agency or "
		    "rule, not %s",
		    word);
	return ERR_NONE;
}

/* A release says all that --profile, --rules and ROUND would. */
static enum err_code
check_release_alone(const struct invocation *inv, struct err *e)
{
	if (inv->operand_count == 0 && !option_is_set(inv, "profile") &&
	    !option_is_set(inv, "rules"))
		return ERR_NONE;
	return err_set(e, ERR_USAGE,
	    "a release has its own round, audit, profile and rules; give "
	    "--release without them");
}

static enum err_code
open_release(struct score_view *v, const char *name, struct err *e)
{
	struct score_release r = {0};
	enum err_code rc = check_release_alone(v->inv, e);

	if (rc == ERR_NONE)
		rc = store_open(
		    v->inv->store, STORE_READ, v->inv->clock, &v->store, e);
	if (rc == ERR_NONE)
		rc = score_release_open(
		    v->store, str_of(name), v->inv->arena, &r, e);
	if (rc != ERR_NONE)
		return rc;
	v->plan = r.plan;
	v->release = r.release.name;
	v->last_review = r.of.last_review;
	v->of = r.of;
	return ERR_NONE;
}

/* Computes the figures into the ledger. */
static enum err_code
open_audit(struct score_view *v, struct err *e)
{
	const struct invocation *inv = v->inv;
	struct str named =
	    str_of(inv->operand_count > 0 ? inv->operands[0] : "");
	struct stored_audit audit = {0};
	enum err_code rc =
	    store_open(inv->store, STORE_CHANGE, inv->clock, &v->store, e);

	if (rc == ERR_NONE)
		rc = store_audit_find(v->store, named, inv->arena, &audit, e);
	if (rc == ERR_NONE)
		rc = score_plan_open(inv, v->store, &audit, &v->plan, e);
	if (rc == ERR_NONE)
		rc = store_review_last(v->store, &v->last_review, e);
	if (rc == ERR_NONE)
		rc = score_keep(v->store, audit.round, audit.name, &v->plan, e);
	if (rc == ERR_NONE)
		rc = store_flush(v->store, e);
	if (rc != ERR_NONE)
		return rc;
	score_note_incomplete(inv, &audit);
	v->of = (struct scored_query){audit.round, audit.name, INT64_MAX};
	return ERR_NONE;
}

static enum err_code
print(const struct score_view *v, const struct score_by *by, struct err *e)
{
	const char *agency_id = option_get(v->inv, "agency");
	const char *by_word = option_get(v->inv, "by");
	enum err_code rc = ERR_NONE;

	if (agency_id != NULL)
		rc = score_check_agency(v, str_of(agency_id), e);
	if (rc == ERR_NONE && v->format == NULL)
		rc = score_print_head(v, e);
	if (rc != ERR_NONE)
		return rc;
	if (agency_id != NULL)
		return score_print_agency(v, str_of(agency_id), e);
	if (by_word != NULL && strcmp(by_word, by_rule) == 0)
		return score_print_rules(v, e);
	return score_print_groups(v, by, e);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct score_view v = {.inv = inv};
	const char *release = option_get(inv, "release");
	const struct score_by *by = NULL;
	enum err_code rc = option_table_format(inv, &v.format, e);

	if (rc == ERR_NONE)
		rc = choose_by(inv, &by, e);
	if (rc == ERR_NONE)
		rc = release != NULL ? open_release(&v, release, e)
		                     : open_audit(&v, e);
	if (rc == ERR_NONE)
		rc = print(&v, by, e);
	store_close(v.store);
	return rc;
}

const struct command command_score = {
    .name = "score",
    .usage = "[ROUND[/AUDIT]] [--profile NAME] [--by WHAT or --agency ID] "
             "[--rules DIR] [--release NAME] [--format text|csv|jsonl]",
    .summary = {"computes figures: scores with their bounds and coverage",
        "คำนวณคะแนน พร้อมช่วงและความครอบคลุม"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
