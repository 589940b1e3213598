#include "synthetic.h"

enum {
	CHILDREN = 20, /* links down the tree of pages */
	COUSINS_LEAST = 5, /* links to any other page ... */
	COUSIN_BYTES = 1250, /* ... and one for so much of the page */
	FEATURES_SEED = 17,
	SECTION_WORDS = 26
};

static const char *const folders[] = {
    "news", "service", "about", "law", "report", "people", "plan", "area"};

static const char *const words[] = {"ประชาชน", "หน่วยงาน", "โครงการ", "จังหวัด",
    "พัฒนา", "บริการ", "ข้อมูล", "ประกาศ", "กิจกรรม", "ประชุม", "แผนงาน", "งบประมาณ",
    "ประจำปี", "คณะกรรมการ", "เจ้าหน้าที่", "ระเบียบ", "กฎหมาย", "สิ่งแวดล้อม",
    "การศึกษา", "สาธารณสุข", "เกษตรกร", "ท่องเที่ยว", "อุตสาหกรรม", "คมนาคม",
    "แหล่งน้ำ", "ป่าไม้", "ท้องถิ่น", "อำเภอ", "ตำบล", "หมู่บ้าน", "และ", "ของ", "ใน",
    "ที่", "การ", "ความ", "ได้", "ให้", "เพื่อ", "ตาม", "จาก", "โดย", "กับ", "เป็น",
    "มี", "ไม่", "จะ", "ว่า", "นี้", "ซึ่ง", "ผู้", "อย่าง", "ทั้ง", "หรือ", "ร่วม",
    "ดำเนินงาน", "ส่งเสริม", "สนับสนุน", "ตรวจสอบ", "รายงาน", "ผลการ", "เปิดรับ",
    "สมัคร", "อบรม", "นิทรรศการ", "ยื่นเรื่อง", "เอกสาร", "สำเนา", "บัตร", "ทะเบียน",
    "ใบอนุญาต", "ค่าธรรมเนียม", "ระยะเวลา", "วันทำการ", "ขั้นตอน"};

enum {
	FOLDERS = sizeof(folders) / sizeof(folders[0]),
	WORDS = sizeof(words) / sizeof(words[0])
};

/* What an agency may have: a link in the menu of every page. */
static const struct feature {
	const char *text;
	const char *target; /* below the prefix unless it has a scheme */
} features[] = {
    {"คำถามที่พบบ่อย", "about/"},
    {"ร้องเรียนร้องทุกข์", "people/"},
    {"ติดต่อเรา", "plan/"},
    {"ระบบบริการออนไลน์", "service/"},
    {"ดาวน์โหลดแบบฟอร์ม", "forms/request.pdf"},
    {"คู่มือสำหรับประชาชน", "manual.pdf"},
    {"เฟซบุ๊ก", "https://www.facebook.com/agency.example.fictitious"},
};

enum { FEATURES = sizeof(features) / sizeof(features[0]) };

/* "bako" and so on: a number in syllables, so that no two pages look like the
 * numbered pages of one script. */
static void
append_syllables(struct buf *out, int64_t number)
{
	static const char first[] = "bdfghjklmnprstvw", second[] = "aeiou";

	for (int i = 0; i < 2 || number > 0; i++) {
		(void)buf_append_char(out, first[number % 16]);
		(void)buf_append_char(out, second[number / 16 % 5]);
		number /= 80;
	}
}

void
synthetic_path(struct buf *out, const struct site *s, int64_t page)
{
	(void)buf_append_str(out, s->prefix);
	if (page == 0)
		return;
	(void)buf_append_cstr(out, folders[page % FOLDERS]);
	(void)buf_append_char(out, '/');
	append_syllables(out, page);
	(void)buf_append_cstr(out, ".html");
}

void
synthetic_name(struct buf *out, int64_t agency)
{
	(void)buf_append_cstr(out, "สำนักงาน");
	(void)buf_append_cstr(out, words[agency % 30]);
	buf_printf(out, "ที่ %lld (สมมุติ)", (long long)agency + 1);
}

static void
append_words(struct buf *out, struct dice *d, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		(void)buf_append_cstr(out, words[dice_below(d, WORDS)]);
		if (dice_hits(d, 6))
			(void)buf_append_char(out, ' ');
	}
}

