/*
 * A page is the same page in both encodings of Thailand, under right, wrong and
 * no declarations.
 */
#include "demo_case.h"

/* As the page was written. */
static const struct demo_serving written = {
    true, "text/html; charset=utf-8", "<meta charset=utf-8>"};

/* How a page is served, and what it is read as. */
static const struct serving {
	struct demo_serving how;
	const char *name;
	enum charset_source source;
	bool is_lying;
} servings[] = {
    {{true, "text/html", "<meta charset=utf-8>"}, "utf-8", CHARSET_META, false},
    {{true, "text/html", ""}, "utf-8", CHARSET_UTF8, false},
    {{true, "text/html", "<meta charset=tis-620>"}, "utf-8", CHARSET_UTF8,
        true},
    {{true, "text/html; charset=windows-874", "<meta charset=utf-8>"}, "utf-8",
        CHARSET_UTF8, true},
    {{false, "text/html", "<meta charset=tis-620>"}, "windows-874",
        CHARSET_META, false},
    {{false, "text/html", "<meta charset=windows-874>"}, "windows-874",
        CHARSET_META, false},
    {{false, "text/html", ""}, "windows-874", CHARSET_GUESS, false},
    {{false, "text/html", "<meta charset=utf-8>"}, "windows-874", CHARSET_GUESS,
        true},
    {{false, "text/html; charset=tis-620", "<meta charset=utf-8>"},
        "windows-874", CHARSET_HEADER, false},
    {{false, "text/html; charset=utf-8", "<meta charset=windows-874>"},
        "windows-874", CHARSET_GUESS, true},
};

static void
check_links(const struct page *got, const struct page *want, const char *what)
{
	check_int((int64_t)got->link_count, (int64_t)want->link_count, what);
	for (size_t i = 0; i < want->link_count; i++) {
		const struct page_link *g = &got->links[i];
		const struct page_link *w = &want->links[i];

		assert_true(str_equal(g->url.href, w->url.href));
		assert_true(str_equal(g->text, w->text));
		check_int(g->kind, w->kind, what);
		check_int(g->is_visible, w->is_visible, what);
	}
}

static void
check_forms(const struct page *got, const struct page *want, const char *what)
{
	check_int((int64_t)got->form_count, (int64_t)want->form_count, what);
	for (size_t i = 0; i < want->form_count; i++) {
		const struct page_form *g = &got->forms[i];
		const struct page_form *w = &want->forms[i];

		check_int(g->kind, w->kind, what);
		assert_true(str_equal(g->action.href, w->action.href));
		check_int(
		    (int64_t)g->field_count, (int64_t)w->field_count, what);
		for (size_t k = 0; k < w->field_count; k++) {
			assert_true(
			    str_equal(g->fields[k].type, w->fields[k].type));
			assert_true(
			    str_equal(g->fields[k].label, w->fields[k].label));
		}
	}
}

/* One page is the other, but for its encoding. */
static void
check_same(const struct page *got, const struct page *want, const char *what)
{
	unsigned told =
	    (unsigned)VIEW_CHARSET_GUESS | (unsigned)VIEW_CHARSET_LIES;

	assert_true(str_equal(got->title, want->title));
	assert_true(str_equal(got->lang, want->lang));
	assert_true(str_equal(got->text, want->text));
	assert_true(str_equal(got->match_text, want->match_text));
	check_int((int64_t)got->run_count, (int64_t)want->run_count, what);
	check_int((int64_t)got->date_count, (int64_t)want->date_count, what);
	check_int((int64_t)got->pair_count, (int64_t)want->pair_count, what);
	check_int((int64_t)got->block_count, (int64_t)want->block_count, what);
	check_int(got->words_th, want->words_th, what);
	check_int(got->view_flags & ~told, want->view_flags & ~told, what);
	check_links(got, want, what);
	check_forms(got, want, what);
}

static void
check_serving(const struct demo_page *page, const struct serving *s,
    const struct page *want)
{
	struct buf body = {0}, what = {0};
	const char *words;
	struct page *p;

	buf_printf(&what, "%s, %s as %s %s", page->path,
	    s->how.is_utf8 ? "utf-8" : "windows-874", s->how.type, s->how.meta);
	words = buf_cstr(&what);
	demo_case_serve(&body, page, &s->how);
	p = demo_case_open(buf_str(&body), &s->how);
	check_str(str_of(p->charset.name), s->name, words);
	check_int(p->charset.source, s->source, words);
	check_int(p->charset.is_lying, s->is_lying, words);
	check_int((p->view_flags & VIEW_CHARSET_GUESS) != 0,
	    s->source == CHARSET_GUESS, words);
	check_int((p->view_flags & VIEW_CHARSET_LIES) != 0, s->is_lying, words);
	check_int((int64_t)p->replaced_count, 0, words);
	check_same(p, want, words);
	page_close(p);
	buf_release(&body);
	buf_release(&what);
}

static void
check_page(const struct demo_page *page)
{
	struct buf body = {0};
	struct page *want;

	demo_case_serve(&body, page, &written);
	want = demo_case_open(buf_str(&body), &written);
	for (size_t i = 0; i < sizeof(servings) / sizeof(servings[0]); i++)
		check_serving(page, &servings[i], want);
	page_close(want);
	buf_release(&body);
}

static void
test_a_page_is_the_same_in_every_encoding(void **state)
{
	(void)state;
	demo_case_each(check_page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_page_is_the_same_in_every_encoding),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
