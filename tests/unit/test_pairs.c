#include "page_case.h"

/* Question and answer of each pair, newlines as bars, pairs in brackets. */
static const struct {
	const char *html, *want;
} cases[] = {
    {"<dl><dt>q1<dd>a1</dd><dt>q2</dt><dd>a2</dd><dd>a3</dd></dl>",
        "[q1|a1][q2|a2|a3]"},
    {"<dl><dt>q1</dt></dl><p>x", ""},
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_questions_have_answers),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
