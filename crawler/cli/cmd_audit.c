/* samruat audit: rules applied once more to what a round has stored. */
#include <unistd.h>

#include "cli/grid.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/rules_open.h"
#include "cli/tables_near.h"
#include "crawl/audit_again.h"
#include "store/audits.h"
#include "store/figures.h"
#include "store/view.h"

static const struct command_option options[] = {
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"rules", "DIR",
        {"the rules to apply (default: rules)", "ชุดกฎที่ใช้ (ค่าเริ่มต้น rules)"}},
    {"as", "NAME",
        {"name of the audit (default: audit-1, audit-2, ...)",
            "ชื่อการตรวจซ้ำ (ค่าเริ่มต้น audit-1, audit-2, ...)"}},
    {"replace", NULL,
        {"drops an earlier audit of that name first", "ลบการตรวจซ้ำชื่อเดิมก่อน"}},
    {"workers", "N",
        {"processes that read pages (default: one less than the machine has "
         "cores)",
            "จำนวนโพรเซสที่อ่านหน้าเว็บ (ค่าเริ่มต้น จำนวนแกนลบหนึ่ง)"}},
    TABLES_NEAR_OPTIONS,
    {0},
};

/* "audit-N" with the lowest N behind those that are complete: one that was
 * interrupted goes on. */
static enum err_code
choose_name(struct invocation *inv, struct audit_again_config *c, struct err *e)
{
	const char *as = option_get(inv, "as");
	struct stored_audit *audits = NULL;
	size_t count = 0;
	enum err_code rc;

	c->name = str_of(as);
	if (as != NULL)
		return ERR_NONE;
	rc = store_audits_read(
	    c->store, c->round, inv->arena, &audits, &count, e);
	for (size_t n = 1, i = 0; rc == ERR_NONE && c->name.len == 0; n++) {
		struct str name = arena_printf(inv->arena, "audit-%zu", n);

		for (i = 0; i < count; i++)
			if (str_equal(audits[i].name, name) &&
			    (audits[i].is_complete ||
			        !str_is(audits[i].rule_pack,
			            rule_set_digest(c->rules))))
				break;
		if (i == count)
			c->name = name;
	}
	return rc;
}

static enum err_code
check_name(const struct audit_again_config *c, struct err *e)
{
	if (str_is(c->name, "crawl"))
		return err_set(e, ERR_USAGE,
		    "\"crawl\" is the round's own audit; give the new one "
		    "another name with --as");
	return ERR_NONE;
}

static void
tell(void *state, size_t done, size_t total)
{
	static const struct words what = {"agencies judged", "ตรวจแล้ว"};

	progress_line(state, what, done, total);
}

/* How often verdicts changed, from the round's own to the new ones. */
struct changes {
	int64_t of[OUTCOME_COUNT][OUTCOME_COUNT];
	int64_t same;
	int64_t changed;
	int64_t alone; /* of rules that one of both does not have */
};

/* Moves a cursor on; *v is NULL behind the last. */
static int
compare_keys(const struct scored_verdict *a, const struct scored_verdict *b)
{
	int order;

	if (a == NULL || b == NULL)
		return a == NULL ? 1 : -1;
	order = str_compare(a->agency_id, b->agency_id);
	return order != 0 ? order : str_compare(a->rule_id, b->rule_id);
}

static void
count_pair(struct changes *c, const struct scored_verdict *before,
    const struct scored_verdict *after)
{
	bool is_same =
	    before->outcome == after->outcome && before->level == after->level;

	c->of[before->outcome][after->outcome] += !is_same;
	c->same += is_same;
	c->changed += !is_same;
}

static enum err_code
walk(struct scored_cursor *const cursors[2], struct changes *c, struct err *e)
{
	const struct scored_verdict *v[2] = {NULL, NULL};
	enum err_code rc = store_scored_next(cursors[0], &v[0], e);

	if (rc == ERR_NONE)
		rc = store_scored_next(cursors[1], &v[1], e);
	while (rc == ERR_NONE && (v[0] != NULL || v[1] != NULL)) {
		int order = compare_keys(v[0], v[1]);

		if (order == 0)
			count_pair(c, v[0], v[1]);
		else
			c->alone++;
		if (order <= 0)
			rc = store_scored_next(cursors[0], &v[0], e);
		if (rc == ERR_NONE && order >= 0)
			rc = store_scored_next(cursors[1], &v[1], e);
	}
	return rc;
}

static enum err_code
count_changes(
    const struct audit_again_config *config, struct changes *c, struct err *e)
{
	const struct scored_query before = {.round = config->round,
	    .audit = str_of("crawl"),
	    .last_review = INT64_MAX};
	const struct scored_query after = {.round = config->round,
	    .audit = config->name,
	    .last_review = INT64_MAX};
	struct scored_cursor *cursors[2] = {NULL, NULL};
	enum err_code rc =
	    store_scored_open(config->store, &before, &cursors[0], e);

	if (rc == ERR_NONE)
		rc = store_scored_open(config->store, &after, &cursors[1], e);
	if (rc == ERR_NONE)
		rc = walk(cursors, c, e);
	store_scored_close(cursors[0]);
	store_scored_close(cursors[1]);
	return rc;
}

