/* The level of service of an agency, and its figures in brief. */
#include "publish/level_words.h"
#include "publish/report/agency_impl.h"
#include "publish/report/chart.h"

struct tally {
	int64_t passed;
	int64_t failed;
	int64_t undecided;
	int64_t inapplicable;
};

/* The rules of the plan, each once. */
static struct tally
tally_of(const struct book *b, const struct book_agency *g)
{
	struct tally t = {0};

	for (size_t i = 0; i < b->rule_count; i++) {
		const struct book_verdict *v = &g->verdicts[i];

		if (b->rules[i].count.rule == NULL)
			continue;
		if (!v->is_there || v->is_undecided)
			t.undecided++;
		else if (v->outcome == OUTCOME_PASSED)
			t.passed++;
		else if (v->outcome == OUTCOME_FAILED)
			t.failed++;
		else
			t.inapplicable++;
	}
	return t;
}

static void
begin_key(struct page *p, struct words name)
{
	html_put(&p->h, "<div class=\"key\"><dt>");
	html_words(&p->h, name);
	html_put(&p->h, "</dt><dd class=\"value\">");
}

static void
end_key(struct page *p)
{
	html_put(&p->h, "</dd></div>\n");
}

static void
put_overall(struct page *p, const struct book_agency *g)
{
	static const struct words bounds = {"possible between ",
	                              "ช่วงที่เป็นไปได้ "},
	                          coverage = {"decided so far: ", "ตัดสินได้แล้ว "},
	                          nothing = {"nothing of it applies here",
	                              "ไม่มีข้อใดเข้าข่าย"},
	                          too_little = {
	                              "not published: too little could be seen",
	                              "ยังไม่เผยแพร่: เห็นข้อมูลไม่พอ"};
	const struct book *b = p->book;
	const struct group_name *n = &b->names[b->overall];
	const struct figure *f = &g->figures[b->overall];
	const struct chart_interval at = {
	    f->score, f->lower, f->upper, f->has_score, f->has_bounds};
	const struct str title = book_figure_title(n, p->h.lang);
	bool is_number = page_is_number(n);

	html_put(&p->h, "<div class=\"key main\"><dt>");
	html_text(&p->h, title);
	html_put(&p->h, "</dt><dd class=\"value\"><a href=\"#figures\">");
	page_score(p, f->score, f->has_score, is_number);
	html_put(&p->h, "</a></dd>\n<dd class=\"note\">");
	if (!f->has_score) {
		html_words(&p->h, f->has_bounds ? too_little : nothing);
		html_put(&p->h, "<br>");
	}
	if (f->has_bounds) {
		html_words(&p->h, bounds);
		page_bounds(p, f->lower, f->upper, true, is_number);
		html_put(&p->h, "<br>");
		html_words(&p->h, coverage);
		page_score(p, f->coverage, true, false);
	}
	html_put(&p->h, "</dd>");
	if (f->has_bounds && !is_number) {
		html_put(&p->h, "<dd class=\"draw\">");
		chart_bounds(p, &at);
		html_put(&p->h, "</dd>");
	}
	html_put(&p->h, "</div>\n");
}

static void
put_count(struct page *p, struct words name, int64_t count)
{
	begin_key(p, name);
	html_put(&p->h, "<a href=\"#verdicts\">");
	page_count(p, count);
	html_put(&p->h, "</a>");
	end_key(p);
}

/* All rules of the plan, as one bar. */
static void
put_all(struct page *p, const struct tally *t)
{
	static const struct words name = {
	    "rules of the profile", "เกณฑ์ในโปรไฟล์"};

	begin_key(p, name);
	html_put(&p->h, "<a href=\"#verdicts\">");
	page_count(p, t->passed + t->failed + t->undecided + t->inapplicable);
	html_put(&p->h, "</a></dd>\n<dd class=\"draw\">");
	chart_outcomes(p, t->passed, t->failed, t->undecided, t->inapplicable);
	end_key(p);
}

static void
put_level(struct page *p, const struct book_agency *g)
{
	static const struct words name = {"Level of e-service",
	                              "ระดับบริการออนไลน์"},
	                          open = {"what could not be seen may lift it",
	                              "อาจสูงกว่านี้ เพราะยังมีข้อที่มองไม่เห็น"};
	const struct service_level found = book_service_level(p->book, g);

	if (p->book->service_of == STR_NONE)
		return;
	begin_key(p, name);
	if (found.rule != STR_NONE)
		agency_card_link(p, p->book->rules[found.rule].rule.id);
	else
		html_put(&p->h,
		    p->book->ladder != STR_NONE ? "<a href=\"#level\">"
		                                : "<a href=\"#verdicts\">");
	if (found.level >= 0)
		page_count(p, found.level);
	else
		html_put(&p->h, "?");
	html_put(&p->h, "</a></dd>\n<dd class=\"note\">");
	html_words(&p->h, service_level_text(found.level));
	if (found.is_open) {
		html_put(&p->h, "<br>");
		html_words(&p->h, open);
	}
	end_key(p);
}

