/* What people decided, how well they agree, and what "changed" means. */
#include "publish/report/method.h"

static void
put_agreement(const struct method *m)
{
	static const struct words
	    drawn =
	        {"{1} verdicts were drawn by lot for a second person. "
	         "Those who judged gave the same answer for {2} of them; "
	         "Krippendorff's alpha, which takes chance into account, is "
	         "{3} (1: always the same, 0: as by chance).",
	            "มีผล {1} รายการที่สุ่มให้คนที่สองตรวจ ผู้ตรวจทานให้คำตอบตรงกัน {2} "
	            "ค่า Krippendorff’s alpha ซึ่งหักความบังเอิญออกแล้วเท่ากับ {3} "
	            "(1 คือตรงกันเสมอ 0 คือเหมือนเดาสุ่ม)"},
	    none = {"Nothing was drawn for a second person yet, so how well "
	            "people agree is not known.",
	        "ยังไม่มีผลที่สุ่มให้คนที่สองตรวจ จึงยังไม่ทราบว่าผู้ตรวจทานเห็นตรงกันเพียงใด"};
	const struct agreement *alpha = &m->trust->judges.alpha;
	const struct piece pieces[] = {piece_count(alpha->things),
	    piece_score(alpha->observed),
	    piece_text(alpha->is_defined
	            ? arena_printf(&m->page->scratch, "%.3f", alpha->value)
	            : str_of("–"))};

	if (alpha->things > 0)
		page_sentence(m->page, "p", drawn, pieces, 3);
	else
		page_paragraph(m->page, none);
}

static void
put_precision(const struct method *m)
{
	static const struct words
	    judged = {"By lot, {1} verdicts of {2} rules were judged, and the "
	              "program was right in {3} of them. Each rule's page has "
	              "its own share with its interval.",
	        "สุ่มผลมาตรวจทานแล้ว {1} รายการ จากเกณฑ์ {2} ข้อ โปรแกรมตัดสินถูก {3} "
	        "รายการ หน้าของเกณฑ์แต่ละข้อมีสัดส่วนที่ถูกพร้อมช่วงความเชื่อมั่น"},
	    none = {"Nobody has judged verdicts drawn by lot yet, so how often "
	            "the program is right is not known.",
	        "ยังไม่มีใครสุ่มผลมาตรวจทาน จึงยังไม่ทราบว่าโปรแกรมตัดสินถูกบ่อยเพียงใด"};
	int64_t right = 0, all = 0, rules = 0;
	struct piece pieces[3];

	for (size_t i = 0; i < m->book->rule_count; i++) {
		const struct rule_precision *of = &m->trust->rules[i];

		right += of->passed.right + of->failed.right;
		all += of->passed.right + of->passed.wrong + of->failed.right +
		    of->failed.wrong;
		rules += trust_is_judged(of);
	}
	pieces[0] = piece_count(all);
	pieces[1] = piece_link(
	    piece_count(rules), "", str_of("rules"), (struct str){0});
	pieces[2] = piece_count(right);
	if (all > 0)
		page_sentence(m->page, "p", judged, pieces, 3);
	else
		page_paragraph(m->page, none);
}

void
method_people_put(const struct method *m)
{
	static const struct words
	    how = {"A person may confirm what the program found, or decide "
	           "otherwise, with a note. The program's verdict stays beside "
	           "it. A decision holds as long as the site shows the same "
	           "text; when the text changes, the verdict is open again. "
	           "Where people disagree, nobody can tell.",
	        "คนอาจยืนยันสิ่งที่โปรแกรมพบ หรือตัดสินเป็นอย่างอื่นพร้อมเหตุผล "
	        "โดยผลเดิมของโปรแกรมยังเก็บไว้คู่กัน คำตัดสินของคนใช้ได้ตราบที่เว็บไซต์ยังแสดงข้อความเดิม "
	        "เมื่อข้อความเปลี่ยนต้องตัดสินใหม่ หากผู้ตรวจทานเห็นไม่ตรงกัน ถือว่ายังบอกไม่ได้"},
	    counts = {"{1} reviews by {2} people are in these figures. Of this "
	              "round's verdicts {3} rest on what people decided, and in "
	              "{4} of these they decided otherwise than the program; "
	              "over {5} people disagree.",
	        "ตัวเลขในรายงานนี้รวมการตรวจทาน {1} ครั้งโดย {2} คน ผลของรอบนี้ {3} "
	        "รายการใช้คำตัดสินของคน ในจำนวนนี้ต่างจากโปรแกรม {4} รายการ "
	        "และมี {5} รายการที่ผู้ตรวจทานเห็นไม่ตรงกัน"},
	    nobody = {"No person has reviewed a verdict yet: all that is here "
	              "is what the program says.",
	        "ยังไม่มีคนตรวจทานผลใดเลย ทั้งหมดในรายงานนี้เป็นผลที่โปรแกรมตัดสิน"};
	const struct trust *t = m->trust;
	const struct piece pieces[] = {piece_count(t->review_count),
	    piece_count(t->reviewer_count),
	    piece_count(t->states[DECISION_DECIDED]),
	    piece_count(t->changed_count),
	    piece_count(t->states[DECISION_DISAGREE])};

	page_paragraph(m->page, how);
	if (t->review_count == 0) {
		page_paragraph(m->page, nobody);
		return;
	}
	page_sentence(m->page, "p", counts, pieces, 5);
	put_precision(m);
	put_agreement(m);
}

void
method_changes_put(const struct method *m)
{
	static const struct words items[] = {
	    {"A round is held against the one before it verdict by verdict. A "
	     "change counts as the site's only where the text that the verdict "
	     "rests on changed and the rule did not.",
	        "เทียบรอบนี้กับรอบก่อนทีละผล จะนับว่าเว็บไซต์เปลี่ยนก็ต่อเมื่อข้อความที่ใช้ตัดสินเปลี่ยน "
	        "โดยที่เกณฑ์ไม่ได้เปลี่ยน"},
	    {"Where the rule changed, the old pages are judged by the new rule "
	     "if that was done, so that the two can be told apart.",
	        "หากเกณฑ์เปลี่ยน จะใช้เกณฑ์ใหม่ตรวจหน้าเว็บของรอบเก่าซ้ำ (ถ้าได้ทำไว้) "
	        "เพื่อแยกว่าผลเปลี่ยนเพราะเกณฑ์หรือเพราะเว็บไซต์"},
	    {"To have seen more or less than before is no change of the site.",
	        "การมองเห็นได้มากขึ้นหรือน้อยลงกว่ารอบก่อน ไม่ใช่การเปลี่ยนแปลงของเว็บไซต์"},
	    {"Means of two rounds stand side by side only where rules, "
	     "revisions and weights are the same.",
	        "นำค่าเฉลี่ยของสองรอบมาเทียบกันเฉพาะเมื่อเกณฑ์ ฉบับของเกณฑ์ และน้ำหนักเหมือนกัน"},
	};
	static const struct words more = {
	    "The changes since the round before", "ดูการเปลี่ยนแปลงจากรอบก่อน"};
	struct page *p = m->page;

	method_list_put(m, items, sizeof(items) / sizeof(items[0]));
	html_put(&p->h, "<p>");
	page_link(p, "", str_of("changes"), (struct str){0});
	html_words(&p->h, more);
	page_link_end(p);
	html_put(&p->h, "</p>\n");
}
