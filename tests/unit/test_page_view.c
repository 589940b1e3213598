#include "page_case.h"

/* A paragraph to read; rows of the tables below say how often it follows. */
static const char paragraph[] =
    "<p>กรมของเราให้บริการประชาชนทุกวันทำการ ตั้งแต่เวลาแปดนาฬิกาถึงสิบหกนาฬิกา "
    "โปรดเตรียมบัตรประจำตัวประชาชนและสำเนาทะเบียนบ้านมาด้วยทุกครั้ง ท่านสามารถ"
    "สอบถามรายละเอียดเพิ่มเติมได้ที่เคาน์เตอร์ประชาสัมพันธ์ชั้นหนึ่ง</p>";

static struct page *
open_with(const char *html, int paragraphs, struct buf *page)
{
	(void)buf_append_cstr(page, html);
	for (int i = 0; i < paragraphs; i++)
		(void)buf_append_cstr(page, paragraph);
	return page_case_open(buf_cstr(page));
}

static const struct {
	const char *html, *want;
	int paragraphs;
} views[] = {
    {"", "", 1},
    /* drawn by a script */
    {"<div id=app></div><script src=a.js></script>", "js-shell", 0},
    {"<div id=root> <!-- --> </div><script>1</script>", "js-shell", 0},
    {"<body><script>write()</script>", "js-shell", 0},
    {"<body><script>write()</script><img src=a.png>", "", 0},
    {"<app-root></app-root><script src=main.js></script>", "js-shell", 0},
    {"<script>1</script><div id=app>", "", 2},
    {"<div id=app></div>"
     "<script>1</script>",
        "", 8},
    {"<div id=app></div>", "", 0},
    {"<noscript>You need to enable JavaScript to run this app.</noscript>"
     "<script>1</script>",
        "js-shell", 0},
    {"<noscript>กรุณาเปิดใช้งาน JavaScript</noscript><script>1</script>",
        "js-shell", 0},
    {"<noscript><img src=pixel></noscript><script>1</script>", "", 0},
    {"<noscript>Please enable JavaScript</noscript><script>1</script>", "", 8},
    {"<body ng-app=x><p>a</p><script>1</script>", "js-shell", 0},
    {"<body ng-app=x>"
     "<script>1</script>",
        "", 8},
    {"<p>a</p><script src='/_next/static/x.js'></script>", "js-shell", 0},
    {"<h1>กรมตัวอย่าง</h1><p>กำลังโหลด</p><script src='/_next/static/x.js'></script>",
        "js-shell", 0},
    /* short, but drawn already */
    {"<h1>ประกาศ</h1><p>สำนักงานปิดทำการวันที่ 13 ถึง 15 เมษายน เปิดอีกครั้งวันที่ 16</p>"
     "<script src='/_next/static/x.js'></script>",
        "", 0},
    /* a firewall's page */
    {"<title>Just a moment...</title><p>x", "challenge-page", 0},
    {"<title>Request Rejected</title>The requested URL was rejected.",
        "challenge-page", 0},
    {"<h1>Access Denied</h1><p>You don't have permission", "challenge-page", 0},
    {"<iframe src='/_Incapsula_Resource?x=1'></iframe>",
        "challenge-page frames-unread", 0},
    {"<form><div class='g-recaptcha'></div><button>ok</button></form>",
        "challenge-page", 0},
    {"<form><input><textarea></textarea><div class='g-recaptcha'></div>"
     "</form>",
        "", 0},
    {"<title>กรุณายืนยันว่าคุณเป็นมนุษย์</title><p>x", "challenge-page", 0},
    {"<p>access denied", "", 16},
    {"<h1>เปิดให้เข้าชมหอจดหมายเหตุ</h1><p>a moment, just", "", 0},
    {"<div class='g-recaptcha'></div>", "", 4},
    {"<p>a<p hidden>access denied", "", 0},
    {"<p>Warning: Access denied for user 'web'@'localhost'", "", 0},
    {"<p>Access denied for user 'web'<p>Access denied", "challenge-page", 0},
    /* frames */
    {"<frameset><frame src=a></frameset>", "frames-unread", 0},
    {"<iframe src=a></iframe>", "frames-unread", 0},
    {"<iframe src='https://www.youtube.com/embed/x'></iframe>", "", 0},
    {"<iframe src='//maps.google.com/maps?q=x'></iframe>", "", 0},
    {"<iframe src='https://docs.google.com/forms/d/x'></iframe>",
        "frames-unread", 0},
    {"<iframe src=a></iframe>", "", 1},
    {"<iframe src=a style='display:none'></iframe>", "", 0},
};