/* The rungs of the ladder from the lowest up, each with its verdict. */
static void
put_rungs(struct agency_page *a)
{
	static const struct words title = {
	    "Steps to the level of e-service", "ขั้นของระดับบริการออนไลน์"};
	struct page *p = &a->p;
	const struct book *b = p->book;
	const struct plan_indicator *ladder;

	if (b->ladder == STR_NONE)
		return;
	ladder = b->names[b->ladder].of_indicator;
	html_put(&p->h, "<h3 id=\"level\">");
	html_words(&p->h, title);
	html_put(&p->h, "</h3>\n<ol class=\"rungs\">\n");
	for (size_t i = 0; i < ladder->rule_count; i++) {
		size_t n = book_rule_number(b, ladder->rules[i].id);
		const struct proof_verdict *v =
		    n == STR_NONE ? NULL : &a->facts->verdicts[n];

		if (v == NULL)
			continue;
		html_put(&p->h, "<li>");
		page_outcome(p, v->is_there ? v->outcome : OUTCOME_UNTESTED);
		html_put(&p->h, " ");
		agency_card_link(p, b->rules[n].rule.id);
		page_foreign(p, book_rule_title(&b->rules[n], p->h.lang));
		html_put(&p->h, "</a></li>\n");
	}
	html_put(&p->h, "</ol>\n");
}

void
agency_put_summary(struct agency_page *a)
{
	static const struct words title = {"In brief", "ภาพรวมของหน่วยงาน"},
	                          passed = {"passed", "ผ่าน"},
	                          failed = {"failed", "ไม่ผ่าน"},
	                          undecided = {"undecided", "ยังบอกไม่ได้"},
	                          inapplicable = {"do not apply", "ไม่เข้าข่าย"};
	const struct book_agency *g = a->facts->of;
	const struct tally t = tally_of(a->p.book, g);
	struct page *p = &a->p;

	page_section(p, "summary", title);
	html_put(&p->h, "<dl class=\"keys\">\n");
	put_overall(p, g);
	put_level(p, g);
	put_all(p, &t);
	put_count(p, passed, t.passed);
	put_count(p, failed, t.failed);
	put_count(p, undecided, t.undecided);
	put_count(p, inapplicable, t.inapplicable);
	html_put(&p->h, "</dl>\n");
	put_rungs(a);
	page_section_end(p);
}

/* Where the verdicts behind a figure begin. A rule of several indicators stands
 * under the first of them. */
static struct str
rows_of(struct agency_page *a, const struct plan_indicator *of)
{
	const struct agency_facts *f = a->facts;
	const struct book *b = a->p.book;

	for (size_t i = 0; of != NULL && i < b->rule_count; i++)
		if (&b->plan->indicators[f->sections[i]] == of &&
		    f->verdicts[i].is_there)
			return arena_printf(
			    &a->p.scratch, "v-%.*s", STR_ARG(of->key));
	return str_of("verdicts");
}

/* A figure with the verdicts that it comes from. */
static void
put_figure(struct agency_page *a, size_t i)
{
	struct page *p = &a->p;
	const struct group_name *n = &p->book->names[i];
	const struct figure *f = &a->facts->of->figures[i];
	const int64_t counts[] = {
	    f->passed, f->failed, f->undecided, f->inapplicable};
	const struct str rows = rows_of(a, n->of_indicator);

	html_put(
	    &p->h, n->of_indicator == NULL ? "<tr class=\"total\"" : "<tr");
	html_put(&p->h, " id=\"");
	html_text(&p->h, book_figure_row(n, &p->scratch));
	html_put(&p->h, "\"><th scope=\"row\">");
	page_figure_name(p, i);
	html_put(&p->h, "</th>\n");
	page_figure_cells(p, n, f);
	for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++) {
		html_put(&p->h, "<td class=\"n\"><a href=\"#");
		html_text(&p->h, rows);
		html_put(&p->h, "\">");
		page_count(p, counts[k]);
		html_put(&p->h, "</a></td>");
	}
	html_put(&p->h, "</tr>\n");
}

void
agency_put_figures(struct agency_page *a)
{
	static const struct words
	    title = {"Figures by pillar and indicator", "คะแนนรายมิติและตัวชี้วัด"},
	    caption = {"Each figure with its bounds and the verdicts behind it",
	        "คะแนน ช่วงที่เป็นไปได้ และจำนวนข้อที่อยู่เบื้องหลัง"},
	    name = {"Pillar or indicator", "มิติหรือตัวชี้วัด"},
	    counts[] = {{"Passed", "ผ่าน"}, {"Failed", "ไม่ผ่าน"},
	        {"Undecided", "ยังบอกไม่ได้"}, {"Do not apply", "ไม่เข้าข่าย"}};
	struct page *p = &a->p;

	page_section(p, "figures", title);
	page_table(p, caption, false);
	page_column(p, name, false);
	page_figure_columns(p);
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		page_column(p, counts[i], true);
	page_table_rows(p);
	for (size_t i = 0; i < p->book->figure_count; i++)
		put_figure(a, i);
	page_table_end(p);
	page_section_end(p);
}
