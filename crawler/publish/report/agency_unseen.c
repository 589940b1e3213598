/* What of an agency could not be seen, by reason, and what it can do about
 * it. */
#include "publish/report/agency_impl.h"
#include "publish/report/open.h"

enum { RULES_NAMED = 12 };

/* What an agency can do about what kept us from seeing. */
static const struct {
	enum reason reason;
	struct words advice;
} advices[] = {
    {REASON_ROBOTS,
        {"Allow the program in robots.txt, by the name it gives below.",
            "อนุญาตโปรแกรมสำรวจในไฟล์ robots.txt ตามชื่อที่แจ้งไว้ด้านล่าง"}},
    {REASON_ROBOTS_UNREACHABLE,
        {"See to it that /robots.txt answers, be it with \"not found\" (404).",
            "ทำให้ที่อยู่ /robots.txt ตอบกลับได้ แม้จะตอบว่าไม่มีไฟล์ (404)"}},
    {REASON_HTTP_403,
        {"Put the program on the firewall's list of those allowed, by the "
         "name it gives below.",
            "เพิ่มโปรแกรมสำรวจในรายการที่ไฟร์วอลล์อนุญาต "
            "ตามชื่อที่แจ้งไว้ด้านล่าง"}},
    {REASON_CHALLENGE,
        {"Let the program pass the firewall or captcha, by the name it gives "
         "below.",
            "ยกเว้นโปรแกรมสำรวจจากไฟร์วอลล์หรือแคปต์ชา "
            "ตามชื่อที่แจ้งไว้ด้านล่าง"}},
    {REASON_HTTP_429,
        {"Allow a page every few seconds: the program never asks faster.",
            "อนุญาตให้ขอหน้าเว็บได้ทุกไม่กี่วินาที โปรแกรมไม่ขอถี่กว่านั้น"}},
    {REASON_JS_SHELL,
        {"Send what pages say as HTML from the server, so that search engines "
         "and people without scripts see it, too.",
            "ให้เครื่องแม่ข่ายส่งเนื้อหามาเป็น HTML "
            "เพื่อให้เครื่องมือค้นหาและผู้ที่ไม่ใช้สคริปต์เห็นด้วย"}},
    {REASON_FRAMES_UNREAD,
        {"Put the content on the page itself instead of into frames of other "
         "sites.",
            "วางเนื้อหาไว้ในหน้าเว็บเอง แทนการใส่ในเฟรมของเว็บไซต์อื่น"}},
    {REASON_LOGIN_WALL,
        {"Describe the service on a page that can be read before signing in.",
            "อธิบายบริการไว้ในหน้าที่อ่านได้ก่อนเข้าสู่ระบบ"}},
    {REASON_BAD_TEXT,
        {"Save pages as UTF-8 and declare it.",
            "บันทึกหน้าเว็บเป็น UTF-8 และประกาศรหัสอักขระให้ตรง"}},
    {REASON_TLS,
        {"Renew the certificate and offer TLS 1.2 or newer.",
            "ต่ออายุใบรับรองและเปิดใช้ TLS 1.2 ขึ้นไป"}},
    {REASON_NO_SUCH_NAME,
        {"Check the domain name, and tell the survey the address in use.",
            "ตรวจชื่อโดเมน และแจ้งที่อยู่เว็บไซต์ที่ใช้จริงแก่ผู้สำรวจ"}},
    {REASON_SITE_UNKNOWN,
        {"Tell the survey the address of the website.",
            "แจ้งที่อยู่เว็บไซต์แก่ผู้สำรวจ"}},
    {REASON_NO_SITE,
        {"Tell the survey the address when there is a website.",
            "เมื่อมีเว็บไซต์ โปรดแจ้งที่อยู่แก่ผู้สำรวจ"}},
    {REASON_NO_PAGE,
        {"Link from the home page to a page of this kind, if there is one.",
            "หากมีหน้าแบบนี้อยู่แล้ว ให้ทำลิงก์จากหน้าแรกไปถึง"}},
    {REASON_INCOMPLETE,
        {"Link services from the home page, so that they are among the pages "
         "looked at.",
            "ทำลิงก์ไปยังบริการจากหน้าแรก เพื่อให้อยู่ในหน้าที่ได้ตรวจ"}},
    {REASON_BUDGET,
        {"Link services from the home page, so that they are among the pages "
         "looked at.",
            "ทำลิงก์ไปยังบริการจากหน้าแรก เพื่อให้อยู่ในหน้าที่ได้ตรวจ"}},
    {REASON_CRAWL_DELAY,
        {"Ask for a shorter Crawl-delay in robots.txt.",
            "ลดค่า Crawl-delay ใน robots.txt"}},
    {REASON_SPAM,
        {"Remove the injected adverts and close the way they came in.",
            "ลบโฆษณาที่ถูกแทรก และปิดช่องโหว่ที่ถูกใช้"}},
};