static void
test_views_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
		struct buf html = {0};
		struct page *p =
		    open_with(views[i].html, views[i].paragraphs, &html);

		page_case_check_flags(p, views[i].want, views[i].html);
		page_close(p);
		buf_release(&html);
	}
}

#define SITE "https://www.example.go.th"

/* Where a page leads of itself. */
static const struct {
	const char *html, *want, *kind;
	int paragraphs;
} redirects[] = {
    {"<p>x", "", "", 0},
    /* meta refresh */
    {"<meta http-equiv=refresh content='0;url=/x'>a", SITE "/x", "meta-refresh",
        0},
    {"<META HTTP-EQUIV=Refresh CONTENT=\" 5 ; URL = 'x y' \">a",
        SITE "/a/x%20y", "meta-refresh", 0},
    {"<meta http-equiv=refresh content='0; http://o.th/#f'>a", "http://o.th/",
        "meta-refresh", 0},
    {"<meta http-equiv=refresh content='0,url=\"/x\"junk'>a", SITE "/x",
        "meta-refresh", 0},
    {"<meta http-equiv=refresh content=';url=/x'>a", "", "", 0},
    {"<meta http-equiv=refresh content='.5;url=/x'>a", SITE "/x",
        "meta-refresh", 0},
    {"<meta http-equiv=refresh content='300'>"
     "<meta http-equiv=refresh content='0;url=/x'>a",
        "", "", 0},
    {"<meta http-equiv=refresh content='x'>"
     "<meta http-equiv=refresh content='0;url=/x'>a",
        SITE "/x", "meta-refresh", 0},
    {"<meta http-equiv=refresh content=0>a", "", "", 0},
    {"<meta http-equiv=refresh content='0;url='>a", "", "", 0},
    {"<meta http-equiv=refresh content='300;url=/x'>a", "", "", 0},
    {"<meta http-equiv=refresh content='1;url=b.html'>a", "", "", 0},
    {"<meta http-equiv=refresh content='1;url=javascript:x'>a", "", "", 0},
    {"<noscript><meta http-equiv=refresh content='0;url=/x'></noscript>a", "",
        "", 0},
    /* scripts */
    {"<script>location='/x'</script>", SITE "/x", "script", 0},
    {"<script>window.location.href = \"/x\";</script>", SITE "/x", "script", 0},
    {"<script>document . location = '/x'</script>", SITE "/x", "script", 0},
    {"<script>top.location.replace( '/x' )</script>", SITE "/x", "script", 0},
    {"<script>self.location.assign('/x')</script>", SITE "/x", "script", 0},
    {"<script><!--\n/* a */ var a = 'location=\"/y\"'; location.href='/x'"
     "\n//--></script>",
        SITE "/x", "script", 0},
    {"<script>if (a) { b(); }\nlocation = '/x'</script>", SITE "/x", "script",
        0},
    {"<script>location = '/x' + y</script>", "", "", 0},
    {"<script>location = x</script>", "", "", 0},
    {"<script>if (a) location = '/x'</script>", "", "", 0},
    {"<script>if (a) { location = '/x' }</script>", "", "", 0},
    {"<script>function f() { location = '/x'; }</script>", "", "", 0},
    {"<script>// location = '/x'\n</script>", "", "", 0},
    {"<script>mylocation = '/x'</script>", "", "", 0},
    {"<script>location = 'b.html'</script>", "", "", 0},
    {"<script src=a>location = '/x'</script>", "", "", 8},
    {"<script>location = '/x'</script>", "", "", 8},
    /* entry pages */
    {"<img src=a><a href=home.php>เข้าสู่เว็บไซต์</a>", SITE "/a/home.php", "splash",
        0},
    {"<a href=/s>ลงนามถวายพระพร</a><a href=/h>เข้าสู่เว็บไซต์กรม</a>", SITE "/h",
        "splash", 0},
    {"<a href=/h><img src=a alt='Enter Site'></a>", SITE "/h", "splash", 0},
    {"<a href='#' onclick=\"location='/h'\">ENTER</a>", SITE "/h", "splash", 0},
    {"<button onclick=\"window.location.href='/h'\">เข้าสู่หน้าหลัก</button>",
        SITE "/h", "splash", 0},
    {"<a href=/h><img src=a width=1024></a>", SITE "/h", "splash", 0},
    {"<a href=/h><img src=a width=100></a>", "", "", 0},
    /* something to do on the page itself */
    {"<a href=/h>หน้าหลัก</a><input name=a><textarea></textarea>", "", "", 0},
    {"<a href=/h>หน้าหลัก</a><input name=a hidden><input name=b>", SITE "/h",
        "splash", 0},
    {"<a href='#main'>Skip to content</a><p>x", "", "", 0},
    {"<a href=/h>เข้าสู่เว็บไซต์</a><input type=password><form><input "
     "type=password></form>",
        "", "", 0},
    {"<a href=/h>เข้าสู่เว็บไซต์</a>", "", "", 8},
    {"<a href=/h>เข้าสู่เว็บไซต์</a><a href=1>1</a><a href=2>2</a><a href=3>3"
     "</a><a href=4>4</a><a href=5>5</a><a href=6>6</a><a href=7>7</a>",
        "", "", 0},
};

