/* samruat review add: what a person decides about a verdict. */
#include <stdlib.h>

#include "cli/audit_option.h"
#include "cli/review_choice.h"
#include "cli/review_result.h"
#include "store/reviews.h"

static const struct command_option options[] = {
    {"reviewer", "NAME",
        {"who decides (default: $SAMRUAT_REVIEWER)",
            "ผู้ตัดสิน (ค่าเริ่มต้น $SAMRUAT_REVIEWER)"}},
    {"confirm", NULL, {"it is as the program says", "ถูกต้องตามที่โปรแกรมตัดสิน"}},
    {"outcome", "WORD",
        {"it is passed, failed or inapplicable",
            "ผลที่ถูกคือ passed failed หรือ inapplicable"}},
    {"unsure", NULL, {"a person cannot tell either", "คนดูแล้วก็ยังตัดสินไม่ได้"}},
    {"level", "N",
        {"of a rule with levels: 0 to 4", "ระดับ 0 ถึง 4 ของกฎที่มีระดับ"}},
    {"note", "TEXT", {"why", "เหตุผล"}},
    {"settle", NULL,
        {"ends a disagreement of others", "ยุติความเห็นที่ต่างกันของผู้อื่น"}},
    {"group", NULL,
        {"the same for every verdict of this rule that rests on the same text",
            "ใช้กับทุกผลของกฎนี้ที่มีข้อความหลักฐานเดียวกัน"}},
    AUDIT_OPTIONS,
    {"rules", "DIR",
        {"the rule pack, which tells the level that passes (default: rules)",
            "ชุดกฎ ใช้ดูระดับที่ถือว่าผ่าน (ค่าเริ่มต้น rules)"}},
    {0},
};

enum { TEXT_MAX = 2000, NAME_MAX_BYTES = 100 };

static enum err_code
read_reviewer(
    const struct invocation *inv, struct review_choice *c, struct err *e)
{
	const char *name = option_get(inv, "reviewer");

	if (name == NULL)
		name = getenv("SAMRUAT_REVIEWER");
	c->reviewer = str_trim(str_of(name));
	c->note = str_trim(str_of(option_get(inv, "note")));
	if (c->reviewer.len == 0)
		return err_set(e, ERR_USAGE,
		    "who decides? Give --reviewer NAME, or set "
		    "SAMRUAT_REVIEWER");
	if (c->reviewer.len > NAME_MAX_BYTES)
		return err_set(e, ERR_USAGE,
		    "--reviewer is a name of at most %d bytes", NAME_MAX_BYTES);
	if (c->note.len > TEXT_MAX)
		return err_set(
		    e, ERR_USAGE, "--note takes at most %d bytes", TEXT_MAX);
	return ERR_NONE;
}

static struct review
review_of(const struct review_choice *c, const struct review_targets *of,
    const struct review_target *t, int64_t now_us)
{
	return (struct review){.evidence_id = t->evidence_id,
	    .round = of->audit.round,
	    .audit = of->audit.name,
	    .agency_id = t->agency_id,
	    .rule_id = t->rule_id,
	    .rule_revision = t->rule_revision,
	    .machine_outcome = t->outcome,
	    .machine_level = t->level,
	    .reviewer = c->reviewer,
	    .decision = c->decision,
	    .outcome = c->outcome,
	    .level = c->level,
	    .note = c->note,
	    .decided_us = now_us,
	    .evidence_sha256 = t->evidence_sha256,
	    .source = REVIEW_TERMINAL,
	    .drawn = DRAWN_NOT,
	    .settles = c->settles};
}

/* All of them or none: nothing is safe before the flush. */
static enum err_code
add_reviews(struct invocation *inv, struct store *s,
    const struct review_choice *c, const struct review_targets *of,
    struct err *e)
{
	int64_t now_us = clock_wall_us(inv->clock);
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < of->count; i++) {
		struct review r = review_of(c, of, &of->items[i], now_us);

		rc = store_review_add(s, &r, e);
	}
	return rc == ERR_NONE ? store_flush(s, e) : rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct review_choice choice = {0};
	struct review_targets targets = {0};
	struct store *s = NULL;
	enum err_code rc = read_reviewer(inv, &choice, e);

	if (rc == ERR_NONE)
		rc = review_choice_read(inv, &choice, e);
	if (rc == ERR_NONE)
		rc = store_open(inv->store, STORE_CHANGE, inv->clock, &s, e);
	if (rc == ERR_NONE)
		rc = audit_option_find(inv, s, &targets.audit, e);
	if (rc == ERR_NONE)
		rc = review_targets_find(
		    inv, s, option_is_set(inv, "group"), &targets, e);
	if (rc == ERR_NONE)
		rc = review_choice_fit(inv, &targets, &choice, e);
	if (rc == ERR_NONE)
		rc = add_reviews(inv, s, &choice, &targets, e);
	if (rc == ERR_NONE)
		rc = review_result_print(inv, s, &targets, e);
	store_close(s);
	return rc;
}

const struct command command_review_add = {
    .name = "review add",
    .usage = "AGENCY RULE | EVIDENCE --confirm | --outcome WORD | --unsure",
    .summary = {"adds what a person decides about a verdict",
        "บันทึกการตัดสินของคนต่อผลการตรวจ"},
    .options = options,
    .operands_min = 1,
    .operands_max = 2,
    .run = run,
};
