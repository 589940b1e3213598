/* The charts of the report, as markup. */
#include "publish/report/chart.h"

#include <math.h>

#include "report_case.h"

struct bench {
	struct report_case *r;
	struct page p;
};

static void
begin(struct bench *b)
{
	const struct page_head head = {.path = str_of("index.html"),
	    .section = SECTION_OVERVIEW,
	    .title = str_of("x")};

	*b = (struct bench){.r = report_case_new()};
	page_begin(&b->p, report_case_book(b->r), LANG_EN, &head);
	b->p.h.out.len = 0;
}

static void
bench_free(struct bench *b)
{
	buf_release(&b->p.h.out);
	arena_release(&b->p.scratch);
	report_case_free(b->r);
}

static int
count_of(struct page *p, const char *what)
{
	int count = 0;
	struct str in = buf_str(&p->h.out), sought = str_of(what);

	for (size_t at = str_find(in, sought, 0); at != STR_NONE;
	     at = str_find(in, sought, at + 1))
		count++;
	return count;
}

static void
has(struct page *p, const char *what, int want)
{
	int got = count_of(p, what);

	if (got != want)
		fail_msg("%d times \"%s\" instead of %d in %.*s", got, what,
		    want, STR_ARG(buf_str(&p->h.out)));
}

/* Markup that no chart may have. */
static void
is_sound(struct page *p)
{
	static const char *const bad[] = {"\"nan", "\"inf", "Mnan", "Vnan",
	    " nan", "=\"-", " style=", "<style", "<script"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		has(p, bad[i], 0);
	check_int(count_of(p, "<svg"), count_of(p, "</svg>"), "svg");
}

static void
a_score_stands_between_its_bounds(void **state)
{
	static const struct {
		struct chart_interval at;
		const char *band;
		int marks;
	} cases[] = {
	    {{0.5, 0.25, 0.75, true, true}, "x=\"30.0\" y=\"3\" width=\"60.0\"",
	        1},
	    {{0, 0, 1, false, true}, "x=\"0.0\" y=\"3\" width=\"120.0\"", 0},
	    {{0, 0, 0, false, false}, NULL, 0},
	    /* What cannot be is drawn inside. */
	    {{7, -1, 9, true, true}, "x=\"0.0\" y=\"3\" width=\"120.0\"", 1},
	    {{1, 1, 0, true, true}, "x=\"120.0\" y=\"3\" width=\"0.0\"", 1},
	    {{NAN, NAN, NAN, true, true}, "x=\"0.0\" y=\"3\" width=\"0.0\"", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bench b;

		begin(&b);
		chart_bounds(&b.p, &cases[i].at);
		is_sound(&b.p);
		has(&b.p, "class=\"track\"", 1);
		has(&b.p, "class=\"mark\"", cases[i].marks);
		has(&b.p, "class=\"band\"", cases[i].band != NULL ? 1 : 0);
		if (cases[i].band != NULL)
			has(&b.p, cases[i].band, 1);
		bench_free(&b);
	}
}

static void
outcomes_share_a_bar(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	chart_outcomes(&b.p, 30, 0, 60, 30);
	is_sound(&b.p);
	has(&b.p, "class=\"passed\" x=\"0.0\" y=\"2\" width=\"30.0\"", 1);
	has(&b.p, "class=\"failed\"", 0);
	has(&b.p, "class=\"undecided\" x=\"30.0\" y=\"2\" width=\"60.0\"", 1);
	has(&b.p, "class=\"hatch\"", 1);
	has(&b.p, "class=\"inapplicable\" x=\"90.0\" y=\"2\" width=\"30.0\"",
	    1);
	b.p.h.out.len = 0;
	chart_outcomes(&b.p, 0, 0, 0, 0);
	is_sound(&b.p);
	has(&b.p, "<rect", 0);
	bench_free(&b);
}

static void
a_distribution_tells_all_its_numbers(void **state)
{
	static const int64_t counts[CHART_STEPS] = {
	    0, 1, 2, 3, 4, 5, 6, 7, 8, 1200};
	static const int64_t none[CHART_STEPS] = {0};
	struct bench b;

	(void)state;
	begin(&b);
	chart_distribution(&b.p, counts, 31, 17, true);
	is_sound(&b.p);
	has(&b.p, "class=\"column\"", CHART_STEPS);
	has(&b.p, "class=\"undecided\"", 1);
	has(&b.p, "class=\"inapplicable\"", 1);
	has(&b.p, "<data value=\"1200\">1,200</data>", 1);
	has(&b.p, "<data value=\"31\">31</data>", 1);
	has(&b.p, "<data value=\"17\">17</data>", 1);
	has(&b.p, "<data ", CHART_STEPS + 2);
	has(&b.p, ">0–10\xc2\xa0%<", 1);
	has(&b.p, ">90–100\xc2\xa0%<", 1);
	b.p.h.out.len = 0;
	chart_distribution(&b.p, none, 0, 0, false);
	is_sound(&b.p);
	bench_free(&b);
}

static void
levels_are_rows(void **state)
{
	static const int64_t counts[CHART_LEVELS] = {12, 1000, 0, 70, 1};
	static const int64_t none[CHART_LEVELS] = {0};
	struct bench b;

	(void)state;
	begin(&b);
	chart_levels(&b.p, counts, 234, true);
	is_sound(&b.p);
	has(&b.p, "<tr><th scope=\"row\">", CHART_LEVELS + 1);
	has(&b.p, "<data value=\"1000\">1,000</data>", 1);
	has(&b.p, "<data value=\"234\">234</data>", 1);
	has(&b.p, "class=\"undecided\"", 1);
	/* One of a thousand is still seen. */
	has(&b.p, "class=\"column\" x=\"0\" y=\"1\" width=\"1.0\"", 1);
	b.p.h.out.len = 0;
	chart_levels(&b.p, none, 0, true);
	is_sound(&b.p);
	has(&b.p, "<rect", 0);
	bench_free(&b);
}

static void
a_line_joins_only_what_is_alike(void **state)
{
	const struct chart_point points[] = {
	    {str_of("2559 </text><script>"), {0.2, 0.1, 0.3, true, true},
	        false},
	    {str_of("2560"), {0.4, 0.3, 0.6, true, true}, true},
	    {str_of("2561"), {0, 0.1, 0.9, false, true}, true},
	    {str_of("2562"), {0.5, 0.4, 0.6, true, true}, true},
	    {str_of("2563"), {0.755, 0.6, 0.8, true, true}, true},
	};
	struct bench b;

	(void)state;
	begin(&b);
	chart_history(&b.p, points, sizeof(points) / sizeof(points[0]));
	is_sound(&b.p);
	has(&b.p, "class=\"line\"", 1);
	has(&b.p, "class=\"span\"", 5);
	has(&b.p, "class=\"dot\"", 3);
	has(&b.p, "class=\"other\"", 1);
	has(&b.p, ">75.5</text>", 1);
	has(&b.p, "2559 &lt;/text&gt;&lt;script&gt;", 1);
	b.p.h.out.len = 0;
	chart_history(&b.p, points, 1);
	is_sound(&b.p);
	b.p.h.out.len = 0;
	chart_history(&b.p, NULL, 0);
	is_sound(&b.p);
	bench_free(&b);
}

/* Many rounds have few labels, the last among them. */
static void
labels_leave_room(void **state)
{
	enum { ROUNDS = 23 };
	struct chart_point points[ROUNDS];
	struct bench b;

	(void)state;
	begin(&b);
	for (size_t i = 0; i < ROUNDS; i++)
		points[i] = (struct chart_point){
		    .label = str_of(i + 1 == ROUNDS ? "last" : "round")};
	chart_history(&b.p, points, ROUNDS);
	is_sound(&b.p);
	has(&b.p, ">last</text>", 1);
	has(&b.p, ">round</text>", 4);
	bench_free(&b);
}

static void
each_province_is_a_tile(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	chart_map(&b.p, b.p.book->overall, true);
	is_sound(&b.p);
	has(&b.p, "<li class=\"x", 77);
	/* Only one province has agencies. */
	has(&b.p,
	    "<a href=\"provinces/55.html\"><abbr title=\"Nan\">NAN</abbr>", 1);
	has(&b.p, "<a ", 1);
	has(&b.p, "no score is published", 76);
	has(&b.p, "<data ", 1);
	/* The lowest is in the first step of a scale, and the highest in it. */
	has(&b.p, "x3 y1 step-1\"", 1);
	has(&b.p, " step-0\"", 77);
	b.p.h.out.len = 0;
	chart_map(&b.p, b.p.book->overall, false);
	has(&b.p, "<a ", 0);
	has(&b.p, "<li class=\"x", 77);
	bench_free(&b);
}

static void
steps_are_fifths(void **state)
{
	static const struct {
		double value;
		bool is_there;
		int want;
	} cases[] = {{0, true, 1}, {0.199, true, 1}, {0.2, true, 2},
	    {0.5, true, 3}, {0.799, true, 4}, {0.8, true, 5}, {1, true, 5},
	    {2, true, 5}, {-1, true, 1}, {NAN, true, 1}, {0.5, false, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int(chart_step(cases[i].value, cases[i].is_there),
		    cases[i].want, "step");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_score_stands_between_its_bounds),
	    cmocka_unit_test(outcomes_share_a_bar),
	    cmocka_unit_test(a_distribution_tells_all_its_numbers),
	    cmocka_unit_test(levels_are_rows),
	    cmocka_unit_test(a_line_joins_only_what_is_alike),
	    cmocka_unit_test(labels_leave_room),
	    cmocka_unit_test(each_province_is_a_tile),
	    cmocka_unit_test(steps_are_fifths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