static void
append_link(struct buf *out, const struct site *s, int64_t page, struct dice *d)
{
	(void)buf_append_cstr(out, "<li class=\"item\"><a href=\"");
	synthetic_path(out, s, page);
	(void)buf_append_cstr(out, "\">");
	append_words(out, d, 3);
	(void)buf_append_cstr(out, "</a></li>\n");
}

/* Where a feature of a folder leads: to a page that is there. */
static int64_t
page_of_folder(const struct site *s, int64_t folder)
{
	return folder < s->page_count ? folder : 0;
}

static void
append_menu(struct buf *out, const struct site *s)
{
	struct dice d = {s->seed * 1000003 + (uint64_t)s->number};

	(void)buf_append_cstr(out, "<ul class=\"menu\">\n<li><a href=\"");
	synthetic_path(out, s, 0);
	(void)buf_append_cstr(out, "\">หน้าแรก</a></li>\n");
	for (int64_t i = 0; i < FEATURES; i++) {
		struct str target = str_of(features[i].target);

		if (dice_hits(&d, 3))
			continue;
		(void)buf_append_cstr(out, "<li><a href=\"");
		if (str_ends(target, str_of("/")))
			synthetic_path(out, s, page_of_folder(s, i + 1));
		else {
			if (!str_starts(target, str_of("https:")))
				(void)buf_append_str(out, s->prefix);
			(void)buf_append_str(out, target);
		}
		buf_printf(out, "\">%s</a></li>\n", features[i].text);
	}
	(void)buf_append_cstr(out, "</ul>\n");
}

static void
append_head(struct buf *out, const struct site *s, struct dice *d)
{
	struct dice of_site = {s->seed + (uint64_t)s->number * FEATURES_SEED};

	(void)buf_append_cstr(out,
	    "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n");
	if (!dice_hits(&of_site, 3))
		(void)buf_append_cstr(out,
		    "<meta name=\"viewport\" "
		    "content=\"width=device-width, initial-scale=1\">\n");
	(void)buf_append_cstr(out, "<title>");
	append_words(out, d, 3);
	(void)buf_append_cstr(out, " - ");
	synthetic_name(out, s->number);
	(void)buf_append_cstr(out,
	    "</title>\n<style>\n.menu li { display: inline }\n"
	    ".item { margin: 2px 0 }\n.old { display: none }\n"
	    "td.left { background: #eee url(/images/left.gif) }\n</style>\n"
	    "<script>\nvar gallery = { speed: 300, items: [1, 2, 3] };\n"
	    "function show(n) { document.title = 'x' + n; }\n</script>\n"
	    "</head>\n<body bgcolor=\"#ffffff\">\n<h1>");
	synthetic_name(out, s->number);
	(void)buf_append_cstr(out, "</h1>\n");
	append_menu(out, s);
}

static void
append_search(struct buf *out, const struct site *s)
{
	struct dice of_site = {s->seed + (uint64_t)s->number};

	if (dice_hits(&of_site, 2))
		return;
	(void)buf_append_cstr(out, "<form action=\"");
	(void)buf_append_str(out, s->prefix);
	(void)buf_append_cstr(out,
	    "\"><input type=\"text\" name=\"s\" placeholder=\"ค้นหา...\">"
	    "<button>ค้นหา</button></form>\n");
}

