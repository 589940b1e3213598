/*
 * The page classes of the shipped rules: small pages, and all classes that each
 * is of. What is an example for one class is a counterexample for the others.
 */
#include "audit_case.h"

#define RULES_FOLDER TESTS_FOLDER "/../rules"

/* A menu and a footer as all pages have them. */
#define MENU \
	"<nav><h6>หน้าหลัก</h6><h6>ติดต่อเรา</h6><h6>การให้บริการ</h6><h6>ข่าวประชาสัมพันธ์</h6>" \
	"<a href=/eservice>e-Service</a></nav>"
#define FOOT \
	"<footer><h6>ติดต่อเรา</h6><a href=/privacy>นโยบายเว็บไซต์</a> " \
	"<a href=/sitemap>แผนผังเว็บไซต์</a></footer>"
#define TEXT \
	"<p>กรมของเราให้บริการประชาชนทุกวันทำการ ตั้งแต่เวลาแปดนาฬิกาถึงสิบหกนาฬิกา</p>"

static const struct {
	const char *url; /* path and query */
	const char *html;
	const char *want;
	bool is_home;
} pages[] = {
    {"/", MENU "<h2>ข่าวประชาสัมพันธ์</h2>" TEXT FOOT, "home", true},
    {"/th/index.php", "<title>กรมตัวอย่าง</title>" MENU TEXT FOOT, "home", true},
    {"/a", "<title>หน้าหลัก</title>" MENU TEXT FOOT, "", false},
    {"/about", MENU "<h1>ประวัติความเป็นมา</h1>" TEXT FOOT, "", false},

    {"/contact.php", MENU TEXT FOOT, "contact", false},
    {"/a", MENU "<h6>ติดต่อหน่วยงาน</h6>" TEXT FOOT, "contact", false},
    {"/a", "<title>ติดต่อเรา | กรมตัวอย่าง</title>" MENU TEXT, "contact", false},
    {"/a", MENU "<ol class=breadcrumb><li>หน้าแรก<li>ติดต่อ</ol>" TEXT, "contact",
        false},
    {"/%E0%B8%95%E0%B8%B4%E0%B8%94%E0%B8%95%E0%B9%88%E0%B8%AD", TEXT, "contact",
        false},
    {"/a", "<h1>พื้นที่ติดต่อกับทะเล</h1>" TEXT, "", false},

    {"/services/", MENU TEXT FOOT, "service-list", false},
    {"/a", MENU "<h1>งานบริการของกรม</h1>" TEXT, "service-list", false},
    {"/a", "<h1>งานทะเบียน</h1>" TEXT "<h2>บริการประชาชน</h2>" TEXT,
        "service-list", false},
    {"/a", "<title>Our Services</title>" TEXT, "service-list", false},
    {"/a", "<h1>สถิติการให้บริการ</h1>" TEXT, "", false},
    {"/a", "<h1>งานบริการวิชาการ</h1>" TEXT, "", false},

    {"/e-service/index.php", TEXT, "e-service", false},
    {"/a", "<h2>ข้อมูล</h2><h2>ระบบบริการออนไลน์</h2>" TEXT, "e-service", false},
    {"/a", "<title>e\xe2\x80\x93Service</title>" TEXT, "e-service", false},
    {"/a", "<h1>ระเบียบ</h1><a href=/e>e-Service</a>" TEXT, "", false},
    {"/preservice", "<h1>โครงการ</h1>" TEXT, "", false},

    {"/manual/12", TEXT, "manual", false},
    {"/a", "<h1>คู่มือสำหรับประชาชน</h1>" TEXT, "manual", false},
    {"/a", "<h1>ขั้นตอนการขอรับใบอนุญาต</h1>" TEXT, "manual", false},
    {"/a", "<h1>คู่มือการปฏิบัติงานของเจ้าหน้าที่</h1>" TEXT, "", false},
    {"/manually", "<h1>เครื่องจักร</h1>" TEXT, "", false},

    {"/download.php?id=1", TEXT, "forms", false},
    {"/a", "<h1>ดาวโหลดแบบฟอร์ม</h1>" TEXT, "forms", false},
    {"/a", "<h1>งานทะเบียน</h1><h3>แบบคำขอ</h3>" TEXT, "forms", false},
    {"/a", "<h1>แบบฟอร์มติดต่อหน่วยงาน</h1>" TEXT, "contact", false},
    {"/a", "<h1>ดาวน์โหลดแอปพลิเคชัน</h1>" TEXT, "", false},
    {"/reform", "<h1>ปฏิรูป</h1>" TEXT, "", false},

    {"/faqs", TEXT, "faq", false},
    {"/a", "<h1>คำถามที่พบบ่อย (FAQ)</h1>" TEXT, "faq", false},
    {"/a", "<h1>ทุกคำถามมีคำตอบ</h1>" TEXT, "", false},
    {"/a", "<h1>ระเบียบ</h1><h2>FAQ</h2>" TEXT, "", false},

    {"/webboard/viewtopic.php?t=1", TEXT, "q-and-a", false},
    {"/a", "<h1>กระดานถาม-ตอบ</h1>" TEXT, "q-and-a", false},
    {"/a", "<h1>ถาม ตอบ</h1>" TEXT, "q-and-a", false},
    {"/a", "<title>Q&amp;A</title>" TEXT, "q-and-a", false},
    {"/board-of-directors", "<h1>คณะกรรมการ</h1>" TEXT, "", false},
    {"/a", "<h1>ตอบแบบสอบถาม</h1>" TEXT, "", false},

    {"/complaint-form", TEXT, "complaint", false},
    {"/a", "<h1>แจ้งเรื่องร้องเรียน ร้องทุกข์</h1>" TEXT, "complaint", false},
    {"/a", "<title>ศูนย์ดำรงธรรม</title>" TEXT, "complaint", false},
    {"/a", "<h1>ประกวดร้องเพลง</h1>" TEXT, "", false},
    {"/compliance", "<h1>การกำกับดูแล</h1>" TEXT, "", false},

    {"/news/2560/12", TEXT, "news", false},
    {"/a", MENU "<h1>ข่าวประชาสัมพันธ์</h1>" TEXT, "news", false},
    {"/a", "<h1>ข่าว</h1>" TEXT, "news", false},
    {"/a", "<h1>กิจกรรมรวมทั้งหมด</h1>" TEXT, "news", false},
    {"/a", "<h1>ประกาศ</h1>" TEXT, "news", false},
    {"/a", "<h1>แบบประกาศนียบัตร</h1>" TEXT, "", false},
    {"/a", "<h1>ศูนย์ข้อมูลข่าวสารของราชการ</h1>" TEXT, "", false},
    {"/a", "<h1>สมัครรับข่าวสาร</h1>" TEXT, "", false},
    {"/newsletters-of-old", "<h1>วารสาร</h1>" TEXT, "", false},

    {"/personnel/", TEXT, "staff", false},
    {"/a", "<h1>ทำเนียบผู้บริหาร</h1>" TEXT, "staff", false},
    {"/a", "<h1>ระบบงานสำหรับเจ้าหน้าที่</h1>" TEXT, "staff", false},
    {"/a", "<title>ระบบจองห้องประชุม</title>" TEXT, "staff", false},
    {"/a", "<h1>ประกาศรับสมัครบุคลากร</h1>" TEXT, "news", false},
    {"/a", "<h1>นโยบายผู้บริหาร</h1>" TEXT, "", false},

    {"/privacy-policy", TEXT, "policy", false},
    {"/a", "<h1>นโยบายการคุ้มครองข้อมูลส่วนบุคคล</h1>" TEXT, "policy", false},
    {"/a", "<h1>การปฏิเสธความรับผิด</h1>" TEXT, "policy", false},
    {"/a", "<h1>นโยบายของรัฐบาล</h1>" TEXT, "", false},
    {"/a", "<h1>ระเบียบ</h1>" TEXT FOOT, "", false},

    {"/site-map.html", TEXT, "sitemap", false},
    {"/a", "<h1>แผนผังเว็บไซด์</h1>" TEXT, "sitemap", false},
    {"/a", "<h1>แผนที่ตั้งสำนักงาน</h1>" TEXT, "location", false},
    {"/a", "<h1>ผังเมืองรวม</h1>" TEXT, "", false},

    {"/search?q=a", TEXT, "search", false},
    {"/?s=a", TEXT, "search", false},
    {"/a", "<h1>ผลการค้นหา</h1>" TEXT, "search", false},
    {"/a", "<h1>ค้นหา</h1>" TEXT, "search", false},
    {"/research/1", "<h1>งานวิจัย</h1>" TEXT, "", false},
    {"/a", "<h1>ระบบค้นหาพิกัดดาว</h1>" TEXT, "", false},

    {"/member/login.php", TEXT, "login", false},
    {"/a", "<title>เข้าสู่ระบบ</title>" TEXT, "login", false},
    {"/a", "<title>Sign in - Agency</title>" TEXT, "login", false},
    {"/blogging", "<h1>บันทึก</h1>" TEXT, "", false},
    {"/a", "<h1>วิธีเดินทาง</h1><a href=/login>เข้าสู่ระบบ</a>" TEXT, "", false},

    {"/en/about.php", "<h1>History</h1><p>The department was founded.",
        "english", false},
    {"/a",
        "<html lang=en><h1>History</h1><p>The department was founded long ago by people who cared for it.",
        "english", false},
    {"/index.php?lang=en", "<h1>History</h1><p>The department was founded.",
        "english", false},
    {"/en/contact", "<h1>Contact us</h1><p>The department is open on weekdays.",
        "contact english", false},
    {"/en/about.php", "<h1>ประวัติ</h1>" TEXT, "", false},
    {"/a", "<html lang=en><h1>ประวัติ</h1>" TEXT, "", false},
    {"/men/a", "<h1>History</h1><p>The department was founded.", "", false},

    /* it says that it was not found, whatever its address */
    {"/contact", "<h1>ติดต่อเรา</h1><title>404 Not Found</title>", "", false},
};

static void
pages_are_of_their_classes(void **state)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	(void)state;
	if (rule_set_load(RULES_FOLDER, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < COUNT(pages); i++) {
		const struct audit_context context = {
		    .is_home = pages[i].is_home, .depth = 1};
		struct buf url = {0};
		struct audit_page out;
		struct page *p;

		buf_printf(&url, "https://www.agency.example%s", pages[i].url);
		p = page_case_open(pages[i].html, buf_cstr(&url));
		audit_page(set, p, &context, &a, &out);
		check_str(out.page_class, pages[i].want, pages[i].html);
		page_close(p);
		buf_release(&url);
	}
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_are_of_their_classes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