static void
print_changes(const struct invocation *inv, const struct changes *c)
{
	static const struct words sum = {
	    "{1} verdicts as the crawl's, {2} changed, {3} of rules that one of "
	    "both has",
	    "ผลเหมือนเดิม {1} เปลี่ยน {2} และ {3} ของกฎที่มีเพียงชุดเดียว"};
	const struct str args[] = {
	    arena_printf(inv->arena, "%lld", (long long)c->same),
	    arena_printf(inv->arena, "%lld", (long long)c->changed),
	    arena_printf(inv->arena, "%lld", (long long)c->alone)};
	struct grid g = {
	    .arena = inv->arena, .column_count = 2, .right = 1 << 1};

	print_words(sum, inv->lang, args, 3, inv->out);
	for (int i = 0; i < OUTCOME_COUNT; i++)
		for (int k = 0; k < OUTCOME_COUNT; k++) {
			if (c->of[i][k] == 0)
				continue;
			grid_add(&g,
			    arena_printf(inv->arena, "%s → %s",
			        outcome_word((enum outcome)i),
			        outcome_word((enum outcome)k)));
			grid_add_number(&g, c->of[i][k]);
		}
	grid_print(&g, 2, inv->out);
}

static void
print_result(const struct invocation *inv, const struct audit_again_config *c,
    const struct audit_again_result *r)
{
	static const struct words done = {
	    "audit {1} of round {2}: {3} agencies, rules {4}",
	    "การตรวจซ้ำ {1} ของรอบ {2}: {3} หน่วยงาน ชุดกฎ {4}"};
	static const struct words stopped = {
	    "audit {1} of round {2} stopped: {3} agencies done; the same "
	    "command with --as {1} goes on",
	    "การตรวจซ้ำ {1} ของรอบ {2} หยุดไว้: เสร็จ {3} หน่วยงาน สั่งซ้ำด้วย "
	    "--as {1} เพื่อทำต่อ"};
	static const struct words lost = {
	    "{1} pages could not be read back: {2}",
	    "อ่านหน้าที่เก็บไว้ไม่ได้ {1} หน้า: {2}"};
	const struct str args[] = {c->name, c->round,
	    arena_printf(inv->arena, "%zu", r->agency_done),
	    str_slice(str_of(rule_set_digest(c->rules)), 0, 12)};
	const struct str why[] = {
	    arena_printf(inv->arena, "%lld", (long long)r->lost_count),
	    r->lost_why};

	print_words(r->agency_done == r->agency_count ? done : stopped,
	    inv->lang, args, 4, inv->out);
	if (r->lost_count > 0)
		print_words(lost, inv->lang, why, 2, inv->out);
}

static enum err_code
audit(struct invocation *inv, struct audit_again_config *c, struct err *e)
{
	const char *round = option_get(inv, "round");
	struct audit_again_result result = {0};
	struct changes changes = {0};
	enum err_code rc = ERR_NONE;

	c->round = str_of(round);
	if (round == NULL)
		rc = store_latest_round(c->store, inv->arena, &c->round, e);
	if (rc == ERR_NONE)
		rc = choose_name(inv, c, e);
	if (rc == ERR_NONE)
		rc = check_name(c, e);
	if (rc == ERR_NONE && option_is_set(inv, "replace"))
		rc = store_audit_drop(c->store, c->round, c->name, e);
	if (rc == ERR_NONE)
		rc = audit_again(c, inv->arena, &result, e);
	if (rc != ERR_NONE)
		return rc;
	print_result(inv, c, &result);
	if (result.agency_done == result.agency_count)
		rc = count_changes(c, &changes, e);
	if (rc == ERR_NONE && result.agency_done == result.agency_count)
		print_changes(inv, &changes);
	inv->exit_code = result.is_complete && result.lost_count == 0 ? 0 : 1;
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *folder = option_get(inv, "rules");
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	struct audit_again_config c = {.program_version = SAMRUAT_VERSION,
	    .clock = inv->clock,
	    .stop = interrupt_catch(),
	    .on_progress = tell,
	    .state = inv};
	struct rule_set *rules = NULL;
	int64_t workers = 0;
	enum err_code rc = option_number(inv, "workers",
	    (struct number_range){1, 256, cores > 2 ? cores - 1 : 1}, &workers,
	    e);

	if (rc == ERR_NONE)
		rc = rules_open(
		    inv, folder != NULL ? folder : "rules", &rules, e);
	if (rc == ERR_NONE)
		rc = tables_near_read(inv, &c.tables, e);
	if (rc == ERR_NONE)
		rc = store_open(
		    inv->store, STORE_CHANGE, inv->clock, &c.store, e);
	if (rc == ERR_NONE) {
		c.rules = rules;
		c.worker_count = (size_t)workers;
		rc = audit(inv, &c, e);
	}
	store_close(c.store);
	rule_set_free(rules);
	return rc;
}

const struct command command_audit = {
    .name = "audit",
    .usage = "[--round NAME] [--rules DIR] [--as NAME] [--replace]",
    .summary = {"applies rules once more to what a round has stored",
        "ใช้กฎตรวจซ้ำกับข้อมูลที่รอบนั้นเก็บไว้ โดยไม่ออกเครือข่าย"},
    .options = options,
    .run = run,
};
