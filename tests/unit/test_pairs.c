#include "page_case.h"

/* Question and answer of each pair, newlines as bars, pairs in brackets. */
static const struct {
	const char *html, *want;
} cases[] = {
    {"<dl><dt>q1<dd>a1</dd><dt>q2</dt><dd>a2</dd><dd>a3</dd></dl>",
        "[q1|a1][q2|a2|a3]"},
    {"<dl><dt>x</dt></dl><p>y", ""},
    {"<details><summary>q</summary>a</details>", "[q|a]"},
    {"<h2>ขออนุญาตอย่างไร</h2><p>a<p>b<h2>ข่าว</h2><p>c", "[ขออนุญาตอย่างไร|a|b]"},
    {"<h3>Why?</h3>a<h4>b</h4>c<h3>No</h3>d", "[Why?|a|b|c]"},
    {"<h2>Contact</h2><p>a", ""},
    {"<div><div><h5>Why?</h5></div><div>a</div></div><div><div><h5>No</h5>"
     "</div><div>b</div></div>",
        "[Why?|a]"},
    {"<div><h2>Why?</h2></div><div><h2>How?</h2></div><p>a", "[How?|a]"},
    {"<ul><li><b>Why?</b><p>a</li><li>x<p>y</li></ul>", "[Why?|a]"},
    {"<ul><li>ถาม: x<br>ตอบ: y</li></ul>", "[ถาม: x|ตอบ: y]"},
    {"<ul><li>Why?</ul>", ""},
    {"<button data-bs-target='#c'>Why?</button><div id=c>a</div>", "[Why?|a]"},
    {"<a href='#c'>Menu</a><div id=c>a</div>", ""},
    {"<div id=c>a</div><a href='#c'>Why?</a>", ""},
    /* Lines: marked in front, or a question in bold above plain text. */
    {"<p>ถาม: x<br>ตอบ: y<p>z", "[ถาม: x|ตอบ: y]"},
    {"<p><b>ใครต้องขอ</b></p><p>ทุกคน</p>", "[ใครต้องขอ|ทุกคน]"},
    {"<p><b>ใครต้องขอ</b></p><p><b>ทุกคน</b></p>", ""},
    {"<table><tr><td><strong>Q1 who</strong><tr><td>all</table>",
        "[Q1 who|all]"},
    {"<p><b>ข่าว</b></p><p>ทุกคน</p>", ""},
    {"<p>ใครต้องขอ</p><p>ทุกคน</p>", "[ใครต้องขอ|ทุกคน]"},
    {"<p>ใครต้องขอ</p><p>ขอที่ใด</p>", ""},
    {"<p><a href=x>ใครต้องขอ</a></p><p>โดย ก</p>", ""},
    {"<p>ใครต้องขอ</p><p><a href=x>อ่านต่อ</a></p>", ""},
    {"<a href='#'><span>ใครต้องขอ</span></a><div>ทุกคน</div>", "[ใครต้องขอ|ทุกคน]"},
    {"<a href='javascript:f(1)'>ใครต้องขอ</a><div>ทุกคน</div>",
        "[ใครต้องขอ|ทุกคน]"},
    {"<button>ใครต้องขอ</button><div>ทุกคน</div>", "[ใครต้องขอ|ทุกคน]"},
    {"<div><a href='#'>ใครต้องขอ</a></div><div><a href='#'>ทุกคน</a></div>", ""},
    {"<div><a href='#'>ใครต้องขอ</a></div><div><a href='#'>ขอที่ใด</a></div>", ""},
    {"<table><tr><td>1. ใช้เวลากี่วัน<tr><td>สามวัน</table>",
        "[1. ใช้เวลากี่วัน|สามวัน]"},
    {"<ol><li>ขอที่ใด</li></ol><p>ทุกแห่ง</p>", "[ขอที่ใด|ทุกแห่ง]"},
    {"<p hidden><b>ใครต้องขอ</b></p><p>ทุกคน</p>", ""},
    {"<ul><li>ถาม: x<br>ตอบ: y</li></ul><p>ถาม: z</p><p>ตอบ: w</p>",
        "[ถาม: x|ตอบ: y][ถาม: z|ตอบ: w]"},
    {"<title>ตอบ: t</title><p>ถาม: x</p>", ""},
};