static struct words
advice_of(size_t cause)
{
	enum reason r = (enum reason)cause;

	/* People are asked, not the agency. */
	if (cause >= REASON_COUNT)
		return (struct words){NULL, NULL};
	for (size_t i = 0; i < sizeof(advices) / sizeof(advices[0]); i++)
		if (advices[i].reason == r)
			return advices[i].advice;
	if (reason_is_no_answer(r) || r == REASON_HTTP_5XX)
		return (struct words){
		    "See to it that the site answers at all times of the day; "
		    "the next round looks again.",
		    "ดูแลให้เว็บไซต์เปิดได้ตลอดเวลา รอบหน้าจะเข้าตรวจอีกครั้ง"};
	return (struct words){NULL, NULL};
}

static void
put_names(struct page *p, const struct book_agency *g, size_t cause)
{
	const struct book *b = p->book;
	bool is_first = true;

	html_put(&p->h, "<p class=\"dim\">");
	for (size_t i = 0; i < b->rule_count; i++) {
		if (open_cause_of(b, g, i) != cause)
			continue;
		if (!is_first)
			html_put(&p->h, ", ");
		is_first = false;
		agency_card_link(p, b->rules[i].rule.id);
		html_text(&p->h, b->rules[i].rule.id);
		html_put(&p->h, "</a>");
	}
	html_put(&p->h, "</p>");
}

static void
put_cause(
    struct page *p, const struct book_agency *g, size_t cause, int64_t rules)
{
	static const struct words count = {" · {1} rules", " · {1} ข้อ"};
	struct words advice = advice_of(cause);

	html_put(&p->h, "<li><h3>");
	html_words(&p->h, open_text(cause));
	agency_say_count(p, count, rules);
	html_put(&p->h, "</h3>");
	if (advice.en != NULL) {
		html_put(&p->h, "<p>");
		html_words(&p->h, advice);
		html_put(&p->h, "</p>");
	}
	/* What there is no verdict of has no card to lead to. */
	if (rules <= RULES_NAMED && cause != OPEN_NO_VERDICT)
		put_names(p, g, cause);
	html_put(&p->h, "</li>\n");
}

void
agency_put_unseen(struct agency_page *a)
{
	static const struct words
	    title = {"What could not be seen, and what helps",
	        "สิ่งที่ยังบอกไม่ได้ และวิธีช่วยให้ตรวจได้"},
	    none = {"Every rule that counts is decided.",
	        "เกณฑ์ที่นับคะแนนตัดสินได้ครบทุกข้อ"},
	    caution =
	        {"Undecided is not a no: it widens the bounds of the score.",
	            "\"ยังบอกไม่ได้\" ไม่ใช่ \"ไม่ผ่าน\" "
	            "แต่ทำให้ช่วงคะแนนที่เป็นไปได้กว้างขึ้น"},
	    agent = {"The program gives its name as: {1}",
	        "โปรแกรมสำรวจแจ้งชื่อว่า: {1}"};
	struct page *p = &a->p;
	const struct book_agency *g = a->facts->of;
	int64_t rules[OPEN_CAUSES + 1] = {0}, all = 0;

	for (size_t i = 0; i < p->book->rule_count; i++)
		rules[open_cause_of(p->book, g, i)]++;
	for (size_t cause = 0; cause < OPEN_CAUSES; cause++)
		all += rules[cause];
	page_section(p, "unseen", title);
	page_paragraph(p, all > 0 ? caution : none);
	if (all > 0) {
		html_put(&p->h, "<ul class=\"reasons\">\n");
		for (size_t cause = 0; cause < OPEN_CAUSES; cause++)
			if (rules[cause] > 0)
				put_cause(p, g, cause, rules[cause]);
		html_put(&p->h, "</ul>\n");
	}
	if (all > 0 && p->book->user_agent.len > 0)
		page_paragraph_of(p, agent, &p->book->user_agent, 1);
	page_section_end(p);
}
