/* What a rule is, its five outcomes, and the levels of e-service. */
#include "publish/codes.h"
#include "publish/report/method.h"

static const struct words outcome_meanings[OUTCOME_COUNT] = {
    [OUTCOME_PASSED] = {"What the rule looks for is there, and the sentence "
                        "that shows it is quoted.",
        "พบสิ่งที่เกณฑ์มองหา และมีข้อความบนหน้าเว็บเป็นหลักฐาน"},
    [OUTCOME_FAILED] = {"Every page the rule asks for was read, and it is "
                        "not there.",
        "อ่านครบทุกหน้าที่เกณฑ์ต้องการแล้ว ไม่พบ"},
    [OUTCOME_INAPPLICABLE] = {"The rule does not concern this agency or its "
                              "pages. It is in no share and no score.",
        "เกณฑ์ข้อนี้ไม่เกี่ยวกับหน่วยงานหรือหน้าเว็บนั้น ไม่นำไปคิดสัดส่วนหรือคะแนน"},
    [OUTCOME_CANT_TELL] = {"Something was read, but not enough to say yes or "
                           "no, for example because a script draws the page.",
        "ได้อ่านแล้วบางส่วน แต่ยังไม่พอจะบอกว่ามีหรือไม่มี เช่น "
        "หน้าเว็บสร้างด้วยสคริปต์"},
    [OUTCOME_UNTESTED] = {"Nothing could be read, for example because the "
                          "site did not answer.",
        "ไม่ได้อ่านหน้าใดเลย เช่น เว็บไซต์ไม่ตอบ"},
};

static void
put_outcomes(const struct method *m, const int64_t counts[OUTCOME_COUNT])
{
	static const struct words caption = {
	    "The five outcomes, and how often each was in this round",
	    "ผลห้าแบบ และจำนวนในรอบนี้"};
	static const struct words heads[] = {{"Outcome", "ผล"},
	    {"What it means", "ความหมาย"}, {"Verdicts", "จำนวนผล"}};
	struct page *p = m->page;

	page_table(p, caption, false);
	for (size_t i = 0; i < 3; i++)
		page_column(p, heads[i], i == 2);
	page_table_rows(p);
	for (int o = 0; o < OUTCOME_COUNT; o++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_outcome(p, (enum outcome)o);
		html_put(&p->h, "</th><td class=\"text\">");
		html_words(&p->h, outcome_meanings[o]);
		html_put(&p->h, "</td><td class=\"n\">");
		page_link(p, "", str_of("rules"), (struct str){0});
		page_count(p, counts[o]);
		page_link_end(p);
		html_put(&p->h, "</td></tr>\n");
	}
	page_table_end(p);
}

static void
put_standings(const struct method *m)
{
	static const struct words
	    approximate = {"{1} rules are approximate: what the program finds "
	                   "counts once a person has confirmed it, and is "
	                   "undecided until then.",
	        "เกณฑ์ {1} ข้อตัดสินโดยประมาณ ผลจะนับเมื่อมีคนยืนยันแล้ว "
	        "ระหว่างนั้นถือว่ายังบอกไม่ได้"},
	    shown = {"{1} rules are shown only and in no score, since they are "
	             "drafts, no longer in use, or not asked for here.",
	        "เกณฑ์ {1} ข้อแสดงผลเท่านั้น ไม่นับคะแนน เพราะเป็นร่าง เลิกใช้แล้ว "
	        "หรือไม่อยู่ในตัวชี้วัดของรายงานนี้"};
	const struct book *b = m->book;
	int64_t counts[RULE_STANDING_COUNT] = {0};
	struct piece piece;

	for (size_t i = 0; i < b->rule_count; i++)
		counts[b->rules[i].standing]++;
	piece = piece_link(piece_count(counts[STANDING_AWAITS_REVIEW]), "",
	    str_of("rules"), (struct str){0});
	if (counts[STANDING_AWAITS_REVIEW] > 0)
		page_sentence(m->page, "p", approximate, &piece, 1);
	piece.count = counts[STANDING_SHOWN_ONLY];
	if (counts[STANDING_SHOWN_ONLY] > 0)
		page_sentence(m->page, "p", shown, &piece, 1);
}

void
method_outcomes_put(const struct method *m)
{
	static const struct words
	    rule = {"A rule asks one question that can be answered from web "
	            "pages, such as whether a request can be handed in online. "
	            "It is written down with its reason, its words and "
	            "examples of yes and no, and it is the same for every "
	            "agency.",
	        "เกณฑ์หนึ่งข้อถามคำถามเดียวที่ตอบได้จากหน้าเว็บ เช่น ยื่นคำขอออนไลน์ได้หรือไม่ "
	        "แต่ละข้อเขียนเหตุผล คำที่มองหา และตัวอย่างที่ใช่และไม่ใช่ไว้ครบ "
	        "และใช้เหมือนกันกับทุกหน่วยงาน"},
	    never = {"\"Could not look\" is never \"not there\": both stand "
	             "apart wherever there is a number.",
	        "“มองไม่เห็น” ไม่เท่ากับ “ไม่มี” รายงานนี้แยกสองอย่างนี้ออกจากกันทุกตัวเลข"};
	const struct book *b = m->book;
	int64_t counts[OUTCOME_COUNT] = {0};

	for (size_t i = 0; i < b->agency_count; i++)
		for (size_t k = 0; k < b->rule_count; k++)
			counts[b->agencies[i].verdicts[k].outcome] +=
			    b->agencies[i].verdicts[k].is_there;
	page_paragraph(m->page, rule);
	page_paragraph(m->page, never);
	put_outcomes(m, counts);
	put_standings(m);
}

void
method_levels_put(const struct method *m)
{
	static const struct words
	    intro =
	        {"Some rules tell how far a service goes online. Of several "
	         "services the farthest counts. The levels of a rule that is not "
	         "about services are its own: the higher, the better.",
	            "เกณฑ์บางข้อบอกด้วยว่าบริการไปถึงขั้นใดบนออนไลน์ "
	            "หากมีหลายบริการให้นับขั้นที่ไปได้ไกลที่สุด "
	            "เกณฑ์ที่ไม่ใช่เรื่องบริการมีระดับของตนเอง ยิ่งสูงยิ่งดี"},
	    head = {"Level {1}", "ระดับ {1}"};
	enum { LEVELS = 5 };
	struct page *p = m->page;

	page_paragraph(p, intro);
	html_put(&p->h, "<dl class=\"facts\">\n");
	for (int i = 0; i < LEVELS; i++) {
		const struct piece number =
		    piece_text(arena_printf(&p->scratch, "%d", i));

		buf_printf(&p->h.out, "<div><dt><span class=\"level l%d\">", i);
		page_words_of(p, head, &number, 1);
		html_put(&p->h, "</span></dt><dd>");
		html_words(&p->h, code_number_text(CODES_LEVEL, i));
		html_put(&p->h, "</dd></div>\n");
	}
	html_put(&p->h, "</dl>\n");
}
