/* The frontier: what is asked for next, what a known URL learns from another
 * link, and the plan that a round leaves to the next. */
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

static void
add_ready(struct store_case *c, const char *url, int depth, bool want_new)
{
	struct frontier_url u = {.agency_row = c->agency_row,
	    .url = str_of(url),
	    .depth = depth,
	    .priority = depth,
	    .site = 1,
	    .via_url = str_of(home),
	    .click_path = str_of("หน้าแรก › บริการ")};
	bool is_ready = !want_new;

	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	check_int(is_ready, want_new, url);
}

static void
test_frontier_gives_the_sooner_first(void **state)
{
	static const char *const want[] = {"https://b.example/1",
	    "https://b.example/0", "https://a.example/2"};
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	bool is_there = true;
	int64_t asked = -1;

	(void)state;
	case_begin(c, "");
	add_ready(c, "https://a.example/2", 2, true);
	add_ready(c, "https://b.example/1", 1, true);
	add_ready(c, "https://b.example/0", 1, true);
	add_ready(c, "https://b.example/1", 0, false);
	for (size_t i = 0; i < 3; i++) {
		CHECK_OK(store_url_next(
		    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
		assert_true(is_there);
		check_str(u.url, want[i], "next");
		check_str(u.click_path, "หน้าแรก › บริการ", "click path");
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_REDIRECTED, REASON_NONE, &c->e));
	}
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	assert_false(is_there);
	CHECK_OK(store_pages_asked(c->store, c->agency_row, &asked, &c->e));
	check_int(asked, 0, "asked");
	(void)case_add(c, &u, u.url.ptr);
	CHECK_OK(store_pages_asked(c->store, c->agency_row, &asked, &c->e));
	check_int(asked, 1, "asked");
	case_free(c);
}

static void
test_budget_spares_what_was_asked_for(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct frontier_url left = {0};
	bool is_there = false;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	(void)case_add(c, &u, home);
	add_ready(c, "https://www.agency.example/new", 1, true);
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &left, &is_there, &c->e));
	assert_true(is_there);
	check_str(left.url, home, "still to be read");
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &left, &is_there, &c->e));
	assert_false(is_there);
	case_free(c);
}

static void
test_way_of_redirects_is_known(void **state)
{
	static const char *const way[] = {"https://a.example/1",
	    "https://a.example/2", "https://a.example/3"};
	static const struct {
		const char *url;
		bool want;
	} rows[] = {
	    {"https://a.example/1", true},
	    {"https://a.example/2", true},
	    {"https://a.example/3", false}, /* itself: nothing led through it */
	    {"https://www.agency.example/", false}, /* its link began the way */
	    {"https://a.example/4", false},
	};
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	bool is_ready = false, is_there = false;

	(void)state;
	case_begin(c, "");
	add_ready(c, "https://a.example/4", 9, true);
	for (int i = 0; i < 3; i++) {
		struct frontier_url next = {.agency_row = c->agency_row,
		    .url = str_of(way[i]),
		    .hops = i,
		    .via_url = str_of(i == 0 ? home : way[i - 1])};

		CHECK_OK(store_url_add(
		    c->store, &next, URL_READY, REASON_NONE, &is_ready, &c->e));
		CHECK_OK(store_url_next(
		    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
		check_str(u.url, way[i], "next");
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_REDIRECTED, REASON_NONE, &c->e));
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool got = !rows[i].want;

		CHECK_OK(store_url_came_through(
		    c->store, u.id, str_of(rows[i].url), &got, &c->e));
		check_int(got, rows[i].want, rows[i].url);
	}
	case_free(c);
}

