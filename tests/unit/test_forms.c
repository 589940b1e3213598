#include <stdio.h>

#include "page_case.h"

/* A page's forms: kind:visible/labelled each. */
static const struct {
	const char *html, *want;
} forms[] = {
    {"<form><input name=q><button>ค้นหา</button></form>", "search:1/0"},
    {"<form role=search><input></form>", "search:1/0"},
    {"<form><input type=search></form>", "search:1/0"},
    {"<form><input name=txtKeyword placeholder=ค้นหา></form>", "search:1/0"},
    {"<form id=frmSearch><input name=a><select name=b></select></form>",
        "search:2/0"},
    {"<form><label for=u>ชื่อผู้ใช้</label><input id=u><input type=password>"
     "</form>",
        "login:2/1"},
    {"<form>สมัคร<input><input type=password><input type=password></form>",
        "register:3/0"},
    {"<form><h2>สมัครสมาชิก</h2><input><input type=PASSWORD></form>",
        "register:2/0"},
    {"<form><h3>ติดต่อเรา</h3><input><input type=email><textarea></textarea>"
     "</form>",
        "contact:3/0"},
    {"<form id=contactForm><input><textarea></textarea></form>", "contact:2/0"},
    {"<form><legend>แบบสำรวจ</legend><input type=radio><input type=radio>"
     "</form>",
        "poll:2/0"},
    {"<form><input type=email placeholder=อีเมล><button>รับข่าวสาร</button>"
     "</form>",
        "newsletter:1/0"},
    {"<h2>จดหมายข่าว</h2><form><input type=email><input type=checkbox><input "
     "type=checkbox><input type=checkbox><input type=checkbox></form>",
        "newsletter:5/0"},
    {"<form><h1>ยื่นคำขอใบอนุญาต</h1><input><input><input type=file></form>",
        "application:3/0"},
    {"<form><h1>ยื่นคำขอ</h1><input><input></form>", "other:2/0"},
    {"<form><label>ก<input></label><input aria-label=ข><input title=ค>"
     "<input placeholder=ง></form>",
        "other:4/3"},
    {"<form><input type=hidden name=a><input hidden><input style='display:"
     "none'><input type=submit><input type=image><button>x</button></form>",
        "other:0/0"},
    {"<form id=f></form><input form=f><form><input form=f></form>",
        "other:2/0 other:0/0"},
    {"<input><button>x</button>", ""},
    /* the heading that a form stands under */
    {"<h2>ติดต่อเรา</h2><p>x</p><form><input><textarea></textarea></form>",
        "contact:2/0"},
    {"<h2>ติดต่อเรา</h2><form><h3>คำขอ</h3><input><input><input></form>",
        "application:3/0"},
    {"<h2>ติดต่อเรา</h2><form><input name=q></form><form><input><textarea>"
     "</textarea></form>",
        "search:1/0 other:2/0"},
    {"<header><h1>ติดต่อเรา</h1></header><form><input><textarea></textarea>"
     "</form>",
        "other:2/0"},
    {"<h2 hidden>ติดต่อเรา</h2><form><input><textarea></textarea></form>",
        "other:2/0"},
    {"<h2>ค้นหาราคา</h2><form><input name=deed></form>", "other:1/0"},
    /* one label for all fields is none */
    {"<form><input title=x><input title=x><input title=x><textarea title=y>"
     "</textarea></form>",
        "other:4/1"},
    {"<form><input title=x><input title=x></form>", "other:2/2"},
    {"<form><input type=radio title=x><input type=radio title=x><input "
     "type=radio title=x></form>",
        "other:3/3"},
    /* a form that wraps the page */
    {"<form id=aspnetForm method=post><input type=hidden name=__VIEWSTATE>"
     "<div><input name=q><input type=submit value=ค้นหา></div>"
     "<table><tr><td>ผู้ใช้<td><input name=u><tr><td>รหัส<td><input "
     "type=password><tr><td><input type=submit value=เข้าสู่ระบบ></table>"
     "<select name=lang></select></form>",
        "search:1/0 login:2/0 other:1/0"},
    {"<form method=post><input type=hidden name=__VIEWSTATE><input name=u>"
     "<input type=password><input type=submit></form>",
        "login:2/0"},
    {"<form><input type=hidden name=__VIEWSTATE><fieldset><legend>ติดต่อ"
     "</legend><div><textarea></textarea></div><p><input><button>ส่ง</button>"
     "</p></fieldset></form>",
        "contact:2/0 other:0/0"},
    {"<form><p>ข้อความของทั้งหน้าอยู่ในแบบฟอร์มนี้</p>"
     "<a href=1>1</a><a href=2>2</a><a href=3>3</a><a href=4>4</a>"
     "<a href=5>5</a><a href=6>6</a><a href=7>7</a><a href=8>8</a>"
     "<div><input name=q><button>ค้นหา</button></div></form>",
        "search:1/0"},
};

static void
test_forms_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct page *p = page_case_open(forms[i].html);
		struct buf got = {0};

		for (size_t k = 0; k < p->form_count; k++)
			buf_printf(&got, "%s%s:%zu/%zu", k > 0 ? " " : "",
			    form_kind_word(p->forms[k].kind),
			    p->forms[k].visible_count,
			    p->forms[k].labelled_count);
		check_str(buf_str(&got), forms[i].want, forms[i].html);
		buf_release(&got);
		page_close(p);
	}
}

/* What a form holds: p assword, s earch, f ile, c aptcha, P ost. */
static const struct {
	const char *html, *want;
} contents[] = {
    {"<form><input></form>", ""},
    {"<form method=POST><input type=file></form>", "fP"},
    {"<form><input type=password></form>", "p"},
    {"<form><input name=s></form>", "s"},
    {"<form><textarea></textarea><div class='x g-recaptcha'></div></form>",
        "c"},
    {"<form><textarea></textarea><img src='/CaptchaImage.aspx'></form>", "c"},
    {"<form><textarea></textarea><input name=txtCaptcha></form>", "c"},
};

static void
test_what_forms_hold_is_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
		struct page *p = page_case_open(contents[i].html);
		const struct page_form *f = &p->forms[0];
		char got[8];

		(void)snprintf(got, sizeof(got), "%s%s%s%s%s",
		    f->has_password ? "p" : "", f->has_search ? "s" : "",
		    f->has_file ? "f" : "", f->has_captcha ? "c" : "",
		    f->is_post ? "P" : "");
		check_str(str_of(got), contents[i].want, contents[i].html);
		page_close(p);
	}
}

static void
test_fields_have_type_and_label(void **state)
{
	struct page *p = page_case_open(
	    "<form action='/s'><label>ก <input TYPE=Text></label><select "
	    "aria-label=ข></select><textarea placeholder=ค></textarea><input "
	    "type=checkbox id=d><label for=d>ง</label><button>จ</button>");
	static const struct {
		const char *type, *label;
	} want[] = {{"text", "ก"}, {"select", "ข"}, {"textarea", "ค"},
	    {"checkbox", "ง"}, {"submit", "จ"}};
	const struct page_form *f = &p->forms[0];

	(void)state;
	check_str(f->action.href, "https://www.example.go.th/s", "action");
	check_int((int64_t)f->field_count, 5, "fields");
	for (size_t i = 0; i < 5; i++) {
		check_str(f->fields[i].type, want[i].type, "type");
		check_str(f->fields[i].label, want[i].label, "label");
		assert_true(f->fields[i].is_visible);
	}
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms_are_told_apart),
	    cmocka_unit_test(test_what_forms_hold_is_seen),
	    cmocka_unit_test(test_fields_have_type_and_label),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
