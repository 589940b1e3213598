#include "page/text_style.h"

#include "page_case.h"

#define HEAD "<style>p { font-size: 20px } .x { letter-spacing: 1px }</style>"

/* The space of the element with id t, in hundredths of an em; "!" when it is
 * fixed, "?" when it is not certain. */
static const struct {
	const char *html;
	enum text_space space;
	const char *want;
} spaces[] = {
    {"<p id=t>a", TEXT_LETTERS, "0"},
    {"<p id=t>a", TEXT_LINES, "120"},
    {"<b id=t style='letter-spacing: 2px !important'>a", TEXT_LETTERS, "12!"},
    {"<b id=t style='letter-spacing: 2px'>a", TEXT_LETTERS, "12"},
    {"<b id=t style='letter-spacing: 2PX! IMPORTANT'>a", TEXT_LETTERS, "12!"},
    {"<b id=t style='word-spacing: 0.16em !important'>a", TEXT_WORDS, "16!"},
    {"<b id=t style='word-spacing: 12pt !important'>a", TEXT_WORDS, "100!"},
    {"<b id=t style='word-spacing: -.5em'>a", TEXT_WORDS, "-50"},
    {"<b id=t style='line-height: 1.5 !important'>a", TEXT_LINES, "150!"},
    {"<b id=t style='line-height: 150%'>a", TEXT_LINES, "150"},
    {"<b id=t style='line-height: 24px'>a", TEXT_LINES, "150"},
    {"<b id=t style='line-height: calc(1em)'>a", TEXT_LINES, "0?"},
    {"<b id=t style='font: bold 10px/15px x'>a", TEXT_LINES, "150"},
    {"<b id=t style='font: 10px x'>a", TEXT_LINES, "120"},
    {"<b id=t style='letter-spacing: 1px !important; letter-spacing: 9px'>a",
        TEXT_LETTERS, "6!"},
    {"<b id=t style='letter-spacing: 1px; letter-spacing: 8px'>a", TEXT_LETTERS,
        "50"},
    {HEAD "<p id=t style='letter-spacing: 2px !important'>a", TEXT_LETTERS,
        "10!"},
    {HEAD "<h1 id=t style='letter-spacing: 8px !important'>a", TEXT_LETTERS,
        "25!"},
    /* What is inherited keeps its length, but for numbers of lines. */
    {"<div style='letter-spacing: 2px !important'>"
     "<p id=t style='font-size: 10px'>a",
        TEXT_LETTERS, "20!"},
    {"<div style='line-height: 2 !important'><p id=t style='font-size: 10px'>"
     "a",
        TEXT_LINES, "200!"},
    {"<div style='line-height: 1em'><p id=t style='font-size: 32px'>a",
        TEXT_LINES, "50"},
    {"<div style='letter-spacing: 1em'>"
     "<p id=t style='letter-spacing: unset !important'>a",
        TEXT_LETTERS, "100"},
    {"<div style='letter-spacing: 1em !important'>"
     "<p id=t style='letter-spacing: initial'>a",
        TEXT_LETTERS, "0"},
    {"<div style='letter-spacing: 1em !important'>"
     "<p id=t style='font-size: 200%'>a",
        TEXT_LETTERS, "50!"},
    /* Rules win over what is around, and when important over attributes. */
    {HEAD "<div style='letter-spacing: 9px !important'><b id=t class=x>a",
        TEXT_LETTERS, "6"},
    {HEAD "<b id=t class=x style='letter-spacing: 8px'>a", TEXT_LETTERS, "50"},
    {"<style>b { letter-spacing: 4px !important }</style>"
     "<b id=t style='letter-spacing: 8px'>a",
        TEXT_LETTERS, "25"},
    {"<style>#t { font-size: 8px } b { font-size: 9px /* } */ }</style>"
     "<b id=t style='letter-spacing: 8px'>a",
        TEXT_LETTERS, "100"},
    /* What is not read may say anything. */
    {"<link rel=stylesheet href=x><b id=t "
     "style='letter-spacing: 2px !important'>a",
        TEXT_LETTERS, "0!?"},
    {"<link rel=stylesheet href=x><b id=t "
     "style='letter-spacing: 1em !important'>a",
        TEXT_LETTERS, "100!"},
    {"<link rel=stylesheet href=x><b id=t style='font-size: 10px !important; "
     "letter-spacing: 2px !important'>a",
        TEXT_LETTERS, "20!"},
    {"<style>@media print { b { font-size: 9px } }</style>"
     "<b id=t style='letter-spacing: 2px'>a",
        TEXT_LETTERS, "0?"},
};

static void
test_space_is_measured_in_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		struct page *p = page_case_open(spaces[i].html);
		struct arena a = {0};
		struct text_style *s = text_style_read(p, &a);
		struct text_measure m = text_style_measure(
		    s, page_case_find(p, "#t"), spaces[i].space);
		struct str got = arena_printf(&a, "%d%s%s",
		    (int)(m.ems * 100 + (m.ems < 0 ? -0.001 : 0.001)),
		    m.is_fixed ? "!" : "", m.is_certain ? "" : "?");

		check_str(got, spaces[i].want, spaces[i].html);
		arena_release(&a);
		page_close(p);
	}
}

#define SENTENCE \
	"The toy brought back fond memories of being lost in the rain forest."

static const struct {
	const char *html;
	enum text_wrap want;
} wraps[] = {
    {"<p id=t>", TEXT_ONE_LINE},
    {"<p id=t>" SENTENCE, TEXT_ONE_LINE},
    {"<p id=t style='width: 200px'>" SENTENCE, TEXT_WRAPS},
    {"<p id=t style='max-width: 15em'>" SENTENCE, TEXT_WRAPS},
    {"<div style='width: 300px'><p id=t style='width: 50%'>" SENTENCE,
        TEXT_WRAPS},
    {"<p id=t style='width: 600px'>" SENTENCE, TEXT_MAY_WRAP},
    {"<p id=t style='width: 1000px'>" SENTENCE, TEXT_ONE_LINE},
    {"<p id=t style='width: 200px; white-space: nowrap'>" SENTENCE,
        TEXT_ONE_LINE},
    {"<pre id=t style='width: 200px'>" SENTENCE, TEXT_ONE_LINE},
    {"<p id=t style='width: 9px'>Wordwordwordword", TEXT_ONE_LINE},
    {"<p id=t>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE, TEXT_WRAPS},
    {"<link rel=stylesheet href=x><p id=t>" SENTENCE, TEXT_MAY_WRAP},
    {"<link rel=stylesheet href=x><p id=t>Two words", TEXT_ONE_LINE},
};

static void
test_long_text_wraps(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wraps) / sizeof(wraps[0]); i++) {
		struct page *p = page_case_open(wraps[i].html);
		struct arena a = {0};
		struct text_style *s = text_style_read(p, &a);

		check_int(text_style_wrap(s, page_case_find(p, "#t")),
		    wraps[i].want, wraps[i].html);
		arena_release(&a);
		page_close(p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_space_is_measured_in_letters),
	    cmocka_unit_test(test_long_text_wraps),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
