/* What cannot be joined is refused, with a word that helps, and changes
 * nothing. */
#include <fcntl.h>
#include <sys/wait.h>

#include "merge_case.h"

/* Two shards, of which the target has the first; and the second one's ledger,
 * to change it and put it back. */
struct spoilt {
	struct joined *joined;
	struct buf ledger;
	struct str before; /* all of the target */
};

static struct spoilt
spoilt_new(void)
{
	struct spoilt s = {.joined = joined_new()};
	struct joined *j = s.joined;

	add_shards(j, 2, "r");
	CHECK_OK(merge(j, j->folders, 1));
	s.before = everything(j);
	CHECK_OK(file_read(ledger_of(j, 1), 1 << 30, &s.ledger, &j->e));
	return s;
}

static void
spoilt_free(struct spoilt *s)
{
	buf_release(&s->ledger);
	joined_free(s->joined);
}

static void
check_spoilt(struct spoilt *s, const char *sql, const char *says)
{
	struct joined *j = s->joined;

	CHECK_OK(file_write(ledger_of(j, 1), buf_str(&s->ledger), &j->e));
	change(j, j->folders[1], sql);
	check_refused(j, ERR_USAGE, says);
	check_str(everything(j), s->before.ptr, sql);
}

/* What of the second source does not fit to the first. */
static const struct {
	const char *sql;
	const char *says;
} clashes[] = {
    {"UPDATE round SET rule_pack = 'sha256:other'", "other rules"},
    {"UPDATE round SET config = '{\"delay_ms\":5,\"pages_max\":9}'",
        "other settings"},
    {"UPDATE round SET config = 'no JSON'", "other settings"},
    {"UPDATE agency SET agency_id = 'a-01'", "agency a-01 of round r is in "},
    {"UPDATE shard SET count = 3", "of 3 in"},
    {"UPDATE shard SET number = 1", "shard 1/2 of round r is in "},
    {"DELETE FROM shard", "one of 2 shards in"},
    {"UPDATE audit SET rule_pack = 'sha256:other'",
        "audit crawl of round r was made with other rules in "},
    {"UPDATE warc SET name = 'samruat-r-s1of2-00001.warc.gz'",
        "samruat-r-s1of2-00001.warc.gz"},
};

static void
test_what_does_not_fit_is_refused(void **state)
{
	struct spoilt s = spoilt_new();

	(void)state;
	for (size_t i = 0; i < sizeof(clashes) / sizeof(clashes[0]); i++) {
		struct joined *j = s.joined;

		check_spoilt(&s, clashes[i].sql, clashes[i].says);
		/* Neither beside each other. */
		j->into = temp_path(&j->temp, "new");
		check_refused(j, ERR_USAGE, clashes[i].says);
		j->into = temp_path(&j->temp, "into");
	}
	spoilt_free(&s);
}

static void
test_a_clash_names_both_stores(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	change(j, j->folders[1], "UPDATE agency SET agency_id = 'a-01'");
	check_refused(j, ERR_USAGE, j->folders[0]);
	check_refused(j, ERR_USAGE, j->folders[1]);
	joined_free(j);
}

static void
test_pace_may_differ(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	change(j, j->folders[1],
	    "UPDATE round SET config = '{\"delay_ms\":9,\"pages_max\":40}'");
	merge_all(j);
	check_rows(j, "SELECT config FROM rounds",
	    "{\"delay_ms\":5,\"pages_max\":40}\n");
	joined_free(j);
}

