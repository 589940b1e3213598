/* samruat review list: what people should decide, the most telling first. */
#include "cli/audit_option.h"
#include "cli/queue_print.h"
#include "cli/review_plan.h"
#include "cli/table_option.h"

enum { LIMIT_FALLBACK = 20, LIMIT_MAX = 1000000 };

static const struct command_option options[] = {
    AUDIT_OPTIONS,
    {"rule", "ID",
        {"only this rule, whether it counts or not",
            "เฉพาะกฎนี้ ไม่ว่าจะนับคะแนนหรือไม่"}},
    {"agency", "ID", {"only entries with this agency", "เฉพาะที่มีหน่วยงานนี้"}},
    {"limit", "N",
        {"entries to print (default: 20)", "จำนวนรายการ (ค่าเริ่มต้น 20)"}},
    {"open", NULL,
        {"only what no figure counts as decided, or is in doubt",
            "เฉพาะที่ยังไม่นับว่าตัดสินแล้ว หรือยังไม่แน่ใจ"}},
    {"all", NULL, {"what people decided, too", "รวมที่มีผู้ตัดสินแล้ว"}},
    TABLE_FORMAT_OPTION,
    REVIEW_PLAN_OPTIONS,
    {0},
};

static bool
has_agency(const struct queue_item *item, struct str id)
{
	for (size_t i = 0; i < item->agency_count; i++)
		if (str_equal(item->agencies[i], id))
			return true;
	return id.len == 0;
}

/* Leaves those that are asked for, in their order. */
static void
choose(struct queue_list *l)
{
	struct str agency = str_of(option_get(l->inv, "agency"));
	bool is_open = option_is_set(l->inv, "open");
	size_t kept = 0;

	l->queue.verdict_count = 0;
	for (size_t i = 0; i < l->queue.count; i++) {
		const struct queue_item *item = &l->queue.items[i];

		if ((is_open && item->uncertainty < 0.5) ||
		    !has_agency(item, agency))
			continue;
		l->queue.verdict_count += item->agency_count;
		l->queue.items[kept++] = *item;
	}
	l->queue.count = kept;
}

static enum err_code
check_rule(const struct queue_list *l, struct str rule, struct err *e)
{
	for (size_t i = 0; i < l->rule_count; i++)
		if (str_equal(l->rules[i].id, rule))
			return ERR_NONE;
	if (rule.len == 0 || l->rule_count == 0)
		return ERR_NONE;
	return err_set(e, ERR_USAGE, "audit %.*s/%.*s has no rule %.*s",
	    STR_ARG(l->audit.round), STR_ARG(l->audit.name), STR_ARG(rule));
}

static enum err_code
read_queue(struct queue_list *l, struct err *e)
{
	struct queue_wish wish = {.store = l->store,
	    .of = {l->audit.round, l->audit.name, INT64_MAX},
	    .rule = str_of(option_get(l->inv, "rule")),
	    .has_decided = option_is_set(l->inv, "all")};
	enum err_code rc = store_audit_rules_read(
	    l->store, &l->audit, l->inv->arena, &l->rules, &l->rule_count, e);

	if (rc == ERR_NONE)
		rc = check_rule(l, wish.rule, e);
	if (rc == ERR_NONE)
		rc = review_plan_find(l->inv, l->store, &l->audit, &l->plan, e);
	if (rc == ERR_NONE)
		rc = store_review_last(l->store, &l->last_review, e);
	wish.plan = l->plan;
	if (rc == ERR_NONE)
		rc = queue_read(&wish, l->inv->arena, &l->queue, e);
	if (rc == ERR_NONE)
		choose(l);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct queue_list l = {.inv = inv};
	const struct table_format *format = NULL;
	int64_t limit = 0;
	enum err_code rc = option_table_format(inv, &format, e);

	if (rc == ERR_NONE && option_is_set(inv, "open") &&
	    option_is_set(inv, "all"))
		rc = err_set(e, ERR_USAGE, "give --open or --all, not both");
	if (rc == ERR_NONE)
		rc = option_number(inv, "limit",
		    (struct number_range){1, LIMIT_MAX, LIMIT_FALLBACK}, &limit,
		    e);
	l.limit = (size_t)limit;
	if (rc == ERR_NONE)
		rc =
		    store_open(inv->store, STORE_READ, inv->clock, &l.store, e);
	if (rc == ERR_NONE)
		rc = audit_option_find(inv, l.store, &l.audit, e);
	if (rc == ERR_NONE)
		rc = read_queue(&l, e);
	if (rc == ERR_NONE)
		rc = format == NULL ? queue_print_text(&l, e)
		                    : queue_print_table(&l, format, e);
	store_close(l.store);
	return rc;
}

const struct command command_review_list = {
    .name = "review list",
    .usage = "[--rule ID] [--agency ID] [--limit N] [--open | --all] "
             "[--round NAME] [--audit NAME] [--format text|csv|jsonl]",
    .summary = {"lists what people should decide, the most telling first",
        "แสดงผลที่ควรให้คนตัดสิน เรียงตามผลต่อคะแนน"},
    .options = options,
    .operands_max = 0,
    .run = run,
};
