/* The page of a rule: its parts, what it says first, and how it is led to. */
#include "publish/report/rule_page.h"

#include "publish/report/chart.h"
#include "publish/report/sentence.h"

void
rule_count_put(struct page *p, const struct book_rule *r, int64_t count,
    enum row_kind kind)
{
	if (count == 0) {
		page_count(p, 0);
		return;
	}
	page_link(p, "rules/", book_file_name(r->rule.id, &p->scratch),
	    str_of(row_kind_word(kind)));
	page_count(p, count);
	page_link_end(p);
}

void
rule_counts_put(struct page *p, const struct book_rule *r)
{
	const struct rule_count *c = &r->count;
	const int64_t counts[ROW_KINDS] = {
	    c->passed, c->failed, c->undecided, c->inapplicable};

	for (int kind = 0; kind < ROW_KINDS; kind++) {
		html_put(&p->h, "<td class=\"n\">");
		rule_count_put(p, r, counts[kind], (enum row_kind)kind);
		html_put(&p->h, "</td>");
	}
}

static void
put_lead(struct page *p, const struct row_counts *c)
{
	static const struct words
	    result = {"It applies to {1} agencies. {2} of them pass for "
	              "certain, {3} of all; {4} could not be decided, so "
	              "the true share lies between {5}.",
	        "เกณฑ์ข้อนี้ใช้กับ {1} หน่วยงาน ผ่านแน่นอน {2} หน่วยงาน คิดเป็น {3} "
	        "ยังบอกไม่ได้ {4} หน่วยงาน สัดส่วนจริงจึงอยู่ระหว่าง {5}"},
	    whole = {"It applies to {1} agencies, and {2} of them pass: {3}.",
	        "เกณฑ์ข้อนี้ใช้กับ {1} หน่วยงาน ผ่าน {2} หน่วยงาน คิดเป็น {3}"},
	    nobody = {"It applies to no agency of this round.",
	        "ในรอบนี้ไม่มีหน่วยงานใดเข้าข่ายเกณฑ์ข้อนี้"};
	double lower = 0, upper = 0;
	bool applies = row_counts_bounds(c, &lower, &upper);
	const struct piece parts[] = {piece_count(c->all),
	    piece_count(c->of[ROW_PASSED]), piece_score(lower),
	    piece_count(c->of[ROW_UNDECIDED]), piece_bounds(lower, upper)};

	page_lead(p,
	    !applies                       ? nobody
	        : c->of[ROW_UNDECIDED] > 0 ? result
	                                   : whole,
	    parts, sizeof(parts) / sizeof(parts[0]));
}

/* Where it does not count, before anybody takes it for more than it is. */
static void
put_standing(struct page *p, const struct book_rule *r)
{
	static const struct words
	    shown = {"Shown only: this rule is in no score of this report.",
	        "แสดงผลเท่านั้น: เกณฑ์ข้อนี้ไม่นับในคะแนนใดของรายงานนี้"},
	    draft = {"It is a draft that is still being tried.",
	        "เพราะยังเป็นร่างที่อยู่ระหว่างทดลองใช้"},
	    deprecated = {"It is no longer in use.", "เพราะเลิกใช้แล้ว"},
	    outside = {"The profile of this report does not ask for it.",
	        "เพราะชุดตัวชี้วัดของรายงานนี้ไม่ได้ใช้เกณฑ์ข้อนี้"},
	    awaits = {"Approximate: what the program finds counts only once a "
	              "person has confirmed it. Until then the verdict is "
	              "undecided.",
	        "ตัดสินโดยประมาณ: สิ่งที่โปรแกรมพบจะนับก็ต่อเมื่อมีคนยืนยันแล้ว "
	        "ระหว่างนี้ถือว่ายังบอกไม่ได้"};

	if (r->standing == STANDING_COUNTS)
		return;
	html_put(&p->h, "<div class=\"callout\">\n<p>");
	html_words(
	    &p->h, r->standing == STANDING_AWAITS_REVIEW ? awaits : shown);
	if (r->standing == STANDING_SHOWN_ONLY) {
		html_put(&p->h, " ");
		html_words(&p->h,
		    str_is(r->rule.status, "draft")            ? draft
		        : str_is(r->rule.status, "deprecated") ? deprecated
		                                               : outside);
	}
	html_put(&p->h, "</p>\n</div>\n");
}

