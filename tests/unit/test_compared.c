/* What two audits are held against each other by: addresses of evidence, texts
 * of pages, and which audits there are. */
#include "ledger_case.h"
#include "store/compared.h"

static const char *const home = "https://www.agency.example/";
static const char *const other = "https://www.agency.example/b";

static int64_t
add_page(struct store_case *c, const char *url, const char *text_sha256)
{
	struct frontier_url u = case_url(c, url, 0, false);
	int64_t id = case_add(c, &u, url);
	struct report r = {.text_sha256 = str_of(text_sha256)};

	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	return id;
}

static void
put_verdict(struct store_case *c, const char *audit, const char *rule,
    const struct site_page *const *pages, size_t count)
{
	struct proof proofs[3] = {0};
	struct verdict v = {.rule_id = str_of(rule),
	    .scope = str_of("site"),
	    .outcome = OUTCOME_PASSED,
	    .level = -1,
	    .proofs = proofs,
	    .proof_count = count};

	for (size_t i = 0; i < count; i++) {
		proofs[i].evidence.quote = str_of("q");
		proofs[i].page = pages[i];
	}
	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of(audit), str_of(home), &v, &c->e));
}

static struct str
places(struct store_case *c, const char *audit)
{
	const struct agency_audit of = {
	    str_of("one"), str_of(audit), str_of("a-01")};
	struct evidence_place *all = NULL;
	struct str text = {0};
	size_t count = 0;

	CHECK_OK(
	    store_places_read(c->store, &of, &c->arena, &all, &count, &c->e));
	for (size_t i = 0; i < count; i++)
		text = arena_printf(&c->arena, "%.*s%.*s %.*s\n", STR_ARG(text),
		    STR_ARG(all[i].rule_id), STR_ARG(all[i].url));
	return text;
}

static void
addresses_stand_once_for_each_rule(void **state)
{
	struct store_case *c = case_new();
	struct site_page a = {.url = str_of(home)}, b = {.url = str_of(other)};
	const struct site_page *const twice[] = {&b, &a, &b};
	const struct site_page *const none[] = {NULL};

	(void)state;
	case_begin(c, "one");
	put_verdict(c, "crawl", "R-2", twice, 3);
	put_verdict(c, "crawl", "R-1", twice, 1);
	/* A "not there" stands nowhere. */
	put_verdict(c, "crawl", "R-3", none, 1);
	put_verdict(c, "later", "R-1", twice + 1, 1);
	check_str(places(c, "crawl"),
	    "R-1 https://www.agency.example/b\n"
	    "R-2 https://www.agency.example/\n"
	    "R-2 https://www.agency.example/b\n",
	    "by rule and address");
	check_str(places(c, "later"), "R-1 https://www.agency.example/\n",
	    "of another audit");
	check_str(places(c, "never"), "", "of none");
	case_free(c);
}

static struct str
texts(struct store_case *c, const char *round)
{
	char digest[DIGEST_TEXT_BYTES];

	CHECK_OK(store_texts_digest(
	    c->store, str_of(round), str_of("a-01"), digest, &c->e));
	return arena_str(&c->arena, str_of(digest));
}

static void
texts_count_wherever_they_stand(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url failed;
	struct str one;
	bool is_complete;

	(void)state;
	case_begin(c, "one");
	check_str(texts(c, "one"), "", "no page");
	(void)add_page(c, home, "aaaa");
	one = texts(c, "one");
	(void)add_page(c, other, "aaaa");
	assert_true(str_equal(one, texts(c, "one")));
	(void)add_page(c, "https://www.agency.example/c", "bbbb");
	assert_false(str_equal(one, texts(c, "one")));
	one = texts(c, "one");
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));

	case_begin(c, "two");
	(void)add_page(c, "https://www.agency.example/z", "bbbb");
	assert_false(str_equal(one, texts(c, "two")));
	(void)add_page(c, "https://www.agency.example/y", "aaaa");
	assert_true(str_equal(one, texts(c, "two")));
	/* What did not come is no page. */
	failed = case_url(c, "https://www.agency.example/x", 0, false);
	(void)case_put(c, &failed,
	    case_capture(
	        c, "https://www.agency.example/x", NULL, (struct str){0}, ""));
	CHECK_OK(store_url_finish(
	    c->store, failed.id, URL_FAILED, REASON_CONNECT_TIMEOUT, &c->e));
	assert_true(str_equal(one, texts(c, "two")));
	case_free(c);
}

static void
the_newest_complete_audit_comes_first(void **state)
{
	struct store_case *c = case_new();
	struct str *names = NULL;
	size_t count = 0;

	(void)state;
	case_begin(c, "one");
	case_sql(c,
	    "DELETE FROM audit;"
	    "INSERT INTO audit (id, round, name, rule_pack, program_version,"
	    " is_complete) VALUES (1, 1, 'crawl', 'x', '1', 1),"
	    " (2, 1, 'b', 'x', '1', 1), (3, 1, 'c', 'x', '1', 0),"
	    " (4, 1, 'a', 'x', '1', 1)");
	CHECK_OK(store_audits_newest(
	    c->store, str_of("one"), &c->arena, &names, &count, &c->e));
	check_int((int64_t)count, 3, "audits");
	check_str(names[0], "a", "the newest");
	check_str(names[1], "b", "the next");
	check_str(names[2], "crawl", "the round's own");
	CHECK_OK(store_audits_newest(
	    c->store, str_of("two"), &c->arena, &names, &count, &c->e));
	check_int((int64_t)count, 0, "of no round");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(addresses_stand_once_for_each_rule),
	    cmocka_unit_test(texts_count_wherever_they_stand),
	    cmocka_unit_test(the_newest_complete_audit_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
