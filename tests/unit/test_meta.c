#include "base/limits.h"
#include "page_case.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char kind_letters[] = {
    [META_NAME] = 'n', [META_PROPERTY] = 'p', [META_HTTP_EQUIV] = 'h'};

/* "n:description=a " for each entry; "n:description " for one without. */
static const struct {
	const char *html, *want;
} lists[] = {
    {"<p>x", ""},
    {"<meta charset=utf-8>", ""},
    {"<meta name='' content=a>", ""},
    {"<meta name=Description content=' A '>", "n:description= A  "},
    {"<meta property='OG:Title' content=a>", "p:og:title=a "},
    {"<meta http-equiv=Refresh content=0>", "h:refresh=0 "},
    {"<meta name=a><meta name=b content=''>", "n:a n:b= "},
    {"<meta property=b name=a http-equiv=c content=d>", "n:a=d p:b=d h:c=d "},
    {"<meta name=b content=1><p>x</p><meta name=a content=2>", "n:b=1 n:a=2 "},
    {"<meta name='ก' content='ข'>", "n:ก=ข "},
};

static void
names_and_values_are_listed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		struct page *p = page_case_open(lists[i].html);
		struct buf got = {0};

		for (size_t k = 0; k < p->meta_count; k++) {
			const struct page_meta *m = &p->metas[k];

			(void)buf_append_char(&got, kind_letters[m->kind]);
			(void)buf_append_char(&got, ':');
			(void)buf_append_str(&got, m->key);
			if (m->has_value)
				(void)buf_append_char(&got, '=');
			(void)buf_append_str(&got, m->value);
			(void)buf_append_char(&got, ' ');
			check_str(p->elements[m->element].name, "meta",
			    lists[i].html);
		}
		check_str(buf_str(&got), lists[i].want, lists[i].html);
		buf_release(&got);
		page_close(p);
	}
}

static void
a_page_has_so_many_metas(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	for (int i = 0; i < LIMIT_METAS + 1; i++)
		(void)buf_append_cstr(&html, "<meta name=a>");
	p = page_case_open(buf_cstr(&html));
	check_int((int64_t)p->meta_count, LIMIT_METAS, "metas");
	page_case_check_flags(p, "truncated", "flags");
	page_close(p);
	buf_release(&html);
}

/* Of several elements one counts, told by its id; "" for none. */
static const struct {
	const char *html, *viewport, *refresh;
} winners[] = {
    {"<p>x", "", ""},
    {"<meta name=viewport content='width=1' id=a>", "a", ""},
    {"<meta name=viewport content='width=1' id=a>"
     "<meta name=VIEWPORT content='' id=b>",
        "b", ""},
    {"<meta name=viewport content='width=1' id=a><meta name=viewport id=b>",
        "a", ""},
    {"<meta name=viewport content='width=1' id=a>"
     "<noscript><meta name=viewport content='width=2' id=b></noscript>",
        "a", ""},
    {"<meta property=viewport content='width=1' id=a>", "", ""},
    {"<meta http-equiv=refresh content=300 id=a>"
     "<meta http-equiv=refresh content='0;url=/x' id=b>",
        "", "a"},
    {"<meta http-equiv=refresh content='x' id=a>"
     "<meta http-equiv=refresh content='0;url=javascript:x' id=b>"
     "<meta http-equiv=refresh content='0;url=http://[' id=c>"
     "<meta http-equiv=REFRESH content='0;url=/x' id=d>",
        "", "d"},
    {"<meta name=refresh content=0 id=a>", "", ""},
    {"<noscript><meta http-equiv=refresh content=0 id=a></noscript>", "", ""},
};

static void
check_id(
    const struct page *p, uint32_t element, const char *want, const char *html)
{
	struct str got = {0};

	if (element != PAGE_NONE)
		got = page_attr(p, element, "id", NULL);
	check_str(got, want, html);
}

static void
one_of_several_counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(winners); i++) {
		struct page *p = page_case_open(winners[i].html);

		check_id(p, p->viewport_element, winners[i].viewport,
		    winners[i].html);
		check_id(
		    p, p->refresh.element, winners[i].refresh, winners[i].html);
		check_int(p->refresh.is_there, winners[i].refresh[0] != '\0',
		    winners[i].html);
		page_close(p);
	}
}

static void
a_later_viewport_replaces_all(void **state)
{
	struct page *p = page_case_open(
	    "<meta name=viewport content='width=1,user-scalable=no'>"
	    "<meta name=viewport content='width=2'>");

	(void)state;
	check_str(p->viewport.settings[VIEWPORT_WIDTH].text, "2", "width");
	check_int(p->viewport.settings[VIEWPORT_USER_SCALABLE].value,
	    VIEWPORT_ABSENT, "user-scalable");
	page_close(p);
}

static const struct {
	const char *html, *url;
	int64_t delay_s;
} targets[] = {
    {"<meta http-equiv=refresh content=60>", PAGE_CASE_URL, 60},
    {"<meta http-equiv=refresh content='5;url=c?d#e'>",
        "https://www.example.go.th/a/c?d#e", 5},
    {"<base href='/z/'><meta http-equiv=refresh content='0;url=c'>",
        "https://www.example.go.th/z/c", 0},
    {"<base href='/z/'><meta http-equiv=refresh content='0;url='>",
        "https://www.example.go.th/z/", 0},
    {"<meta http-equiv=refresh content='0;url=data:,x'>", "data:,x", 0},
};

static void
a_refresh_leads_somewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(targets); i++) {
		struct page *p = page_case_open(targets[i].html);

		check_str(p->refresh.url.href, targets[i].url, targets[i].html);
		check_int(
		    p->refresh.delay_s, targets[i].delay_s, targets[i].html);
		page_close(p);
	}
}

static void
what_is_no_page_has_none(void **state)
{
	struct page_input input = {.url = str_of(PAGE_CASE_URL),
	    .content_type = str_of("application/pdf"),
	    .payload = str_of("%PDF-1.4")};
	struct page *p = page_open(&input);

	(void)state;
	check_int(p->viewport_element, PAGE_NONE, "viewport");
	check_int(p->refresh.element, PAGE_NONE, "refresh");
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_and_values_are_listed),
	    cmocka_unit_test(a_page_has_so_many_metas),
	    cmocka_unit_test(one_of_several_counts),
	    cmocka_unit_test(a_later_viewport_replaces_all),
	    cmocka_unit_test(a_refresh_leads_somewhere),
	    cmocka_unit_test(what_is_no_page_has_none),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
