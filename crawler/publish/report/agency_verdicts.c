/* The verdicts of an agency by indicator, each with its proof behind it. */
#include "publish/level_words.h"
#include "publish/report/agency_impl.h"

/* What is to be mended first, then what nobody could tell. */
static const enum outcome order[OUTCOME_COUNT] = {OUTCOME_FAILED,
    OUTCOME_CANT_TELL, OUTCOME_UNTESTED, OUTCOME_PASSED, OUTCOME_INAPPLICABLE};

/* What stands behind the title: level, who decided, whether it counts. */
static void
put_remarks(struct page *p, const struct book_rule *r,
    const struct proof_verdict *v, const struct book_verdict *counted)
{
	static const struct words states[] =
	    {
	        [DECISION_NONE] = {NULL, NULL},
	        [DECISION_DECIDED] = {"decided by a person", "คนตัดสิน"},
	        [DECISION_DISAGREE] = {"people disagree", "ผู้ตรวจเห็นต่างกัน"},
	        [DECISION_UNSURE] = {"a person was unsure", "ผู้ตรวจไม่แน่ใจ"},
	    },
	                          reopened = {"re-opened", "เปิดใหม่"},
	                          shown = {"not counted", "ไม่นับคะแนน"},
	                          awaits = {"awaits a review", "รอคนตรวจ"},
	                          none = {NULL, NULL};
	bool is_open =
	    v->outcome == OUTCOME_CANT_TELL || v->outcome == OUTCOME_UNTESTED;
	const struct words remarks[] = {
	    v->level >= 0 && v->outcome == OUTCOME_PASSED
	        ? rule_level_text(
	              level_is_of_services(r->rule.indicators), v->level)
	        : none,
	    states[v->state], v->is_reopened ? reopened : none,
	    r->standing == STANDING_SHOWN_ONLY      ? shown
	        : counted->is_undecided && !is_open ? awaits
	                                            : none};

	for (size_t i = 0; i < sizeof(remarks) / sizeof(remarks[0]); i++) {
		if (remarks[i].en == NULL)
			continue;
		html_put(&p->h, " <span class=\"chip\">");
		html_words(&p->h, remarks[i]);
		html_put(&p->h, "</span>");
	}
}

static void
put_verdict(struct agency_page *a, size_t rule)
{
	struct page *p = &a->p;
	const struct book_rule *r = &p->book->rules[rule];
	const struct proof_verdict *v = &a->facts->verdicts[rule];

	html_put(&p->h, "<details class=\"proof ");
	html_put(&p->h, page_outcome_class(v->outcome));
	if (a->facts->sections[rule] == p->book->plan->indicator_count)
		html_put(&p->h, " uncounted");
	html_put(&p->h, "\" id=\"");
	html_text(&p->h, r->rule.id);
	html_put(&p->h, "\" data-outcome=\"");
	html_words(&p->h, outcome_text(v->outcome));
	html_put(&p->h, "\"><summary>");
	page_outcome(p, v->outcome);
	html_put(&p->h, " <code>");
	html_text(&p->h, r->rule.id);
	html_put(&p->h, "</code> ");
	page_foreign(p, book_rule_title(r, p->h.lang));
	put_remarks(p, r, v, &a->facts->of->verdicts[rule]);
	html_put(&p->h, "</summary>\n");
	agency_put_proof(a, rule);
	html_put(&p->h, "</details>\n");
}

/* The heading of an indicator, to which the figure leads. */
static void
put_heading(struct page *p, size_t indicator)
{
	static const struct words others = {
	    "Shown, not counted in any indicator", "แสดงไว้ ไม่นับในตัวชี้วัดใด"};
	const struct book *b = p->book;
	const struct plan_indicator *of = &b->plan->indicators[indicator];

	if (indicator == b->plan->indicator_count) {
		html_put(&p->h, "<h3 class=\"uncounted\">");
		html_words(&p->h, others);
	} else {
		html_put(&p->h, "<h3 id=\"v-");
		html_text(&p->h, of->key);
		html_put(&p->h, "\">");
	}
	for (size_t i = 0; i < b->figure_count; i++)
		if (b->names[i].of_indicator == of)
			page_figure_name(p, i);
	html_put(&p->h, "</h3>\n");
}

static void
put_indicator(struct agency_page *a, size_t indicator)
{
	const struct agency_facts *f = a->facts;
	const struct book *b = a->p.book;
	bool is_first = true;

	for (size_t o = 0; o < OUTCOME_COUNT; o++)
		for (size_t i = 0; i < b->rule_count; i++) {
			if (f->sections[i] != indicator ||
			    !f->verdicts[i].is_there ||
			    f->verdicts[i].outcome != order[o])
				continue;
			if (is_first)
				put_heading(&a->p, indicator);
			is_first = false;
			put_verdict(a, i);
		}
}

void
agency_put_verdicts(struct agency_page *a)
{
	static const struct words
	    title = {"Verdicts and their proof", "ผลรายข้อและหลักฐาน"},
	    how = {"Open a line to see what the verdict rests on.",
	        "กดแต่ละข้อเพื่อดูหลักฐานของผลนั้น"},
	    none = {"There is no verdict of this agency in this audit.",
	        "ยังไม่มีผลของหน่วยงานนี้ในการตรวจครั้งนี้"},
	    filter = {"Outcome", "ผล"},
	    key = {
	        "✓ passed, ✗ failed, ? could not be told, ○ not tested, "
	        "– does not apply. On paper, what is shown but not counted is "
	        "left out.",
	        "✓ ผ่าน ✗ ไม่ผ่าน ? ยังบอกไม่ได้ ○ ไม่ได้ตรวจ – ไม่เข้าข่าย "
	        "ฉบับพิมพ์ไม่รวมเกณฑ์ที่แสดงไว้แต่ไม่นับคะแนน"};
	struct page *p = &a->p;
	const struct book *b = p->book;
	bool is_any = false;

	for (size_t i = 0; i < b->rule_count; i++)
		is_any |= a->facts->verdicts[i].is_there;
	page_section(p, "verdicts", title);
	html_put(&p->h, is_any ? "<p class=\"only-screen\">" : "<p>");
	html_words(&p->h, is_any ? how : none);
	html_put(&p->h, "</p>\n");
	html_put(&p->h,
	    "<div class=\"proofs verdicts\" data-find data-filter=\"outcome\" "
	    "data-filter-label=\"");
	html_words(&p->h, filter);
	html_put(&p->h, "\">\n");
	for (size_t i = 0; i <= b->plan->indicator_count; i++)
		put_indicator(a, i);
	html_put(&p->h, "</div>\n<p class=\"dim\">");
	html_words(&p->h, key);
	html_put(&p->h, "</p>\n");
	page_section_end(p);
}