static void
test_pages_that_lead_on_say_where(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(redirects) / sizeof(redirects[0]); i++) {
		struct buf html = {0};
		struct page *p = open_with(
		    redirects[i].html, redirects[i].paragraphs, &html);
		bool is_splash = str_is(str_of(redirects[i].kind), "splash");

		check_str(p->redirect_to, redirects[i].want, redirects[i].html);
		check_str(
		    p->redirect_kind, redirects[i].kind, redirects[i].html);
		check_int((p->view_flags & VIEW_SPLASH) != 0, is_splash,
		    redirects[i].html);
		page_close(p);
		buf_release(&html);
	}
}

#define NEWS "<p>เดินทางด้วยรถโดยสารประจำทางและรถไฟฟ้าได้ทุกวัน</p>"

/* Pages with an address of their own; what follows says which flags of the
 * two they get. */
static const struct {
	const char *url, *html, *want;
	int paragraphs;
} answers[] = {
    /* "not found" that calls itself a page */
    {"/x", "<title>404 Not Found</title><p>nginx", "soft-404", 0},
    {"/contact", "<title>กรมตัวอย่าง</title><h1>ไม่พบหน้าที่ท่านต้องการ</h1><p>ขออภัย",
        "soft-404", 0},
    {"/contact", "<title>ไม่พบหน้าเว็บ | เทศบาลตัวอย่าง</title><a href=/>หน้าแรก</a>",
        "soft-404", 0},
    {"/x", "<h2>Oops! This Page is Not Found.</h2><a href=/>Home</a>",
        "soft-404", 0},
    {"/x", "<h1>404</h1><p>The file is gone.", "soft-404", 0},
    {"/x", "<title>ขออภัย ไม่พบข้อมูลที่ต้องการ</title><p>x", "soft-404", 0},
    {"/x",
        "<h1>กรมตัวอย่าง</h1><ol class=breadcrumb><li><a href=/>หน้าแรก</a>"
        "<li>Error 404</ol><p>x",
        "soft-404", 0},
    /* menus and news beside it are not its own words */
    {"/x",
        "<nav>" NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS
        "</nav><h1>ไม่พบหน้านี้</h1>",
        "soft-404", 0},
    /* nothing in a list is no answer to its address */
    {"/news?year=2540", "<title>ข่าว</title><h1>ไม่พบข้อมูล</h1>", "", 0},
    /* on the subject, not of it */
    {"/x", "<h1>404 Not Found คืออะไร</h1><p>เครื่องแม่ข่ายตอบเช่นนี้", "", 0},
    {"/x", "<h1>404 Not Found</h1>", "", 4},
    {"/x", "<h1>วิธีแก้ไขเมื่อไม่พบหน้าเว็บ</h1><p>x", "", 0},
    {"/x", "<h1>404 Road is closed</h1><p>x", "", 0},
    {"/x", "<title>ตำรวจค้นบ้านไม่พบหน้ากากที่กักตุน</title><p>x", "", 0},
    /* a search without a hit */
    {"/search?q=a", "<title>ไม่พบข้อมูลที่ต้องการ</title><p>x", "", 0},
    {"/?s=a", "<title>กรมตัวอย่าง</title><h1>ไม่พบข้อมูลที่ต้องการ</h1>", "", 0},
    {"/find", "<title>ผลการค้นหา</title><h1>ไม่พบข้อมูลที่ต้องการ</h1>", "", 0},
    /* a form to report it with */
    {"/complaint",
        "<h1>แจ้งเรื่องร้องเรียน: ไม่พบหน้าเว็บ</h1><form method=post><label>ชื่อ"
        "<input name=a></label><label>ข้อร้องเรียน<textarea name=b></textarea>"
        "</label><button>ส่ง</button></form>",
        "", 0},
    /* the way home from there is no way in */
    {"/x", "<h1>ไม่พบหน้านี้</h1><a href=/>กลับหน้าหลัก</a>", "soft-404", 0},
    /* what another part of the page says */
    {"/x", "<h1>ติดต่อเรา</h1><h2>404</h2><p>x", "", 0},
    {"/x", "<h1>ติดต่อเรา</h1><h2 hidden>ไม่พบหน้านี้</h2><p>x", "", 0},

#define SIGN_IN \
	"<form method=post><label>ชื่อผู้ใช้ <input name=u></label><label>รหัสผ่าน " \
	"<input type=password name=p></label><button>เข้าสู่ระบบ</button></form>"
    /* a request to sign in came instead */
    {"/eservice/permit.php",
        "<title>ระบบขออนุญาตออนไลน์</title><h1>เข้าสู่ระบบ</h1>" SIGN_IN,
        "login-wall", 0},
    {"/member/download", "<title>กรมตัวอย่าง</title>" SIGN_IN, "login-wall", 0},
    {"/x", "<form><input name=u><input type=password></form>", "login-wall", 0},
    {"/x",
        "<form>ตรวจสอบสิทธิ<input name=u placeholder=Username><input "
        "type=password placeholder=Password></form>",
        "login-wall", 0},
    /* a number to look something up by */
    {"/x",
        "<form>เลขประจำตัวประชาชน <input name=u>รหัสหลังบัตร <input "
        "type=password><button>ตรวจสอบสิทธิ</button></form>",
        "", 0},
    {"/x",
        "<form><input name=u><input type=password><input type=submit "
        "value=ค้นหา></form>",
        "", 0},
    {"/forms", "<title>Forms</title><h1>Please sign in</h1>" SIGN_IN,
        "login-wall", 0},
    {"/account/login?ReturnUrl=%2Fforms", "<title>Login</title>" SIGN_IN,
        "login-wall", 0},
    {"/manual",
        "<title>คู่มือ</title><p>เนื้อหานี้มีไว้สำหรับผู้มีสิทธิ<form method=post><label>รหัสผ่าน "
        "<input type=password name=p></label><button>ดู</button></form>",
        "login-wall", 0},
    {"/forms",
        "<nav>" NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS NEWS
        "</nav><title>แบบฟอร์ม</title>" SIGN_IN,
        "login-wall", 0},
    /* a page that calls itself one */
    {"/login.php", "<title>กรมตัวอย่าง</title>" SIGN_IN, "", 0},
    {"/member.php", "<title>เข้าสู่ระบบ - กรมตัวอย่าง</title>" SIGN_IN, "", 0},
    {"/sign-in?ReturnUrl=/", "<title>x</title>" SIGN_IN, "", 0},
    {"/member.php", "<title>Sign In</title>" SIGN_IN, "", 0},
    /* for the staff alone */
    {"/administrator/index.php", "<title>กรมตัวอย่าง</title>" SIGN_IN, "", 0},
    {"/wp-login.php?redirect_to=%2Fwp-admin%2F", "<title>x</title>" SIGN_IN, "",
        0},
    {"/e", "<title>ระบบสารบรรณอิเล็กทรอนิกส์</title>" SIGN_IN, "", 0},
    {"/e", "<title>x</title><h1>ระบบ</h1><p>สำหรับเจ้าหน้าที่ของกรม</p>" SIGN_IN, "",
        0},
    /* a form to sign in with beside a page */
    {"/e", "<title>x</title>" SIGN_IN "<h2>โครงสร้าง</h2><p>กรมแบ่งเป็นสามกอง</p>",
        "", 0},
    {"/forms", "<title>แบบฟอร์ม</title>" SIGN_IN, "", 4},
    {"/forms", "<title>แบบฟอร์ม</title><p>x<footer>" SIGN_IN "</footer>", "", 0},
    {"/forms",
        "<title>แบบฟอร์ม</title>" SIGN_IN
        "<a href=1>1</a><a href=2>2</a><a href=3>3</a><a href=4>4</a>"
        "<a href=5>5</a><a href=6>6</a><a href=7>7</a><a href=8>8</a>"
        "<a href=9>9</a><a href=10>10</a><a href=11>11</a>",
        "", 0},
    /* a password that is none, and a form to register */
    {"/track",
        "<title>ติดตามสถานะ</title><form method=post>เลขประจำตัว<input "
        "type=password name=id><button>ติดตาม</button></form>",
        "", 0},
    {"/apply",
        "<title>สมัคร</title><form method=post><input name=a><input "
        "type=password name=b><input type=password name=c>"
        "<button>ลงทะเบียน</button></form>",
        "", 0},
};

