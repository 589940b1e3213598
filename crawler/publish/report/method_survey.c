/* Who was surveyed, when, and how the sites were asked. */
#include <jansson.h>

#include "base/json.h"
#include "publish/report/method.h"

static void
put_levels(const struct method *m)
{
	static const struct words caption = {"Agencies by level",
	                              "จำนวนหน่วยงานตามระดับ"},
	                          level = {"Level", "ระดับ"},
	                          agencies = {"Agencies", "หน่วยงาน"},
	                          all = {"All", "รวม"};
	const struct groups *levels = &m->book->by[BOOK_BY_LEVEL];
	struct page *p = m->page;

	page_table(p, caption, false);
	page_column(p, level, false);
	page_column(p, agencies, true);
	page_table_rows(p);
	for (size_t i = 0; i < levels->count; i++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_group(p, BOOK_BY_LEVEL, levels->items[i]->key);
		html_put(&p->h, "</th><td class=\"n\">");
		method_agencies_put(m, AGENCIES_LEVEL, levels->items[i]->key,
		    levels->items[i]->agencies);
		html_put(&p->h, "</td></tr>\n");
	}
	html_put(&p->h, "<tr class=\"total\"><th scope=\"row\">");
	html_words(&p->h, all);
	html_put(&p->h, "</th><td class=\"n\">");
	method_agencies_put(
	    m, AGENCIES_LEVEL, (struct str){0}, (int64_t)m->book->agency_count);
	html_put(&p->h, "</td></tr>\n");
	page_table_end(p);
}

void
method_survey_put(const struct method *m)
{
	static const struct words
	    round = {"Round {1} was made on these days: {2}. The verdicts are "
	             "those of audit {3}, by the program samruat {4}.",
	        "รอบ {1} เก็บข้อมูลวันที่ {2} ใช้ผลจากการตรวจ {3} "
	        "ด้วยโปรแกรม samruat {4}"},
	    open = {"The round has not ended, so more may come.",
	        "รอบนี้ยังไม่จบ ข้อมูลจึงยังเพิ่มได้อีก"},
	    list = {"Which agencies were surveyed, and which addresses are "
	            "theirs, stands in tables that the surveyors keep; nobody "
	            "was added or left out by the program.",
	        "รายชื่อหน่วยงานและที่อยู่เว็บไซต์มาจากตารางที่คณะผู้สำรวจดูแล "
	        "โปรแกรมไม่ได้เพิ่มหรือตัดหน่วยงานใดออกเอง"};
	const struct book *b = m->book;
	const struct book_round *now = &b->rounds[b->round_count - 1];
	const struct piece pieces[] = {piece_foreign(b->setup->now.round),
	    piece_text(method_days(m)), piece_foreign(b->setup->now.audit),
	    piece_foreign(b->audit.program_version)};

	page_sentence(m->page, "p", round, pieces, 4);
	if (now->finished_at.len == 0)
		page_paragraph(m->page, open);
	page_paragraph(m->page, list);
	put_levels(m);
}

/* A number of the configuration; false: an older program did not note it. */
static bool
number_of(const json_t *config, const char *key, int64_t *out)
{
	const json_t *value = json_object_get(config, key);

	if (!json_is_integer(value))
		return false;
	*out = json_integer_value(value);
	return true;
}

static struct piece
seconds(const struct method *m, int64_t ms)
{
	struct arena *a = &m->page->scratch;
	enum { SECOND = 1000 };

	return piece_text(ms % SECOND == 0
	        ? arena_printf(a, "%lld", (long long)(ms / SECOND))
	        : arena_printf(a, "%.3g", (double)ms / SECOND));
}

