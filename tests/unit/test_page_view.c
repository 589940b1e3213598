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
    /* a firewall's page */
    {"<title>Just a moment...</title><p>x", "challenge-page", 0},
    {"<title>Request Rejected</title>The requested URL was rejected.",
        "challenge-page", 0},
    {"<h1>Access Denied</h1><p>You don't have permission", "challenge-page", 0},
    {"<iframe src='/_Incapsula_Resource?x=1'></iframe>", "challenge-page frames-unread", 0},
    {"<form><div class='g-recaptcha'></div><button>ok</button></form>",
        "challenge-page", 0},
    {"<form><input><textarea></textarea><div class='g-recaptcha'></div>"
     "</form>",
        "", 0},
    {"<p>access denied", "", 16},
    {"<p>a<p hidden>access denied", "", 0},
    /* frames */
    {"<frameset><frame src=a></frameset>", "frames-unread", 0},
    {"<iframe src=a></iframe>", "frames-unread", 0},
    {"<iframe src=a></iframe>", "", 1},
    {"<iframe src=a style='display:none'></iframe>", "", 0},
    /* adverts of strangers */
    {"<title>กรม - สล็อตเว็บตรง</title>", "spam-injected", 1},
    {"<title>สล็อต บาคาร่า กรม</title>", "spam-injected", 1},
    {"<title>ตำรวจบุกจับเว็บพนันออนไลน์</title>", "", 1},
    {"<div style='display:none'>slot gacor</div>", "spam-injected", 1},
    {"<div style='left:-9999px;position:absolute'>สล็อต แทงบอล คาสิโน</div>",
        "spam-injected", 1},
    {"<div hidden>ข่าวจับเว็บพนันออนไลน์</div>", "", 1},
    {"<p>ตำรวจจับเว็บพนัน บาคาร่า สล็อต แทงบอล คาสิโน</p>", "", 1},
    {"<a href='http://a.com/'>สล็อต</a><a href='http://b.com/'>บาคาร่า</a><a "
     "href='http://c.com/'>casino</a>",
        "spam-injected", 1},
    {"<a href='/1'>จับเว็บพนัน</a><a href='/2'>คาสิโน</a><a "
     "href='/3'>แทงบอล</a>",
        "", 1},
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
    {"<meta http-equiv=refresh content=';url=/x'>a", SITE "/x", "meta-refresh",
        0},
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
	check_int((int64_t)p->json_ld_count, 2, "blocks");
	check_str(p->json_ld[0], "{\"a\":\"</b>\"}", "first");
	check_str(p->json_ld[1], "[]", "second");
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_views_are_told),
	    cmocka_unit_test(test_pages_that_lead_on_say_where),
	    cmocka_unit_test(test_undecodable_text_is_bad),
	    cmocka_unit_test(test_json_ld_is_collected),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
