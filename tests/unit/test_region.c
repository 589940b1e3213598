/* The text that a verdict rests on: what counts in it, and what does not. */
#include "record/region.h"

#include "test.h"

enum { PIECES_MAX = 3 };

/* Quote, before, after. */
struct piece {
	enum match_kind kind;
	const char *quote;
	const char *before;
	const char *after;
};

struct pair {
	const char *what;
	bool is_same;
	struct piece left[PIECES_MAX]; /* up to the first without a quote */
	struct piece right[PIECES_MAX];
};

#define ABSENCE_ONE \
	"pages=2 list=0123456789abcdef text=aaaaaaaaaaaaaaaa counted=2"

static const struct pair pairs[] = {
    {"the same", true, {{MATCH_EXACT, "แบบฟอร์ม", "ดาวน์โหลด", "ที่นี่"}},
        {{MATCH_EXACT, "แบบฟอร์ม", "ดาวน์โหลด", "ที่นี่"}}},
    {"another kind of match of the same text", true,
        {{MATCH_EXACT, "แบบฟอร์ม", "ก", "ข"}},
        {{MATCH_FOLDED, "แบบฟอร์ม", "ก", "ข"}}},
    {"another quote", false, {{MATCH_EXACT, "แบบฟอร์ม", "ก", "ข"}},
        {{MATCH_EXACT, "แบบคำขอ", "ก", "ข"}}},
    {"other words before it", false, {{MATCH_EXACT, "แบบฟอร์ม", "ก", "ข"}},
        {{MATCH_EXACT, "แบบฟอร์ม", "ไม่มี", "ข"}}},
    {"other words behind it", false, {{MATCH_EXACT, "แบบฟอร์ม", "ก", "ข"}},
        {{MATCH_EXACT, "แบบฟอร์ม", "ก", "ยกเลิก"}}},
    {"borders of the parts", false, {{MATCH_EXACT, "ab", "c", ""}},
        {{MATCH_EXACT, "a", "bc", ""}}},
    {"another order of pieces", true,
        {{MATCH_EXACT, "one", "", ""}, {MATCH_EXACT, "two", "", ""}},
        {{MATCH_EXACT, "two", "", ""}, {MATCH_EXACT, "one", "", ""}}},
    {"another piece", false, {{MATCH_EXACT, "one", "", ""}},
        {{MATCH_EXACT, "one", "", ""}, {MATCH_EXACT, "two", "", ""}}},
    {"twins", false, {{MATCH_EXACT, "one", "", ""}},
        {{MATCH_EXACT, "one", "", ""}, {MATCH_EXACT, "one", "", ""}}},
    {"not there: the same text on other addresses", true,
        {{MATCH_ABSENCE, "2 pages examined: a", "", ABSENCE_ONE}},
        {{MATCH_ABSENCE, "3 pages examined: b", "",
            "pages=3 list=ffffffffffffffff text=aaaaaaaaaaaaaaaa counted=3 "
            "complete=no unread=9"}}},
    {"not there: another text on the same addresses", false,
        {{MATCH_ABSENCE, "2 pages examined: a", "", ABSENCE_ONE}},
        {{MATCH_ABSENCE, "2 pages examined: a", "",
            "pages=2 list=0123456789abcdef text=bbbbbbbbbbbbbbbb counted=2"}}},
    {"not there, by a ledger that does not say the text", false,
        {{MATCH_ABSENCE, "2 pages examined: a", "", "pages=2 links=1"}},
        {{MATCH_ABSENCE, "2 pages examined: a", "", "pages=2 links=2"}}},
    {"not there, of no page's text", false,
        {{MATCH_ABSENCE, "0 of 8 addresses", "", ""}},
        {{MATCH_ABSENCE, "3 of 8 addresses", "", ""}}},
    {"not there, of the same of no page's text", true,
        {{MATCH_ABSENCE, "0 of 8 addresses", "", ""}},
        {{MATCH_ABSENCE, "0 of 8 addresses", "", ""}}},
};

static void
digest_pieces(const struct piece *pieces, char out[DIGEST_TEXT_BYTES])
{
	struct region_piece all[PIECES_MAX];
	size_t count = 0;

	while (count < PIECES_MAX && pieces[count].quote != NULL) {
		all[count] = (struct region_piece){pieces[count].kind,
		    str_of(pieces[count].quote), str_of(pieces[count].before),
		    str_of(pieces[count].after)};
		count++;
	}
	region_digest(all, count, out);
}

static void
same_text_same_digest(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char left[DIGEST_TEXT_BYTES], right[DIGEST_TEXT_BYTES];

		digest_pieces(pairs[i].left, left);
		digest_pieces(pairs[i].right, right);
		if ((strcmp(left, right) == 0) != pairs[i].is_same)
			fail_msg("%s: %s and %s", pairs[i].what, left, right);
	}
}

static void
nothing_is_the_digest_of_nothing(void **state)
{
	char got[DIGEST_TEXT_BYTES];

	(void)state;
	region_digest(NULL, 0, got);
	check_str(str_of(got),
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	    "of no piece");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(same_text_same_digest),
	    cmocka_unit_test(nothing_is_the_digest_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
