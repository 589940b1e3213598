/* How the report is used: whether it is frozen, cited, checked, embedded. */
#include <jansson.h>

#include "base/clock.h"
#include "base/json.h"
#include "publish/day.h"
#include "publish/report/method.h"
#include "score/fitness.h"

enum { PACK_DIGITS = 12 };

/* Why it was published though a check did not hold. */
static void
put_excuses(const struct method *m)
{
	static const struct words intro = {
	    "Published although these checks did not hold:",
	    "เผยแพร่ทั้งที่ไม่ผ่านการตรวจความพร้อมข้อต่อไปนี้"};
	static const struct words one = {"{1}. Why: {2}", "{1} เหตุผล: {2}"};
	json_t *excuses = NULL;
	bool is_open = false;

	if (json_read(m->release->excuses, &excuses, NULL) != ERR_NONE)
		return;
	for (int i = 0; i < FITNESS_COUNT; i++) {
		enum fitness_check check = (enum fitness_check)i;
		struct str why = json_text(excuses, fitness_word(check));
		const struct piece pieces[] = {
		    piece_text(
		        str_of(words_in(fitness_text(check), m->page->h.lang))),
		    piece_foreign(why)};

		if (why.len == 0)
			continue;
		if (!is_open) {
			page_paragraph(m->page, intro);
			html_put(&m->page->h, "<ul>\n");
			is_open = true;
		}
		page_sentence(m->page, "li", one, pieces, 2);
	}
	if (is_open)
		html_put(&m->page->h, "</ul>\n");
	json_decref(excuses);
}

void
method_release_put(const struct method *m)
{
	static const struct words
	    working = {"This is a working report: the figures may still change, "
	               "as people go on reviewing and rules are mended. Cite it "
	               "with the day on which you read it.",
	        "รายงานนี้เป็นฉบับระหว่างดำเนินการ ตัวเลขยังเปลี่ยนได้เมื่อมีการตรวจทานเพิ่มหรือแก้ไขเกณฑ์ "
	        "หากอ้างอิงโปรดระบุวันที่เปิดอ่านด้วย"},
	    frozen = {
	        "This is release {1}, frozen on {2}. Its verdicts, "
	        "reviews, rules and weights do not change any more. All "
	        "its figures together have the digest {3}; computed again "
	        "from the store they must give the same.",
	        "รายงานนี้เป็นฉบับเผยแพร่ {1} ตรึงข้อมูลเมื่อ {2} ผลการตรวจ การตรวจทาน เกณฑ์ "
	        "และน้ำหนักจะไม่เปลี่ยนอีก ตัวเลขทั้งหมดรวมกันมีลายพิมพ์ดิจิทัล {3} "
	        "เมื่อคำนวณใหม่จากคลังข้อมูลต้องได้ค่าเดียวกัน"};
	struct buf day = {0};
	char iso[CLOCK_ISO_BYTES];
	struct piece pieces[3];

	if (m->release == NULL) {
		html_put(&m->page->h, "<div class=\"callout\">\n");
		page_paragraph(m->page, working);
		html_put(&m->page->h, "</div>\n");
		return;
	}
	clock_iso(m->release->released_us, iso);
	day_append(&day, str_of(iso), m->page->h.lang);
	pieces[0] = piece_foreign(m->release->name);
	pieces[1] = piece_text(buf_str(&day));
	pieces[2] = piece_code(m->release->figures_sha256);
	page_sentence(m->page, "p", frozen, pieces, 3);
	buf_release(&day);
	put_excuses(m);
}

/* How it is cited, in a language, whatever the page's. */
static void
put_citation(const struct method *m, enum lang lang)
{
	static const struct words text = {
	    "[Publisher]. What government websites offer: {1}. Round {2}{3}, "
	    "surveyed {4}. Profile {5}, rules {6}, samruat {7}.",
	    "[ผู้เผยแพร่]. เว็บไซต์ภาครัฐให้อะไรประชาชน: {1}. รอบ {2}{3} เก็บข้อมูลวันที่ {4}. "
	    "โปรไฟล์ {5} ชุดเกณฑ์ {6} โปรแกรม samruat {7}."};
	static const struct words release = {", release {1}", " ฉบับเผยแพร่ {1}"};
	const struct book *b = m->book;
	const struct book_round *now = &b->rounds[b->round_count - 1];
	struct html *h = &m->page->h;
	struct buf days = {0}, frozen = {0}, out = {0};

	day_append_range(&days, now->started_at, now->finished_at, lang);
	if (m->release != NULL)
		words_append(&frozen, release, lang, &m->release->name, 1);
	{
		const struct str args[] = {
		    lang == LANG_TH ? b->plan->title_th : b->plan->title_en,
		    now->round, buf_str(&frozen), buf_str(&days),
		    b->plan->profile,
		    str_slice(b->plan->rule_pack, 0, PACK_DIGITS),
		    str_of(b->setup->program_version)};

		words_append(&out, text, lang, args, 7);
	}
	html_put(h,
	    lang == LANG_TH ? "<p class=\"cite\" lang=\"th\">"
	                    : "<p class=\"cite\" lang=\"en\">");
	html_text(h, buf_str(&out));
	html_put(h, "</p>\n");
	buf_release(&days);
	buf_release(&frozen);
	buf_release(&out);
}

