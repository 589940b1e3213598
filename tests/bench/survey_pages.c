#include "survey_pages.h"

#include <string.h>

#include "base/mem.h"
#include "survey_chance.h"

/* Permille of pages that a year later differ. */
enum { CHANGED_PAGE = 150 };

static const int64_t second_us = 1000000;

static const struct survey_kind kinds[] = {
    {"", "หน้าหลัก", "", "home",
        "ยินดีต้อนรับสู่เว็บไซต์ของหน่วยงาน ข่าวประชาสัมพันธ์ ประกาศ และบริการสำหรับประชาชน ",
        " ดูข่าวทั้งหมด ติดต่อสอบถามได้ในวันและเวลาราชการ"},
    {"contact.html", "ติดต่อเรา", "ติดต่อเรา", "contact",
        "ติดต่อหน่วยงาน ศาลากลางจังหวัด ชั้น 2 ถนนราชดำเนิน อำเภอเมือง ",
        " สอบถามข้อมูลเพิ่มเติมได้ที่ฝ่ายบริหารทั่วไป ในวันและเวลาราชการ"},
    {"service/", "บริการประชาชน", "บริการประชาชน", "service-list",
        "บริการประชาชน เลือกบริการที่ต้องการ ยื่นคำขอ ตรวจสอบสถานะ และชำระค่าธรรมเนียม ",
        " ระยะเวลาดำเนินการไม่เกิน 15 วันทำการ นับแต่วันที่เอกสารครบถ้วน"},
    {"service/forms.html", "ดาวน์โหลดแบบฟอร์ม", "บริการประชาชน › ดาวน์โหลดแบบฟอร์ม",
        "forms", "ดาวน์โหลดแบบฟอร์ม แบบคำขอรับบริการสำหรับประชาชนและผู้ประกอบการ ",
        " กรอกแบบคำขอแล้วยื่นพร้อมสำเนาบัตรประจำตัวประชาชน ณ จุดบริการ"},
    {"service/apply.html", "ยื่นคำขอออนไลน์",
        "บริการประชาชน › บริการอิเล็กทรอนิกส์ › ยื่นคำขอออนไลน์",
        "e-service online-form",
        "ระบบยื่นคำขอออนไลน์ กรอกข้อมูลผู้ยื่นคำขอ แนบเอกสาร และกดส่งคำขอ ",
        " เมื่อส่งคำขอแล้ว ระบบจะแจ้งเลขที่คำขอทางอีเมลภายในหนึ่งวัน"},
    {"service/track.html", "ติดตามสถานะคำขอ", "บริการประชาชน › ติดตามสถานะคำขอ",
        "e-service", "ติดตามสถานะคำขอ กรอกเลขที่คำขอและเลขประจำตัวผู้ยื่น ",
        " หากไม่พบข้อมูล โปรดติดต่อเจ้าหน้าที่ผู้รับผิดชอบ"},
    {"manual.html", "คู่มือสำหรับประชาชน", "คู่มือสำหรับประชาชน", "manual",
        "คู่มือสำหรับประชาชน ตามพระราชบัญญัติการอำนวยความสะดวก พ.ศ. 2558 ",
        " ค่าธรรมเนียม เอกสารประกอบ ขั้นตอน และช่องทางการให้บริการ"},
    {"faq.html", "คำถามที่พบบ่อย", "ติดต่อเรา › คำถามที่พบบ่อย", "faq",
        "คำถามที่พบบ่อย รวบรวมคำถามของผู้รับบริการพร้อมคำตอบ ",
        " ไม่พบคำตอบที่ต้องการ ส่งคำถามถึงเราได้ที่กระดานถาม-ตอบ"},
    {"board/", "กระดานถาม-ตอบ", "ติดต่อเรา › กระดานถาม-ตอบ", "faq q-and-a",
        "กระดานถาม-ตอบ ตั้งคำถามใหม่ กรุณาใช้ถ้อยคำสุภาพ ",
        " ตอบโดยเจ้าหน้าที่ ฝ่ายบริการข้อมูลข่าวสาร"},
    {"complaint.html", "ร้องเรียน/ร้องทุกข์", "ร้องเรียน/ร้องทุกข์", "complaint",
        "ช่องทางร้องเรียน ร้องทุกข์ และแจ้งเบาะแสการทุจริต กรอกเรื่องร้องเรียน ",
        " ข้อมูลของผู้ร้องจะเก็บเป็นความลับ และแจ้งผลภายใน 15 วัน"},
    {"about.html", "เกี่ยวกับหน่วยงาน", "เกี่ยวกับหน่วยงาน", "",
        "ประวัติความเป็นมา วิสัยทัศน์ พันธกิจ โครงสร้าง และอำนาจหน้าที่ ",
        " ผู้บริหารและทำเนียบบุคลากรของหน่วยงาน"},
    {"news/", "ข่าวประชาสัมพันธ์", "ข่าวประชาสัมพันธ์", "news",
        "ข่าวประชาสัมพันธ์และกิจกรรม ประจำเดือนกรกฎาคม ",
        " อ่านต่อ ประกาศจัดซื้อจัดจ้าง รับสมัครงาน ข่าวย้อนหลัง"},
    {"news/e-service.html", "เปิดให้บริการยื่นคำขอผ่านระบบอิเล็กทรอนิกส์",
        "ข่าวประชาสัมพันธ์ › เปิดให้บริการยื่นคำขอผ่านระบบอิเล็กทรอนิกส์", "news",
        "หน่วยงานเปิดให้บริการออนไลน์แก่ประชาชน ลดขั้นตอนและค่าใช้จ่าย ",
        " ประชาชนสามารถใช้บริการได้ตลอด 24 ชั่วโมง ไม่มีวันหยุด"},
    {"policy.html", "นโยบายเว็บไซต์", "นโยบายเว็บไซต์", "",
        "นโยบายเว็บไซต์ นโยบายการคุ้มครองข้อมูลส่วนบุคคล และการรักษาความมั่นคงปลอดภัย ",
        " หน่วยงานสงวนสิทธิ์ที่จะปรับปรุงนโยบายโดยไม่ต้องแจ้งล่วงหน้า"},
    {"sitemap.html", "แผนผังเว็บไซต์", "แผนผังเว็บไซต์", "",
        "แผนผังเว็บไซต์ รวมทุกหมวดของเว็บไซต์ ", " กลับหน้าหลัก ติดต่อผู้ดูแลเว็บไซต์"},
    {"statistics.html", "สถิติการให้บริการ", "บริการประชาชน › สถิติการให้บริการ", "",
        "สถิติการให้บริการประจำปีงบประมาณ พ.ศ. 2560 จำแนกตามประเภทบริการ ",
        " ผลสำรวจความพึงพอใจของผู้รับบริการ ร้อยละ 86.40"},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), SURE_KINDS = 3 };

