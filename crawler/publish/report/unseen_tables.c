/* What could not be seen, counted. */
#include <stdlib.h>

#include "publish/report/lists.h"
#include "publish/report/open.h"

static const enum call_state order[] = {CALL_REACHED, CALL_DOWN, CALL_BLOCKED,
    CALL_WITHOUT_SITE, CALL_SITE_UNKNOWN, CALL_MERGED, CALL_NOT_ASKED};

static void
put_link(struct page *p, enum call_state state)
{
	if (state == CALL_REACHED)
		page_link(p, agencies_where(p, AGENCIES_MET, str_of("reached")),
		    (struct str){0}, (struct str){0});
	else
		page_link(p, "", str_of("unseen"),
		    arena_printf(&p->scratch, "state-%d", (int)state));
}

void
state_table(struct page *p)
{
	static const struct words caption = {"How the websites were met",
	                              "เปิดดูเว็บไซต์แล้วเป็นอย่างไร"},
	                          site = {"Website", "เว็บไซต์"},
	                          agencies = {"Agencies", "หน่วยงาน"},
	                          share = {"Of all", "จากทั้งหมด"};
	const struct book *b = p->book;

	page_table(p, caption, false);
	page_column(p, site, false);
	page_column(p, agencies, true);
	page_column(p, share, true);
	page_table_rows(p);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		int64_t count = b->states[order[i]];

		if (count == 0)
			continue;
		html_put(&p->h, "<tr><th scope=\"row\">");
		html_words(&p->h, agency_state_text(order[i]));
		html_put(&p->h, "</th><td class=\"n\">");
		put_link(p, order[i]);
		page_count(p, count);
		page_link_end(p);
		html_put(&p->h, "</td><td class=\"n\">");
		page_score(
		    p, (double)count / (double)b->agency_count, true, false);
		html_put(&p->h, "</td></tr>\n");
	}
	page_table_end(p);
}

/* Verdicts of rules that count, by why they are open. */
struct open_count {
	size_t cause;
	int64_t verdicts;
	int64_t agencies;
};

static int
by_verdicts(const void *a, const void *b)
{
	const struct open_count *x = a, *y = b;

	if (x->verdicts != y->verdicts)
		return x->verdicts > y->verdicts ? -1 : 1;
	return (x->cause > y->cause) - (x->cause < y->cause);
}

static void
count_agency(
    const struct book *b, const struct book_agency *g, struct open_count *out)
{
	bool is_counted[OPEN_CAUSES] = {false};

	for (size_t i = 0; i < b->rule_count; i++) {
		size_t cause = open_cause_of(b, g, i);

		if (cause == OPEN_CAUSES)
			continue;
		out[cause].verdicts++;
		out[cause].agencies += !is_counted[cause];
		is_counted[cause] = true;
	}
}

void
reason_table(struct page *p)
{
	static const struct words caption = {"Why verdicts are open",
	                              "สาเหตุที่ยังบอกไม่ได้"},
	                          reason = {"Reason", "สาเหตุ"},
	                          verdicts = {"Verdicts", "ผลตรวจ"},
	                          agencies = {"Agencies", "หน่วยงาน"};
	const struct book *b = p->book;
	struct open_count all[OPEN_CAUSES] = {0};

	for (size_t i = 0; i < OPEN_CAUSES; i++)
		all[i].cause = i;
	for (size_t i = 0; i < b->agency_count; i++)
		count_agency(b, &b->agencies[i], all);
	qsort(all, OPEN_CAUSES, sizeof(all[0]), by_verdicts);
	page_table(p, caption, false);
	page_column(p, reason, false);
	page_column(p, verdicts, true);
	page_column(p, agencies, true);
	page_table_rows(p);
	for (size_t i = 0; i < OPEN_CAUSES && all[i].verdicts > 0; i++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		html_words(&p->h, open_text(all[i].cause));
		html_put(&p->h, "</th><td class=\"n\">");
		buf_printf(&p->h.out, "<a href=\"%sunseen.html#reason-%s\">",
		    p->up, open_word(all[i].cause));
		page_count(p, all[i].verdicts);
		html_put(&p->h, "</a></td><td class=\"n\">");
		page_count(p, all[i].agencies);
		html_put(&p->h, "</td></tr>\n");
	}
	page_table_end(p);
}
