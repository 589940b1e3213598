/* Targets and seeds are read together; each mistake is one finding, and with
 * one of them nothing is handed out. */
#include "table_case.h"

#include "crawl/targets.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static struct tables *
read_tables(const char *targets, const char *seeds)
{
	return tables_new(targets_read, targets, seeds);
}

static const char full_targets[] =
    "agency_id,level,name_th,name_en,aliases,ministry_th,province_code,"
    "office_code,g2c,g2b,g2g,population\n";

static void
two_good_tables_become_agencies(void **state)
{
	struct tables *t = read_tables(
	    "agency_id,level,name_th,name_en,aliases,ministry_th,"
	    "province_code,office_code,g2c,g2b,g2g\n"
	    "a-02,department,กรมสอง,Two,\"สอง; ที่สอง ;;\",กระทรวง,,01,"
	    "yes,No,\n"
	    "n.1_X,province,น่าน,,,,55,,ใช่,ไม่,YES\n",
	    "agency_id,url,role,note\n"
	    "n.1_X,HTTPS://Nan.Example:443/a/../b#c,home,\n"
	    "a-02,https://two.example,english,\n"
	    "n.1_X,https://facebook.example/nan,facebook,page\n");
	const struct agency *g = t->targets.agencies;

	(void)state;
	check_str(findings_text(&t->arena, &t->diags), "", "findings");
	check_int(t->rc, ERR_NONE, t->e.msg);
	check_int((int64_t)t->targets.count, 2, "agencies");
	check_str(g[0].id, "a-02", "id");
	check_str(g[0].name_en, "Two", "name");
	check_int((int64_t)g[0].alias_count, 2, "aliases");
	check_str(g[0].aliases[1], "ที่สอง", "alias");
	check_str(g[0].ministry_th, "กระทรวง", "ministry");
	check_str(g[0].office_code, "01", "office");
	check_int(g[0].g2c, ANSWER_YES, "g2c");
	check_int(g[0].g2b, ANSWER_NO, "g2b");
	check_int(g[0].g2g, ANSWER_UNKNOWN, "g2g");
	check_int((int64_t)g[0].seed_count, 1, "seeds");
	check_str(g[0].seeds[0].url, "https://two.example/", "url");
	check_int(g[0].seeds[0].role, SEED_ENGLISH, "role");
	check_str(g[1].level, "province", "level");
	check_str(g[1].name_th, "น่าน", "name");
	check_str(g[1].province_code, "55", "province");
	check_int(g[1].g2c, ANSWER_YES, "g2c");
	check_int(g[1].g2b, ANSWER_NO, "g2b");
	check_int(g[1].g2g, ANSWER_YES, "g2g");
	check_int((int64_t)g[1].seed_count, 2, "seeds");
	check_str(g[1].seeds[0].url, "https://nan.example/b", "url");
	check_int(g[1].seeds[1].role, SEED_FACEBOOK, "role");
	tables_free(t);
}

#define TARGETS "agency_id,level,name_th\n"
#define GOOD "a,department,ก\n"
#define SEEDS "agency_id,url,role\n"

