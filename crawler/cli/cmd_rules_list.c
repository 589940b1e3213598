/* samruat rules list: the rules of a pack in a table. */
#include "audit/profile.h"
#include "cli/grid.h"
#include "cli/rules_open.h"

static const struct command_option options[] = {
    {"profile", "FILE",
        {"only the rules of this profile of the pack, with their weights",
            "เฉพาะกฎในโปรไฟล์นี้ของชุดกฎ พร้อมน้ำหนัก"}},
    {0},
};

/* One column of the table of rules. */
enum column {
	COLUMN_RULE,
	COLUMN_WEIGHT,
	COLUMN_STATUS,
	COLUMN_SCOPE,
	COLUMN_INDICATOR,
	COLUMN_TITLE,
	COLUMN_COUNT
};

static const struct words heads[COLUMN_COUNT] = {
    [COLUMN_RULE] = {"rule", "กฎ"},
    [COLUMN_WEIGHT] = {"weight", "น้ำหนัก"},
    [COLUMN_STATUS] = {"status", "สถานะ"},
    [COLUMN_SCOPE] = {"scope", "ขอบเขต"},
    [COLUMN_INDICATOR] = {"indicator", "ตัวชี้วัด"},
    [COLUMN_TITLE] = {"title", "ชื่อ"},
};

static void
add_heads(struct grid *grid, enum lang lang, bool has_weight)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (i != COLUMN_WEIGHT || has_weight)
			grid_add(grid, str_of(words_in(heads[i], lang)));
}

static void
print_rules(const struct invocation *inv, const struct rule_set *set,
    const struct profile *profile)
{
	struct grid grid = {.arena = inv->arena,
	    .column_count = COLUMN_COUNT - (profile == NULL),
	    .right = profile == NULL ? 0 : 1U << COLUMN_WEIGHT};

	add_heads(&grid, inv->lang, profile != NULL);
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct rule_info *info = rule_set_info(set, i);

		if (profile != NULL && !profile_has(profile, info->id))
			continue;
		grid_add(&grid, info->id);
		if (profile != NULL)
			grid_add_number(
			    &grid, profile_weight_of(profile, set, i));
		grid_add(&grid, info->status);
		grid_add(&grid, info->scope);
		grid_add(&grid, info->indicators[0]);
		grid_add(&grid,
		    inv->lang == LANG_TH ? info->title.th : info->title.en);
	}
	grid_print(&grid, 0, inv->out);
}

/* The rules of an indicator: of a ladder from the lowest rung up. */
static struct str
rules_of(const struct invocation *inv, const struct rule_set *set,
    const struct profile *p, const struct profile_indicator *of)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < of->rule_count; i++)
		buf_printf(
		    &text, "%s%.*s", i > 0 ? " " : "", STR_ARG(of->rules[i]));
	for (size_t i = 0; of->rule_count == 0 && i < rule_set_count(set); i++)
		if (profile_counts(p, of, set, i))
			buf_printf(&text, "%s%.*s", text.len > 0 ? " " : "",
			    STR_ARG(rule_set_info(set, i)->id));
	copy = arena_str(inv->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* The pillar of an indicator and what it weighs in the survey. */
static struct str
pillar_of(const struct invocation *inv, const struct profile *p, struct str key)
{
	static const struct words unknown = {"not published", "ไม่ได้เผยแพร่"};

	for (size_t i = 0; i < p->pillar_count; i++) {
		const struct profile_pillar *pillar = &p->pillars[i];
		size_t n = 0;

		while (n < pillar->indicator_count &&
		    !str_equal(pillar->indicators[n], key))
			n++;
		if (n == pillar->indicator_count)
			continue;
		if (pillar->weight == PILLAR_NOT_PUBLISHED)
			return arena_printf(inv->arena, "%.*s (%s)",
			    STR_ARG(pillar->key), words_in(unknown, inv->lang));
		return arena_printf(inv->arena, "%.*s (%d %%)",
		    STR_ARG(pillar->key), pillar->weight);
	}
	return str_of("-");
}

static void
print_title(const struct invocation *inv, const struct profile *p)
{
	struct str title = inv->lang == LANG_TH ? p->title.th : p->title.en;

	if (title.len == 0)
		return;
	print_safe(title, inv->out);
	(void)fputs("\n\n", inv->out);
}

static void
print_indicators(const struct invocation *inv, const struct rule_set *set,
    const struct profile *p)
{
	static const struct words titles[] = {{"indicator", "ตัวชี้วัด"},
	    {"pillar", "เสา"}, {"weight", "น้ำหนัก"}, {"kind", "วิธีรวม"},
	    {"coverage", "ความครอบคลุม"}, {"rules", "กฎ"}};
	struct grid grid = {.arena = inv->arena,
	    .column_count = 6,
	    .right = 4 | 16,
	    .fold_at = (size_t)inv->columns};

	for (size_t i = 0; i < 6; i++)
		grid_add(&grid, str_of(words_in(titles[i], inv->lang)));
	for (size_t i = 0; i < p->indicator_count; i++) {
		const struct profile_indicator *of = &p->indicators[i];

		grid_add(&grid, of->key);
		grid_add(&grid, pillar_of(inv, p, of->key));
		grid_add_number(&grid, of->weight);
		grid_add(&grid, str_of(indicator_kind_word(of->kind)));
		grid_add(
		    &grid, arena_printf(inv->arena, "%d %%", of->min_coverage));
		grid_add(&grid, rules_of(inv, set, p, of));
	}
	(void)fputc('\n', inv->out);
	grid_print(&grid, 0, inv->out);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *named = option_get(inv, "profile");
	const struct profile *profile = NULL;
	struct rule_set *set = NULL;
	enum err_code rc = rules_open(
	    inv, inv->operand_count > 0 ? inv->operands[0] : "rules", &set, e);

	if (rc != ERR_NONE)
		return rc;
	if (named != NULL)
		profile = profile_find(set, named);
	if (named != NULL && profile == NULL) {
		rc = err_set(e, ERR_USAGE, "the pack has no profile %s", named);
	} else {
		if (profile != NULL)
			print_title(inv, profile);
		print_rules(inv, set, profile);
		if (profile != NULL)
			print_indicators(inv, set, profile);
	}
	rule_set_free(set);
	return rc;
}

const struct command command_rules_list = {
    .name = "rules list",
    .usage = "[DIR] [--profile FILE]",
    .summary = {"lists the rules of a pack (default: rules)",
        "แสดงรายการกฎ (ค่าเริ่มต้น rules)"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
