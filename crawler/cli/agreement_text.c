#include "cli/agreement_report.h"
#include "cli/grid.h"

static struct str
decimal(const struct agreement_report *t, const struct agreement *g)
{
	return g->is_defined ? arena_printf(t->inv->arena, "%.3f", g->value)
	                     : str_of("-");
}

static void
add_agreement(struct grid *grid, const struct agreement_report *t,
    const struct agreement *g)
{
	grid_add_number(grid, g->things);
	grid_add(grid,
	    g->things > 0
	        ? arena_printf(t->inv->arena, "%.1f", g->observed * 100)
	        : str_of("-"));
	grid_add(grid, decimal(t, g));
}

static void
print_judges(const struct agreement_report *t)
{
	static const struct words heads[] = {{"reviewers", "ผู้ตรวจ"}, {"n", "n"},
	    {"agree %", "ตรงกัน %"}, {"kappa / alpha", "kappa / alpha"}};
	static const struct words none = {
	    "No verdict was drawn for a second judge yet: review sheet --draw "
	    "double",
	    "ยังไม่มีผลที่สุ่มให้ผู้ตรวจคนที่สอง ใช้ review sheet --draw double"};
	struct grid grid = {
	    .arena = t->inv->arena, .column_count = 4, .right = 0xe};

	if (t->judges.alpha.things == 0) {
		print_words(none, t->inv->lang, NULL, 0, t->inv->out);
		return;
	}
	for (size_t i = 0; i < 4; i++)
		grid_add(&grid, str_of(words_in(heads[i], t->inv->lang)));
	for (size_t i = 0; i < t->judges.pair_count; i++) {
		const struct judge_pair *pair = &t->judges.pairs[i];

		grid_add(&grid,
		    arena_printf(t->inv->arena, "%.*s, %.*s (Cohen)",
		        STR_ARG(pair->judges[0]), STR_ARG(pair->judges[1])));
		add_agreement(&grid, t, &pair->kappa);
	}
	grid_add(&grid,
	    str_of(t->inv->lang == LANG_TH ? "ทุกคน (Krippendorff)"
	                                   : "all (Krippendorff)"));
	add_agreement(&grid, t, &t->judges.alpha);
	grid_print(&grid, 0, t->inv->out);
}

/* "19/20 95.0 (76.4-99.1)" */
static struct str
share_text(const struct agreement_report *t, const struct precision *p)
{
	struct share s = wilson_share(p->right, precision_judged(p));

	if (precision_judged(p) == 0)
		return str_of("-");
	return arena_printf(t->inv->arena, "%lld/%lld %d.%d (%d.%d-%d.%d)",
	    (long long)p->right, (long long)precision_judged(p), s.value / 10,
	    s.value % 10, s.low / 10, s.low % 10, s.high / 10, s.high % 10);
}

static struct str
recall_text(const struct agreement_report *t, size_t i)
{
	struct share s;

	if (!precision_recall(&t->rules[i], &t->tallies[i], &s))
		return str_of("-");
	return arena_printf(t->inv->arena, "%d.%d (%d.%d-%d.%d)", s.value / 10,
	    s.value % 10, s.low / 10, s.low % 10, s.high / 10, s.high % 10);
}

/* Whether anything was drawn of a rule. */
static bool
is_judged(const struct rule_precision *p)
{
	return precision_judged(&p->passed) + precision_judged(&p->failed) +
	    p->passed.unclear + p->failed.unclear + p->outdated >
	    0;
}

static void
print_rules(const struct agreement_report *t)
{
	static const struct words heads[] = {{"rule", "กฎ"}, {"revision", "รุ่น"},
	    {"passed, right", "ผ่าน ถูก"}, {"failed, right", "ไม่ผ่าน ถูก"},
	    {"recall %", "พบครบ %"}, {"unclear", "ไม่ชัด"},
	    {"outdated", "รุ่นเก่า"}};
	static const struct words none = {
	    "No verdict was drawn by lot yet: review sheet --draw passed, and "
	    "failed",
	    "ยังไม่มีผลที่สุ่มมาตรวจ ใช้ review sheet --draw passed และ failed"};
	struct grid grid = {
	    .arena = t->inv->arena, .column_count = 7, .right = 0x7e};
	bool is_any = false;

	for (size_t i = 0; i < 7; i++)
		grid_add(&grid, str_of(words_in(heads[i], t->inv->lang)));
	for (size_t i = 0; i < t->tally_count; i++) {
		const struct rule_precision *p = &t->rules[i];

		if (!is_judged(p))
			continue;
		is_any = true;
		grid_add(&grid, p->rule_id);
		grid_add_number(&grid, p->revision);
		grid_add(&grid, share_text(t, &p->passed));
		grid_add(&grid, share_text(t, &p->failed));
		grid_add(&grid, recall_text(t, i));
		grid_add_number(&grid, p->passed.unclear + p->failed.unclear);
		grid_add_number(&grid, p->outdated);
	}
	(void)fputc('\n', t->inv->out);
	if (is_any)
		grid_print(&grid, 0, t->inv->out);
	else
		print_words(none, t->inv->lang, NULL, 0, t->inv->out);
}

void
agreement_print(const struct agreement_report *t)
{
	static const struct words head = {
	    "Reviews, and verdicts of {1}/{2}, rules {3}",
	    "ผลการตรวจของคน และผลของ {1}/{2} ชุดกฎ {3}"};
	const struct str args[] = {t->audit.round, t->audit.name,
	    str_slice(t->audit.rule_pack, 0, 12)};

	print_words(head, t->inv->lang, args, 3, t->inv->out);
	(void)fputc('\n', t->inv->out);
	print_judges(t);
	print_rules(t);
}
