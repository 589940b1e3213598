/* Values come back from their bytes; a reader never goes behind its end. */
#include "test.h"

#include "base/limits.h"
#include "base/mem.h"
#include "record/wire.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
numbers_come_back(void **state)
{
	static const int64_t values[] = {
	    0, 1, -1, 255, 256, -256, INT32_MAX, INT64_MAX, INT64_MIN};
	struct buf out = {0};
	struct wire_reader in = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++)
		wire_put_number(&out, values[i]);
	check_int((int64_t)out.len, 8 * COUNT(values), "bytes");
	in.rest = buf_str(&out);
	for (size_t i = 0; i < COUNT(values); i++)
		check_int(wire_number(&in), values[i], "number");
	assert_false(in.is_broken);
	check_int(wire_number(&in), 0, "behind the end");
	assert_true(in.is_broken);
	buf_release(&out);
}

static void
the_little_end_stands_first(void **state)
{
	struct buf out = {0};

	(void)state;
	wire_put_number(&out, INT64_C(0x0102030405060708));
	assert_memory_equal(out.data, "\x08\x07\x06\x05\x04\x03\x02\x01", 8);
	buf_release(&out);
}

static void
texts_come_back_as_copies(void **state)
{
	struct str texts[] = {str_of("กรม"), {0}, {"a\0b", 3}};
	struct arena a = {0};
	struct buf out = {0};
	struct wire_reader in = {0};
	struct str got[COUNT(texts)];

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		wire_put_text(&out, texts[i]);
	in.rest = buf_str(&out);
	for (size_t i = 0; i < COUNT(texts); i++)
		got[i] = wire_text(&in, &a);
	buf_release(&out);
	assert_false(in.is_broken);
	check_int((int64_t)in.rest.len, 0, "rest");
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_true(str_equal(got[i], texts[i]));
	arena_release(&a);
}

static void
numbers_out_of_range_break_the_reader(void **state)
{
	static const struct {
		int64_t value, min, max;
		bool is_broken;
	} rows[] = {
	    {0, 0, 0, false},
	    {5, 0, 5, false},
	    {6, 0, 5, true},
	    {-1, 0, 5, true},
	    {INT64_MIN, 0, 5, true},
	    {INT64_MAX, -5, 5, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = {0};
		struct wire_reader in = {0};

		wire_put_number(&out, rows[i].value);
		in.rest = buf_str(&out);
		check_int(wire_number_in(&in, rows[i].min, rows[i].max),
		    rows[i].is_broken ? rows[i].min : rows[i].value, "value");
		assert_int_equal(in.is_broken, rows[i].is_broken);
		buf_release(&out);
	}
}

static void
lengths_and_counts_cannot_lie(void **state)
{
	static const struct {
		int64_t length;
		size_t behind, text_len, count;
	} rows[] = {
	    {0, 0, 0, 0},
	    {3, 3, 3, 0},
	    {4, 3, STR_NONE, STR_NONE},
	    {-1, 3, STR_NONE, STR_NONE},
	    {INT64_MAX, 3, STR_NONE, STR_NONE},
	    {INT64_MIN, 3, STR_NONE, STR_NONE},
	    {2, 32, 2, 2},
	    {3, 32, 3, STR_NONE},
	    {3, 47, 3, STR_NONE},
	    {3, 48, 3, 3},
	};
	static const char filling[64];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct buf out = {0};
		struct wire_reader text = {0}, count = {0};
		size_t want_len = rows[i].text_len;

		wire_put_number(&out, rows[i].length);
		(void)buf_append(&out, filling, rows[i].behind);
		text.rest = count.rest = buf_str(&out);
		check_int((int64_t)wire_text(&text, &a).len,
		    want_len == STR_NONE ? 0 : (int64_t)want_len, "text");
		assert_int_equal(text.is_broken, want_len == STR_NONE);
		if (rows[i].behind >= 32) {
			size_t want = rows[i].count;

			check_int((int64_t)wire_count(&count, 16),
			    want == STR_NONE ? 0 : (int64_t)want, "count");
			assert_int_equal(count.is_broken, want == STR_NONE);
		}
		buf_release(&out);
		arena_release(&a);
	}
}

static void
once_broken_a_reader_stays_broken(void **state)
{
	struct arena a = {0};
	struct wire_reader in = {.rest = {"1234567", 7}};

	(void)state;
	check_int(wire_number(&in), 0, "number");
	assert_true(in.is_broken);
	check_str(wire_text(&in, &a), "", "text");
	check_int((int64_t)wire_count(&in, 1), 0, "count");
	check_int(wire_number_in(&in, 3, 4), 3, "number in a range");
	assert_true(in.is_broken);
	arena_release(&a);
}

