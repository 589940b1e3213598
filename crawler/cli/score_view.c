#include "cli/score_view.h"

#include <string.h>

#include "cli/grid.h"
#include "cli/rows.h"
#include "publish/value.h"

size_t
score_first_values(const struct score_view *v, struct view_value *out)
{
	size_t n = 0;

	out[n++] = value_text(v->of.round);
	out[n++] = value_text(v->of.audit);
	out[n++] = value_text(v->plan.rule_pack);
	out[n++] = value_text(v->plan.profile);
	out[n++] = value_int(v->last_review);
	return n;
}

struct str
score_text(struct arena *a, double value, bool is_there, bool is_number)
{
	if (!is_there)
		return str_of("-");
	if (is_number)
		return arena_printf(a, "%.1f", value);
	return arena_printf(a, "%.1f %%", value * 100);
}

struct str
score_title(
    const struct score_view *v, struct str th, struct str en, struct str key)
{
	struct str first = v->inv->lang == LANG_TH ? th : en;
	struct str second = v->inv->lang == LANG_TH ? en : th;

	return first.len > 0 ? first : second.len > 0 ? second : key;
}

/* What stands in all indicators together. */
struct totals {
	int64_t agencies;
	struct str last_agency;
	struct arena *arena;
	int64_t passed;
	int64_t failed;
	int64_t undecided;
	int64_t inapplicable;
};

static enum err_code
add_to_totals(void *state, const struct figure_row *row, struct err *e)
{
	struct totals *t = state;

	(void)e;
	if (!str_equal(t->last_agency, row->agency_id)) {
		t->last_agency = arena_str(t->arena, row->agency_id);
		t->agencies++;
	}
	if (row->indicator.len == 0)
		return ERR_NONE;
	t->passed += row->figure.passed;
	t->failed += row->figure.failed;
	t->undecided += row->figure.undecided;
	t->inapplicable += row->figure.inapplicable;
	return ERR_NONE;
}

static struct str
number(const struct score_view *v, int64_t n)
{
	return arena_printf(v->inv->arena, "%lld", (long long)n);
}

static void
say(const struct score_view *v, struct words text, const struct str *args,
    size_t count)
{
	print_words(text, v->inv->lang, args, count, v->inv->out);
}

static void
print_what(const struct score_view *v)
{
	static const struct words about = {
	    "Round {1}, audit {2}, rules {3}, profile {4}, reviews up to "
	    "number {5}",
	    "รอบ {1} การตรวจ {2} กฎ {3} โปรไฟล์ {4} การทบทวนถึงหมายเลข {5}"};
	static const struct words frozen = {
	    "Release {1}: computed again from its own plan and reviews",
	    "ฉบับเผยแพร่ {1}: คำนวณใหม่จากแผนและการทบทวนของฉบับนั้น"};
	enum { PACK_CHARACTERS = 12 };
	struct str args[] = {v->of.round, v->of.audit,
	    str_slice(v->plan.rule_pack, 0, PACK_CHARACTERS), v->plan.profile,
	    number(v, v->last_review)};

	if (v->release.len > 0)
		say(v, frozen, &v->release, 1);
	say(v, about, args, 5);
	args[0] =
	    score_title(v, v->plan.title_th, v->plan.title_en, (struct str){0});
	if (args[0].len > 0)
		say(v, (struct words){"{1}", "{1}"}, args, 1);
}

static void
print_base(const struct score_view *v, const struct totals *t)
{
	static const struct words rules[] = {
	    {"A score is the share of what was decided. What does not apply to "
	     "an agency is in no denominator; what nobody could tell (cannot "
	     "tell, not seen, waiting for a review) is not either: it widens "
	     "the bounds and lowers the coverage.",
	        "คะแนนคือสัดส่วนของสิ่งที่ตัดสินได้ สิ่งที่ไม่เข้าข่ายไม่อยู่ในตัวหาร "
	        "สิ่งที่ยังบอกไม่ได้ (บอกไม่ได้ ไม่ได้เห็น หรือรอคนทบทวน) ก็ไม่อยู่ในตัวหาร "
	        "แต่ทำให้ช่วงกว้างขึ้นและความครอบคลุมลดลง"},
	    {"A score whose coverage is below what the profile asks for is not "
	     "published.",
	        "คะแนนที่ความครอบคลุมต่ำกว่าที่โปรไฟล์กำหนดจะไม่เผยแพร่"},
	};
	static const struct words counts = {
	    "{1} agencies. Verdicts in all indicators: {2} passed, {3} failed, "
	    "{4} undecided, {5} not applicable.",
	    "{1} หน่วยงาน ผลในทุกตัวชี้วัด: ผ่าน {2} ไม่ผ่าน {3} ยังบอกไม่ได้ {4} "
	    "ไม่เข้าข่าย {5}"};
	const struct str args[] = {number(v, t->agencies), number(v, t->passed),
	    number(v, t->failed), number(v, t->undecided),
	    number(v, t->inapplicable)};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		say(v, rules[i], NULL, 0);
	say(v, counts, args, 5);
}

/* The rules of a plan that stand so, joined by blanks. */
static void
append_rules(struct buf *out, const struct plan *plan, int standing)
{
	for (size_t i = 0; i < plan->indicator_count; i++) {
		const struct plan_indicator *of = &plan->indicators[i];

		for (size_t k = 0; k < of->rule_count; k++) {
			if ((int)of->rules[k].standing != standing)
				continue;
			if (out->len > 0)
				(void)buf_append_char(out, ' ');
			(void)buf_append_str(out, of->rules[k].id);
		}
	}
}

static void
print_standings(const struct score_view *v)
{
	static const struct words lines[RULE_STANDING_COUNT] = {
	    [STANDING_AWAITS_REVIEW] = {"Of low confidence, counted where a "
	                                "person has decided: {1}",
	        "ความเชื่อมั่นต่ำ นับเมื่อมีคนตัดสินแล้ว: {1}"},
	    [STANDING_SHOWN_ONLY] = {"Shown and never counted (draft or "
	                             "deprecated): {1}",
	        "แสดงแต่ไม่นับ (ร่างหรือเลิกใช้): {1}"},
	};
	struct buf ids = {0};

	for (int s = STANDING_AWAITS_REVIEW; s < RULE_STANDING_COUNT; s++) {
		struct str text;

		buf_clear(&ids);
		append_rules(&ids, &v->plan, s);
		text = buf_str(&ids);
		if (text.len > 0)
			say(v, lines[s], &text, 1);
	}
	buf_release(&ids);
}

enum err_code
score_print_head(const struct score_view *v, struct err *e)
{
	struct totals t = {.arena = v->inv->arena};
	struct score_wish wish = {.store = v->store,
	    .plan = &v->plan,
	    .of = v->of,
	    .on_row = add_to_totals,
	    .state = &t};
	enum err_code rc = score_each(&wish, e);

	if (rc != ERR_NONE)
		return rc;
	print_what(v);
	(void)fputc('\n', v->inv->out);
	print_base(v, &t);
	print_standings(v);
	(void)fputc('\n', v->inv->out);
	return ERR_NONE;
}
