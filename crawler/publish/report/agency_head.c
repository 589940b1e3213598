/* Who an agency is, how its site was met, and its figures in brief. */
#include "publish/day.h"
#include "publish/report/agency_impl.h"
#include "publish/report/chart.h"

/* Why the site could not be read: of the first verdict that says so. */
static enum reason
reason_of(const struct agency_page *a)
{
	const struct proof_verdict *v = a->facts->verdicts;

	for (size_t i = 0; i < a->p.book->rule_count; i++)
		if (v[i].is_there && v[i].reason != REASON_NONE)
			return v[i].reason;
	return REASON_NONE;
}

/* Said first of all where nobody could look. */
static void
put_not_looked(struct agency_page *a)
{
	static const struct words
	    title = {"This site was not looked at", "ยังไม่ได้ตรวจเว็บไซต์นี้"},
	    later = {"This site is not judged yet", "เว็บไซต์นี้ยังตรวจไม่เสร็จ"},
	    caution = {"So nothing on this page means \"not "
	               "there\". What could not be seen is "
	               "counted as undecided, never as a no.",
	        "ดังนั้นไม่มีข้อใดในหน้านี้ที่แปลว่า "
	        "\"ไม่มี\" สิ่งที่มองไม่เห็น"
	        "นับเป็น \"ยังบอกไม่ได้\" เสมอ "
	        "ไม่นับว่าไม่ผ่าน"},
	    because = {"Reason: {1}.", "สาเหตุ: {1}"},
	    tried = {"What was tried", "ที่อยู่ที่ได้ลองเปิด"};
	const struct book_agency *g = a->facts->of;
	struct page *p = &a->p;
	enum reason reason = reason_of(a);
	struct str text = str_of(words_in(reason_text(reason), p->h.lang));

	if (g->state == CALL_REACHED)
		return;
	html_put(&p->h, "<div class=\"callout undecided\"><p><b>");
	html_words(&p->h, g->state == CALL_NOT_ASKED ? later : title);
	html_put(&p->h, "</b></p>\n");
	page_paragraph(p, agency_met_meaning(g->status));
	if (reason != REASON_NONE &&
	    (g->state == CALL_DOWN || g->state == CALL_BLOCKED))
		page_paragraph_of(p, because, &text, 1);
	page_paragraph(p, caution);
	if (a->facts->visit_count > 0) {
		html_put(&p->h, "<p><a href=\"#tried\">");
		html_words(&p->h, tried);
		html_put(&p->h, "</a></p>\n");
	}
	html_put(&p->h, "</div>\n");
}

/* The name in the language that is not the page's. */
static void
put_other_name(struct page *p, const struct book_agency *g)
{
	static const struct words th = {"Thai name", "ชื่อภาษาไทย"},
	                          en = {"English name", "ชื่อภาษาอังกฤษ"};
	bool is_th = p->h.lang == LANG_TH;
	struct str name = is_th ? g->name_en : g->name_th;

	if (name.len == 0 || str_equal(name, book_agency_name(g, p->h.lang)))
		return;
	page_fact(p, is_th ? en : th);
	page_foreign(p, name);
	page_fact_end(p);
}

static void
put_place(struct page *p, const struct book_agency *g)
{
	static const struct words level = {"Level", "ระดับ"},
	                          ministry = {"Ministry", "กระทรวง"},
	                          province = {"Province", "จังหวัด"},
	                          office = {"Kind of office", "ประเภทสำนักงาน"};

	if (agency_level(g->level).en != NULL) {
		page_fact(p, level);
		html_words(&p->h, agency_level(g->level));
		page_fact_end(p);
	}
	if (g->ministry_th.len > 0) {
		page_fact(p, ministry);
		page_group(p, BOOK_BY_MINISTRY, g->ministry_th);
		page_fact_end(p);
	}
	if (g->province_code.len > 0) {
		page_fact(p, province);
		page_group(p, BOOK_BY_PROVINCE, g->province_code);
		page_fact_end(p);
	}
	if (g->office_code.len > 0) {
		page_fact(p, office);
		page_group(p, BOOK_BY_OFFICE, g->office_code);
		page_fact_end(p);
	}
}

static void
put_visit(struct page *p, const struct book_agency *g)
{
	static const struct words site = {"Website", "เว็บไซต์"},
	                          none = {"none is known", "ยังไม่ทราบ"},
	                          met = {"How it was met", "ผลการเข้าตรวจ"},
	                          when = {"Round", "รอบสำรวจ"};
	const struct book *b = p->book;
	const struct book_round *now = &b->rounds[b->round_count - 1];
	struct buf days = {0};

	page_fact(p, site);
	if (g->home.len > 0)
		page_web_link(p, g->home);
	else
		html_words(&p->h, none);
	page_fact_end(p);
	page_fact(p, met);
	html_words(&p->h, agency_met(g->status));
	page_fact_end(p);
	page_fact(p, when);
	html_text(&p->h, now->round);
	day_append_range(&days, now->started_at, now->finished_at, p->h.lang);
	if (days.len > 0) {
		html_put(&p->h, " · ");
		html_text(&p->h, buf_str(&days));
	}
	page_fact_end(p);
	buf_release(&days);
}

void
agency_put_who(struct agency_page *a)
{
	const struct book_agency *g = a->facts->of;
	struct page *p = &a->p;

	put_not_looked(a);
	html_put(&p->h, "<dl class=\"facts who\">\n");
	put_other_name(p, g);
	put_place(p, g);
	put_visit(p, g);
	html_put(&p->h, "</dl>\n");
}