void
method_cite_put(const struct method *m)
{
	static const struct words
	    intro = {"Name the round and the rules, so that others find the "
	             "same figures.",
	        "โปรดระบุรอบและชุดเกณฑ์ เพื่อให้ผู้อื่นหาตัวเลขเดียวกันได้"},
	    page = {"To cite one agency's verdict, add its id and the rule's, "
	            "the address of the page, the time of the visit and the "
	            "digest of the capture; all stand on its proof card.",
	        "หากอ้างอิงผลของหน่วยงานหนึ่ง ให้เพิ่มรหัสหน่วยงาน รหัสเกณฑ์ ที่อยู่ของหน้าเว็บ "
	        "เวลาที่เข้าชม และลายพิมพ์ดิจิทัล ซึ่งอยู่ในบัตรหลักฐานของผลนั้น"},
	    licence = {"Under which licence this report may be used is for its "
	               "publisher to say.",
	        "เงื่อนไขการนำรายงานนี้ไปใช้ต่อ เป็นไปตามที่ผู้เผยแพร่กำหนด"};

	page_paragraph(m->page, intro);
	put_citation(m, LANG_TH);
	put_citation(m, LANG_EN);
	page_paragraph(m->page, page);
	page_paragraph(m->page, licence);
}

/* {1} round, {2} audit, {3} profile, {4} an agency, {5} a rule, {6} the release.
 */
static const struct {
	struct words what;
	const char *working;
	const char *frozen;
} commands[] = {
    {{"All figures, and how one agency's come about",
         "ตัวเลขทั้งหมด และที่มาของคะแนนของหน่วยงานหนึ่ง"},
        "samruat score {1}/{2} --profile {3} --by agency --format csv\n"
        "samruat score {1}/{2} --profile {3} --agency {4}",
        "samruat score --release {6} --by agency --format csv\n"
        "samruat score --release {6} --agency {4}"},
    {{"A verdict with its proof, and the page as it was received",
         "ผลหนึ่งข้อพร้อมหลักฐาน และหน้าเว็บตามที่ได้รับ"},
        "samruat show {4} --rule {5} --round {1} --audit {2}\n"
        "samruat capture EVIDENCE-ID --decoded",
        "samruat show {4} --rule {5} --round {1} --audit {2}\n"
        "samruat capture EVIDENCE-ID --decoded"},
    {{"Every stored byte and every verdict once more",
         "ตรวจข้อมูลทุกไบต์และผลทุกข้อซ้ำอีกครั้ง"},
        "samruat verify --rules rules", "samruat verify --rules rules"},
    {{"All tables with a description of each column",
         "ตารางทั้งหมดพร้อมคำอธิบายทุกคอลัมน์"},
        "samruat export --to tables --round {1} --audit {2}",
        "samruat export --to tables --release {6}"},
};

void
method_check_put(const struct method *m)
{
	static const struct words intro = {
	    "Whoever has the store of the survey can compute every number of "
	    "this report again.",
	    "ผู้ที่มีคลังข้อมูลของการสำรวจคำนวณตัวเลขทุกตัวในรายงานนี้ใหม่ได้"};
	const struct book *b = m->book;
	const struct str args[] = {b->setup->now.round, b->setup->now.audit,
	    b->plan->profile,
	    b->agency_count > 0 ? b->agencies[0].id : str_of("AGENCY"),
	    b->rule_count > 0 ? b->rules[0].rule.id : str_of("RULE"),
	    b->setup->release};
	struct buf line = {0};

	page_paragraph(m->page, intro);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		const char *text = m->release != NULL ? commands[i].frozen
		                                      : commands[i].working;

		buf_clear(&line);
		words_append(&line, (struct words){text, text}, LANG_EN, args,
		    sizeof(args) / sizeof(args[0]));
		page_paragraph(m->page, commands[i].what);
		method_code_put(m, commands[i].what, buf_str(&line));
	}
	buf_release(&line);
}