static void
test_what_came_instead_of_a_page_is_told(void **state)
{
	unsigned both = (unsigned)VIEW_SOFT_404 | (unsigned)VIEW_LOGIN_WALL;

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct buf html = {0}, url = {0};
		struct page_input input = {
		    .content_type = str_of("text/html; charset=utf-8")};
		struct page *p;

		(void)buf_append_cstr(&html, answers[i].html);
		for (int k = 0; k < answers[i].paragraphs; k++)
			(void)buf_append_cstr(&html, paragraph);
		buf_printf(&url, "https://www.example.go.th%s", answers[i].url);
		input.url = buf_str(&url);
		input.payload = buf_str(&html);
		p = page_open(&input);
		p->view_flags &= both;
		page_case_check_flags(p, answers[i].want, answers[i].html);
		page_close(p);
		buf_release(&html);
		buf_release(&url);
	}
}

/* Thai that was stored in letters of another encoding. */
static const struct {
	const char *html;
	bool want;
} garbled[] = {
    {"<p>กรมการปกครอง", false},
    {"<p>à¸›à¸£à¸°à¸Šà¸²à¸Šà¸™", true},
    {"<p>เธ›เธฃเธฐเธเธฒเธเธ", true},
    {"<p>ÂÔ¹´ÕµéÍ¹ÃÑº", true},
    {"<p>เธอเน้นเธอเน้น", false},
    {"<p>à¸›à¸£", false},
    {"<p>Älä pöytää, naïve façade à cœur, œuvre déjà créée", false},
    {"<p>»»»»»»»»»» ··········", false},
    {"<p>«»«»«»«»«»«»", false},
};

