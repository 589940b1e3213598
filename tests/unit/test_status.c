/* What `samruat status` tells of a ledger, in both languages. */
#include <stdlib.h>

#include "cli/command.h"
#include "store_case.h"
#include "text/cells.h"

static const struct command *
command_named(const char *name)
{
	size_t i = 0;

	while (strcmp(command_at(i)->name, name) != 0)
		i++;
	return command_at(i);
}

static struct str
status_of(struct store_case *c, enum lang lang)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	struct invocation inv = {.command = command_named("status"),
	    .store = c->folder,
	    .lang = lang,
	    .columns = 80,
	    .out = out,
	    .clock = &c->clock,
	    .arena = &c->arena};
	struct str copy;

	assert_non_null(out);
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(inv.command->run(&inv, &c->e));
	(void)fclose(out);
	copy = arena_str(&c->arena, (struct str){text, len});
	free(text);
	return copy;
}

static void
check_says(struct str text, const char *line, bool want)
{
	if ((str_find(text, str_of(line), 0) != STR_NONE) != want)
		fail_msg("%s: %s\nin:\n%.*s", want ? "lacks" : "has", line,
		    STR_ARG(text));
}

static void
skip_url(struct store_case *c, const char *url, enum reason reason)
{
	struct frontier_url u = case_url(c, url, 1, false);

	CHECK_OK(store_url_finish(c->store, u.id, URL_SKIPPED, reason, &c->e));
}

static void
test_what_there_is_none_of_is_left_out(void **state)
{
	static const char *const absent[] = {"robots.txt that", "certificates",
	    "stood still", "another attempt"};
	struct store_case *c = case_new();
	struct str text;

	(void)state;
	case_begin(c, "");
	text = status_of(c, LANG_EN);
	check_says(text,
	    "round-1  2018-07-31T14:00Z  -  not ended: running or interrupted\n",
	    true);
	check_says(text, "1  -  not looked at yet\n", true);
	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		check_says(text, absent[i], false);
	case_free(c);
}

static void
test_crawl_delays_are_told(void **state)
{
	struct origin_robots robots = {.state = ROBOTS_PARSED,
	    .body = str_of("Crawl-delay: 900"),
	    .crawl_delay_ms = 900000,
	    .is_delay_capped = true};
	struct store_case *c = case_new();
	struct str text;

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_robots_put(c->store, c->round.id,
	    str_of("https://a.example"), &robots, &c->e));
	robots.state = ROBOTS_STALE;
	robots.is_delay_capped = false;
	CHECK_OK(store_robots_put(c->store, c->round.id,
	    str_of("https://b.example"), &robots, &c->e));
	skip_url(c, "https://a.example/1", REASON_CRAWL_DELAY);
	skip_url(c, "https://a.example/2", REASON_CRAWL_DELAY);
	skip_url(c, "https://b.example/1", REASON_CRAWL_DELAY);
	skip_url(c, "https://c.example/1", REASON_BUDGET);
	text = status_of(c, LANG_EN);
	check_says(text, "\nrobots.txt that were asked for: 2\n", true);
	check_says(text, "  1  parsed        its rules hold\n", true);
	check_says(
	    text, "  1  stale         unreadable, an earlier copy", true);
	check_says(
	    text, "  1  delay-capped  ask for more than 10 minutes", true);
	check_says(
	    text, "  2  crawl-delay   hosts with a crawl-delay so", true);
	text = status_of(c, LANG_TH);
	check_says(text, "  2  crawl-delay   เครื่องที่ขอให้เว้นนานมาก", true);
	case_free(c);
}

static void
test_pauses_are_summed(void **state)
{
	struct store_case *c = case_new();
	struct str text;
	int64_t id = 0;

	(void)state;
	case_begin(c, "");
	for (int i = 0; i < 3; i++) {
		CHECK_OK(store_pause_begin(
		    c->store, c->round.id, "control", &id, &c->e));
		c->now_us += INT64_C(3723000000);
		if (i < 2)
			CHECK_OK(store_pause_end(c->store, id, &c->e));
	}
	text = status_of(c, LANG_EN);
	check_says(text, "\ntimes it stood still: 3\n", true);
	check_says(text, "  3  control  3:06:09  no control host", true);
	check_says(text, "  it stands still now", true);
	CHECK_OK(store_pause_end(c->store, id, &c->e));
	text = status_of(c, LANG_TH);
	check_says(text, "  3  control  3:06:09  ไม่มีเครื่องควบคุมใดตอบ", true);
	check_says(text, "กำลังหยุดรออยู่", false);
	case_free(c);
}

static void
test_no_line_is_wider_than_the_terminal(void **state)
{
	struct store_case *c = case_new();
	char url[64];

	(void)state;
	case_begin(c, "");
	for (int r = REASON_NONE + 1; r < REASON_COUNT; r++) {
		(void)snprintf(
		    url, sizeof(url), "https://www.agency.example/%d", r);
		skip_url(
		    c, arena_str(&c->arena, str_of(url)).ptr, (enum reason)r);
	}
	for (int lang = LANG_EN; lang <= LANG_TH; lang++) {
		struct str text = status_of(c, (enum lang)lang), line;

		check_says(text, "samruat skipped", true);
		while (str_split(&text, '\n', &line))
			if (cells_width(line) > 80)
				fail_msg("too wide: %.*s", STR_ARG(line));
	}
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_there_is_none_of_is_left_out),
	    cmocka_unit_test(test_crawl_delays_are_told),
	    cmocka_unit_test(test_pauses_are_summed),
	    cmocka_unit_test(test_no_line_is_wider_than_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
