/* How the verdicts of a group came out, and how its sites were met. */
#include "publish/report/chart.h"
#include "publish/report/group_page.h"

enum { OUTCOMES = 4 };

/* Rules times agencies, by what became of them. */
struct outcome_sum {
	int64_t of[OUTCOMES]; /* passed, failed, undecided, inapplicable */
};

static struct outcome_sum
sum_of(const struct book *b, const struct agency_pick *which, size_t figure)
{
	struct outcome_sum sum = {0};

	for (size_t i = 0; i < b->agency_count; i++) {
		const struct figure *f = &b->agencies[i].figures[figure];

		if (!agency_is_picked(which, &b->agencies[i]))
			continue;
		sum.of[0] += f->passed;
		sum.of[1] += f->failed;
		sum.of[2] += f->undecided;
		sum.of[3] += f->inapplicable;
	}
	return sum;
}

static void
put_outcome_head(struct page *p)
{
	static const struct words name = {"Indicator", "ตัวชี้วัด"},
	                          bar = {"As a bar", "เป็นแถบ"};
	static const struct words heads[OUTCOMES] = {{"Passed", "ผ่าน"},
	    {"Failed", "ไม่ผ่าน"}, {"Undecided", "ยังบอกไม่ได้"},
	    {"Does not apply", "ไม่เข้าข่าย"}};

	page_column(p, name, false);
	for (size_t i = 0; i < OUTCOMES; i++)
		page_column(p, heads[i], true);
	page_bar_column(p, bar);
	page_table_rows(p);
}

void
group_put_outcomes(struct page *p, const struct agency_pick *which)
{
	static const struct words
	    title = {"How the verdicts came out", "ผลการตรวจ"},
	    text = {"Each rule of an indicator is put to each agency. What "
	            "nobody could see is undecided, never failed.",
	        "ตรวจทุกหน่วยงานด้วยทุกเกณฑ์ของตัวชี้วัด สิ่งที่มองไม่เห็นนับเป็น "
	        "“ยังบอกไม่ได้” ไม่ใช่ “ไม่ผ่าน”"},
	    caption = {"Verdicts by indicator", "จำนวนผลการตรวจรายตัวชี้วัด"};
	const struct book *b = p->book;

	page_section(p, "outcomes", title);
	page_paragraph(p, text);
	page_table(p, caption, true);
	put_outcome_head(p);
	for (size_t i = 0; i < b->figure_count; i++) {
		struct outcome_sum sum;

		if (b->names[i].of_indicator == NULL)
			continue;
		sum = sum_of(b, which, i);
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_figure_name(p, i);
		html_put(&p->h, "</th>");
		for (size_t k = 0; k < OUTCOMES; k++) {
			html_put(&p->h, "<td class=\"n\">");
			page_count(p, sum.of[k]);
			html_put(&p->h, "</td>");
		}
		html_put(&p->h, "<td class=\"bar\">");
		chart_outcomes(p, sum.of[0], sum.of[1], sum.of[2], sum.of[3]);
		html_put(&p->h, "</td></tr>\n");
	}
	page_table_end(p);
	page_section_end(p);
}

int64_t
group_met(
    const struct book *b, const struct agency_pick *which, enum call_state how)
{
	int64_t count = 0;

	for (size_t i = 0; i < b->agency_count; i++)
		count += b->agencies[i].state == how &&
		    agency_is_picked(which, &b->agencies[i]);
	return count;
}

/* Agencies whose sites were met in that way. */
static void
put_met(struct page *p, const struct agency_pick *which, enum call_state s)
{
	const struct book *b = p->book;

	buf_printf(&p->h.out, "<h3 id=\"met-%d\">", (int)s);
	html_words(&p->h, agency_state_text(s));
	html_put(&p->h, "</h3>\n<ul class=\"names\">\n");
	for (size_t i = 0; i < b->agency_count; i++) {
		if (b->agencies[i].state != s ||
		    !agency_is_picked(which, &b->agencies[i]))
			continue;
		html_put(&p->h, "<li>");
		page_agency(p, &b->agencies[i], (struct str){0});
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

void
group_put_sites(struct page *p, const struct agency_pick *which)
{
	static const struct words title = {"How the websites were met",
	                              "เปิดดูเว็บไซต์แล้วเป็นอย่างไร"},
	                          site = {"Website", "เว็บไซต์"},
	                          agencies = {"Agencies", "หน่วยงาน"};
	int64_t counts[CALL_STATE_COUNT];

	page_section(p, "sites", title);
	page_table(p, title, false);
	page_column(p, site, false);
	page_column(p, agencies, true);
	page_table_rows(p);
	for (int s = 0; s < CALL_STATE_COUNT; s++) {
		counts[s] = group_met(p->book, which, (enum call_state)s);
		if (counts[s] == 0)
			continue;
		html_put(&p->h, "<tr><th scope=\"row\">");
		html_words(&p->h, agency_state_text((enum call_state)s));
		html_put(&p->h, "</th><td class=\"n\">");
		/* Those that were reached are all others. */
		if (s == CALL_REACHED)
			html_put(&p->h, "<a href=\"#agencies\">");
		else
			buf_printf(&p->h.out, "<a href=\"#met-%d\">", s);
		page_count(p, counts[s]);
		html_put(&p->h, "</a></td></tr>\n");
	}
	page_table_end(p);
	for (int s = 0; s < CALL_STATE_COUNT; s++)
		if (s != CALL_REACHED && counts[s] > 0)
			put_met(p, which, (enum call_state)s);
	page_section_end(p);
}
