/* Joining stores: every row and file arrives with what it refers to, once, in
 * whatever order. */
#include "merge_case.h"

static void
test_shards_become_one_round(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 3, "r");
	merge_all(j);
	check_sound(j);
	check_int((int64_t)j->result.round_count, 1, "rounds");
	assert_true(j->result.rounds[0].is_complete);
	assert_true(j->result.rounds[0].has_changed);
	check_int(j->result.rounds[0].agency_count, 3, "agencies");
	check_int(j->result.file_count, 3, "files");
	check_int(j->result.capture_count, 6, "captures");
	check_rows(j, "SELECT round, complete, shard FROM rounds", "r|1|\n");
	check_rows(j, "SELECT number, count, is_complete FROM shard",
	    "1|3|1\n2|3|1\n3|3|1\n");
	/* Each row still belongs to what it belonged to. */
	check_rows(j,
	    "SELECT a.agency_id, s.url, u.url, c.url, g.title, e.quote,"
	    " hex(g.findings), e.evidence_id, ec.url, d.outcome, p.url, w.name"
	    " FROM agency a JOIN seed s ON s.agency = a.id AND s.number = 0"
	    " JOIN url u ON u.agency = a.id JOIN capture c ON c.id = u.capture"
	    " JOIN page g ON g.capture = c.id"
	    " JOIN verdict v ON v.agency = a.id"
	    " JOIN evidence_row e ON e.verdict = v.id"
	    " JOIN capture ec ON ec.id = e.capture"
	    " JOIN decision d ON d.agency_id = a.agency_id"
	    " AND d.evidence_sha256 = v.evidence_sha256"
	    " LEFT JOIN plan p ON p.agency_id = a.agency_id"
	    " JOIN warc w ON w.id = c.warc WHERE a.agency_id = 'a-02'",
	    "a-02|https://www.a-02.example/|https://www.a-02.example/|"
	    "https://www.a-02.example/|T|q|0001|e-a-02|"
	    "https://www.a-02.example/|failed||samruat-r-s2of3-00001.warc.gz\n");
	check_rows(j,
	    "SELECT a.agency_id, pc.url, cc.url, c.agency = cc.agency,"
	    " c.agency = a.id FROM part p JOIN capture pc ON pc.id = p.page"
	    " JOIN capture cc ON cc.id = p.capture JOIN agency a"
	    " ON a.id = pc.agency JOIN evidence_row e ON e.page = p.page"
	    " JOIN capture c ON c.id = e.page ORDER BY 1",
	    "a-01|https://www.a-01.example/|"
	    "https://www.a-01.example/robots.txt|1|1\n"
	    "a-02|https://www.a-02.example/|"
	    "https://www.a-02.example/robots.txt|1|1\n"
	    "a-03|https://www.a-03.example/|"
	    "https://www.a-03.example/robots.txt|1|1\n");
	check_rows(j,
	    "SELECT o.origin, c.url FROM origin o JOIN capture c"
	    " ON c.id = o.capture ORDER BY 1",
	    "https://www.a-01.example|https://www.a-01.example/robots.txt\n"
	    "https://www.a-02.example|https://www.a-02.example/robots.txt\n"
	    "https://www.a-03.example|https://www.a-03.example/robots.txt\n");
	check_rows(j,
	    "SELECT (SELECT count(*) FROM review), (SELECT count(*) FROM pause),"
	    " (SELECT count(*) FROM clock)",
	    "3|3|3\n");
	joined_free(j);
}

static void
test_the_order_of_stores_makes_no_difference(void **state)
{
	struct joined *j = joined_new();
	const char *turned[3];
	struct str want;

	(void)state;
	add_shards(j, 3, "r");
	merge_all(j);
	want = everything(j);
	for (size_t i = 0; i < 3; i++)
		turned[i] = j->folders[2 - i];
	j->into = temp_path(&j->temp, "other");
	CHECK_OK(merge(j, turned, 3));
	check_str(everything(j), want.ptr, "all rows");
	joined_free(j);
}

/* Columns with a default are those that a later version added; each is given
 * another value, but for what has a meaning of its own here. */
static const char odd_values[] =
    "SELECT printf('UPDATE %s SET %s = %s;', m.name, c.name, CASE c.type"
    " WHEN 'TEXT' THEN '''odd''' WHEN 'BLOB' THEN 'x''6f''' ELSE '7' END)"
    " FROM sqlite_schema m, pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND c.dflt_value IS NOT NULL AND c.name NOT IN"
    " ('shard', 'is_complete', 'is_sealed', 'committed_len', 'sha256',"
    " 'revisit')";