/* The address of a file or page below the home page. */
static struct str
url_below(const struct survey_site *site, struct arena *a, const char *path)
{
	return arena_printf(a, "%.*s%s", STR_ARG(site->home), path);
}

static enum err_code
add_url(struct store *s, struct frontier_url *u, enum url_state state,
    enum reason reason, struct err *e)
{
	bool is_ready = false;

	return store_url_add(s, u, state, reason, &is_ready, e);
}

/* Adds a URL that is to be asked for and tells its number. */
static enum err_code
ask_for(struct store *s, struct frontier_url *u, struct arena *a, struct err *e)
{
	struct frontier_url next = {0};
	bool is_there = false;
	enum err_code rc = add_url(s, u, URL_READY, REASON_NONE, e);

	if (rc == ERR_NONE)
		rc = store_url_next(s, u->agency_row, a, &next, &is_there, e);
	u->id = next.id;
	return rc;
}

static struct frontier_url
frontier_of(const struct survey_site *site, struct str url)
{
	return (struct frontier_url){.agency_row = site->row,
	    .url = url,
	    .depth = 1,
	    .via_url = site->home};
}

static struct capture *
capture_begin(const struct survey_site *site, struct str url, int64_t after_us)
{
	struct capture *c = mem_alloc(sizeof(*c));

	*c = (struct capture){.url = arena_str(&c->arena, url),
	    .attempt = 1,
	    .connects = 1,
	    .retry_after_ms = -1,
	    .started_us = site->now_us + after_us,
	    .dns_us = -1,
	    .connect_us = -1,
	    .tls_us = -1,
	    .first_byte_us = -1,
	    .total_us = 10 * second_us};
	c->request = arena_printf(&c->arena,
	    "GET / HTTP/1.1\r\nHost: %.*s\r\nAccept: text/html\r\n\r\n",
	    STR_ARG(site->host));
	return c;
}