static struct evidence pieces[] = {
    {.label = {"l", 1},
        .quote = {"quote", 5},
        .match_kind = MATCH_NEAR_MISS,
        .node_path = {"html/body", 9},
        .line = 7,
        .byte_start = 0,
        .byte_end = INT64_MAX,
        .part = LIMIT_PARTS,
        .block = UINT64_MAX},
    {.context_before = {"before", 6},
        .context_after = {"a\0b", 3},
        .byte_start = -1,
        .byte_end = -1},
};

static void
evidence_comes_back(void **state)
{
	struct arena a = {0};
	struct buf out = {0};
	struct wire_reader in = {0};
	struct evidence *got;
	size_t count = 77;

	(void)state;
	wire_put_evidence(&out, pieces, COUNT(pieces));
	in.rest = buf_str(&out);
	got = wire_evidence(&in, &a, &count);
	assert_false(in.is_broken);
	check_int((int64_t)in.rest.len, 0, "rest");
	check_int((int64_t)count, COUNT(pieces), "count");
	for (size_t i = 0; i < COUNT(pieces); i++) {
		assert_true(str_equal(got[i].label, pieces[i].label));
		assert_true(str_equal(got[i].quote, pieces[i].quote));
		assert_true(
		    str_equal(got[i].context_before, pieces[i].context_before));
		assert_true(
		    str_equal(got[i].context_after, pieces[i].context_after));
		assert_true(str_equal(got[i].node_path, pieces[i].node_path));
		check_int(got[i].match_kind, pieces[i].match_kind, "kind");
		check_int(got[i].line, pieces[i].line, "line");
		check_int(got[i].byte_start, pieces[i].byte_start, "start");
		check_int(got[i].byte_end, pieces[i].byte_end, "end");
		check_int(got[i].part, pieces[i].part, "part");
		assert_true(got[i].block == pieces[i].block);
	}
	buf_release(&out);
	arena_release(&a);
}