/* What comes first: new URLs by priority and discovery, then what waits. */
static void
test_priority_decides_and_what_waits_comes_last(void **state)
{
	static const struct {
		const char *url;
		int64_t priority;
	} urls[] = {
	    {"https://a.example/late", 90},
	    {"https://a.example/waits", 0},
	    {"https://a.example/first", 5},
	    {"https://a.example/second", 5},
	    {"https://a.example/ours", 1},
	};
	static const char *const want[] = {"https://a.example/first",
	    "https://a.example/second", "https://a.example/late",
	    "https://a.example/ours", "https://a.example/waits"};
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	bool is_ready = false, is_there = false;
	int64_t ready = 0;

	(void)state;
	case_begin(c, "");
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		u = (struct frontier_url){.agency_row = c->agency_row,
		    .url = str_of(urls[i].url),
		    .priority = urls[i].priority,
		    .pattern = 7};
		CHECK_OK(store_url_add(
		    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	}
	CHECK_OK(store_url_retry(c->store, 2, 1, 2000, &c->e));
	CHECK_OK(store_url_retry(c->store, 5, 0, 1000, &c->e));
	CHECK_OK(store_ready_count(c->store, c->agency_row, &ready, &c->e));
	check_int(ready, 5, "ready");
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		CHECK_OK(store_url_next(
		    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
		check_str(u.url, want[i], "next");
		check_int(u.pattern, 7, "pattern");
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	}
	check_int(u.attempts, 1, "attempts of what waited");
	CHECK_OK(store_ready_count(c->store, c->agency_row, &ready, &c->e));
	check_int(ready, 0, "ready");
	case_free(c);
}

static void
test_budget_spares_what_waits(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	int64_t ready = 0;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	CHECK_OK(store_url_retry(c->store, u.id, 0, 1, &c->e));
	add_ready(c, "https://www.agency.example/new", 1, true);
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(store_ready_count(c->store, c->agency_row, &ready, &c->e));
	check_int(ready, 1, "ready");
	case_free(c);
}

/* A URL that is known, another link to it, and what it is then. */
static const struct {
	const char *what;
	struct frontier_url known;
	enum url_state known_state;
	enum reason known_reason;
	struct frontier_url again;
	enum url_state again_state;
	enum reason again_reason;
	bool is_asked; /* between the two */
	bool want_ready;
	const char *want_via;
	int want_depth;
	int64_t want_priority;
	bool want_hint;
} known_rows[] = {
    {"the second link to a page changes nothing",
        {.via_url = {"a", 1}, .depth = 1, .priority = 5}, URL_READY,
        REASON_NONE, {.via_url = {"b", 1}, .depth = 2, .priority = 9},
        URL_READY, REASON_NONE, false, true, "a", 1, 5, false},
    {"the lower priority holds",
        {.via_url = {"a", 1}, .depth = 2, .priority = 9}, URL_READY,
        REASON_NONE, {.via_url = {"b", 1}, .depth = 1, .priority = 5},
        URL_READY, REASON_NONE, false, true, "a", 2, 5, false},
    {"but not once it was asked for",
        {.via_url = {"a", 1}, .depth = 2, .priority = 9}, URL_READY,
        REASON_NONE, {.via_url = {"b", 1}, .depth = 1, .priority = 5},
        URL_READY, REASON_NONE, true, true, "a", 2, 9, false},
    {"too deep, and then near",
        {.via_url = {"a", 1}, .depth = 4, .priority = 9}, URL_SKIPPED,
        REASON_DEPTH, {.via_url = {"b", 1}, .depth = 3, .priority = 7},
        URL_READY, REASON_NONE, false, true, "b", 3, 7, false},
    {"the lower priority holds while it is too deep",
        {.via_url = {"a", 1}, .depth = 5, .priority = 9}, URL_SKIPPED,
        REASON_DEPTH, {.via_url = {"b", 1}, .depth = 4, .priority = 7},
        URL_SKIPPED, REASON_DEPTH, false, false, "a", 5, 7, false},
    {"one too many of its pattern stays so",
        {.via_url = {"a", 1}, .depth = 3, .priority = 9}, URL_SKIPPED,
        REASON_PATTERN, {.via_url = {"b", 1}, .depth = 1, .priority = 2},
        URL_READY, REASON_NONE, false, false, "a", 3, 9, false},
    {"what is skipped for another reason stays",
        {.via_url = {"a", 1}, .depth = 1}, URL_SKIPPED, REASON_ROBOTS,
        {.via_url = {"b", 1}, .depth = 1}, URL_READY, REASON_NONE, false, false,
        "a", 1, 0, false},
    {"a link that is too deep does not stop what is ready",
        {.via_url = {"a", 1}, .depth = 3}, URL_READY, REASON_NONE,
        {.via_url = {"b", 1}, .depth = 4}, URL_SKIPPED, REASON_DEPTH, false,
        true, "a", 3, 0, false},
    {"a link leads to a hint", {.depth = 9, .priority = 3, .is_hint = true},
        URL_READY, REASON_NONE,
        {.via_url = {"b", 1}, .depth = 2, .priority = 8}, URL_READY,
        REASON_NONE, false, true, "b", 2, 3, false},
    {"also to one that was asked for",
        {.depth = 9, .priority = 3, .is_hint = true}, URL_READY, REASON_NONE,
        {.via_url = {"b", 1}, .depth = 2, .priority = 1}, URL_READY,
        REASON_NONE, true, true, "b", 2, 3, false},
    {"a redirect leads to a hint", {.depth = 9, .is_hint = true}, URL_READY,
        REASON_NONE, {.via_url = {"b", 1}, .depth = 2, .hops = 1}, URL_READY,
        REASON_NONE, false, true, "b", 2, 0, false},
    {"a redirect back to what was asked for is no way to it",
        {.depth = 9, .is_hint = true}, URL_READY, REASON_NONE,
        {.via_url = {"b", 1}, .depth = 2, .hops = 1}, URL_READY, REASON_NONE,
        true, true, "", 9, 0, true},
    {"nor is a page's link to itself", {.depth = 9, .is_hint = true}, URL_READY,
        REASON_NONE, {.via_url = {"https://a.example/x", 19}, .depth = 10},
        URL_READY, REASON_NONE, true, true, "", 9, 0, true},
    {"nor another hint", {.depth = 9, .is_hint = true}, URL_READY, REASON_NONE,
        {.via_url = {"b", 1}, .depth = 2, .is_hint = true}, URL_READY,
        REASON_NONE, false, true, "", 9, 0, true},
};

static void
test_known_urls_learn_from_links(void **state)
{
	static const char *const url = "https://a.example/x";
	(void)state;
	for (size_t i = 0; i < sizeof(known_rows) / sizeof(known_rows[0]);
	     i++) {
		struct store_case *c = case_new();
		struct frontier_url known = known_rows[i].known,
		                    again = known_rows[i].again, got = {0};
		bool is_ready = false, is_there = false;

		case_begin(c, "");
		known.agency_row = again.agency_row = c->agency_row;
		known.url = again.url = str_of(url);
		CHECK_OK(
		    store_url_add(c->store, &known, known_rows[i].known_state,
		        known_rows[i].known_reason, &is_ready, &c->e));
		check_int(is_ready, known_rows[i].known_state == URL_READY,
		    known_rows[i].what);
		got.id = 1;
		got.agency_row = c->agency_row;
		if (known_rows[i].is_asked)
			(void)case_add(c, &got, url);
		CHECK_OK(
		    store_url_add(c->store, &again, known_rows[i].again_state,
		        known_rows[i].again_reason, &is_ready, &c->e));
		check_int(is_ready, false, known_rows[i].what);
		if (!known_rows[i].want_ready)
			CHECK_OK(store_url_retry(c->store, 1, 0, 1, &c->e));
		else
			check_int(
			    case_rows(c, "skipped"), 0, known_rows[i].what);
		CHECK_OK(store_url_next(c->store, c->agency_row, &c->arena,
		    &got, &is_there, &c->e));
		check_int(is_there, true, known_rows[i].what);
		check_str(
		    got.via_url, known_rows[i].want_via, known_rows[i].what);
		check_int(
		    got.depth, known_rows[i].want_depth, known_rows[i].what);
		check_int(got.priority, known_rows[i].want_priority,
		    known_rows[i].what);
		check_int(
		    got.is_hint, known_rows[i].want_hint, known_rows[i].what);
		case_free(c);
	}
}

static void
test_a_known_page_may_become_a_home(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u = {.url = str_of(home), .is_home = true};
	bool is_ready = true, is_there = false;

	(void)state;
	case_begin(c, "");
	add_ready(c, home, 1, true);
	u.agency_row = c->agency_row;
	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	assert_false(is_ready);
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	assert_true(u.is_home);
	case_free(c);
}

static void
test_patterns_are_counted_up_to_a_number(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	int64_t n = -1;
	bool is_ready;

	(void)state;
	case_begin(c, "");
	for (int i = 0; i < 9; i++) {
		u = (struct frontier_url){.agency_row = c->agency_row,
		    .url = arena_printf(&c->arena, "https://a.example/%d", i),
		    .pattern = i % 2 == 0 ? INT64_C(0x7fffffffffffff) : 0};
		CHECK_OK(store_url_add(
		    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	}
	CHECK_OK(store_pattern_count(
	    c->store, c->agency_row, u.pattern, 100, &n, &c->e));
	check_int(n, 5, "all");
	CHECK_OK(store_pattern_count(
	    c->store, c->agency_row, u.pattern, 3, &n, &c->e));
	check_int(n, 3, "no further");
	CHECK_OK(
	    store_url_finish(c->store, 1, URL_SKIPPED, REASON_BUDGET, &c->e));
	CHECK_OK(store_pattern_count(
	    c->store, c->agency_row, u.pattern, 100, &n, &c->e));
	check_int(n, 4, "without the skipped one");
	CHECK_OK(
	    store_pattern_count(c->store, c->agency_row, 8, 100, &n, &c->e));
	check_int(n, 0, "another pattern");
	u.url = str_of("https://a.example/one-more");
	u.pattern = INT64_C(0x7fffffffffffff);
	u.pattern_max = 4;
	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	assert_false(is_ready);
	u.url = str_of("https://a.example/and-one-more");
	u.pattern_max = 5;
	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_ready, &c->e));
	assert_true(is_ready);
	case_free(c);
}

static struct frontier_url
ask(struct store_case *c, const char *url, int depth)
{
	struct frontier_url u = case_url(c, url, depth, depth == 0);

	(void)case_add(c, &u, url);
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	return u;
}

static void
test_a_plan_is_what_was_asked_for_in_its_order(void **state)
{
	static const char *const want[] = {"https://www.agency.example/",
	    "https://www.agency.example/z", "https://www.agency.example/b"};
	struct store_case *c = case_new();
	struct report r = {0};
	struct frontier_url *plan = NULL, u;
	size_t count = 9;
	bool is_complete;

	(void)state;
	case_begin(c, "");
	(void)ask(c, want[0], 0);
	u = ask(c, want[1], 1);
	CHECK_OK(store_plan_freeze(c->store, c->agency_row, &c->e));
	CHECK_OK(store_plan_read(
	    c->store, c->agency_row, &c->arena, &plan, &count, &c->e));
	check_int((int64_t)count, 0, "no page was read");
	CHECK_OK(store_report_add(c->store, 1, &r, &c->e));
	(void)ask(c, want[2], 2);
	/* Asked for once more; its place is that of the first time. */
	(void)case_add(c, &u, want[1]);
	add_ready(c, "https://www.agency.example/never-asked", 1, true);
	CHECK_OK(store_plan_freeze(c->store, c->agency_row, &c->e));
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));

	assert_false(c->round.has_earlier);
	case_begin(c, "");
	assert_true(c->round.has_earlier);
	(void)ask(c, "https://www.agency.example/later", 0);
	CHECK_OK(store_report_add(c->store, 5, &r, &c->e));
	CHECK_OK(store_plan_freeze(c->store, c->agency_row, &c->e));
	CHECK_OK(store_plan_read(
	    c->store, c->agency_row, &c->arena, &plan, &count, &c->e));
	check_int((int64_t)count, 3, "the plan stays");
	for (size_t i = 0; i < count; i++) {
		check_str(plan[i].url, want[i], "url");
		check_int(plan[i].depth, (int64_t)i, "depth");
		check_int(plan[i].is_home, i == 0, "home");
	}
	case_free(c);
}

