/* What is well-formed in the tables and probably not meant so. */
#include "table_case.h"

#include "crawl/targets_check.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

#define TARGETS "agency_id,level,name_th,province_code\n"
#define TWO "a,department,ก,\nb,department,ข,\n"
#define SEEDS "agency_id,url,role\n"
#define WIDE "agency_id,url,role,scope\n"
#define LISTED "agency_id,level,name_th,status,successor_id\n"
#define SEED_A "a,https://a.example/,home\n"
#define SEED_B "b,https://b.example/,home\n"

static struct tables *
check_tables(const char *targets, const char *seeds)
{
	return tables_new(targets_check, targets, seeds);
}

struct case_row {
	const char *targets, *seeds, *findings;
};

static void
each_oddity_is_one_finding(void **state)
{
	static const struct case_row rows[] = {
	    {TARGETS TWO, SEEDS SEED_A SEED_B, ""},
	    /* The same site. */
	    {TARGETS TWO,
	        SEEDS SEED_A "b,https://www.a.example/index.php,home\n",
	        "s 3:3+31 T020\n"},
	    {TARGETS TWO,
	        SEEDS SEED_B SEED_A "b,https://a.example/th,english\n",
	        "s 4:3+20 T020\n"},
	    {TARGETS TWO,
	        SEEDS "a,https://p.example/x,home\n"
	              "b,https://p.example/x/,home\n",
	        "s 3:3+20 T020\n"},
	    {TARGETS TWO,
	        SEEDS "a,https://a.example/,home\n"
	              "a,https://a.example/th/,e-service\n" SEED_B,
	        ""},
	    /* Ports are origins, but for the two of the web. */
	    {TARGETS TWO, SEEDS SEED_A "b,https://a.example:8443/,home\n", ""},
	    {TARGETS TWO,
	        SEEDS "a,https://a.example:443/,home\n"
	              "b,http://a.example:80/,home\n",
	        "s 3:3+20 T020\ns 3:3+20 T031\n"},
	    /* The same address, not crawled. */
	    {TARGETS TWO,
	        SEEDS SEED_A SEED_B "a,https://f.example/x,facebook\n"
	                            "b,https://f.example/x,facebook\n",
	        "s 5:3+19 T022\n"},
	    {TARGETS TWO, SEEDS SEED_A SEED_B "b,https://a.example/,line\n",
	        "s 4:3+18 T022\n"},
	    /* Hosts. */
	    {TARGETS TWO, SEEDS SEED_A "b,https://xn--abc.example/,home\n",
	        "s 3:3+24 T021\n"},
	    {TARGETS TWO, SEEDS SEED_A "b,https://dlа.go.th/,home\n",
	        "s 3:3+18 T023\n"},
	    {TARGETS TWO, SEEDS SEED_A "b,https://go.th/,home\n",
	        "s 3:3+14 T024\n"},
	    /* Provinces. */
	    {TARGETS "a,department,ก,97\nb,province,ข,55\n",
	        SEEDS SEED_A SEED_B, "t 2:16+2 T025\n"},
	    {TARGETS "a,department,ก,\nb,province,ข,\n", SEEDS SEED_A SEED_B,
	        "t 3:1+1 T026\n"},
	    /* Addresses. */
	    {TARGETS TWO, SEEDS SEED_A "b,https://b.example/#!/home,home\n",
	        "s 3:3+25 T027\n"},
	    {TARGETS TWO,
	        SEEDS SEED_A "b,https://b.example/?PHPSESSID=abc,home\n",
	        "s 3:3+32 T028\n"},
	    {TARGETS TWO, SEEDS SEED_A "b,http://b.example/,home\n",
	        "s 3:3+17 T031\n"},
	    /* Recorded only: its address is left alone. */
	    {TARGETS TWO, SEEDS SEED_A SEED_B "b,http://l.example/#x,line\n",
	        ""},
	    /* Inside another's. */
	    {TARGETS TWO, SEEDS SEED_A "b,https://www.a.example/office,home\n",
	        "s 3:3+28 T029\n"},
	    {TARGETS TWO,
	        SEEDS SEED_A "a,https://a.example/office,e-service\n" SEED_B,
	        ""},
	    /* What a seed takes. */
	    {TARGETS TWO,
	        WIDE "a,https://a.example/,home,domain\n"
	             "b,https://x.a.example/,home,\n",
	        "s 3:3+20 T029\n"},
	    {TARGETS TWO,
	        WIDE "a,https://a.example/x,home,host\n"
	             "b,https://a.example/y,home,host\n",
	        "s 3:3+19 T020\n"},
	    {TARGETS TWO,
	        WIDE "a,https://p.example/o.php?id=1,home,page\n"
	             "b,https://p.example/o.php?id=2,home,page\n",
	        ""},
	    /* What the table says of a site. */
	    {LISTED "a,department,ก,unknown,\nb,department,ข,social-only,\n",
	        SEEDS "a,,home\nb,https://f.example/,facebook\n", ""},
	    {LISTED "a,department,ก,unknown,\nb,department,ข,merged,a\n",
	        SEEDS SEED_A SEED_B, "t 2:16+7 T038\n"},
	    {LISTED "a,department,ก,,\nb,department,ข,active,a\n",
	        SEEDS SEED_A SEED_B, "t 3:23+1 T037\n"},
	    /* Codes of nobody, for examples. */
	    {TARGETS "a,province,ก,X1\nb,province,ข,x9\n", SEEDS SEED_A SEED_B,
	        "t 3:14+2 T025\n"},
	    /* Nothing to visit. */
	    {TARGETS TWO, SEEDS SEED_A, "t 3:1+1 T030\n"},
	    {TARGETS TWO, SEEDS SEED_A "b,https://f.example/,facebook\n",
	        "t 3:1+1 T030\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tables *t = check_tables(rows[i].targets, rows[i].seeds);
		bool is_good = t->diags.error_count == 0;

		check_str(findings_text(&t->arena, &t->diags), rows[i].findings,
		    rows[i].seeds);
		check_int(t->rc, is_good ? ERR_NONE : ERR_SYNTAX, t->e.msg);
		check_int(
		    (int64_t)t->targets.count, is_good ? 2 : 77, rows[i].seeds);
		tables_free(t);
	}
}

static void
mistakes_and_oddities_come_in_one_run(void **state)
{
	static const struct case_row rows[] = {
	    /* A lost seed is no missing one, and a lost table no news of any. */
	    {TARGETS TWO, SEEDS SEED_A "b,https://b.example/,hoem\n",
	        "s 3:22+4 T015\n"},
	    {TARGETS TWO, SEEDS SEED_A "b,https://b.example/\n",
	        "s 3:0+0 T007\n"},
	    {TARGETS TWO, "agency_id,url\n", "s 1:0+0 T005\n"},
	    {TARGETS TWO "c,city,ค,\n",
	        SEEDS SEED_A "b,https://a.example/,home\n"
	                     "c,https://c.example/,home\n",
	        "t 4:3+4 T011\ns 3:3+18 T020\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tables *t = check_tables(rows[i].targets, rows[i].seeds);

		check_str(findings_text(&t->arena, &t->diags), rows[i].findings,
		    rows[i].seeds);
		check_int(t->rc, ERR_SYNTAX, rows[i].seeds);
		check_int((int64_t)t->targets.count, 77, "untouched");
		tables_free(t);
	}
}

static void
a_finding_names_the_other_and_what_to_write(void **state)
{
	struct tables *t = check_tables(TARGETS "a,department,ก,\n"
	                                        "b,province,สำนักงานจังหวัดน่าน,\n"
	                                        "c,province,ค,Phrae\n",
	    SEEDS SEED_A "b,https://b.example/#x,home\n"
	                 "c,https://www.a.example/th/office,home\n"
	                 "c,https://b.example,english\n");
	const struct diag *d = t->diags.items;

	(void)state;
	check_str(findings_text(&t->arena, &t->diags),
	    "s 5:3+17 T020\ns 3:3+20 T027\nt 3:1+1 T026\nt 4:14+5 T025\n"
	    "s 4:3+31 T029\n",
	    "findings");
	check_str(d[0].args[0], "b", "the other agency");
	check_str(d[0].args[1], "3", "its line");
	check_str(d[0].args[2], "b.example/", "the site");
	check_str(d[1].hint, "https://b.example/", "without fragment");
	check_str(d[2].hint, "55 (น่าน, Nan)", "by its name");
	check_str(d[3].hint, "54 (แพร่, Phrae)", "by what stands there");
	check_str(d[4].args[0], "a", "whose site it lies in");
	check_str(d[4].args[2], "a.example/th/office/", "the folder");
	tables_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_oddity_is_one_finding),
	    cmocka_unit_test(mistakes_and_oddities_come_in_one_run),
	    cmocka_unit_test(a_finding_names_the_other_and_what_to_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