/* A review of texts in words that nobody knows settles nothing. */
static const char odd_decision[] =
    "DELETE FROM decision; INSERT INTO decision SELECT agency_id, rule_id,"
    " evidence_sha256, 'unsure', '', -1, '' FROM review";

/* One store alone keeps its numbers. */
static void
test_every_column_arrives(void **state)
{
	struct joined *j = joined_new();
	struct buf sql = {0};
	sqlite3 *db;
	struct str want;

	(void)state;
	add_shards(j, 1, "r");
	db = open_ledger(&j->arena, j->folders[0]);
	append_rows(&sql, db, odd_values);
	(void)sqlite3_close(db);
	assert_true(sql.len > 0);
	change(j, j->folders[0], buf_cstr(&sql));
	buf_release(&sql);
	change(j, j->folders[0], odd_decision);
	merge_all(j);
	want = everything_in(j, j->folders[0]);
	check_str(everything(j), want.ptr, "all rows");
	joined_free(j);
}

static void
test_the_same_again_is_no_change(void **state)
{
	struct joined *j = joined_new();
	struct str want;

	(void)state;
	add_shards(j, 2, "r");
	merge_all(j);
	want = everything(j);
	merge_all(j);
	check_str(everything(j), want.ptr, "all rows");
	assert_false(j->result.rounds[0].has_changed);
	assert_true(j->result.rounds[0].is_complete);
	check_int(j->result.capture_count, 0, "captures");
	check_int(j->result.file_count, 0, "files");
	joined_free(j);
}

static void
test_missing_shards_are_named(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 4, "r");
	CHECK_OK(merge(j, j->folders, 1));
	check_rows(j, "SELECT complete, shard FROM rounds", "0|1/4\n");
	change(j, j->folders[1],
	    "UPDATE shard SET is_complete = 0;"
	    "UPDATE round SET is_complete = 0");
	CHECK_OK(merge(j, j->folders, 3));
	assert_false(j->result.rounds[0].is_complete);
	check_str(j->result.rounds[0].missing, "4/4", "missing");
	check_str(j->result.rounds[0].unfinished, "2/4", "unfinished");
	check_rows(j, "SELECT complete, shard FROM rounds", "0|\n");
	check_sound(j);
	joined_free(j);
}

static void
test_a_late_shard_completes_the_round(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 3, "r");
	CHECK_OK(merge(j, j->folders, 2));
	assert_false(j->result.rounds[0].is_complete);
	merge_all(j);
	assert_true(j->result.rounds[0].is_complete);
	check_int(j->result.capture_count, 2, "captures");
	check_rows(
	    j, "SELECT count(*), count(DISTINCT number) FROM warc", "3|3\n");
	check_sound(j);
	joined_free(j);
}

/* More than a connection can attach. */
static void
test_many_stores_are_joined(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 12, "r");
	merge_all(j);
	assert_true(j->result.rounds[0].is_complete);
	check_rows(j, "SELECT count(*) FROM captures", "24\n");
	check_sound(j);
	joined_free(j);
}

static const char revisits[] =
    "SELECT c.revisit, a.agency_id, oa.agency_id, o.url, o.revisit, r.name"
    " FROM capture c JOIN agency a ON a.id = c.agency"
    " JOIN capture o ON o.id = c.revisit_of JOIN agency oa ON oa.id = o.agency"
    " JOIN round r ON r.id = oa.round WHERE c.url NOT LIKE '%robots.txt'"
    " ORDER BY 1, 2";
static const char revisits_want[] =
    "identical-payload|a-01|a-01|https://www.a-01.example/||one\n"
    "identical-payload|a-02|a-02|https://www.a-02.example/||one\n"
    "reused|a-01|a-01|https://www.a-01.example/||one\n"
    "reused|a-02|a-02|https://www.a-02.example/||one\n";

/* A later round of every source, which repeats the first. */
static void
play_again(struct joined *j)
{
	for (size_t i = 0; i < j->count; i++) {
		struct store_case *c = j->sources[i];
		struct earlier_capture earlier = {0};
		struct frontier_url u = {.url = c->agency.seeds[0].url};
		int64_t id = 0;

		c->now_us += 86400000000;
		case_open(c);
		play_round(c, "two",
		    arena_printf(&c->arena, "%zu/%zu", i + 1, j->count).ptr);
		u.agency_row = c->agency_row;
		CHECK_OK(store_earlier_get(c->store, c->agency_row,
		    (struct earlier_key){.url = u.url}, &c->arena, &earlier,
		    &c->e));
		assert_true(earlier.id > 0);
		CHECK_OK(store_capture_reuse(
		    c->store, c->round.id, &u, earlier.id, &id, &c->e));
		CHECK_OK(store_flush(c->store, &c->e));
		case_close(c);
	}
}

