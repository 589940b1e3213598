/* The list of all rules, and the page of each. */
#include "publish/report/chart.h"
#include "publish/report/pages.h"
#include "publish/report/rule_page.h"
#include "publish/report/sentence.h"

static void
put_columns(struct page *p)
{
	static const struct words rule = {"Rule", "เกณฑ์"},
	                          severity = {"Severity", "ความสำคัญ"},
	                          drawn = {"Outcomes as a bar", "ผลเป็นแถบ"},
	                          share = {"Passes", "สัดส่วนที่ผ่าน"};

	page_column(p, rule, false);
	page_filter_column(p, severity);
	for (int kind = 0; kind < ROW_KINDS; kind++)
		page_column(p, row_kind_text((enum row_kind)kind), true);
	page_bar_column(p, drawn);
	page_column(p, share, true);
	page_table_rows(p);
}

/* So that a table can be sorted from minor to critical. */
static int
severity_order(struct str severity)
{
	static const char *const words[] = {
	    "minor", "moderate", "serious", "critical"};

	return str_number_among(severity, words, 4) + 1;
}

static void
put_marks(struct page *p, const struct book_rule *r)
{
	static const struct words marks[RULE_STANDING_COUNT] = {
	    [STANDING_COUNTS] = {NULL, NULL},
	    [STANDING_AWAITS_REVIEW] = {"approximate", "โดยประมาณ"},
	    [STANDING_SHOWN_ONLY] = {"not counted", "ไม่นับคะแนน"},
	};

	if (marks[r->standing].en == NULL)
		return;
	html_put(&p->h, " <span class=\"chip\">");
	html_words(&p->h, marks[r->standing]);
	html_put(&p->h, "</span>");
}

static void
put_row(struct page *p, const struct book_rule *r)
{
	const struct rule_count *c = &r->count;
	double lower = 0, upper = 0;
	bool applies = rule_count_bounds(c, &lower, &upper);

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_rule(p, r);
	put_marks(p, r);
	buf_printf(&p->h.out, "</th><td data-sort=\"%d\" data-key=\"",
	    severity_order(r->rule.severity));
	html_text(&p->h, r->rule.severity);
	html_put(&p->h, "\">");
	rule_word_put(p, r->rule.severity);
	html_put(&p->h, "</td>");
	rule_counts_put(p, r);
	html_put(&p->h, "<td class=\"bar\">");
	chart_outcomes(p, c->passed, c->failed, c->undecided, c->inapplicable);
	html_put(&p->h, "</td><td class=\"n\">");
	page_bounds(p, lower, upper, applies, false);
	html_put(&p->h, "</td></tr>\n");
}

static void
put_indicator(struct page *p, size_t figure)
{
	const struct group_name *n = &p->book->names[figure];
	/* Regions of a page have each their own name. */
	const char *name =
	    arena_cstr(&p->scratch, book_figure_title(n, p->h.lang));
	const struct words caption = {name, name};
	const struct plan_indicator *of = n->of_indicator;

	html_put(&p->h, "<section id=\"indicator-");
	html_text(&p->h, n->indicator);
	html_put(&p->h, "\">\n<h2>");
	page_figure_name(p, figure);
	html_put(&p->h, "</h2>\n");
	page_table(p, caption, true);
	put_columns(p);
	for (size_t i = 0; i < of->rule_count; i++) {
		size_t rule = book_rule_number(p->book, of->rules[i].id);

		if (rule != STR_NONE)
			put_row(p, &p->book->rules[rule]);
	}
	page_table_end(p);
	html_put(&p->h, "</section>\n");
}

