/* What an interrupted crawl asks about the parts of a page: how far their
 * redirects led, and how many style sheets were asked for. */
#include "store_case.h"

static const char *const page = "https://www.agency.example/";
static const char *const moved =
    "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n";

static void
add_hop(struct store_case *c, const char *url, const char *to)
{
	struct frontier_url u = {.agency_row = c->agency_row};
	struct capture *got = case_capture(c, url, moved, (struct str){0}, "");

	got->status = 301;
	got->redirect_to = str_of(to);
	(void)case_put(c, &u, got);
}

static void
check_redirect(struct store_case *c, const char *url, const char *want)
{
	struct str got = str_of("?");

	CHECK_OK(store_redirect_of(
	    c->store, c->agency_row, str_of(url), &c->arena, &got, &c->e));
	check_str(got, want, url);
}

static void
test_the_newest_answer_tells_where_it_leads(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	struct capture *got;

	(void)state;
	case_begin(c, "");
	u.agency_row = c->agency_row;
	check_redirect(c, "https://a.example/never", "");
	add_hop(c, "https://a.example/1", "https://a.example/old");
	add_hop(c, "https://a.example/1", "https://a.example/2#top");
	check_redirect(c, "https://a.example/1", "https://a.example/2#top");
	(void)case_add(c, &u, "https://a.example/1");
	check_redirect(c, "https://a.example/1", "");

	/* What a phone is told is another matter. */
	got =
	    case_capture(c, "https://a.example/p", moved, (struct str){0}, "");
	got->redirect_to = str_of("https://m.a.example/");
	got->client = CLIENT_PHONE;
	(void)case_put(c, &u, got);
	check_redirect(c, "https://a.example/p", "");
	case_free(c);
}

static void
check_sheets(struct store_case *c, int64_t want, const char *what)
{
	int64_t got = -1;

	CHECK_OK(store_sheets_asked(c->store, c->agency_row, &got, &c->e));
	check_int(got, want, what);
}

static void
test_sheets_are_what_a_page_named_and_no_page(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u, part = {.via_url = str_of(page)};
	struct frontier_url bare = {0};
	struct agency other = {.id = str_of("a-02")};

	(void)state;
	case_begin(c, "");
	bare.agency_row = part.agency_row = c->agency_row;
	check_sheets(c, 0, "nothing was asked");
	u = case_url(c, page, 0, true);
	(void)case_add(c, &u, page);
	(void)case_add(c, &bare, "https://www.agency.example/robots.txt");
	check_sheets(c, 0, "a page and a robots.txt");
	(void)case_add(c, &part, "https://www.agency.example/a.css");
	(void)case_add(c, &part, "https://www.agency.example/a.css");
	(void)case_add(c, &part, "https://www.agency.example/b.css");
	check_sheets(c, 2, "each address once");

	/* A frame has a row of its own. */
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	u = case_url(c, "https://www.agency.example/f", 0, false);
	u.via_url = str_of(page);
	(void)case_add(c, &u, "https://www.agency.example/f");
	check_sheets(c, 2, "a frame");
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &other, &c->agency_row, &c->e));
	check_sheets(c, 0, "another agency");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_newest_answer_tells_where_it_leads),
	    cmocka_unit_test(test_sheets_are_what_a_page_named_and_no_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