static void
test_garbled_text_is_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(garbled) / sizeof(garbled[0]); i++) {
		struct page *p = page_case_open(garbled[i].html);

		check_int((p->view_flags & VIEW_BAD_TEXT) != 0, garbled[i].want,
		    garbled[i].html);
		page_close(p);
	}
}

static void
test_undecodable_text_is_bad(void **state)
{
	struct page *p = page_case_open("<p>abc\xff</p>");

	(void)state;
	assert_true((p->view_flags & VIEW_BAD_TEXT) != 0);
	check_int((int64_t)p->replaced_count, 1, "replaced");
	page_close(p);
}

static void
test_json_ld_is_collected(void **state)
{
	struct page *p = page_case_open(
	    "<script type='application/ld+json'> {\"a\":\"</b>\"} </script>"
	    "<script>x</script><script type='application/LD+JSON'>[]</script>");

	(void)state;
	check_int((int64_t)p->json_ld.block_count, 2, "blocks");
	check_str(p->json_ld.blocks[0].text, "{\"a\":\"</b>\"}", "first");
	check_str(p->json_ld.blocks[1].text, "[]", "second");
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_views_are_told),
	    cmocka_unit_test(test_pages_that_lead_on_say_where),
	    cmocka_unit_test(test_what_came_instead_of_a_page_is_told),
	    cmocka_unit_test(test_garbled_text_is_bad),
	    cmocka_unit_test(test_undecodable_text_is_bad),
	    cmocka_unit_test(test_json_ld_is_collected),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
