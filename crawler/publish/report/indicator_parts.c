/* What an indicator is made of, and how it went over the rounds. */
#include "publish/report/chart.h"
#include "publish/report/indicator_page.h"
#include "publish/report/rule_page.h"

static const struct words kinds[INDICATOR_KIND_COUNT] = {
    [INDICATOR_WEIGHTED] =
        {"The share of the weights of its rules that passed, "
         "of all that could be decided.",
            "สัดส่วนน้ำหนักของเกณฑ์ที่ผ่าน จากน้ำหนักของเกณฑ์ทั้งหมดที่ตัดสินได้"},
    [INDICATOR_LADDER] =
        {"A ladder: the highest rung that holds with all below "
         "it.",
            "ขั้นบันได: ขั้นสูงสุดที่ผ่านพร้อมทุกขั้นด้านล่าง"},
    [INDICATOR_ANY] = {"One of its rules is enough.", "ผ่านเกณฑ์ข้อใดข้อหนึ่งก็พอ"},
    [INDICATOR_COUNT] = {"A number: how many of its rules passed, or how many "
                         "things are listed.",
        "จำนวน: ผ่านกี่ข้อ หรือพบรายการกี่รายการ"},
    [INDICATOR_SHARE] = {"The share of its rules that passed, or of the things "
                         "listed that are as they must be.",
        "สัดส่วนของเกณฑ์ที่ผ่าน หรือสัดส่วนของรายการที่ถูกต้อง"},
};

static const struct words pillar_words = {
    "The mean of its indicators by their weights.",
    "ค่าเฉลี่ยของตัวชี้วัดในมิตินี้ ถ่วงตามน้ำหนัก"};

static void
put_rule(struct page *p, const struct plan_rule *planned)
{
	const struct book *b = p->book;
	size_t n = book_rule_number(b, planned->id);
	const struct book_rule *r;
	double lower = 0, upper = 0;
	bool has_bounds;

	if (n == STR_NONE)
		return;
	r = &b->rules[n];
	has_bounds = rule_count_bounds(&r->count, &lower, &upper);
	html_put(&p->h, "<tr><th scope=\"row\">");
	page_rule(p, r);
	html_put(&p->h, "</th><td class=\"n\">");
	page_count(p, planned->weight);
	html_put(&p->h, "</td>");
	rule_counts_put(p, r);
	html_put(&p->h, "<td class=\"n\">");
	page_bounds(p, lower, upper, has_bounds, false);
	html_put(&p->h, "</td></tr>\n");
}

static void
put_rules(struct page *p, const struct plan_indicator *of)
{
	static const struct words
	    caption = {"Its rules, and how many agencies pass them",
	        "เกณฑ์ในตัวชี้วัด และจำนวนหน่วยงานที่ผ่าน"},
	    rule = {"Rule", "เกณฑ์"}, weight = {"Weight", "น้ำหนัก"},
	    share = {"Share that passes", "สัดส่วนที่ผ่าน"};

	page_table(p, caption, true);
	page_column(p, rule, false);
	page_column(p, weight, true);
	for (int kind = 0; kind < ROW_KINDS; kind++)
		page_column(p, row_kind_text((enum row_kind)kind), true);
	page_column(p, share, true);
	page_table_rows(p);
	for (size_t i = 0; i < of->rule_count; i++)
		put_rule(p, &of->rules[i]);
	page_table_end(p);
}

/* The indicators that make up a pillar. */
static void
put_members(struct page *p, struct str pillar)
{
	const struct book *b = p->book;

	html_put(&p->h, "<ul>\n");
	for (size_t i = 0; i < b->figure_count; i++)
		if (b->names[i].of_indicator != NULL &&
		    str_equal(b->names[i].pillar, pillar)) {
			html_put(&p->h, "<li>");
			page_figure_name(p, i);
			html_put(&p->h, "</li>\n");
		}
	html_put(&p->h, "</ul>\n");
}

void
indicator_put_definition(struct page *p, size_t figure)
{
	static const struct words
	    title = {"What it measures", "วัดอะไร"},
	    coverage = {
	        "An agency has a score when at least {1} % of the weight "
	        "could be decided; otherwise its bounds alone are told.",
	        "หน่วยงานมีคะแนนเมื่อตัดสินได้อย่างน้อย {1} % ของน้ำหนัก "
	        "ถ้าน้อยกว่านั้นจะบอกเฉพาะช่วงที่เป็นไปได้"};
	const struct group_name *n = &p->book->names[figure];
	const struct plan_indicator *of = n->of_indicator;

	page_section(p, "definition", title);
	if (of == NULL) {
		page_paragraph(p, pillar_words);
		put_members(p, n->pillar);
	} else {
		struct str percent =
		    arena_printf(&p->scratch, "%d", of->min_coverage);

		page_paragraph(p, kinds[of->kind]);
		page_paragraph_of(p, coverage, &percent, 1);
		put_rules(p, of);
	}
	page_section_end(p);
}

static void
put_round(struct page *p, const struct book_round *r, size_t figure,
    struct chart_point *point)
{
	const struct group_name *n = &p->book->names[figure];
	const struct group_figure *f =
	    book_round_figure(p->book, r, (struct str){0}, figure);

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_foreign(p, r->round);
	html_put(&p->h, "</th>");
	*point = (struct chart_point){
	    .label = r->round, .is_alike = r->is_alike[figure]};
	if (f == NULL || r->trouble.len > 0) {
		static const struct words none = {
		    "no figures by these rules", "ไม่มีคะแนนตามเกณฑ์ชุดนี้"};

		html_put(&p->h, "<td colspan=\"5\">");
		html_words(&p->h, none);
		html_put(&p->h, "</td></tr>\n");
		return;
	}
	point->at = chart_interval_of(f);
	page_mean_cells(p, n, f);
	html_put(&p->h, "<td>");
	html_words(&p->h,
	    r->is_alike[figure]
	        ? (struct words){"the same rules", "เกณฑ์เดียวกัน"}
	        : (struct words){"other rules: not to be compared",
	              "เกณฑ์ต่างกัน เทียบกันไม่ได้"});
	html_put(&p->h, "</td></tr>\n");
}

void
indicator_put_history(struct page *p, size_t figure)
{
	static const struct words title = {"Over the rounds", "เทียบแต่ละรอบ"},
	                          round = {"Round", "รอบ"},
	                          rules = {"Rules", "เกณฑ์"};
	const struct book *b = p->book;
	struct chart_point *points;

	if (b->round_count < 2)
		return;
	points = arena_array(&p->scratch, b->round_count, sizeof(*points));
	page_section(p, "history", title);
	page_table(p, title, false);
	page_column(p, round, false);
	page_figure_columns(p);
	page_column(p, rules, false);
	page_table_rows(p);
	for (size_t i = 0; i < b->round_count; i++)
		put_round(p, &b->rounds[i], figure, &points[i]);
	page_table_end(p);
	if (!page_is_number(&b->names[figure]))
		chart_history(p, points, b->round_count);
	page_section_end(p);
}