static void
append_form(struct buf *out, const struct site *s, int64_t page)
{
	static const char *const fields[] = {
	    "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "โทรศัพท์", "อีเมล"};

	if (page % 7 != 2)
		return;
	(void)buf_append_cstr(out, "<form method=\"post\" action=\"");
	(void)buf_append_str(out, s->prefix);
	(void)buf_append_cstr(out, "send\">\n<h2>แบบคำขอรับใบอนุญาต</h2>\n");
	for (int i = 0; i < 5; i++)
		buf_printf(out,
		    "<p><label for=\"f%d\">%s</label> "
		    "<input id=\"f%d\" name=\"f%d\"></p>\n",
		    i, fields[i], i, i);
	(void)buf_append_cstr(out,
	    "<select name=\"kind\"><option>ขอใหม่</option>"
	    "<option>ต่ออายุ</option></select>\n"
	    "<button type=\"submit\">ส่งคำขอ</button>\n</form>\n");
}

/* Links to pages that are there: children in a tree, so that no page is far
 * from home, and any others. */
static void
append_pages(
    struct buf *out, const struct site *s, int64_t page, struct dice *d)
{
	int64_t first = page * CHILDREN + 1;

	(void)buf_append_cstr(out, "<ul>\n");
	for (int64_t i = first; i < first + CHILDREN && i < s->page_count; i++)
		append_link(out, s, i, d);
	for (int64_t i = 0; i < COUSINS_LEAST + s->page_bytes / COUSIN_BYTES;
	     i++)
		append_link(
		    out, s, (int64_t)dice_below(d, (uint64_t)s->page_count), d);
	(void)buf_append_cstr(out, "</ul>\n");
}

/* Links that lead elsewhere, or nowhere. */
static void
append_odd_links(struct buf *out, const struct site *s, struct dice *d)
{
	static const char *const same[] = {"index.html", "old/home.html",
	    "missing.html", "private/staff.html", "files/plan.pdf",
	    "files/map.zip", "images/logo.png"};

	if (s->is_plain)
		return;
	(void)buf_append_cstr(out, "<div class=\"links\">\n");
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		(void)buf_append_cstr(out, "<a href=\"");
		(void)buf_append_str(out, s->prefix);
		buf_printf(out, "%s\">", same[i]);
		append_words(out, d, 2);
		(void)buf_append_cstr(out, "</a>\n");
	}
	for (int i = 0; i < 5; i++) {
		buf_printf(out, "<a href=\"https://other%llu.example/\">",
		    (unsigned long long)dice_below(d, 40));
		append_words(out, d, 2);
		(void)buf_append_cstr(out, "</a>\n");
	}
	(void)buf_append_cstr(out,
	    "<a href=\"mailto:office@example.org\">อีเมล</a>\n"
	    "<a href=\"javascript:show(2)\">ถัดไป</a>\n"
	    "<a href=\"#top\">ขึ้นบน</a>\n</div>\n");
}

static void
append_fresh_links(struct buf *out, const struct site *s, int64_t page)
{
	for (int64_t i = 0; i < s->fresh_links; i++) {
		(void)buf_append_cstr(out, "<a href=\"");
		(void)buf_append_str(out, s->prefix);
		(void)buf_append_cstr(out, "archive/");
		append_syllables(out, 6400 + page * s->fresh_links + i);
		(void)buf_append_cstr(out, ".html\">เอกสาร</a>\n");
	}
}

static void
append_section(struct buf *out, struct dice *d)
{
	(void)buf_append_cstr(out,
	    "<tr><td class=\"left\"><img src=\"/images/dot.gif\" "
	    "alt=\"\"></td><td valign=\"top\"><h3>");
	append_words(out, d, 4);
	(void)buf_append_cstr(out, "</h3><p>");
	append_words(out, d, SECTION_WORDS);
	(void)buf_append_cstr(out, "<font size=\"2\"><b>");
	append_words(out, d, 2);
	(void)buf_append_cstr(out, "</b></font></p></td></tr>\n");
}

void
synthetic_page(struct buf *out, const struct site *s, int64_t page)
{
	struct dice d = {(s->seed * 1000003 + (uint64_t)s->number) * 1000003 +
	    (uint64_t)page};
	size_t start = out->len, bytes = (size_t)s->page_bytes;

	bytes = bytes / 2 + dice_below(&d, bytes + 1);
	append_head(out, s, &d);
	append_search(out, s);
	append_form(out, s, page);
	append_pages(out, s, page, &d);
	append_odd_links(out, s, &d);
	append_fresh_links(out, s, page);
	(void)buf_append_cstr(out, "<table width=\"100%\" border=\"0\">\n");
	do
		append_section(out, &d);
	while (out->len - start < bytes);
	(void)buf_append_cstr(out,
	    "</table>\n<div class=\"footer\">ลิขสิทธิ์ พ.ศ. 2561</div>\n"
	    "</body>\n</html>\n");
}
