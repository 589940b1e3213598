/* Agencies come back from the ledger as the targets table named them. */
#include "store_case.h"

static void
test_agencies_come_back_as_they_were_put(void **state)
{
	struct store_case *c = case_new();
	struct str aliases[] = {str_of("ก"), str_of("ข")};
	struct seed seed = {
	    str_of("https://a.example/x"), SEED_HOME, SCOPE_DOMAIN};
	struct agency first = {.id = str_of("a-00"),
	    .level = str_of("province"),
	    .name_en = str_of("First"),
	    .province_code = str_of("10"),
	    .office_code = str_of("7"),
	    .ministry_th = str_of("กระทรวง"),
	    .aliases = aliases,
	    .alias_count = 2,
	    .g2c = ANSWER_YES,
	    .g2b = ANSWER_NO,
	    .parent_id = str_of("p"),
	    .successor_id = str_of("s"),
	    .seeds = &seed,
	    .seed_count = 1,
	    .status = AGENCY_MERGED};
	struct stored_agency *got = NULL;
	struct arena a = {0};
	size_t count = 0;
	int64_t row;

	(void)state;
	case_begin(c, "one");
	CHECK_OK(store_agency_put(c->store, c->round.id, &first, &row, &c->e));
	CHECK_OK(store_agencies_read(
	    c->store, str_of("one"), &a, &got, &count, &c->e));
	check_int((int64_t)count, 2, "agencies");
	check_int(got[0].row, row, "in order of id");
	check_str(got[0].agency.id, "a-00", "id");
	check_str(got[0].agency.name_en, "First", "name");
	check_str(got[0].agency.ministry_th, "กระทรวง", "ministry");
	check_str(got[0].agency.province_code, "10", "province");
	check_str(got[0].agency.office_code, "7", "office");
	check_int((int64_t)got[0].agency.alias_count, 2, "aliases");
	check_str(got[0].agency.aliases[1], "ข", "second alias");
	check_int(got[0].agency.g2c, ANSWER_YES, "g2c");
	check_int(got[0].agency.g2b, ANSWER_NO, "g2b");
	check_int(got[0].agency.g2g, ANSWER_UNKNOWN, "g2g");
	check_str(got[0].agency.parent_id, "p", "parent");
	check_str(got[0].agency.successor_id, "s", "successor");
	check_int(got[0].agency.status, AGENCY_MERGED, "status");
	check_int((int64_t)got[0].agency.seed_count, 1, "one seed");
	check_int(got[0].agency.seeds[0].scope, SCOPE_DOMAIN, "scope");
	check_int((int64_t)got[1].agency.seed_count, 2, "seeds");
	check_int(got[1].agency.seeds[1].role, SEED_FACEBOOK, "role");
	check_str(
	    got[1].agency.seeds[0].url, "https://www.agency.example/", "seed");
	CHECK_OK(store_agencies_read(
	    c->store, str_of("two"), &a, &got, &count, &c->e));
	check_int((int64_t)count, 0, "of no round");
	arena_release(&a);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_agencies_come_back_as_they_were_put),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
