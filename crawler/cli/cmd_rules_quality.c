/* samruat rules quality: how often people agreed with drawn verdicts. */
#include "base/file.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "cli/rules_quality.h"
#include "score/wilson.h"

static const struct command_option options[] = {
    {"from", "DIR",
        {"files of judgements (default: quality in the pack)",
            "โฟลเดอร์ผลตรวจ (ค่าเริ่มต้น quality ในชุดกฎ)"}},
    {"below", "PERCENT",
        {"only rules with a share of right verdicts below this; exit code "
         "1 when there are some",
            "เฉพาะกฎที่ผลถูกต่ำกว่าร้อยละนี้ หากมี รหัสออกเป็น 1"}},
    {"all", NULL, {"rules that nobody judged, too", "แสดงกฎที่ยังไม่มีใครตรวจด้วย"}},
    {0},
};

enum { COLUMNS = 8 };

static const struct words heads[COLUMNS] = {{"rule", "กฎ"}, {"n", "n"},
    {"passed right", "ผ่าน ถูก"}, {"95 %", "95 %"}, {"failed right", "ไม่ผ่าน ถูก"},
    {"95 %", "95 %"}, {"open", "ยังไม่ตรวจ"}, {"outdated", "รุ่นเก่า"}};

static int64_t
judged_count(const struct judged *j)
{
	return j->right + j->wrong;
}

/* "19/20 95.0", and its interval "76.4-99.1" */
static void
add_share(struct grid *grid, const struct judged *j)
{
	struct share s = wilson_share(j->right, j->right + j->wrong);

	if (judged_count(j) == 0) {
		grid_add(grid, str_of("-"));
		grid_add(grid, str_of("-"));
		return;
	}
	grid_add(grid,
	    arena_printf(grid->arena, "%lld/%lld %d.%d", (long long)j->right,
	        (long long)judged_count(j), s.value / 10, s.value % 10));
	grid_add(grid,
	    arena_printf(grid->arena, "%d.%d-%d.%d", s.low / 10, s.low % 10,
	        s.high / 10, s.high % 10));
}

static bool
is_below(const struct judged *j, int64_t percent)
{
	return judged_count(j) > 0 &&
	    j->right * 100 < percent * judged_count(j);
}

static void
add_rule(struct grid *grid, struct str id, const struct quality *q)
{
	grid_add(grid, id);
	grid_add_number(
	    grid, judged_count(&q->passed) + judged_count(&q->failed));
	add_share(grid, &q->passed);
	add_share(grid, &q->failed);
	grid_add_number(grid, q->open);
	grid_add_number(grid, q->outdated);
}

static bool
is_told(const struct invocation *inv, const struct quality *q, int64_t below)
{
	if (below > 0)
		return is_below(&q->passed, below) ||
		    is_below(&q->failed, below);
	return option_is_set(inv, "all") || q->open > 0 || q->outdated > 0 ||
	    judged_count(&q->passed) + judged_count(&q->failed) > 0 ||
	    q->passed.unclear + q->failed.unclear > 0;
}

static void
add_judged(struct judged *sum, const struct judged *j)
{
	sum->right += j->right;
	sum->wrong += j->wrong;
	sum->unclear += j->unclear;
}

static void
print(struct invocation *inv, const struct rule_set *set,
    const struct quality *all, int64_t below)
{
	struct grid grid = {
	    .arena = inv->arena, .column_count = COLUMNS, .right = 0xfe};
	struct quality sum = {0};

	for (size_t i = 0; i < COLUMNS; i++)
		grid_add(&grid, str_of(words_in(heads[i], inv->lang)));
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct quality *q = &all[i];

		add_judged(&sum.passed, &q->passed);
		add_judged(&sum.failed, &q->failed);
		sum.open += q->open;
		sum.outdated += q->outdated;
		if (!is_told(inv, q, below))
			continue;
		add_rule(&grid, rule_set_info(set, i)->id, q);
		if (below > 0)
			inv->exit_code = 1;
	}
	if (below == 0)
		add_rule(
		    &grid, str_of(inv->lang == LANG_TH ? "รวม" : "all"), &sum);
	grid_print(&grid, 0, inv->out);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *pack = inv->operand_count > 0 ? inv->operands[0] : "rules";
	const char *folder = option_get(inv, "from");
	struct rule_set *set = NULL;
	struct quality *all = NULL;
	int64_t below = 0;
	enum err_code rc = option_number(
	    inv, "below", (struct number_range){1, 100, 0}, &below, e);

	if (folder == NULL)
		folder = file_join(inv->arena, pack, "quality");
	if (rc == ERR_NONE && !file_is_folder(folder))
		rc = err_set(e, ERR_USAGE, "%s is no folder", folder);
	if (rc == ERR_NONE)
		rc = rules_open(inv, pack, &set, e);
	if (rc == ERR_NONE)
		rc = quality_read(set, folder, inv->arena, &all, e);
	if (rc == ERR_NONE)
		print(inv, set, all, below);
	rule_set_free(set);
	return rc;
}

const struct command command_rules_quality = {
    .name = "rules quality",
    .usage = "[DIR] [--from DIR] [--below PERCENT] [--all]",
    .summary = {"adds up what people said of drawn verdicts",
        "สรุปผลตรวจของคนต่อผลที่สุ่มมา"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