static void
test_revisits_reach_back_over_rounds(void **state)
{
	struct joined *j = joined_new();
	struct str apart;

	(void)state;
	add_shards(j, 2, "one");
	merge_all(j);
	play_again(j);
	/* The first round is there; the second refers to it. */
	merge_all(j);
	check_int((int64_t)j->result.round_count, 2, "rounds");
	assert_false(j->result.rounds[0].has_changed);
	assert_true(j->result.rounds[1].is_complete);
	check_rows(j, revisits, revisits_want);
	check_sound(j);
	apart = rows(j, "SELECT name, id FROM round ORDER BY id");
	/* Both at once into a new store. */
	j->into = temp_path(&j->temp, "other");
	merge_all(j);
	check_rows(j, revisits, revisits_want);
	check_sound(j);
	check_rows(j, "SELECT name, id FROM round ORDER BY id", apart.ptr);
	joined_free(j);
}

static void
test_the_newer_of_two_stays(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	change(j, j->folders[0],
	    "INSERT INTO origin (round, origin, robots_state, robots_body,"
	    " fetched_us) VALUES (1, 'https://both.example', 0, x'31', 10);"
	    "INSERT INTO clock VALUES ('both', 100, 2000, 0);"
	    "INSERT INTO certificate (round, origin, seen_us, subject, issuer,"
	    " names, public_key, signature, sha256, not_before_us, not_after_us,"
	    " chain_length, tls_version, cipher, tls_rung, tls_result) VALUES"
	    " (1, 'https://both.example', 30, 'first', '', '', '', '', '', 0, 0,"
	    " 1, '', '', '', '')");
	change(j, j->folders[1],
	    "INSERT INTO origin (round, origin, robots_state, robots_body,"
	    " fetched_us) VALUES (1, 'https://both.example', 0, x'32', 20);"
	    "INSERT INTO clock VALUES ('both', 99, 5000, 3);"
	    "INSERT INTO certificate (round, origin, seen_us, subject, issuer,"
	    " names, public_key, signature, sha256, not_before_us, not_after_us,"
	    " chain_length, tls_version, cipher, tls_rung, tls_result) VALUES"
	    " (1, 'https://both.example', 20, 'second', '', '', '', '', '', 0,"
	    " 0, 1, '', '', '', '')");
	/* One at a time, so that the target has the older. */
	CHECK_OK(merge(j, j->folders, 1));
	merge_all(j);
	check_rows(j,
	    "SELECT robots_body, subject, next_due_us, delay_ms FROM origin o"
	    " JOIN certificate c ON c.origin = o.origin, clock"
	    " WHERE o.origin = 'https://both.example' AND key = 'both'",
	    "2|first|100|2000\n");
	j->into = temp_path(&j->temp, "other");
	merge_all(j);
	check_rows(j,
	    "SELECT robots_body, subject, next_due_us, delay_ms FROM origin o"
	    " JOIN certificate c ON c.origin = o.origin, clock"
	    " WHERE o.origin = 'https://both.example' AND key = 'both'",
	    "2|first|100|2000\n");
	joined_free(j);
}

static void
test_plans_are_those_of_first_rounds(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	change(j, j->folders[0],
	    "INSERT INTO plan VALUES ('a-01', 0, 'https://one', 0, 1, 0),"
	    " ('a-01', 1, 'https://two', 1, 0, 0)");
	merge_all(j);
	change(j, j->folders[0], "UPDATE plan SET url = 'https://other'");
	merge_all(j);
	check_rows(j, "SELECT agency_id, position, url FROM plan",
	    "a-01|0|https://one\na-01|1|https://two\n");
	joined_free(j);
}

static void
test_an_interrupted_source_is_sealed(void **state)
{
	struct joined *j = joined_new();
	struct store_case *c = add_source(j);
	struct frontier_url u;

	(void)state;
	begin_round(c, "r", "");
	u = case_url(c, home_of(c), 0, true);
	(void)case_add(c, &u, home_of(c));
	CHECK_OK(store_flush(c->store, &c->e));
	(void)case_add(c, &u, home_of(c));
	case_close(c);
	merge_all(j);
	assert_false(j->result.rounds[0].is_complete);
	check_rows(j, "SELECT is_sealed, length(sha256) FROM warc", "1|64\n");
	check_rows(j, "SELECT count(*) FROM capture", "1\n");
	check_sound(j);
	joined_free(j);
}