static void
set_answer(struct capture *c, const struct survey_site *site, int status,
    struct dice *d)
{
	c->status = status;
	c->content_type = str_of("text/html; charset=utf-8");
	c->ip = str_of("203.0.113.10");
	c->tls_rung = site->fate->is_secure ? TLS_STRICT : TLS_NONE;
	c->tls_result = str_of(site->fate->is_secure ? "ok" : "");
	c->connect_us = chance_between(d, 8000, 90000);
	c->first_byte_us = chance_between(d, 60000, 900000);
	c->total_us = c->first_byte_us + chance_between(d, 9000, 400000);
	buf_printf(&c->head,
	    "HTTP/1.1 %d %s\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
	    status, status == 200 ? "OK" : "Forbidden");
}

/* The page as it is in a round; some change from one to the next. */
static void
write_page(struct buf *out, const struct survey_site *site,
    const struct survey_kind *kind)
{
	struct dice d = chance_of("page", site->agency->id, str_of(kind->path));
	int year = 2560;

	if (site->round > 0 && chance_hits(&d, CHANGED_PAGE))
		year += site->round;
	buf_printf(out,
	    "<!doctype html><html lang=\"th\"><meta charset=\"utf-8\">"
	    "<title>%s - %.*s</title><h1>%s</h1><p>%s</p><p>%s</p>"
	    "<footer>สงวนลิขสิทธิ์ พ.ศ. %d %.*s</footer></html>\n",
	    kind->title, STR_ARG(site->agency->name_th), kind->title,
	    kind->before, kind->after, year, STR_ARG(site->agency->name_th));
}

static enum err_code
report_page(struct store *s, const struct survey_site *site,
    struct survey_page *p, struct err *e)
{
	bool is_shell = site->fate->limit == REASON_JS_SHELL;
	struct report report = {.encoding = str_of("utf-8"),
	    .encoding_source = str_of("meta"),
	    .page_class = str_of(p->kind->page_class),
	    .title = p->page.title,
	    .lang = str_of("th"),
	    .words_th = is_shell ? 0 : 180,
	    .words_en = 4,
	    .text_sha256 = p->page.text_sha256,
	    .view_flags = is_shell ? VIEW_JS_SHELL : 0,
	    .names_agency = true};

	return store_report_add(s, p->page.capture_id, &report, e);
}

static enum err_code
put_page(struct store *s, int64_t round, struct survey_site *site,
    struct survey_page *p, struct err *e)
{
	struct arena scratch = {0};
	struct frontier_url u = frontier_of(site, p->page.url);
	struct dice d = chance_of("answer", p->page.url, (struct str){0});
	struct capture *c =
	    capture_begin(site, p->page.url, (p - site->pages) * second_us);
	enum err_code rc;

	u.depth = p->page.depth;
	u.is_home = p->page.is_home;
	u.click_path = str_of(p->kind->click_path);
	if (u.is_home)
		u.via_url = (struct str){0};
	set_answer(c, site, 200, &d);
	write_page(&c->body, site, p->kind);
	digest_of(DIGEST_SHA256, buf_str(&c->body), c->payload_sha256);
	rc = ask_for(s, &u, &scratch, e);
	if (rc == ERR_NONE)
		rc = store_capture_add(s, round, &u, c, &p->page.capture_id, e);
	if (rc == ERR_NONE)
		rc = store_url_finish(s, u.id, URL_DONE, REASON_NONE, e);
	if (rc == ERR_NONE)
		rc = report_page(s, site, p, e);
	capture_free(c);
	arena_release(&scratch);
	return rc;
}

static void
fill_page(
    struct survey_site *site, const struct survey_kind *kind, struct arena *a)
{
	struct survey_page *p = &site->pages[site->page_count++];
	char sha256[DIGEST_TEXT_BYTES];
	struct buf text = {0};

	*p = (struct survey_page){.kind = kind};
	write_page(&text, site, kind);
	digest_of(DIGEST_SHA256, buf_str(&text), sha256);
	buf_release(&text);
	p->page = (struct site_page){.url = url_below(site, a, kind->path),
	    .title = arena_printf(
	        a, "%s - %.*s", kind->title, STR_ARG(site->agency->name_th)),
	    .page_class = str_of(kind->page_class),
	    .text_sha256 = arena_str(a, str_of(sha256)),
	    .depth = kind->path[0] == '\0' ? 0
	        : strchr(kind->path, '/')  ? 2
	                                   : 1,
	    .is_home = kind->path[0] == '\0'};
}

