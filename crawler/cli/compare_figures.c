/* Means of indicators of both sides, where they may stand side by side. */
#include "score/compare_figures.h"
#include "cli/compare_text.h"
#include "cli/grid.h"

enum { PERCENT = 100 };

static double
shown(const struct compared_figure *f, enum compare_side side)
{
	return f->kind == INDICATOR_COUNT ? f->mean[side]
	                                  : f->mean[side] * PERCENT;
}

static struct str
mean_text(const struct invocation *inv, const struct compared_figure *f,
    enum compare_side side)
{
	if (f->agencies[side] == 0)
		return str_of("-");
	return arena_printf(inv->arena, "%.1f%s (%lld)", shown(f, side),
	    f->kind == INDICATOR_COUNT ? "" : " %",
	    (long long)f->agencies[side]);
}

static void
add_figure(struct grid *g, const struct invocation *inv,
    const struct compared_figure *f)
{
	bool is_both =
	    f->agencies[COMPARE_BEFORE] > 0 && f->agencies[COMPARE_AFTER] > 0;
	struct str change = is_both
	    ? arena_printf(inv->arena, "%+.1f",
	          shown(f, COMPARE_AFTER) - shown(f, COMPARE_BEFORE))
	    : str_of("-");

	grid_add(g, f->indicator);
	grid_add(g, mean_text(inv, f, COMPARE_BEFORE));
	grid_add(g, mean_text(inv, f, COMPARE_AFTER));
	grid_add(g, change);
	grid_add(g, inv->lang == LANG_TH ? f->title_th : f->title_en);
}

static struct str
number(const struct invocation *inv, int64_t n)
{
	return arena_printf(inv->arena, "%lld", (long long)n);
}

/* Those of one profile, from first on; gives the first of the next. */
static size_t
print_profile(const struct invocation *inv, const struct compared_figure *all,
    size_t count, size_t first)
{
	static const struct words
	    title = {"Means by profile {1}: before, after, change (agencies "
	             "with a score); last reviews {2} and {3}",
	        "ค่าเฉลี่ยตามโพรไฟล์ {1}: ก่อน หลัง และผลต่าง (จำนวนหน่วยงานที่มีคะแนน) "
	        "ผลตรวจทานล่าสุด {2} และ {3}"},
	    apart = {"Not side by side, since their rules or revisions differ: "
	             "{1} indicators",
	        "ไม่นำมาวางคู่กันเพราะกฎหรือฉบับของกฎต่างกัน: {1} ตัวชี้วัด"};
	struct grid g = {.arena = inv->arena,
	    .column_count = 5,
	    .right = 1 << 1 | 1 << 2 | 1 << 3,
	    .fold_at = (size_t)inv->columns};
	const struct compared_figure *of = &all[first];
	size_t other = 0, i;

	for (i = first; i < count && str_equal(all[i].profile, of->profile);
	     i++)
		if (all[i].is_alike)
			add_figure(&g, inv, &all[i]);
		else
			other++;
	(void)fputc('\n', inv->out);
	print_words(title, inv->lang,
	    (const struct str[]){of->profile,
	        number(inv, of->last_review[COMPARE_BEFORE]),
	        number(inv, of->last_review[COMPARE_AFTER])},
	    3, inv->out);
	grid_print(&g, 0, inv->out);
	if (other > 0) {
		struct str text = number(inv, (int64_t)other);

		print_words(apart, inv->lang, &text, 1, inv->out);
	}
	return i;
}

enum err_code
compare_print_figures(
    const struct invocation *inv, const struct comparison *c, struct err *e)
{
	struct compared_figure *all = NULL;
	size_t count = 0, i = 0;
	enum err_code rc = compare_figures(c, inv->arena, &all, &count, e);

	while (rc == ERR_NONE && i < count)
		i = print_profile(inv, all, count, i);
	return rc;
}