/* Ledgers that no crawl writes. */
static const struct {
	const char *sql;
	const char *says;
} hostile[] = {
    {"DROP TABLE evidence_row", "no table evidence_row"},
    {"DROP TABLE pause; CREATE TABLE pause (id INTEGER PRIMARY KEY,"
     " round INTEGER NOT NULL, cause TEXT NOT NULL) STRICT",
        "no table pause"},
    {"ALTER TABLE seed RENAME TO s; CREATE TABLE seed (agency INTEGER,"
     " number INTEGER, url, role)",
        "no table seed"},
    {"ALTER TABLE clock RENAME TO c; CREATE VIEW clock AS SELECT * FROM c",
        "no table clock"},
    {"PRAGMA foreign_keys = OFF; UPDATE capture SET warc = 77",
        "a row of capture refers to nothing"},
    {"PRAGMA foreign_keys = OFF; UPDATE evidence_row SET capture = 77",
        "a row of evidence_row refers to nothing"},
    {"PRAGMA foreign_keys = OFF; UPDATE audit_rule SET audit = 9",
        "a row of audit_rule refers to nothing"},
    {"PRAGMA foreign_keys = OFF; UPDATE agency SET round = 9",
        "a row of agency refers to nothing"},
    {"UPDATE capture SET revisit = 'reused'", "repeats one"},
    {"UPDATE shard SET count = 1000000000", "a shard 2 of"},
    {"UPDATE warc SET name = '../ledger.db'", "by the name ../ledger.db"},
    {"UPDATE warc SET name = '../ledger.db', is_sealed = 0,"
     " committed_len = 0",
        "by the name ../ledger.db"},
    {"UPDATE warc SET committed_len = committed_len - 1", "another length"},
    {"UPDATE warc SET sha256 = ''", "damaged before"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET"
     " sql = replace(sql, 'title TEXT', 'title BLOB') WHERE name = 'page'",
        "no table page"},
    {"PRAGMA user_version = 99", "schema version 99"},
    {"PRAGMA application_id = 5", "another program"},
};

static void
test_a_hostile_ledger_changes_nothing(void **state)
{
	struct spoilt s = spoilt_new();

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		check_spoilt(&s, hostile[i].sql, hostile[i].says);
	spoilt_free(&s);
}

/* Pages of the file are overwritten, one at a time. */
static void
test_a_broken_file_changes_nothing(void **state)
{
	static const char junk[4096] = "junk";
	struct spoilt s = spoilt_new();
	struct joined *j = s.joined;

	(void)state;
	for (size_t at = 0; at < s.ledger.len; at += 7 * sizeof(junk)) {
		struct buf broken = {0};

		(void)buf_append_str(&broken, buf_str(&s.ledger));
		memcpy(broken.data + at, junk, sizeof(junk));
		CHECK_OK(file_write(ledger_of(j, 1), buf_str(&broken), &j->e));
		buf_release(&broken);
		if (merge(j, j->folders, j->count) == ERR_NONE)
			fail_msg("a page is not missed: %zu", at);
		check_str(everything(j), s.before.ptr, "all rows");
	}
	spoilt_free(&s);
}

/* Sealing would cut the file that the link names. */
static void
test_a_link_in_place_of_a_file_is_not_followed(void **state)
{
	struct joined *j = joined_new();
	const char *victim, *place;
	struct buf text = {0};

	(void)state;
	add_shards(j, 1, "r");
	victim = temp_file(&j->temp, "victim", str_of("precious"));
	place = file_join(
	    &j->arena, j->folders[0], "warc/samruat-r-s1of1-00001.warc.gz");
	check_int(unlink(place), 0, "unlink");
	check_int(symlink(victim, place), 0, "symlink");
	check_refused(j, ERR_USAGE, "not what its ledger says");
	change(j, j->folders[0],
	    "UPDATE warc SET is_sealed = 0, committed_len = 3");
	check_refused(j, ERR_USAGE, "damaged");
	CHECK_OK(file_read(victim, 100, &text, &j->e));
	check_str(buf_str(&text), "precious", "the file");
	buf_release(&text);
	joined_free(j);
}