static void
test_only_a_hint_is_unlinked(void **state)
{
	static const struct {
		const char *round;
		const char *agency;
		const char *url;
		bool want;
	} cases[] = {
	    {"first", "a-01", "https://a.example/map", true},
	    {"first", "a-01", "https://a.example/link", false},
	    {"first", "a-01", "https://a.example/none", false},
	    {"first", "a-02", "https://a.example/map", false},
	    {"second", "a-01", "https://a.example/map", false},
	};
	struct store_case *c = case_new();
	struct frontier_url hint = {.url = str_of("https://a.example/map"),
	    .depth = 1,
	    .is_hint = true};
	bool is;

	(void)state;
	case_begin(c, "first");
	hint.agency_row = c->agency_row;
	CHECK_OK(
	    store_url_add(c->store, &hint, URL_READY, REASON_NONE, &is, &c->e));
	add_ready(c, "https://a.example/link", 1, true);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		is = !cases[i].want;
		CHECK_OK(store_url_is_unlinked(c->store, str_of(cases[i].round),
		    str_of(cases[i].agency), str_of(cases[i].url), &is, &c->e));
		check_int(is, cases[i].want, cases[i].url);
	}
	add_ready(c, "https://a.example/map", 1, false);
	CHECK_OK(store_url_is_unlinked(
	    c->store, str_of("first"), c->agency.id, hint.url, &is, &c->e));
	check_int(is, false, "a link led there");
	case_free(c);
}