static void
put_numbers(const struct method *m, const json_t *config)
{
	static const struct {
		const char *key;
		bool is_time;
		struct words text;
	} facts[] = {
	    {"delay_ms", true,
	        {"Between two requests to the same server: at least {1} "
	         "seconds.",
	            "เว้นระหว่างคำขอสองครั้งต่อเครื่องแม่ข่ายเดียวกันอย่างน้อย {1} วินาที"}},
	    {"pages_max", false,
	        {"Of one agency at most {1} pages are read.",
	            "อ่านไม่เกิน {1} หน้าต่อหน่วยงาน"}},
	    {"depth_max", false,
	        {"Pages are at most {1} clicks away from the start.",
	            "ตามลิงก์จากหน้าแรกไปไม่เกิน {1} ชั้น"}},
	    {"transfer_ms", true,
	        {"For an answer we wait at most {1} seconds, and try again "
	         "later.",
	            "รอคำตอบแต่ละครั้งไม่เกิน {1} วินาที แล้วลองใหม่ภายหลัง"}},
	};
	int64_t number;

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		struct piece piece;

		if (!number_of(config, facts[i].key, &number))
			continue;
		piece =
		    facts[i].is_time ? seconds(m, number) : piece_count(number);
		page_sentence(m->page, "li", facts[i].text, &piece, 1);
	}
}

static void
put_config(const struct method *m)
{
	static const struct words
	    allows = {"robots.txt is obeyed (RFC 9309); where it answers 401 "
	              "or 403, everything is allowed.",
	        "ทำตาม robots.txt ของทุกเว็บไซต์ (RFC 9309) หากไฟล์นั้นตอบ 401 หรือ 403 "
	        "ถือว่าอนุญาตทั้งหมด"},
	    forbids = {"robots.txt is obeyed (RFC 9309); where it answers 401 "
	               "or 403, nothing is asked for.",
	        "ทำตาม robots.txt ของทุกเว็บไซต์ (RFC 9309) หากไฟล์นั้นตอบ 401 หรือ 403 "
	        "จะไม่ขอหน้าใดเลย"},
	    phone = {"The home page is asked for a second time as a phone "
	             "would.",
	        "ขอหน้าแรกอีกครั้งแบบโทรศัพท์มือถือ"};
	json_t *config = NULL;

	if (json_read(m->book->config, &config, NULL) != ERR_NONE)
		return;
	put_numbers(m, config);
	page_sentence(m->page, "li",
	    json_is_true(json_object_get(config, "forbids_on_403")) ? forbids
	                                                            : allows,
	    NULL, 0);
	if (json_is_true(json_object_get(config, "looks_as_phone")))
		page_sentence(m->page, "li", phone, NULL, 0);
	json_decref(config);
}

void
method_manners_put(const struct method *m)
{
	static const struct words
	    agent = {"Every request said who was asking and how to reach us: "
	             "{1}.",
	        "ทุกคำขอบอกว่าใครเป็นผู้ขอและติดต่อได้ที่ใด: {1}"},
	    only = {"Only what anybody can open was asked for: no password, no "
	            "form was sent, no protection was passed by.",
	        "ขอเฉพาะสิ่งที่ใครก็เปิดดูได้ ไม่ใช้รหัสผ่าน ไม่ส่งแบบฟอร์ม "
	        "และไม่หลบเลี่ยงระบบป้องกัน"},
	    kept = {
	        "Each answer was kept as it was received, with its time and "
	        "digest, so that it can be shown later.",
	        "เก็บทุกคำตอบไว้ตามที่ได้รับ พร้อมเวลาและลายพิมพ์ดิจิทัล "
	        "เพื่อนำมาแสดงภายหลังได้"};
	const struct piece who = piece_code(m->book->user_agent);
	struct html *h = &m->page->h;

	if (m->book->user_agent.len > 0)
		page_sentence(m->page, "p", agent, &who, 1);
	html_put(h, "<ul>\n");
	put_config(m);
	page_sentence(m->page, "li", only, NULL, 0);
	page_sentence(m->page, "li", kept, NULL, 0);
	html_put(h, "</ul>\n");
}