void
method_embed_put(const struct method *m)
{
	static const struct words
	    intro = {"The pages below embed/ show one chart each and load "
	             "nothing else. With the report on a web server they can "
	             "be framed in any other page.",
	        "หน้าในโฟลเดอร์ embed/ แสดงแผนภูมิหน้าละหนึ่งรูปและไม่โหลดสิ่งอื่น "
	        "เมื่อนำรายงานไปวางบนเว็บเซิร์ฟเวอร์แล้ว นำไปวางในหน้าเว็บอื่นได้"},
	    all = {"All charts, each with its line to copy",
	        "แผนภูมิทั้งหมด พร้อมบรรทัดที่คัดลอกไปใช้ได้"};

	page_paragraph(m->page, intro);
	html_put(&m->page->h, "<p>");
	page_link(m->page, "embed/", str_of("index"), (struct str){0});
	html_words(&m->page->h, all);
	page_link_end(m->page);
	html_put(&m->page->h, "</p>\n");
}

void
method_terms_put(const struct method *m)
{
	static const struct {
		struct words term;
		struct words meaning;
	} terms[] = {
	    {{"agency", "หน่วยงาน"},
	        {"a department or provincial office that was surveyed",
	            "กรมหรือสำนักงานในจังหวัดที่อยู่ในการสำรวจ"}},
	    {{"round", "รอบ"},
	        {"one wave of visits to all agencies",
	            "การเข้าชมเว็บไซต์ของทุกหน่วยงานหนึ่งครั้ง"}},
	    {{"audit", "การตรวจ"},
	        {"one pass of the rules over what a round has stored",
	            "การใช้เกณฑ์ตรวจข้อมูลที่เก็บไว้ของรอบหนึ่งครั้ง"}},
	    {{"rule, revision", "เกณฑ์ และฉบับของเกณฑ์"},
	        {"one question with all that decides it; its revision goes up "
	         "when what it decides changes",
	            "คำถามหนึ่งข้อพร้อมวิธีตัดสิน เลขฉบับเพิ่มเมื่อวิธีตัดสินเปลี่ยน"}},
	    {{"verdict, outcome", "ผล"},
	        {"what a rule says of an agency: one of the five outcomes",
	            "สิ่งที่เกณฑ์บอกเกี่ยวกับหน่วยงาน เป็นหนึ่งในห้าแบบ"}},
	    {{"proof, evidence", "หลักฐาน"},
	        {"the sentence on a page that a verdict rests on, with its "
	         "address, time and digest",
	            "ข้อความบนหน้าเว็บที่ใช้ตัดสิน พร้อมที่อยู่ เวลา และลายพิมพ์ดิจิทัล"}},
	    {{"review", "การตรวจทาน"},
	        {"what a person decided about a verdict",
	            "คำตัดสินของคนเกี่ยวกับผลหนึ่งข้อ"}},
	    {{"indicator, pillar", "ตัวชี้วัด และมิติ"},
	        {"rules that add up to one figure, and indicators that do",
	            "กลุ่มของเกณฑ์ที่รวมเป็นคะแนนเดียว และกลุ่มของตัวชี้วัด"}},
	    {{"profile", "โปรไฟล์"},
	        {"the indicators of one survey year, with their weights",
	            "ชุดตัวชี้วัดและน้ำหนักของการสำรวจปีหนึ่ง"}},
	    {{"bounds", "ช่วงที่เป็นไปได้"},
	        {"the lowest and the highest score that the undecided allow",
	            "คะแนนต่ำสุดและสูงสุดที่เป็นไปได้เมื่อคิดถึงส่วนที่ยังบอกไม่ได้"}},
	    {{"coverage", "ความครอบคลุม"},
	        {"the part of what is asked that could be decided",
	            "ส่วนของสิ่งที่ถามซึ่งตัดสินได้"}},
	    {{"digest (SHA-256)", "ลายพิมพ์ดิจิทัล (SHA-256)"},
	        {"a number made of bytes, by which anybody sees whether they "
	         "are still the same",
	            "ค่าที่คำนวณจากข้อมูล ใช้ตรวจว่าข้อมูลยังเหมือนเดิมทุกไบต์"}},
	};
	struct html *h = &m->page->h;

	html_put(h, "<dl class=\"facts\">\n");
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		html_put(h, "<div><dt>");
		html_words(h, terms[i].term);
		html_put(h, "</dt><dd>");
		html_words(h, terms[i].meaning);
		html_put(h, "</dd></div>\n");
	}
	html_put(h, "</dl>\n");
}