/* Puts a link to a file of a source below a folder of the target. */
static void
leave(struct joined *j, size_t source, const char *below)
{
	const char *from = file_join(&j->arena, j->folders[source],
	    arena_printf(
	        &j->arena, "warc/samruat-r-s%zuof2-00001.warc.gz", source + 1)
	        .ptr);
	const char *to = file_join(&j->arena,
	    file_join(&j->arena, j->into, below), strrchr(from, '/') + 1);

	check_int(link(from, to), 0, to);
}

/* Killed before its commit; of the first file the ledger knows from a merge
 * before. */
static void
test_what_a_killed_merge_left_is_removed(void **state)
{
	struct joined *j = joined_new();
	struct store *s = NULL;
	struct str before;

	(void)state;
	add_shards(j, 2, "r");
	CHECK_OK(merge(j, j->folders, 1));
	before = everything(j);
	CHECK_OK(
	    file_make_folder(file_join(&j->arena, j->into, "merge"), &j->e));
	CHECK_OK(file_write(file_join(&j->arena, j->into, "merge/ledger.db"),
	    str_of("half"), &j->e));
	leave(j, 0, "merge");
	leave(j, 1, "merge");
	leave(j, 1, "warc");
	CHECK_OK(store_open(j->into, STORE_WRITE, &j->clock, &s, &j->e));
	store_close(s);
	check_str(everything(j), before.ptr, "all rows and files");
	assert_false(file_exists(file_join(&j->arena, j->into, "merge")));
	merge_all(j);
	check_sound(j);
	joined_free(j);
}

static void
test_an_address_of_two_stores_is_told(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	merge_all(j);
	/* Each capture here comes from 192.0.2.7. */
	check_int((int64_t)j->result.shared_count, 1, "addresses");
	check_str(j->result.shared[0].address, "192.0.2.7", "address");
	check_str(j->result.shared[0].round, "r", "round");
	check_str(j->result.shared[0].hosts[0], "www.a-01.example", "first");
	check_str(j->result.shared[0].hosts[1], "www.a-02.example", "last");
	check_int(j->result.shared[0].host_count, 2, "hosts");
	check_int(j->result.shared[0].store_count, 2, "stores");
	/* With what the target has as well, but only of what is new. */
	j->into = temp_path(&j->temp, "other");
	CHECK_OK(merge(j, j->folders, 1));
	check_int((int64_t)j->result.shared_count, 0, "of one store");
	merge_all(j);
	check_int((int64_t)j->result.shared_count, 1, "with the target");
	merge_all(j);
	check_int((int64_t)j->result.shared_count, 0, "again");
	joined_free(j);
}

/* Two agencies of one host may be crawled apart. */
static void
test_blocks_are_compared_over_all_stores(void **state)
{
	static const char sql[] =
	    "SELECT r.name, s.host, s.block, s.agencies FROM shared_block s"
	    " JOIN round r ON r.id = s.round";
	struct joined *j = joined_new();

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct store_case *c = add_source(j);

		c->seeds[0].url =
		    arena_printf(&c->arena, "https://www.host.example/%d/", i);
		play_round(c, "r", i == 0 ? "1/2" : "2/2");
		case_close(c);
		change(j, c->folder, case_fill);
	}
	CHECK_OK(merge(j, j->folders, 1));
	check_rows(j, sql, "");
	check_rows(j, "SELECT shared_with FROM evidence", "0\n");
	merge_all(j);
	check_rows(j, sql, "r|www.host.example|7|2\n");
	check_rows(j, "SELECT shared_with FROM evidence", "1\n1\n");
	merge_all(j);
	check_rows(j, sql, "r|www.host.example|7|2\n");
	joined_free(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_shards_become_one_round),
	    cmocka_unit_test(test_the_order_of_stores_makes_no_difference),
	    cmocka_unit_test(test_every_column_arrives),
	    cmocka_unit_test(test_the_same_again_is_no_change),
	    cmocka_unit_test(test_missing_shards_are_named),
	    cmocka_unit_test(test_a_late_shard_completes_the_round),
	    cmocka_unit_test(test_many_stores_are_joined),
	    cmocka_unit_test(test_revisits_reach_back_over_rounds),
	    cmocka_unit_test(test_the_newer_of_two_stays),
	    cmocka_unit_test(test_plans_are_those_of_first_rounds),
	    cmocka_unit_test(test_an_interrupted_source_is_sealed),
	    cmocka_unit_test(test_what_a_killed_merge_left_is_removed),
	    cmocka_unit_test(test_an_address_of_two_stores_is_told),
	    cmocka_unit_test(test_blocks_are_compared_over_all_stores),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