static void
each_mistake_is_one_finding(void **state)
{
	static const struct {
		const char *targets, *seeds, *findings;
	} rows[] = {
	    {TARGETS GOOD GOOD, SEEDS, "t 3:1+1 T010\n"},
	    {TARGETS GOOD "b,ministry,ข\n", SEEDS, "t 3:3+8 T011\n"},
	    {"agency_id,level,name_th,g2c\na,department,ก,maybe\n", SEEDS,
	        "t 2:16+5 T012\n"},
	    {TARGETS "ก ข,department,ก\n", SEEDS, "t 2:1+3 T017\n"},
	    {TARGETS "a/b,department,ก\n",
	        SEEDS "a/b,https://a.example/,home\n", "t 2:1+3 T017\n"},
	    {TARGETS GOOD, SEEDS "b,https://b.example/,home\n",
	        "s 2:1+1 T013\n"},
	    {TARGETS GOOD, SEEDS "a,www.a.example,home\n", "s 2:3+13 T014\n"},
	    {TARGETS GOOD, SEEDS "a,ftp://a.example/,home\n",
	        "s 2:3+16 T014\n"},
	    {TARGETS GOOD, SEEDS "a,https://a b/,home\n", "s 2:3+12 T014\n"},
	    {TARGETS GOOD, SEEDS "a,https://a.example/,hoem\n",
	        "s 2:22+4 T015\n"},
	    {TARGETS GOOD,
	        SEEDS "a,https://a.example/,home\n"
	              "a,https://A.example:443,english\n",
	        "s 3:3+21 T016\n"},
	    {TARGETS ",department,ก\n", SEEDS, "t 2:1+0 T008\n"},
	    {TARGETS GOOD, SEEDS "a,https://a.example/,\n", "s 2:22+0 T008\n"},
	    {TARGETS GOOD, SEEDS "a,https://a.example/\n", "s 2:0+0 T007\n"},
	    {TARGETS GOOD, "", "s 1:0+0 T001\n"},
	    {TARGETS GOOD, SEEDS "a,https://\xff/,home\n", "s 2:0+0 T002\n"},
	    {TARGETS GOOD, "agency_id,url,rolle\n",
	        "s 1:15+5 T004\ns 1:0+0 T005\n"},
	    /* The seeds of a broken row are not blamed as well. */
	    {TARGETS "a,department\n", SEEDS "a,https://a.example/,home\n",
	        "t 2:0+0 T007\n"},
	    {TARGETS "a,department,\n", SEEDS "a,https://a.example/,home\n",
	        "t 2:14+0 T008\n"},
	    {TARGETS "a,department,\n" GOOD, SEEDS,
	        "t 2:14+0 T008\nt 3:1+1 T010\n"},
	    /* Without targets every seed would be one more. */
	    {"", SEEDS "a,https://a.example/,home\n", "t 1:0+0 T001\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tables *t = read_tables(rows[i].targets, rows[i].seeds);

		check_str(findings_text(&t->arena, &t->diags), rows[i].findings,
		    rows[i].seeds);
		check_int(t->rc, ERR_SYNTAX, rows[i].seeds);
		assert_null(t->targets.agencies);
		check_int((int64_t)t->targets.count, 77, "untouched");
		tables_free(t);
	}
}

#define KIN "agency_id,level,name_th,parent_id,successor_id,status\n"
#define STATUS "agency_id,level,name_th,status\n"
#define SCOPES "agency_id,url,role,scope,verified_on\n"

/* The findings of both tables and what the first one would have written. */
static void
the_columns_of_the_frame_are_checked(void **state)
{
	static const struct {
		const char *targets, *seeds, *findings, *hint;
	} rows[] = {
	    {STATUS "a,department,ก,Active\n", SEEDS, "t 2:16+6 T018\n",
	        "active"},
	    {STATUS "a,department,ก,closed\n", SEEDS, "t 2:16+6 T018\n",
	        "active, no-website, social-only, merged, unknown"},
	    {"agency_id,level,name_th,verified_on\n"
	     "a,department,ก,31 ก.ค. 2561\n"
	     "b,department,ข,2018-07-31\n"
	     "c,department,ค,2561-07-31\n"
	     "d,department,ง,soon\n"
	     "e,department,จ,2018-02-30\n",
	        SEEDS,
	        "t 2:16+12 T019\nt 4:16+10 T019\nt 5:16+4 T019\n"
	        "t 6:16+10 T019\n",
	        "2018-07-31"},
	    {KIN "a,department,ก,,,merged\n", SEEDS, "t 2:1+1 T035\n", ""},
	    {KIN "mof,department,ก,,,\nb,department,ข,mfo,x,merged\n", SEEDS,
	        "t 3:16+3 T013\nt 3:20+1 T013\n", "mof"},
	    {KIN "a,department,ก,b,,\nb,department,ข,c,,\n"
	         "c,department,ค,b,,\nd,department,ง,d,,\n",
	        SEEDS, "t 3:16+1 T034\nt 5:16+1 T034\n", ""},
	    {KIN "a,department,ก,,b,merged\nb,department,ข,,a,merged\n", SEEDS,
	        "t 2:17+1 T034\n", ""},
	    /* Offices alone do not know what is above them. */
	    {KIN "a,province,ก,x,,\nb,province,ข,x,y,merged\n", SEEDS,
	        "t 2:14+1 T039\nt 3:16+1 T013\n", ""},
	    {TARGETS GOOD, SCOPES "a,https://a.example/,home,hosts,\n",
	        "s 2:27+5 T032\n", "host"},
	    {TARGETS GOOD, SCOPES "a,https://www.go.th/,home,domain,\n",
	        "s 2:27+6 T036\n", "host, prefix"},
	    {TARGETS GOOD, SCOPES "a,https://a.example/,home,,1/2/2561\n",
	        "s 2:28+8 T019\n", "2018-02-01"},
	    {TARGETS GOOD, SEEDS "a,,home\n", "s 2:3+0 T033\n",
	        "https://www.example.go.th/, or the status unknown"},
	    {KIN "a,department,ก,,b,merged\nb,department,ข,,,\n",
	        SEEDS "a,,home\n", "s 2:3+0 T033\n",
	        "https://www.example.go.th/, or the status unknown"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tables *t = read_tables(rows[i].targets, rows[i].seeds);

		check_str(findings_text(&t->arena, &t->diags), rows[i].findings,
		    rows[i].targets);
		check_str(
		    t->diags.items[0].hint, rows[i].hint, rows[i].targets);
		check_int(t->rc, ERR_SYNTAX, rows[i].seeds);
		tables_free(t);
	}
}

static void
a_circle_is_shown_once(void **state)
{
	struct tables *t = read_tables(KIN "a,department,ก,b,,\n"
	                                   "b,department,ข,c,,\n"
	                                   "c,department,ค,b,,\n",
	    SEEDS);

	(void)state;
	check_int((int64_t)t->diags.count, 1, "findings");
	check_str(t->diags.items[0].args[1], "parent_id", "by which column");
	check_str(t->diags.items[0].args[2], "b > c > b", "the way");
	tables_free(t);
}

static void
a_known_status_needs_no_address(void **state)
{
	struct tables *t = read_tables(
	    "agency_id,successor_id,level,name_th,abbreviation,aliases,"
	    "parent_id,status,note,source,verified_on\n"
	    "a,,department,ก,กก.;AA,กอ,,no-website,n,s,2018-07-31\n"
	    "b,,department,ข,,,a,social-only,,,\n"
	    "c,d,department,ค,,,a,merged,,,\n"
	    "d,,department,ง,,,b,unknown,,,\n"
	    "e,,department,จ,,,,,,,\n",
	    "agency_id,url,role,scope,source,verified_on,note\n"
	    "a,,home,prefix,,,\nb,,home,,,,\nd,,home,,,,\n"
	    "e,https://e.example/x,home,domain,s,2018-07-31,n\n");
	const struct agency *g = t->targets.agencies;

	(void)state;
	check_str(findings_text(&t->arena, &t->diags), "", "findings");
	check_int(t->rc, ERR_NONE, t->e.msg);
	check_int((int64_t)g[0].alias_count, 3, "names");
	check_str(g[0].aliases[0], "กก.", "abbreviation");
	check_str(g[0].aliases[1], "AA", "second abbreviation");
	check_str(g[0].aliases[2], "กอ", "alias");
	check_int(g[0].status, AGENCY_NO_WEBSITE, "status");
	check_int((int64_t)g[0].seed_count, 0, "no seeds");
	check_str(g[1].parent_id, "a", "parent");
	check_str(g[2].successor_id, "d", "successor");
	check_int(g[3].status, AGENCY_UNKNOWN, "status");
	check_int(g[4].status, AGENCY_ACTIVE, "status");
	check_int(g[4].seeds[0].scope, SCOPE_DOMAIN, "scope");
	tables_free(t);
}

/* Paths stand one a line, and the tables are one. */
static void
several_tables_are_read_as_one(void **state)
{
	struct tables *t = read_tables(TARGETS GOOD, SEEDS);
	const char *more = temp_file(&t->folder, "more",
	    str_of(KIN "b,province,ข,a,,\na,province,ค,x,,\n"));
	const char *seeds = temp_file(
	    &t->folder, "seeds", str_of(SEEDS "a,https://a.example/,home\n"));
	struct targets out = {NULL, 77};
	struct str paths =
	    arena_printf(&t->arena, "%s\n%s", temp_path(&t->folder, "t"), more);
	struct str seed_paths = arena_printf(
	    &t->arena, "%s\n%s", temp_path(&t->folder, "s"), seeds);

	(void)state;
	check_int(
	    targets_read(paths.ptr, seed_paths.ptr, &t->diags, &out, &t->e),
	    ERR_SYNTAX, "twice the same id");
	check_str(findings_text(&t->arena, &t->diags), "more 3:1+1 T010\n",
	    "findings");
	check_str(t->diags.items[0].args[1],
	    arena_printf(&t->arena, "2 (%s)", temp_path(&t->folder, "t")).ptr,
	    "where it stood first");
	(void)temp_file(&t->folder, "more", str_of(KIN "b,province,ข,a,,\n"));
	t->diags = (struct diag_list){.arena = &t->arena};
	check_int(
	    targets_read(paths.ptr, seed_paths.ptr, &t->diags, &out, &t->e),
	    ERR_NONE, t->e.msg);
	check_int((int64_t)out.count, 2, "agencies");
	check_str(out.agencies[1].parent_id, "a", "parent");
	check_int((int64_t)out.agencies[0].seed_count, 1, "seeds");
	tables_free(t);
}

static void
all_mistakes_of_both_tables_come_in_one_run(void **state)
{
	struct tables *t =
	    read_tables(TARGETS GOOD "a,department,ข\nb,city,ค\nc,department\n",
	        SEEDS "a,nowhere,hom\n"
	              "x,https://x.example/,home\n"
	              "y,also nowhere,mobil\n");

	(void)state;
	check_str(findings_text(&t->arena, &t->diags),
	    "t 3:1+1 T010\nt 4:3+4 T011\nt 5:0+0 T007\n"
	    "s 2:3+7 T014\ns 2:11+3 T015\ns 3:1+1 T013\n"
	    "s 4:3+12 T014\ns 4:16+5 T015\ns 4:1+1 T013\n",
	    "findings");
	check_str(t->diags.items[4].hint, "home", "hint");
	check_str(t->diags.items[0].args[1], "2", "where it stood first");
	check_int((int64_t)t->diags.error_count, 9, "errors");
	tables_free(t);
}

static void
an_unknown_column_lists_or_suggests(void **state)
{
	struct tables *t = read_tables(full_targets, SEEDS);

	(void)state;
	check_str(findings_text(&t->arena, &t->diags), "t 1:91+10 T004\n",
	    "findings");
	check_str(t->diags.items[0].hint,
	    "agency_id,successor_id,level,name_th,name_en,abbreviation,"
	    "aliases,parent_id,ministry_th,province_code,office_code,g2c,g2b,"
	    "g2g,status,note,source,verified_on",
	    "hint");
	tables_free(t);
	t = read_tables("agency-id,level,name_th\n", SEEDS);
	check_str(t->diags.items[0].hint, "agency_id", "hint");
	tables_free(t);
}

static void
a_missing_file_is_no_finding(void **state)
{
	struct tables *t = read_tables(TARGETS GOOD, SEEDS);
	struct targets out = {NULL, 77};

	(void)state;
	check_int(t->rc, ERR_NONE, "both there");
	check_int(targets_read(temp_path(&t->folder, "t"),
	              temp_path(&t->folder, "none"), &t->diags, &out, &t->e),
	    ERR_USAGE, "no seeds");
	check_int(targets_read(temp_path(&t->folder, "none"),
	              temp_path(&t->folder, "s"), &t->diags, &out, &t->e),
	    ERR_USAGE, "no targets");
	check_int((int64_t)out.count, 77, "untouched");
	check_int((int64_t)t->diags.count, 0, "findings");
	tables_free(t);
}

static void
one_site_is_an_agency(void **state)
{
	static const struct {
		const char *url, *id, *seed;
	} rows[] = {
	    {"https://www.a.example/x", "a.example", "https://www.a.example/x"},
	    {" http://A.example#y", "a.example", "http://a.example/"},
	    {"https://กรม.example/", "xn--12c8df.example",
	        "https://xn--12c8df.example/"},
	};
	struct arena a = {0};
	struct err e = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct targets t = {0};

		check_int(targets_of_site(&a, rows[i].url, &t, &e), ERR_NONE,
		    rows[i].url);
		check_int((int64_t)t.count, 1, "agencies");
		check_str(t.agencies[0].id, rows[i].id, "id");
		check_str(t.agencies[0].name_th, rows[i].id, "name");
		check_int((int64_t)t.agencies[0].seed_count, 1, "seeds");
		check_str(t.agencies[0].seeds[0].url, rows[i].seed, "seed");
		check_int(t.agencies[0].seeds[0].role, SEED_HOME, "role");
		assert_true(agency_has_site(&t.agencies[0]));
	}
	arena_release(&a);
}

static void
what_is_no_site_is_refused(void **state)
{
	static const char *const urls[] = {"", "a.example", "ftp://a.example/",
	    "https://", "mailto:a@b.example"};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(urls); i++) {
		struct targets t = {NULL, 77};
		struct err e = {0};

		check_int(
		    targets_of_site(&a, urls[i], &t, &e), ERR_USAGE, urls[i]);
		check_int((int64_t)t.count, 77, urls[i]);
	}
	arena_release(&a);
}