/* Rules that no indicator asks for are shown all the same. */
static void
put_others(struct page *p)
{
	static const struct words
	    title = {"In no indicator of this report",
	        "เกณฑ์ที่ไม่อยู่ในตัวชี้วัดของรายงานนี้"},
	    note = {"These rules were applied and are shown; they are in no "
	            "score.",
	        "ตรวจและแสดงผลไว้ให้ดู แต่ไม่นับในคะแนนใด"};
	const struct book *b = p->book;
	size_t count = 0;

	for (size_t i = 0; i < b->rule_count; i++) {
		if (b->rules[i].count.rule != NULL)
			continue;
		if (count++ == 0) {
			page_section(p, "others", title);
			page_paragraph(p, note);
			page_table(p, title, true);
			put_columns(p);
		}
		put_row(p, &b->rules[i]);
	}
	if (count == 0)
		return;
	page_table_end(p);
	page_section_end(p);
}

static void
put_lead(struct page *p)
{
	static const struct words lead = {
	    "Each of {1} rules was put to each of {2} agencies. What a rule "
	    "could not see is undecided, never failed.",
	    "ตรวจ {2} หน่วยงานด้วยเกณฑ์ทั้งหมด {1} ข้อ สิ่งที่มองไม่เห็นถือว่ายังบอกไม่ได้ "
	    "ไม่ถือว่าไม่ผ่าน"};
	static const struct words label = {"Indicators", "ตัวชี้วัด"};
	const struct book *b = p->book;
	const struct piece parts[] = {piece_count((int64_t)b->rule_count),
	    piece_link(piece_count((int64_t)b->agency_count), "",
	        str_of("agencies"), (struct str){0})};

	page_lead(p, lead, parts, 2);
	html_put(&p->h, "<nav aria-label=\"");
	html_words(&p->h, label);
	html_put(&p->h, "\"><ul class=\"chips\">\n");
	for (size_t i = 0; i < b->figure_count; i++) {
		if (b->names[i].of_indicator == NULL)
			continue;
		html_put(&p->h, "<li><a href=\"#indicator-");
		html_text(&p->h, b->names[i].indicator);
		html_put(&p->h, "\">");
		page_foreign(p, book_figure_title(&b->names[i], p->h.lang));
		html_put(&p->h, "</a></li>\n");
	}
	html_put(&p->h, "</ul></nav>\n");
}

static enum err_code
write_list(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words title = {"Rules", "เกณฑ์ที่ใช้ตรวจ"};
	struct page p;
	const struct page_head head = {.path = str_of("rules.html"),
	    .section = SECTION_RULES,
	    .title = str_of(words_in(title, lang))};

	page_begin(&p, b, lang, &head);
	put_lead(&p);
	for (size_t i = 0; i < b->figure_count; i++)
		if (b->names[i].of_indicator != NULL)
			put_indicator(&p, i);
	put_others(&p);
	return page_finish(&p, to, e);
}

static enum err_code
write_rule(const struct rule_setting *s, size_t i, enum lang lang,
    struct folder *to, struct err *e)
{
	const struct book_rule *r = &s->book->rules[i];
	struct arena names = {0};
	struct str title = book_rule_title(r, lang);
	struct page_head head = {.section = SECTION_RULES};
	struct page p;
	enum err_code rc;

	head.path = arena_printf(&names, "rules/%.*s.html",
	    STR_ARG(book_file_name(r->rule.id, &names)));
	head.title = arena_printf(
	    &names, "%.*s %.*s", STR_ARG(r->rule.id), STR_ARG(title));
	page_begin(&p, s->book, lang, &head);
	rule_page_put(&p, s, i);
	rc = page_finish(&p, to, e);
	arena_release(&names);
	return rc;
}

enum err_code
pages_rules(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	struct rule_setting s = {.book = b};
	struct arena a = {0};
	enum err_code rc = changes_of(b, &s.changes, e);

	if (rc == ERR_NONE)
		rc = trust_of(b, &s.trust, e);
	if (rc == ERR_NONE)
		rc = write_list(b, lang, to, e);
	roll_make(b, &a, &s.roll);
	for (size_t i = 0; rc == ERR_NONE && i < b->rule_count; i++)
		rc = write_rule(&s, i, lang, to, e);
	arena_release(&a);
	return rc;
}
