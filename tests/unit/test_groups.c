/* Means over groups of agencies: nobody is lost, nothing is counted that is not
 * there, and groups stand in order with those of no key last. */
#include <math.h>

#include "score/groups.h"
#include "test.h"

static struct plan_indicator indicators[] = {
    {.key = {"alone", 5}, .kind = INDICATOR_COUNT},
    {.key = {"steps", 5}, .pillar = {"p", 1}, .kind = INDICATOR_LADDER},
};
static struct plan_pillar pillars[] = {{.key = {"p", 1}}};
static const struct plan plan = {.indicators = indicators,
    .indicator_count = 2,
    .pillars = pillars,
    .pillar_count = 1};

/* An agency's ladder; score below 0: none, upper below 0: nothing applies. */
static const struct {
	const char *key;
	const char *agency;
	double score;
	double lower;
	double upper;
	double coverage;
	int level;
} rows[] = {
    {"north", "a", 0.5, 0.5, 0.5, 1, 1},
    {"", "b", -1, 0, 1, 0, -1},
    {"east", "c", -1, -1, -1, 0, -1},
    {"north", "d", 1, 0.75, 1, 0.75, 2},
    {"north", "e", -1, 0.25, 0.75, 0.5, -1},
};

static void
check_real(double got, double want, const char *what)
{
	if (fabs(got - want) > 1e-12)
		fail_msg("%s: got %.15g, want %.15g", what, got, want);
}

static void
test_means(void **state)
{
	struct groups g;
	const struct group_figure *f;

	(void)state;
	groups_init(&g, &plan);
	check_int((int64_t)g.figure_count, 3, "figures");
	check_str(g.names[0].indicator, "", "first the pillar");
	check_str(g.names[1].indicator, "steps", "then its indicators");
	check_str(g.names[2].indicator, "alone", "then those of none");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct figure_row row = {.agency_id = str_of(rows[i].agency),
		    .pillar = str_of("p"),
		    .indicator = str_of("steps"),
		    .kind = INDICATOR_LADDER,
		    .figure = {.has_score = rows[i].score >= 0,
		        .has_bounds = rows[i].upper >= 0,
		        .score = rows[i].score,
		        .lower = rows[i].lower,
		        .upper = rows[i].upper,
		        .coverage = rows[i].coverage,
		        .level = rows[i].level}};

		groups_add(&g, str_of(rows[i].key), &row);
		row.indicator = (struct str){0};
		groups_add(&g, str_of(rows[i].key), &row);
	}
	groups_finish(&g);
	check_int((int64_t)g.count, 3, "groups");
	check_str(g.items[0]->key, "east", "first");
	check_str(g.items[1]->key, "north", "second");
	check_str(g.items[2]->key, "", "last");
	check_int(g.items[1]->agencies, 3, "agencies in the north");
	f = &g.items[1]->figures[1];
	check_int(f->applies, 3, "applies");
	check_int(f->published, 2, "published");
	check_real(f->score, 0.75, "score");
	check_real(f->lower, 0.5, "lower");
	check_real(f->upper, 0.75, "upper");
	check_real(f->coverage, 0.75, "coverage");
	check_real(f->level, 1.5, "level");
	check_real(g.items[1]->figures[0].level, -1, "a pillar has none");
	f = &g.items[0]->figures[1];
	check_int(g.items[0]->agencies, 1, "agencies in the east");
	check_int(f->applies, 0, "applies to none");
	check_real(f->score, 0, "score of none");
	check_int(g.items[2]->agencies, 1, "agencies of nowhere");
	groups_release(&g);
}

static void
test_nobody(void **state)
{
	struct groups g;

	(void)state;
	groups_init(&g, &(struct plan){0});
	groups_finish(&g);
	check_int((int64_t)g.count, 0, "groups");
	check_int((int64_t)g.figure_count, 0, "figures");
	groups_release(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_means),
	    cmocka_unit_test(test_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
