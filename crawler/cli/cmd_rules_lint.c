/* samruat rules lint: what is slow or risky in rules, and what of them never
 * fires, or everywhere. */
#include <string.h>

#include "cli/grid.h"
#include "cli/rules_open.h"
#include "cli/rules_usage.h"
#include "cli/rules_verdicts.h"

static const struct command_option options[] = {
    {"lists", NULL,
        {"counts conditions and list entries on stored pages",
            "นับเงื่อนไขและคำในรายการจากหน้าที่เก็บไว้"}},
    RULES_REPLAY_OPTIONS,
    {"all", NULL, {"all counts, not only what stands out", "แสดงทุกจำนวน"}},
    {0},
};

/* More than this share of the pages is everywhere. */
enum { EVERYWHERE_PERCENT = 60 };

static const struct words heads[] = {{"rule or list", "กฎหรือรายการ"},
    {"fired", "พบ"}, {"pages", "หน้า"}, {"condition or word", "เงื่อนไขหรือคำ"}};

/* Keeps the findings that are about cost and risk. */
static void
keep_risks(struct diag_list *diags)
{
	static const char *const codes[] = {"R023", "R024"};
	size_t kept = 0;

	for (size_t i = 0; i < diags->count; i++)
		for (size_t c = 0; c < 2; c++)
			if (strcmp(diags->items[i].kind->code, codes[c]) == 0) {
				diags->items[kept++] = diags->items[i];
				break;
			}
	diags->count = kept;
	diags->dropped_count = 0;
}

static bool
stands_out(const struct usage *u)
{
	return u->pages > 0 &&
	    (u->fired == 0 || u->fired * 100 > u->pages * EVERYWHERE_PERCENT);
}

static void
add_rows(struct grid *grid, const struct usages *usages, bool all)
{
	for (size_t i = 0; i < usages->count; i++) {
		const struct usage *u = &usages->items[i];

		if (!all && !stands_out(u))
			continue;
		grid_add(grid, u->of);
		grid_add_number(grid, u->fired);
		grid_add_number(grid, u->pages);
		grid_add(grid, u->what);
	}
}

static void
print_usages(const struct invocation *inv, const struct usages *rules,
    const struct usages *lists)
{
	static const struct words nothing = {
	    "nothing never fired, and nothing fired on more than 60 % of the "
	    "pages",
	    "ไม่มีสิ่งใดที่ไม่เคยพบเลย หรือพบเกิน 60 % ของหน้า"};
	struct grid grid = {
	    .arena = inv->arena, .column_count = 4, .right = 2 | 4};
	bool all = option_is_set(inv, "all");

	for (size_t i = 0; i < 4; i++)
		grid_add(&grid, str_of(words_in(heads[i], inv->lang)));
	add_rows(&grid, rules, all);
	add_rows(&grid, lists, all);
	if (grid.cell_count > 4)
		grid_print(&grid, 0, inv->out);
	else
		print_words(nothing, inv->lang, NULL, 0, inv->out);
}

/* What stands out in the verdicts of a rule, or NULL. */
static const struct words *
remark_on(const struct outcome_counts *counts)
{
	static const struct words remarks[] = {
	    {"never looked at", "ไม่ได้ตรวจเลย"},
	    {"never decided", "ไม่เคยตัดสินได้"},
	    {"never passed", "ไม่เคยผ่าน"},
	    {"always passed", "ผ่านทุกครั้ง"},
	};
	int64_t all = 0;

	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		all += counts->of[i];
	if (all == 0)
		return &remarks[0];
	if (counts->of[OUTCOME_PASSED] + counts->of[OUTCOME_FAILED] == 0)
		return &remarks[1];
	if (counts->of[OUTCOME_PASSED] == 0)
		return &remarks[2];
	return counts->of[OUTCOME_FAILED] == 0 ? &remarks[3] : NULL;
}