/* What asks: the term of a list is a pair in any case. */
static const struct {
	const char *text;
	bool want;
} questions[] = {
    {"ใช้เวลากี่วัน", true},
    {"เอกสารที่เกี่ยวข้อง", false},
    {"เสียค่าใช้จ่ายไหม", true},
    {"ผ้าไหม", false},
    {"ไหมไทย", false},
    {"ใครขอได้", true},
    {"อย่างไรก็ตาม", false},
    {"ขออย่างไร", true},
    {"ทำไม", true},
    {"ที่ไหน", true},
    {"ที่ใด", true},
    {"มั้ย", true},
    {"ยังไง", true},
    {"หรือไม่", true},
    {"หรือยัง", true},
    {"หรือเปล่า", true},
    {"อะไร", true},
    {"เหตุใด", true},
    {"เมื่อใด", true},
    {"เมื่อไร", true},
    {"เมื่อไหร่", true},
    {"เท่าไร", true},
    {"เท่าไหร่", true},
    {"เท่าใด", true},
    {"ใดบ้าง", true},
    {"ได้บ้าง", true},
    {"ขอ A ได้ไหม", true},
    {"fee？", true},
    {"ﬁ", false},
    {"คำถามที่พบบ่อย", false},
    {"คำถามที่ ๑ การขอบัตร", true},
    {"Q: fee", true},
    {"q.ค่าธรรมเนียม", true},
    {"Quality", false},
    {"Is it free? (2018)", true},
    {"see /list?page=2", false},
    {"ร่ม", false},
};

static void
test_questions_have_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct page *p = page_case_open(cases[i].html);
		struct buf got = {0};

		for (size_t k = 0; k < p->pair_count; k++) {
			struct span at = p->pairs[k].text;
			struct str text =
			    str_trim(str_slice(p->text, at.start, at.end));

			(void)buf_append_char(&got, '[');
			for (size_t c = 0; c < text.len; c++)
				(void)buf_append_char(&got,
				    text.ptr[c] == '\n' ? '|' : text.ptr[c]);
			(void)buf_append_char(&got, ']');
		}
		check_str(buf_str(&got), cases[i].want, cases[i].html);
		buf_release(&got);
		page_close(p);
	}
}

static void
test_terms_may_ask(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		struct buf html = {0};
		struct page *p;

		buf_printf(&html, "<dl><dt>%s<dd>a</dl>", questions[i].text);
		(void)buf_append_char(&html, '\0');
		p = page_case_open((const char *)html.data);
		check_int((int)p->pair_count, 1, questions[i].text);
		check_int(p->pairs[0].is_question, questions[i].want,
		    questions[i].text);
		page_close(p);
		buf_release(&html);
	}
}

static void
test_what_is_asked_stands_alone(void **state)
{
	struct page *p = page_case_open(
	    "<ul><li> Why?<p>a</li></ul>"
	    "<details><summary>b</summary>c</details><p>Q: d<br>A: e");
	static const char *const want[] = {"Why?", "b", "Q: d"};

	(void)state;
	check_int((int)p->pair_count, 3, "pairs");
	for (size_t i = 0; i < p->pair_count; i++) {
		struct span at = p->pairs[i].asked;

		check_str(str_trim(str_slice(p->text, at.start, at.end)),
		    want[i], want[i]);
		check_int(p->pairs[i].is_question, true, want[i]);
	}
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_questions_have_answers),
	    cmocka_unit_test(test_terms_may_ask),
	    cmocka_unit_test(test_what_is_asked_stands_alone),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