static void
keeping_follows_the_order_of_the_table(void **state)
{
	static const struct {
		const char *ids;
		enum err_code rc;
		const char *want;
	} rows[] = {
	    {"c\na", ERR_NONE, "ac"},
	    {"b", ERR_NONE, "b"},
	    {"b\nb\n", ERR_NONE, "b"},
	    {"", ERR_NONE, "abc"},
	    {"a\nx", ERR_USAGE, "abc"},
	    {"A", ERR_USAGE, "abc"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct agency agencies[] = {{.id = str_of("a")},
		    {.id = str_of("b")}, {.id = str_of("c")}};
		struct targets t = {agencies, 3};
		struct buf kept = {0};
		struct err e = {0};

		check_int(targets_keep(&t, str_of(rows[i].ids), &e), rows[i].rc,
		    rows[i].ids);
		for (size_t k = 0; k < t.count; k++)
			if (!t.agencies[k].is_left_out)
				(void)buf_append_str(&kept, t.agencies[k].id);
		check_str(buf_str(&kept), rows[i].want, rows[i].ids);
		buf_release(&kept);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_good_tables_become_agencies),
	    cmocka_unit_test(each_mistake_is_one_finding),
	    cmocka_unit_test(the_columns_of_the_frame_are_checked),
	    cmocka_unit_test(a_circle_is_shown_once),
	    cmocka_unit_test(a_known_status_needs_no_address),
	    cmocka_unit_test(several_tables_are_read_as_one),
	    cmocka_unit_test(all_mistakes_of_both_tables_come_in_one_run),
	    cmocka_unit_test(an_unknown_column_lists_or_suggests),
	    cmocka_unit_test(a_missing_file_is_no_finding),
	    cmocka_unit_test(one_site_is_an_agency),
	    cmocka_unit_test(what_is_no_site_is_refused),
	    cmocka_unit_test(keeping_follows_the_order_of_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