static void
print_outcomes(const struct invocation *inv, const struct rule_set *set,
    const struct outcome_counts *counts)
{
	static const struct words titles[] = {{"rule", "กฎ"}, {"passed", "ผ่าน"},
	    {"failed", "ไม่ผ่าน"}, {"other", "อื่น"}, {"", ""}};
	static const struct words nothing = {
	    "every rule passed somewhere and failed somewhere",
	    "ทุกกฎมีทั้งที่ผ่านและไม่ผ่าน"};
	struct grid grid = {
	    .arena = inv->arena, .column_count = 5, .right = 2 | 4 | 8};

	for (size_t i = 0; i < 5; i++)
		grid_add(&grid, str_of(words_in(titles[i], inv->lang)));
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct outcome_counts *c = &counts[i];
		const struct words *remark = remark_on(c);

		if (remark == NULL && !option_is_set(inv, "all"))
			continue;
		grid_add(&grid, rule_set_info(set, i)->id);
		grid_add_number(&grid, c->of[OUTCOME_PASSED]);
		grid_add_number(&grid, c->of[OUTCOME_FAILED]);
		grid_add_number(&grid,
		    c->of[OUTCOME_INAPPLICABLE] + c->of[OUTCOME_CANT_TELL] +
		        c->of[OUTCOME_UNTESTED]);
		grid_add(&grid,
		    remark == NULL ? (struct str){0}
		                   : str_of(words_in(*remark, inv->lang)));
	}
	if (grid.cell_count > 5)
		grid_print(&grid, 0, inv->out);
	else
		print_words(nothing, inv->lang, NULL, 0, inv->out);
}

static enum err_code
count_leaves(struct invocation *inv, const struct rules_source *source,
    const struct rule_set *set, struct err *e)
{
	struct usages rules = {0}, lists = {0};
	int64_t lost = 0;
	enum err_code rc =
	    usage_of_rules(source, set, inv->arena, &rules, &lost, e);

	if (rc == ERR_NONE)
		rc = usage_of_lists(source, set, inv->arena, &lists, e);
	if (rc == ERR_NONE) {
		(void)fputc('\n', inv->out);
		print_usages(inv, &rules, &lists);
	}
	return rc;
}

static enum err_code
count(struct invocation *inv, const struct rule_set *set, struct err *e)
{
	struct rules_source source = {0};
	struct outcome_counts *counts = NULL;
	int64_t lost = 0;
	enum err_code rc = rules_source_open(inv, &source, e);

	if (rc == ERR_NONE)
		rc = rules_count_outcomes(
		    &source, set, inv->arena, &counts, &lost, e);
	if (rc == ERR_NONE)
		print_outcomes(inv, set, counts);
	if (rc == ERR_NONE && option_is_set(inv, "lists"))
		rc = count_leaves(inv, &source, set, e);
	if (rc == ERR_NONE && lost > 0)
		inv->exit_code = 1;
	rules_source_close(&source);
	return rc;
}

/* Whether stored pages are asked for, and not the rules alone. */
static bool
wants_pages(const struct invocation *inv)
{
	return option_is_set(inv, "lists") || option_is_set(inv, "on") ||
	    option_is_set(inv, "round");
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	static const struct words summary = {
	    "{1} rules, {2} risky or slow places",
	    "กฎ {1} ข้อ จุดที่เสี่ยงหรือช้า {2} แห่ง"};
	struct diag_list diags = {.arena = inv->arena};
	struct rule_set *set = NULL;
	enum err_code rc =
	    rule_set_load(inv->operand_count > 0 ? inv->operands[0] : "rules",
	        &diags, &set, e);

	if (rc != ERR_NONE) {
		rules_print_diags(inv, &diags, stderr);
		return rc;
	}
	if (wants_pages(inv)) {
		rc = count(inv, set, e);
	} else {
		struct str args[2];

		keep_risks(&diags);
		rules_print_diags(inv, &diags, inv->out);
		args[0] = arena_printf(inv->arena, "%zu", rule_set_count(set));
		args[1] = arena_printf(inv->arena, "%zu", diags.count);
		print_words(summary, inv->lang, args, 2, inv->out);
	}
	rule_set_free(set);
	return rc;
}

const struct command command_rules_lint = {
    .name = "rules lint",
    .usage = "[DIR or FILE]\n"
             "[DIR] [--lists] [--all] --round NAME or --on DIR",
    .summary = {"tells what is slow or risky in rules, or what never fires",
        "บอกจุดที่ช้าหรือเสี่ยงในกฎ หรือคำที่ไม่เคยพบ"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
