/* One agency in brief: counts, then a line for each rule. */
#include "cli/look.h"
#include "cli/show_impl.h"
#include "text/cells.h"

enum { TITLE_CELLS_MIN = 20 };

static const enum outcome order[OUTCOME_COUNT] = {OUTCOME_FAILED,
    OUTCOME_CANT_TELL, OUTCOME_UNTESTED, OUTCOME_PASSED, OUTCOME_INAPPLICABLE};

/* What stands behind the title: level, reason, who decided. */
static struct str
remark(const struct setting *s, const struct show_verdict *v)
{
	static const struct words
	    level = {"level", "ระดับ"},
	    states[] =
	        {
	            [DECISION_NONE] = {"", ""},
	            [DECISION_DECIDED] = {"decided by a person", "คนตัดสิน"},
	            [DECISION_DISAGREE] = {"people disagree", "ผู้ตรวจเห็นต่างกัน"},
	            [DECISION_UNSURE] = {"a person was unsure", "ผู้ตรวจไม่แน่ใจ"},
	        },
	    reopened = {"re-opened", "เปิดใหม่"};
	enum lang lang = s->inv->lang;
	struct buf text = {0};
	struct str all;

	if (v->level >= 0)
		buf_printf(&text, " · %s %lld", words_in(level, lang),
		    (long long)v->level);
	if (v->listed >= 0)
		buf_printf(&text, " · %lld/%lld", (long long)v->listed_passed,
		    (long long)v->listed);
	if (v->state != DECISION_NONE)
		buf_printf(&text, " · %s", words_in(states[v->state], lang));
	if (show_is_reopened(s, v))
		buf_printf(&text, " · %s", words_in(reopened, lang));
	if (v->reason != REASON_NONE && v->state != DECISION_DECIDED)
		buf_printf(
		    &text, " · %s", words_in(reason_text(v->reason), lang));
	all = arena_str(s->arena, buf_str(&text));
	buf_release(&text);
	return all;
}

static void
put_rule(const struct setting *s, const struct show_verdict *v)
{
	struct str title = show_title_of(s, v->rule_id), behind = remark(s, v);
	size_t room = (size_t)s->inv->columns, used;

	newline(s, 2);
	put_colored(
	    s, look_of_outcome(v->outcome), str_of(outcome_sign(v->outcome)));
	put(s, PAINT_NONE, str_of(" "));
	put(s, PAINT_BOLD, v->rule_id);
	put(s, PAINT_NONE, str_of("  "));
	used = 6 + cells_width(v->rule_id);
	room = room > used + TITLE_CELLS_MIN ? room - used : TITLE_CELLS_MIN;
	title = cells_cut(title, room);
	put(s, PAINT_NONE, title);
	used = cells_width(title);
	if (used < room)
		put(s, PAINT_DIM, cells_cut(behind, room - used));
}

static void
put_indicator(const struct setting *s, struct str key, struct str title)
{
	bool is_first = true;

	for (size_t o = 0; o < OUTCOME_COUNT; o++)
		for (size_t i = 0; i < s->agency->verdict_count; i++) {
			const struct show_verdict *v = &s->agency->verdicts[i];

			if (v->outcome != order[o] ||
			    !show_is_under(s, v->rule_id, key))
				continue;
			if (is_first) {
				newline(s, 0);
				put(s, PAINT_BOLD, title);
			}
			is_first = false;
			put_rule(s, v);
		}
	if (!is_first)
		newline(s, 0);
}

static void
put_hint(const struct setting *s)
{
	static const struct words words = {
	    "the proof of one: samruat show {1} --rule ID; all: --full",
	    "หลักฐานของแต่ละข้อ: samruat show {1} --rule ID ทั้งหมด: --full"};
	struct buf line = {0};

	words_append(&line, words, s->inv->lang, &s->agency->agency_id, 1);
	newline(s, 0);
	put(s, PAINT_DIM, buf_str(&line));
	newline(s, 0);
	buf_release(&line);
}

void
show_append_brief(struct buf *out, const struct invocation *inv,
    const struct show_agency *agency, const struct rule_set *rules)
{
	struct setting s = {out, inv, agency, rules, inv->arena, 0};
	size_t count = 0;
	const struct indicator_info *indicators =
	    rules == NULL ? NULL : rule_set_indicators(rules, &count);

	show_put_head(&s);
	show_put_counts(&s);
	for (size_t i = 0; i < count; i++)
		put_indicator(&s, indicators[i].key,
		    inv->lang == LANG_TH ? indicators[i].title.th
		                         : indicators[i].title.en);
	put_indicator(&s, (struct str){0}, str_of("—"));
	put_hint(&s);
}
