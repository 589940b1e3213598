/* The page of what could not be seen: agencies by how their sites were met, and
 * by why verdicts about them are open. */
#include "publish/report/lists.h"
#include "publish/report/open.h"
#include "publish/report/pages.h"

static void
put_entry(struct page *p, const struct book_agency *g, int64_t verdicts)
{
	html_put(&p->h, "<li>");
	page_agency(p, g, (struct str){0});
	if (verdicts > 0) {
		html_put(&p->h, " <span class=\"dim\">");
		page_count(p, verdicts);
		html_put(&p->h, "</span>");
	}
	html_put(&p->h, "</li>\n");
}

static void
put_state(struct page *p, enum call_state state)
{
	const struct book *b = p->book;

	if (b->states[state] == 0)
		return;
	buf_printf(&p->h.out, "<h3 id=\"state-%d\">", (int)state);
	html_words(&p->h, agency_state_text(state));
	html_put(&p->h, " (");
	page_count(p, b->states[state]);
	html_put(&p->h, ")</h3>\n<ul class=\"names\">\n");
	for (size_t i = 0; i < b->agency_count; i++)
		if (b->agencies[i].state == state)
			put_entry(p, &b->agencies[i], 0);
	html_put(&p->h, "</ul>\n");
}

static int64_t
open_for(const struct book *b, const struct book_agency *g, size_t cause)
{
	int64_t count = 0;

	for (size_t i = 0; i < b->rule_count; i++)
		count += open_cause_of(b, g, i) == cause;
	return count;
}

static void
put_cause(struct page *p, size_t cause)
{
	const struct book *b = p->book;
	bool has_begun = false;

	for (size_t i = 0; i < b->agency_count; i++) {
		int64_t count = open_for(b, &b->agencies[i], cause);

		if (count == 0)
			continue;
		if (!has_begun) {
			buf_printf(&p->h.out, "<h3 id=\"reason-%s\">",
			    open_word(cause));
			html_words(&p->h, open_text(cause));
			html_put(&p->h, "</h3>\n<ul class=\"names\">\n");
		}
		has_begun = true;
		put_entry(p, &b->agencies[i], count);
	}
	if (has_begun)
		html_put(&p->h, "</ul>\n");
}

static void
put_states(struct page *p)
{
	static const struct words
	    title = {"How the websites were met", "เปิดดูเว็บไซต์แล้วเป็นอย่างไร"},
	    text = {
	        "A site that could not be read says nothing of the services "
	        "of its agency: none of them counts as missing. The "
	        "telephone team asks these agencies.",
	        "เว็บไซต์ที่เปิดดูไม่ได้ไม่ได้แปลว่าหน่วยงานไม่มีบริการ ทุกข้อจึงนับเป็น \"ยังบอกไม่ได้\" "
	        "ไม่ใช่ \"ไม่มี\" และทีมโทรศัพท์จะสอบถามหน่วยงานเหล่านี้"};

	page_section(p, "states", title);
	page_paragraph(p, text);
	state_table(p);
	for (int s = 0; s < CALL_STATE_COUNT; s++)
		if (s != CALL_REACHED)
			put_state(p, (enum call_state)s);
	page_section_end(p);
}

static void
put_reasons(struct page *p)
{
	static const struct words
	    title = {"Why verdicts are open", "สาเหตุที่ยังบอกไม่ได้"},
	    text = {"Beside each agency: how many of its verdicts are open for "
	            "that reason. They widen the bounds of its scores.",
	        "ตัวเลขท้ายชื่อคือจำนวนข้อของหน่วยงานนั้นที่ยังตัดสินไม่ได้ด้วยเหตุนี้ "
	        "ซึ่งทำให้ช่วงคะแนนที่เป็นไปได้กว้างขึ้น"};

	page_section(p, "reasons", title);
	page_paragraph(p, text);
	reason_table(p);
	for (size_t cause = 0; cause < OPEN_CAUSES; cause++)
		put_cause(p, cause);
	page_section_end(p);
}

enum err_code
pages_unseen(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words title = {
	    "What could not be seen, and why", "สิ่งที่มองไม่เห็น และเพราะอะไร"};
	const struct page_head head = {.path = str_of("unseen.html"),
	    .section = SECTION_OVERVIEW,
	    .title = str_of(words_in(title, lang)),
	    .kicker = {"Coverage", "ความครอบคลุม"}};
	struct page p;

	page_begin(&p, b, lang, &head);
	put_states(&p);
	put_reasons(&p);
	return page_finish(&p, to, e);
}
