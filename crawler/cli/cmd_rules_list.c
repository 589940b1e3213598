/* samruat rules list: the rules of a pack in a table. */
#include "cli/grid.h"
#include "cli/rules_open.h"

static const struct command_option options[] = {{0}};

static const struct words heads[] = {
    {"rule", "กฎ"},
    {"status", "สถานะ"},
    {"scope", "ขอบเขต"},
    {"indicator", "ตัวชี้วัด"},
    {"title", "ชื่อ"},
};

enum { HEAD_COUNT = sizeof(heads) / sizeof(heads[0]) };

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct grid grid = {.arena = inv->arena, .column_count = HEAD_COUNT};
	struct rule_set *set = NULL;
	enum err_code rc = rules_open(
	    inv, inv->operand_count > 0 ? inv->operands[0] : "rules", &set, e);

	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0; i < HEAD_COUNT; i++)
		grid_add(&grid, str_of(words_in(heads[i], inv->lang)));
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct rule_info *info = rule_set_info(set, i);

		grid_add(&grid, info->id);
		grid_add(&grid, info->status);
		grid_add(&grid, info->scope);
		grid_add(&grid, info->indicators[0]);
		grid_add(&grid,
		    inv->lang == LANG_TH ? info->title.th : info->title.en);
	}
	grid_print(&grid, 0, inv->out);
	rule_set_free(set);
	return ERR_NONE;
}

const struct command command_rules_list = {
    .name = "rules list",
    .usage = "[DIR]",
    .summary = {"lists the rules of a pack (default: rules)",
        "แสดงรายการกฎ (ค่าเริ่มต้น rules)"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
