/* How many agencies pass each rule, as a table or as rows. */
#include "cli/grid.h"
#include "cli/score_view.h"
#include "publish/value.h"

static const struct view_column columns[] = {
    SCORE_COLUMNS,
    {"rule_id", VALUE_TEXT},
    {"rule_revision", VALUE_INT},
    {"standing", VALUE_TEXT},
    {"passed", VALUE_INT},
    {"failed", VALUE_INT},
    {"undecided", VALUE_INT},
    {"inapplicable", VALUE_INT},
    {"lower", VALUE_REAL},
    {"upper", VALUE_REAL},
};
enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };
static const struct view_info rules_view = {
    "rule_shares", columns, COLUMN_COUNT};

static void
write_row(
    const struct score_view *v, const struct rule_count *c, struct buf *out)
{
	struct view_value row[COLUMN_COUNT];
	double lower = 0, upper = 0;
	bool has_bounds = rule_count_bounds(c, &lower, &upper);
	size_t n = score_first_values(v, row);

	row[n++] = value_text(c->rule->id);
	row[n++] = value_int(c->rule->revision);
	row[n++] = value_word(rule_standing_word(c->rule->standing));
	row[n++] = value_int(c->passed);
	row[n++] = value_int(c->failed);
	row[n++] = value_int(c->undecided);
	row[n++] = value_int(c->inapplicable);
	row[n++] = value_real_if(has_bounds, lower);
	row[n++] = value_real_if(has_bounds, upper);
	v->format->row(out, &rules_view, row);
}

static void
write_rules(
    const struct score_view *v, const struct rule_count *all, size_t count)
{
	struct buf out = {0};

	v->format->head(&out, &rules_view);
	for (size_t i = 0; i < count; i++)
		write_row(v, &all[i], &out);
	print_bytes(buf_str(&out), v->inv->out);
	buf_release(&out);
}

static struct str
remark(const struct score_view *v, const struct plan_rule *rule)
{
	static const struct words remarks[RULE_STANDING_COUNT] = {
	    [STANDING_COUNTS] = {"", ""},
	    [STANDING_AWAITS_REVIEW] = {"counts where a person has decided",
	        "นับเมื่อมีคนตัดสินแล้ว"},
	    [STANDING_SHOWN_ONLY] = {"shown, never counted", "แสดงแต่ไม่นับ"},
	};

	return str_of(words_in(remarks[rule->standing], v->inv->lang));
}

static void
print_rules(
    const struct score_view *v, const struct rule_count *all, size_t count)
{
	static const struct words heads[] = {{"rule", "กฎ"},
	    {"at least", "อย่างน้อย"}, {"at most", "อย่างมาก"}, {"passed", "ผ่าน"},
	    {"failed", "ไม่ผ่าน"}, {"undecided", "ยังบอกไม่ได้"},
	    {"does not apply", "ไม่เข้าข่าย"}, {"", ""}};
	static const struct words intro = {
	    "Share of the agencies to which a rule applies that pass it, if "
	    "no undecided one does, and if all do",
	    "สัดส่วนหน่วยงานที่ผ่านกฎ จากหน่วยงานที่เข้าข่าย "
	    "เมื่อที่ยังบอกไม่ได้ไม่ผ่านเลย และเมื่อผ่านทั้งหมด"};
	enum { COLUMNS = sizeof(heads) / sizeof(heads[0]) };
	struct arena *a = v->inv->arena;
	struct grid grid = {.arena = a, .column_count = COLUMNS, .right = 0x7e};

	for (size_t i = 0; i < COLUMNS; i++)
		grid_add(&grid, str_of(words_in(heads[i], v->inv->lang)));
	for (size_t i = 0; i < count; i++) {
		const struct rule_count *c = &all[i];
		double lower = 0, upper = 0;
		bool has_bounds = rule_count_bounds(c, &lower, &upper);

		grid_add(&grid, c->rule->id);
		grid_add(&grid, score_text(a, lower, has_bounds, false));
		grid_add(&grid, score_text(a, upper, has_bounds, false));
		grid_add_number(&grid, c->passed);
		grid_add_number(&grid, c->failed);
		grid_add_number(&grid, c->undecided);
		grid_add_number(&grid, c->inapplicable);
		grid_add(&grid, remark(v, c->rule));
	}
	print_words(intro, v->inv->lang, NULL, 0, v->inv->out);
	grid_print(&grid, 0, v->inv->out);
}

enum err_code
score_print_rules(const struct score_view *v, struct err *e)
{
	struct rule_counts all = {0};
	enum err_code rc = rule_counts_read(
	    v->store, &v->plan, &v->of, v->inv->arena, &all, e);

	if (rc == ERR_NONE && v->format != NULL)
		write_rules(v, all.items, all.count);
	else if (rc == ERR_NONE)
		print_rules(v, all.items, all.count);
	return rc;
}
