/* What the report cannot say, and what was not seen. */
#include <stdlib.h>

#include "publish/codes.h"
#include "publish/report/method.h"

void
method_limits_put(const struct method *m)
{
	static const struct words items[] = {
	    {"Only public web pages were looked at. What stands behind a "
	     "sign-in, in an app, in social media or at a counter was not.",
	        "ดูเฉพาะหน้าเว็บที่เปิดเป็นสาธารณะ ไม่ได้ดูส่วนที่ต้องเข้าสู่ระบบ แอปพลิเคชัน "
	        "สื่อสังคมออนไลน์ หรือบริการที่เคาน์เตอร์"},
	    {"No script of a page is run. A page that a script draws is "
	     "undecided, not empty.",
	        "ไม่ได้เรียกใช้สคริปต์ของหน้าเว็บ หน้าที่สร้างด้วยสคริปต์จึงถือว่ายังบอกไม่ได้ "
	        "ไม่ใช่ว่าไม่มีเนื้อหา"},
	    {"Text in pictures and in documents such as PDF is not read.",
	        "ไม่ได้อ่านข้อความในรูปภาพและในเอกสาร เช่น PDF"},
	    {"Of a large site only a part is read: up to the number of pages "
	     "and clicks above.",
	        "เว็บไซต์ขนาดใหญ่อ่านเพียงบางส่วน ตามจำนวนหน้าและจำนวนชั้นที่กำหนดไว้ข้างต้น"},
	    {"That something is not there is never proved by a page that was "
	     "not read. A rule fails only when all it asks for was seen.",
	        "หน้าที่ไม่ได้อ่านไม่เป็นหลักฐานว่า “ไม่มี” เกณฑ์จะไม่ผ่านก็ต่อเมื่อได้อ่านครบตามที่เกณฑ์ต้องการ"},
	    {"So shares and scores are what can be shown at least; the bounds "
	     "say how much more it may be.",
	        "สัดส่วนและคะแนนจึงเป็นสิ่งที่แสดงหลักฐานได้อย่างน้อย "
	        "ส่วนช่วงที่เป็นไปได้บอกว่าอาจมากกว่านั้นได้เพียงใด"},
	    {"Rules look for words and forms. They see that a service is "
	     "offered, not how good it is, and some are approximate.",
	        "เกณฑ์มองหาถ้อยคำและรูปแบบบนหน้าเว็บ จึงบอกได้ว่ามีบริการ "
	        "แต่ไม่ได้บอกว่าบริการดีเพียงใด และบางข้อเป็นการประมาณ"},
	    {"Each page is as it was on the day of the visit.",
	        "หน้าเว็บทุกหน้าเป็นสภาพ ณ วันที่เข้าชม"},
	    {"These figures cover only that part of the survey which websites "
	     "can show. They stand beside what agencies answer and do not "
	     "replace it.",
	        "ตัวเลขนี้ครอบคลุมเฉพาะส่วนของการสำรวจที่ดูจากเว็บไซต์ได้ "
	        "ใช้ประกอบคำตอบของหน่วยงาน ไม่ได้ใช้แทน"},
	};

	method_list_put(m, items, sizeof(items) / sizeof(items[0]));
}

struct status {
	struct str word;
	int64_t count;
};

static int
by_count(const void *a, const void *b)
{
	const struct status *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return str_compare(x->word, y->word);
}

/* How often each status is; those that are there. */
static size_t
count_statuses(const struct method *m, struct status **out)
{
	const struct book *b = m->book;
	struct status *all = NULL;
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < b->agency_count; i++) {
		size_t k = 0;

		while (
		    k < count && !str_equal(all[k].word, b->agencies[i].status))
			k++;
		if (k == count) {
			all = arena_grow(&m->page->scratch, all, &capacity,
			    count + 1, sizeof(*all));
			all[count++].word = b->agencies[i].status;
		}
		all[k].count++;
	}
	if (count > 0)
		qsort(all, count, sizeof(*all), by_count);
	*out = all;
	return count;
}

static void
put_status(const struct method *m, const struct status *s)
{
	static const struct words waiting = {
	    "not looked at yet in this round", "ยังไม่ได้เข้าชมในรอบนี้"};
	struct words text = code_text(CODES_AGENCY_STATUS, s->word);
	struct page *p = m->page;

	html_put(&p->h, "<tr><th scope=\"row\">");
	if (s->word.len == 0)
		html_words(&p->h, waiting);
	else if (text.en != NULL)
		html_words(&p->h, text);
	else
		page_foreign(p, s->word);
	html_put(&p->h, "</th><td class=\"n\">");
	method_agencies_put(m, AGENCIES_MET, s->word, s->count);
	html_put(&p->h, "</td></tr>\n");
}

void
method_unseen_put(const struct method *m)
{
	static const struct words
	    intro = {"How the sites were met. Of an agency whose home page "
	             "could not be read nothing is said but that; its verdicts "
	             "are undecided.",
	        "ผลการเข้าชมเว็บไซต์ของหน่วยงาน หากอ่านหน้าแรกไม่ได้ "
	        "รายงานนี้ไม่บอกสิ่งใดเกี่ยวกับหน่วยงานนั้นนอกจากข้อนี้ ทุกเกณฑ์ถือว่ายังบอกไม่ได้"},
	    rules = {"Of {1} verdicts that apply, {2} are undecided. Each "
	             "rule's page lists the reasons, with the agencies.",
	        "จากผลที่เข้าข่าย {1} รายการ ยังบอกไม่ได้ {2} รายการ "
	        "หน้าของเกณฑ์แต่ละข้อบอกสาเหตุพร้อมรายชื่อหน่วยงาน"},
	    caption = {"Agencies by how their site was met",
	        "จำนวนหน่วยงานตามผลการเข้าชมเว็บไซต์"},
	    met = {"What happened", "ผลการเข้าชม"},
	    agencies = {"Agencies", "หน่วยงาน"},
	    who = {"The agencies that could not be looked at, with the reason "
	           "of each",
	        "รายชื่อหน่วยงานที่เข้าดูเว็บไซต์ไม่ได้ พร้อมสาเหตุ"};
	const struct book *b = m->book;
	struct page *p = m->page;
	struct status *all = NULL;
	size_t count = count_statuses(m, &all);
	int64_t undecided = 0, applies = 0;
	struct piece pieces[2];

	page_paragraph(p, intro);
	page_table(p, caption, false);
	page_column(p, met, false);
	page_column(p, agencies, true);
	page_table_rows(p);
	for (size_t i = 0; i < count; i++)
		put_status(m, &all[i]);
	page_table_end(p);
	html_put(&p->h, "<p>");
	page_link(p, "", str_of("unseen"), (struct str){0});
	html_words(&p->h, who);
	page_link_end(p);
	html_put(&p->h, "</p>\n");
	for (size_t i = 0; i < b->rule_count; i++) {
		const struct rule_count *c = &b->rules[i].count;

		undecided += c->undecided;
		applies += c->passed + c->failed + c->undecided;
	}
	pieces[0] = piece_count(applies);
	pieces[1] = piece_link(
	    piece_count(undecided), "", str_of("rules"), (struct str){0});
	page_sentence(p, "p", rules, pieces, 2);
}
