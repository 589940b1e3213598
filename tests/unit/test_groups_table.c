/* Hosts are put into groups; each mistake is one finding at its place. */
#include "table_case.h"

#include "crawl/groups_table.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define FULL "host,group,delay,window\n"
#define SHORT "host,group\n"

struct reading {
	struct temp_folder folder;
	struct arena arena;
	struct diag_list diags;
	struct groups groups;
	enum err_code rc;
};

static struct reading *
read_groups(const char *content)
{
	static struct reading r;
	const char *path;

	r = (struct reading){.folder = temp_folder_new(), .groups = {NULL, 77}};
	r.diags.arena = &r.arena;
	path = temp_file(&r.folder, "g", str_of(content));
	r.rc = groups_read(path, &r.diags, &r.groups, NULL);
	return &r;
}

static void
reading_free(struct reading *r)
{
	temp_folder_free(&r->folder);
	arena_release(&r->arena);
}

static void
the_longest_match_wins(void **state)
{
	static const struct {
		const char *host, *group;
	} rows[] = {
	    {"www.a.go.th", "exact"},
	    {"a.go.th", "alone"},
	    {"x.a.go.th", "domain"},
	    {"y.x.a.go.th", "domain"},
	    {"deep.b.a.go.th", "deeper"},
	    {"b.a.go.th", "deeper"},
	    {"xb.a.go.th", "domain"},
	    {"xn--12c1bik6bbd8ab6hd1b5jc6jta.com", "thai"},
	    {"aa.go.th", NULL},
	    {"go.th", NULL},
	    {"www.a.go.th.example.com", NULL},
	    {"", NULL},
	};
	struct reading *r = read_groups(
	    SHORT ".a.go.th,domain\nwww.a.go.th,exact\n.b.a.go.th,deeper\n"
	          "A.GO.TH,alone\nสำนักงานตัวอย่าง.com,other\n"
	          "xn--12c1bik6bbd8ab6hd1b5jc6jta.com,thai\n");

	(void)state;
	check_str(findings_text(&r->arena, &r->diags), "", "findings");
	check_int(r->rc, ERR_NONE, "read");
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct group_rule *found =
		    groups_find(&r->groups, str_of(rows[i].host));

		if (rows[i].group == NULL)
			assert_null(found);
		else if (found == NULL)
			fail_msg("%s has no group", rows[i].host);
		else
			check_str(found->group, rows[i].group, rows[i].host);
	}
	reading_free(r);
}

static void
delay_and_window_hold_for_the_whole_group(void **state)
{
	struct reading *r = read_groups("window,host,group,delay\n"
	                                ",a.go.th,g,\n"
	                                "22:00-05:00,b.go.th,g,\n"
	                                "22:00-05:00,c.go.th,g,5s\n"
	                                ",d.go.th,h,5000ms\n"
	                                ",e.go.th,h,5s\n");
	const struct group_rule *g, *h;

	(void)state;
	check_str(findings_text(&r->arena, &r->diags), "", "findings");
	check_int((int64_t)r->groups.count, 5, "rules");
	g = groups_find(&r->groups, str_of("a.go.th"));
	h = groups_find(&r->groups, str_of("e.go.th"));
	check_int(g->delay_ms, 5000, "delay");
	check_int(g->window.from_minute, 22 * 60, "from");
	check_int(g->window.to_minute, 5 * 60, "to");
	check_int(g->line, 2, "line");
	check_int(h->delay_ms, 5000, "delay");
	assert_true(window_is_open(&h->window, 0));
	assert_true(window_is_open(&h->window, 1439));
	reading_free(r);
}

static void
a_short_table_says_nothing_of_delays(void **state)
{
	struct reading *r = read_groups(SHORT "a.go.th,g\n");
	const struct group_rule *g;

	(void)state;
	g = groups_find(&r->groups, str_of("a.go.th"));
	assert_non_null(g);
	check_int(g->delay_ms, GROUP_DELAY_NONE, "delay");
	reading_free(r);
}

static void
an_empty_group_table_groups_nothing(void **state)
{
	struct reading *r = read_groups(SHORT);

	(void)state;
	check_int(r->rc, ERR_NONE, "read");
	check_int((int64_t)r->groups.count, 0, "rules");
	assert_null(groups_find(&r->groups, str_of("a.go.th")));
	reading_free(r);
}

static void
each_mistake_is_one_finding(void **state)
{
	static const struct {
		const char *table, *findings;
	} rows[] = {
	    {SHORT "https://a.go.th/,g\n", "g 2:1+16 T040\n"},
	    {SHORT "a.go.th:80,g\n", "g 2:1+10 T040\n"},
	    {SHORT "a.go.th/x,g\n", "g 2:1+9 T040\n"},
	    {SHORT "u@a.go.th,g\n", "g 2:1+9 T040\n"},
	    {SHORT "*.go.th,g\n", "g 2:1+7 T040\n"},
	    {SHORT ".,g\n", "g 2:1+1 T040\n"},
	    {SHORT "a b,g\n", "g 2:1+3 T040\n"},
	    {SHORT "a.go.th,g\nb.go.th,g\nA.go.th,h\n", "g 4:1+7 T041\n"},
	    {SHORT ".a.go.th,g\n.a.go.th,g\n", "g 3:1+8 T041\n"},
	    {FULL "a.go.th,g,5,\n", "g 2:11+1 T042\n"},
	    {FULL "a.go.th,g,,22-5\n", "g 2:12+4 T043\n"},
	    {FULL "a.go.th,g,,05:00-05:00\n", "g 2:12+11 T043\n"},
	    {FULL "a.go.th,g,5s,\nb.go.th,g,6s,\n", "g 3:11+2 T044\n"},
	    {FULL "a.go.th,g,,1:00-2:00\nb.go.th,g,,1:00-3:00\n",
	        "g 3:12+9 T045\n"},
	    {FULL "a.go.th,,5s,\n", "g 2:9+0 T008\n"},
	    {"host\na.go.th\n", "g 1:0+0 T005\n"},
	    {"host,grup\n", "g 1:6+4 T004\ng 1:0+0 T005\n"},
	    /* All of them in one run. */
	    {FULL "a b,g,5,9\n", "g 2:7+1 T042\ng 2:9+1 T043\ng 2:1+3 T040\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_groups(rows[i].table);

		check_str(findings_text(&r->arena, &r->diags), rows[i].findings,
		    rows[i].table);
		check_int(r->rc, ERR_SYNTAX, rows[i].table);
		check_int((int64_t)r->groups.count, 77, "untouched");
		reading_free(r);
	}
}

static void
a_missing_file_is_a_usage_error(void **state)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct groups groups;

	(void)state;
	check_int(groups_read("/nowhere/groups.csv", &diags, &groups, NULL),
	    ERR_USAGE, "missing");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_longest_match_wins),
	    cmocka_unit_test(delay_and_window_hold_for_the_whole_group),
	    cmocka_unit_test(a_short_table_says_nothing_of_delays),
	    cmocka_unit_test(an_empty_group_table_groups_nothing),
	    cmocka_unit_test(each_mistake_is_one_finding),
	    cmocka_unit_test(a_missing_file_is_a_usage_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