/* The home page and two others, and more of them the better the site is. */
static void
choose_pages(struct survey_site *site, struct arena *a)
{
	struct dice d = chance_of("pages", site->agency->id, (struct str){0});
	int share = chance_clamp(site->fate->quality + 200, 300, 950);

	site->pages = arena_array(a, KINDS, sizeof(*site->pages));
	for (size_t i = 0; i < KINDS; i++)
		if (chance_hits(&d, share) || i < SURE_KINDS)
			fill_page(site, &kinds[i], a);
	if (site->fate->limit == REASON_JS_SHELL)
		site->page_count = 1;
}

/* What was not asked for: a file, a page of somebody else, and what the budget
 * or the robots.txt kept away. */
static enum err_code
put_skipped(
    struct store *s, struct survey_site *site, struct arena *a, struct err *e)
{
	struct dice d = chance_of("skipped", site->agency->id, (struct str){0});
	enum reason limit = site->fate->limit;
	bool is_limited = limit == REASON_BUDGET || limit == REASON_ROBOTS;
	struct frontier_url u =
	    frontier_of(site, url_below(site, a, "files/form-01.pdf"));
	enum err_code rc;

	u.click_path = str_of("บริการประชาชน › ดาวน์โหลดแบบฟอร์ม › แบบคำขอ (PDF)");
	rc = add_url(s, &u, URL_SKIPPED, REASON_NOT_A_PAGE, e);
	u.url = arena_printf(
	    a, "https://social.example/%.*s", STR_ARG(site->agency->id));
	u.click_path = str_of("เพจของหน่วยงาน");
	if (rc == ERR_NONE)
		rc = add_url(s, &u, URL_SKIPPED, REASON_OUT_OF_SCOPE, e);
	site->unread_count = is_limited ? chance_between(&d, 3, 40) : 0;
	for (int64_t i = 0; rc == ERR_NONE && i < site->unread_count; i++) {
		u.url = arena_printf(a, "%.*snews/view-%lld.html",
		    STR_ARG(site->home), (long long)i + 1);
		u.click_path = str_of("ข่าวประชาสัมพันธ์ › อ่านต่อ");
		u.depth = 2;
		rc = add_url(s, &u, URL_SKIPPED, limit, e);
	}
	return rc;
}

/* A home page that did not come, and what came instead. */
static enum err_code
put_failure(struct store *s, int64_t round, struct survey_site *site,
    struct arena *a, struct err *e)
{
	enum reason reason = site->fate->reason;
	struct frontier_url u = frontier_of(site, site->home);
	struct dice d = chance_of("failure", site->agency->id, (struct str){0});
	struct capture *c;
	int64_t id = 0;
	enum err_code rc;

	u.depth = 0;
	u.is_home = true;
	u.via_url = (struct str){0};
	if (reason == REASON_ROBOTS)
		return add_url(s, &u, URL_SKIPPED, reason, e);
	c = capture_begin(site, site->home, 0);
	c->reason = reason;
	if (reason_is_no_answer(reason))
		c->detail = str_of("no answer came");
	else
		set_answer(c, site, reason == REASON_HTTP_5XX ? 503 : 403, &d);
	rc = ask_for(s, &u, a, e);
	if (rc == ERR_NONE)
		rc = store_capture_add(s, round, &u, c, &id, e);
	if (rc == ERR_NONE)
		rc = store_url_finish(s, u.id, URL_FAILED, reason, e);
	capture_free(c);
	return rc;
}

enum err_code
survey_pages_put(struct store *s, int64_t round, struct survey_site *site,
    struct arena *a, struct err *e)
{
	enum err_code rc = ERR_NONE;

	if (site->fate->listed != AGENCY_ACTIVE)
		return ERR_NONE;
	if (site->fate->reason != REASON_NONE)
		return put_failure(s, round, site, a, e);
	choose_pages(site, a);
	for (size_t i = 0; rc == ERR_NONE && i < site->page_count; i++)
		rc = put_page(s, round, site, &site->pages[i], e);
	return rc == ERR_NONE ? put_skipped(s, site, a, e) : rc;
}

const struct survey_page *
survey_page_at(const struct survey_site *site, const char *path)
{
	for (size_t i = 0; i < site->page_count; i++)
		if (strcmp(site->pages[i].kind->path, path) == 0)
			return &site->pages[i];
	return site->page_count > 0 ? &site->pages[0] : NULL;
}