static void
test_progress_tells_what_waits_for_another_attempt(void **state)
{
	struct store_case *c = case_new();
	struct round_progress p;
	struct frontier_url u = {0};

	(void)state;
	case_begin(c, "first");
	CHECK_OK(store_progress_read(c->store, str_of("first"), &p, &c->e));
	check_int(p.urls[URL_READY], 0, "ready");
	check_int(p.again_count, 0, "again");
	for (int64_t i = 3; i > 0; i--) {
		u = case_url(c,
		    arena_printf(
		        &c->arena, "https://a.example/%lld", (long long)i)
		        .ptr,
		    0, false);
		CHECK_OK(store_url_retry(c->store, u.id, 1, 1000 * i, &c->e));
	}
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_FAILED, REASON_HTTP_5XX, &c->e));
	(void)case_url(c, "https://a.example/new", 0, false);
	CHECK_OK(store_progress_read(c->store, str_of("first"), &p, &c->e));
	check_int(p.urls[URL_READY], 3, "ready");
	check_int(p.again_count, 2, "again");
	check_int(p.again_due_us, 2000, "due");
	check_int(p.urls[URL_FAILED], 1, "failed");
	CHECK_OK(store_progress_read(c->store, str_of("other"), &p, &c->e));
	check_int(p.urls[URL_READY] + p.again_count + p.again_due_us, 0,
	    "a round that is not there");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_frontier_gives_the_sooner_first),
	    cmocka_unit_test(test_priority_decides_and_what_waits_comes_last),
	    cmocka_unit_test(test_budget_spares_what_was_asked_for),
	    cmocka_unit_test(test_budget_spares_what_waits),
	    cmocka_unit_test(test_known_urls_learn_from_links),
	    cmocka_unit_test(test_a_known_page_may_become_a_home),
	    cmocka_unit_test(test_patterns_are_counted_up_to_a_number),
	    cmocka_unit_test(test_way_of_redirects_is_known),
	    cmocka_unit_test(test_a_plan_is_what_was_asked_for_in_its_order),
	    cmocka_unit_test(test_only_a_hint_is_unlinked),
	    cmocka_unit_test(
	        test_progress_tells_what_waits_for_another_attempt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
