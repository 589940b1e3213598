/* The page that lists the call sheets, and what it says of each. */
#include "publish/call_sheet_impl.h"

struct call_sheet_entry
call_sheet_count(const struct call_sheet *s)
{
	struct call_sheet_entry n = {
	    .title = s->title, .agency_count = s->agency_count};

	for (size_t i = 0; i < s->agency_count; i++) {
		const struct call_agency *g = s->agencies[i];

		n.state_counts[g->state]++;
		n.question_count +=
		    g->ask_count + (call_sheet_site_question(g).en != NULL);
		for (size_t k = 0; k < g->ask_count; k++)
			n.contradiction_count += g->asks[k].claim_count;
	}
	return n;
}

static void
put_link(struct call_page *p, const char *file, struct str text)
{
	if (file == NULL)
		return;
	html_put(&p->h, "<a href=\"");
	html_text(&p->h, str_of(file));
	html_put(&p->h, "\">");
	html_text(&p->h, text);
	html_put(&p->h, "</a> ");
}

static void
put_number(struct call_page *p, size_t number)
{
	buf_printf(&p->h.out, "<td class=\"number\">%zu</td>", number);
}

static void
put_entry(struct call_page *p, const struct call_sheet_entry *n)
{
	html_put(&p->h, "<tr><th scope=\"row\">");
	put_link(p, n->html, n->title);
	if (n->html == NULL)
		html_text(&p->h, n->title);
	put_link(p, n->workbook, str_of("XLSX"));
	html_put(&p->h, "</th>");
	put_number(p, n->agency_count);
	put_number(p, n->state_counts[CALL_REACHED]);
	put_number(p, n->contradiction_count);
	put_number(p, n->question_count);
	html_put(&p->h, "</tr>\n");
}

void
call_sheet_index(struct buf *out, const struct call_sheet *s,
    const struct call_sheet_entry *entries, size_t count)
{
	static const struct words all = {"all", "ทุกใบ"};
	static const struct words heads[] = {{"Sheet", "ใบโทรสอบถาม"},
	    {"Agencies", "หน่วยงาน"}, {"Read", "ตรวจได้"}, {"At odds", "ขัดแย้ง"},
	    {"Questions", "คำถาม"}};
	struct call_page p = {.h = {.lang = s->lang}, .sheet = s};

	call_page_title(&p, str_of(words_in(all, s->lang)));
	call_sheet_source(&p.text, s);
	call_page_paragraph(&p, "dim");
	html_put(&p.h, "</header>\n<main>\n<table>\n<thead><tr>");
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		html_put(&p.h,
		    i == 0 ? "<th scope=\"col\">"
		           : "<th scope=\"col\" class=\"number\">");
		html_words(&p.h, heads[i]);
		html_put(&p.h, "</th>");
	}
	html_put(&p.h, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		put_entry(&p, &entries[i]);
	html_put(&p.h, "</tbody>\n</table>\n</main>\n");
	html_end(&p.h);
	call_page_finish(&p, out);
}