static void
put_keys(struct page *p, size_t i, const struct row_counts *c)
{
	static const struct words unit = {"agencies", "หน่วยงาน"};
	static const enum outcome outcomes[ROW_KINDS] = {OUTCOME_PASSED,
	    OUTCOME_FAILED, OUTCOME_CANT_TELL, OUTCOME_INAPPLICABLE};

	html_put(&p->h, "<dl class=\"keys\">\n");
	for (int k = 0; k < ROW_KINDS; k++) {
		enum row_kind kind = (enum row_kind)k;

		html_put(&p->h, "<div class=\"key\"><dt>");
		page_outcome(p, outcomes[k]);
		html_put(&p->h, "</dt><dd class=\"value\">");
		rule_count_put(p, &p->book->rules[i], c->of[k], kind);
		html_put(&p->h, "</dd><dd class=\"note\">");
		html_words(&p->h, unit);
		html_put(&p->h, "</dd></div>\n");
	}
	html_put(&p->h, "</dl>\n");
}

static void
put_entry(struct page *p, const char *id, struct words title)
{
	buf_printf(&p->h.out, "<li><a href=\"#%s\">", id);
	html_words(&p->h, title);
	html_put(&p->h, "</a></li>\n");
}

static void
put_contents(struct page *p, const struct row_counts *c, bool has_more)
{
	static const struct words label = {"On this page", "ในหน้านี้"};
	static const struct {
		const char *id;
		struct words title;
	} entries[] = {{"why", {"Why", "เหตุผล"}},
	    {"results", {"Results", "ผล"}},
	    {"weight", {"How it counts", "การนับคะแนน"}},
	    {"precision", {"How far to trust it", "ความน่าเชื่อถือ"}},
	    {"facts", {"About the rule", "ข้อมูลของเกณฑ์"}},
	    {"changes", {"Changes", "การเปลี่ยนแปลง"}}};
	static const struct words more = {
	    "What is looked for", "สิ่งที่ตรวจและตัวอย่าง"};

	html_put(&p->h, "<nav aria-label=\"");
	html_words(&p->h, label);
	html_put(&p->h, "\"><ul class=\"chips\">\n");
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		put_entry(p, entries[i].id, entries[i].title);
	for (int kind = 0; kind < ROW_KINDS; kind++)
		if (c->of[kind] > 0)
			put_entry(p, row_kind_word((enum row_kind)kind),
			    row_kind_text((enum row_kind)kind));
	if (has_more)
		put_entry(p, "looked-for", more);
	html_put(&p->h, "</ul></nav>\n");
}

/* For those who want to know exactly. */
static void
put_more(struct page *p, const struct report_rules *files, size_t number)
{
	static const struct words
	    title = {"What is looked for", "สิ่งที่ตรวจและตัวอย่าง"},
	    note = {"The rule as it is written: its conditions, its words, and "
	            "examples of pages that pass and that fail.",
	        "เกณฑ์ตามที่เขียนไว้จริง ทั้งเงื่อนไข คำที่มองหา "
	        "และตัวอย่างหน้าเว็บที่ผ่านและไม่ผ่าน"},
	    open = {"Show all of it", "เปิดดูทั้งหมด"};

	page_section(p, "looked-for", title);
	page_paragraph(p, note);
	html_put(&p->h, "<details class=\"more\"><summary>");
	html_words(&p->h, open);
	html_put(&p->h, "</summary>\n");
	files->tell(files->state, number, &p->h);
	html_put(&p->h, "</details>\n");
	page_section_end(p);
}

void
rule_page_put(struct page *p, const struct rule_setting *s, size_t i)
{
	const struct book_rule *r = &s->book->rules[i];
	const struct report_rules *files = &s->book->setup->rules;
	struct row_counts counts;
	bool has_more = r->text != NULL && files->tell != NULL;

	row_counts_make(s->book, i, (struct str){0}, &counts);
	put_lead(p, &counts);
	put_standing(p, r);
	put_keys(p, i, &counts);
	put_contents(p, &counts, has_more);
	rule_text_put(p, s, i);
	rule_results_put(p, i, &counts);
	rule_weight_put(p, i);
	rule_trust_put(p, s, i);
	rule_facts_put(p, i);
	rule_change_put(p, s, i);
	rule_rows_put(p, &s->roll, i, &counts);
	if (has_more)
		put_more(p, files, r->text_number);
}