static void
check_busy(struct joined *j, const char *folder)
{
	const char *lock = file_join(&j->arena, folder, "writer.lock");
	int ready[2], done[2];
	char byte = 0;
	pid_t child;

	assert_true(pipe(ready) == 0 && pipe(done) == 0);
	child = fork();
	if (child == 0) {
		struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		int fd = open(lock, O_RDWR | O_CREAT, 0644);
		int rc = fcntl(fd, F_SETLK, &whole);

		(void)!write(ready[1], "x", 1);
		(void)!read(done[0], &byte, 1);
		_exit(rc == 0 ? 7 : 1);
	}
	check_int(read(ready[0], &byte, 1), 1, "the other process");
	check_int(merge(j, j->folders, j->count), ERR_BUSY, folder);
	check_int(write(done[1], "x", 1), 1, "tell it");
	assert_true(waitpid(child, NULL, 0) == child);
	for (int i = 0; i < 2; i++) {
		(void)close(ready[i]);
		(void)close(done[i]);
	}
}

static void
test_a_running_crawl_is_left_alone(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	check_busy(j, j->folders[1]);
	CHECK_OK(merge(j, j->folders, 1));
	check_busy(j, j->into);
	merge_all(j);
	joined_free(j);
}

static void
test_a_store_is_named_once(void **state)
{
	struct joined *j = joined_new();
	const char *twice[2];

	(void)state;
	add_shards(j, 1, "r");
	twice[0] = j->folders[0];
	twice[1] = arena_printf(&j->arena, "%s/../%s", j->folders[0],
	    strrchr(j->folders[0], '/') + 1)
	               .ptr;
	check_int(merge(j, twice, 2), ERR_USAGE, "the same twice");
	j->into = j->folders[0];
	check_int(merge(j, j->folders, 1), ERR_USAGE, "into itself");
	j->into = temp_path(&j->temp, "into");
	twice[1] = temp_path(&j->temp, "nothing");
	check_int(merge(j, twice, 2), ERR_USAGE, "no store");
	joined_free(j);
}

static void
test_an_older_round_is_refused(void **state)
{
	struct joined *j = joined_new();
	struct store_case *c = add_source(j);

	(void)state;
	play_round(c, "old", "");
	case_close(c);
	c = add_source(j);
	c->now_us += 1000000;
	play_round(c, "new", "");
	case_close(c);
	CHECK_OK(merge(j, &j->folders[1], 1));
	check_refused(j, ERR_USAGE, "began before round new");
	/* Together they fit. */
	j->into = temp_path(&j->temp, "other");
	merge_all(j);
	check_rows(j, "SELECT id, name, is_complete FROM round ORDER BY id",
	    "1|old|1\n2|new|1\n");
	check_sound(j);
	joined_free(j);
}

static void
test_a_file_in_the_way_stays(void **state)
{
	struct joined *j = joined_new();
	struct buf text = {0};
	const char *place;
	struct str before;

	(void)state;
	add_shards(j, 3, "r");
	CHECK_OK(merge(j, j->folders, 1));
	place =
	    file_join(&j->arena, j->into, "warc/samruat-r-s3of3-00001.warc.gz");
	CHECK_OK(file_write(place, str_of("somebody's"), &j->e));
	before = everything(j);
	check_refused(j, ERR_USAGE, "in the way");
	check_str(everything(j), before.ptr, "all rows and files");
	CHECK_OK(file_read(place, 100, &text, &j->e));
	check_str(buf_str(&text), "somebody's", "the file");
	buf_release(&text);
	joined_free(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_does_not_fit_is_refused),
	    cmocka_unit_test(test_a_clash_names_both_stores),
	    cmocka_unit_test(test_pace_may_differ),
	    cmocka_unit_test(test_a_hostile_ledger_changes_nothing),
	    cmocka_unit_test(test_a_broken_file_changes_nothing),
	    cmocka_unit_test(test_a_link_in_place_of_a_file_is_not_followed),
	    cmocka_unit_test(test_a_running_crawl_is_left_alone),
	    cmocka_unit_test(test_a_store_is_named_once),
	    cmocka_unit_test(test_an_older_round_is_refused),
	    cmocka_unit_test(test_a_file_in_the_way_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