static void
what_no_evidence_has_is_refused(void **state)
{
	static const struct evidence odd[] = {
	    {.match_kind = (enum match_kind)6},
	    {.part = -1},
	    {.part = LIMIT_PARTS + 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		struct arena a = {0};
		struct buf out = {0};
		struct wire_reader in = {0};
		size_t count = 0;

		wire_put_evidence(&out, &odd[i], 1);
		in.rest = buf_str(&out);
		(void)wire_evidence(&in, &a, &count);
		check_int(in.is_broken, true, "broken");
		buf_release(&out);
		arena_release(&a);
	}
}

/* Two findings as ledgers of version 2 hold them: evidence ended with its last
 * byte. */
static void
put_findings_of_2(struct buf *out)
{
	wire_put_number(out, 2);
	for (size_t i = 0; i < 2; i++) {
		wire_put_text(out, str_of("R-1"));
		wire_put_number(out, OUTCOME_PASSED);
		wire_put_number(out, -1);
		wire_put_number(out, REASON_NONE);
		wire_put_text(out, str_of("t"));
		wire_put_number(out, COUNT(pieces));
		for (size_t k = 0; k < COUNT(pieces); k++) {
			wire_put_text(out, pieces[k].label);
			wire_put_text(out, pieces[k].quote);
			wire_put_text(out, pieces[k].context_before);
			wire_put_text(out, pieces[k].context_after);
			wire_put_text(out, pieces[k].node_path);
			wire_put_number(out, pieces[k].match_kind);
			wire_put_number(out, pieces[k].line);
			wire_put_number(out, pieces[k].byte_start);
			wire_put_number(out, pieces[k].byte_end);
		}
	}
}

static void
evidence_of_older_ledgers_is_read(void **state)
{
	struct arena a = {0};
	struct buf out = {0};
	struct wire_reader old = {.form = WIRE_OF_2}, present = {0};
	struct finding *got;
	size_t count = 0;

	(void)state;
	put_findings_of_2(&out);
	old.rest = present.rest = buf_str(&out);
	got = wire_findings(&old, &a, &count);
	assert_false(old.is_broken);
	check_int((int64_t)old.rest.len, 0, "rest");
	check_int((int64_t)count, 2, "findings");
	for (size_t i = 0; i < count; i++) {
		const struct evidence *v = got[i].evidence;

		check_int((int64_t)got[i].evidence_count, COUNT(pieces), "n");
		check_str(v[0].quote, "quote", "quote");
		check_int(v[0].byte_end, INT64_MAX, "end");
		check_str(v[1].context_before, "before", "context");
		check_int(v[0].part, 0, "part");
		assert_true(v[0].block == 0);
	}
	(void)wire_findings(&present, &a, &count);
	assert_true(present.is_broken);
	buf_release(&out);
	arena_release(&a);
}

static void
findings_come_back(void **state)
{
	static struct finding_rest rests[] = {
	    {.leaf = 1, .block = UINT64_MAX}, {.url = {"https://a/", 10}}};
	static const struct finding found[] = {
	    {.rule_id = {"R-1", 3},
	        .rests = rests,
	        .rest_count = COUNT(rests),
	        .outcome = OUTCOME_CANT_TELL,
	        .level = -1,
	        .reason = REASON_TRUNCATED,
	        .leaves = {"tu", 2},
	        .evidence = pieces,
	        .evidence_count = COUNT(pieces)},
	    {.rule_id = {"R-2", 3}, .outcome = OUTCOME_PASSED, .level = 9},
	};
	struct arena a = {0};
	struct buf out = {0};
	struct wire_reader in = {0};
	struct finding *got;
	size_t count = 0;

	(void)state;
	wire_put_findings(&out, found, COUNT(found));
	in.rest = buf_str(&out);
	got = wire_findings(&in, &a, &count);
	buf_release(&out);
	assert_false(in.is_broken);
	check_int((int64_t)in.rest.len, 0, "rest");
	check_int((int64_t)count, COUNT(found), "findings");
	for (size_t i = 0; i < count; i++) {
		assert_true(str_equal(got[i].rule_id, found[i].rule_id));
		check_int(got[i].outcome, found[i].outcome, "outcome");
		check_int(got[i].level, found[i].level, "level");
		check_int(got[i].reason, found[i].reason, "reason");
		assert_true(str_equal(got[i].leaves, found[i].leaves));
		check_int((int64_t)got[i].evidence_count,
		    (int64_t)found[i].evidence_count, "evidence");
		check_int((int64_t)got[i].rest_count,
		    (int64_t)found[i].rest_count, "rests");
	}
	check_int((int64_t)got[0].rests[0].leaf, 1, "leaf");
	assert_true(got[0].rests[0].block == UINT64_MAX);
	check_str(got[0].rests[1].url, "https://a/", "address");
	arena_release(&a);
}

/* A rest is of a leaf that its finding has. */
static void
rests_of_no_leaf_are_refused(void **state)
{
	struct finding_rest rest = {.leaf = 2};
	struct finding f = {
	    .leaves = {"tu", 2}, .rests = &rest, .rest_count = 1};
	struct arena a = {0};
	struct buf out = {0};
	struct wire_reader in = {0};
	size_t count = 0;

	(void)state;
	wire_put_findings(&out, &f, 1);
	in.rest = buf_str(&out);
	(void)wire_findings(&in, &a, &count);
	assert_true(in.is_broken);
	buf_release(&out);
	arena_release(&a);
}

static void
what_no_finding_has_is_broken(void **state)
{
	static const struct finding odd[] = {
	    {.outcome = (enum outcome)(OUTCOME_UNTESTED + 1)},
	    {.outcome = (enum outcome) - 1},
	    {.level = -2},
	    {.level = 10},
	    {.reason = REASON_COUNT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		struct arena a = {0};
		struct buf out = {0};
		struct wire_reader in = {0};
		size_t count = 0;

		wire_put_findings(&out, &odd[i], 1);
		in.rest = buf_str(&out);
		(void)wire_findings(&in, &a, &count);
		check_int(in.is_broken, true, "broken");
		buf_release(&out);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_come_back),
	    cmocka_unit_test(the_little_end_stands_first),
	    cmocka_unit_test(texts_come_back_as_copies),
	    cmocka_unit_test(numbers_out_of_range_break_the_reader),
	    cmocka_unit_test(lengths_and_counts_cannot_lie),
	    cmocka_unit_test(once_broken_a_reader_stays_broken),
	    cmocka_unit_test(evidence_comes_back),
	    cmocka_unit_test(findings_come_back),
	    cmocka_unit_test(rests_of_no_leaf_are_refused),
	    cmocka_unit_test(what_no_finding_has_is_broken),
	    cmocka_unit_test(what_no_evidence_has_is_refused),
	    cmocka_unit_test(evidence_of_older_ledgers_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
