/* Why verdicts are open: what nobody could see, what nobody came to yet and
 * what waits for a person are never taken for one another. */
#include "publish/report/open.h"
#include "report_page_case.h"

/* As a round leaves it that has not finished with an agency. */
static void
forget(struct written *w, size_t agency)
{
	struct book_agency *g = &w->r->book.agencies[agency];

	g->status = (struct str){0};
	g->state = CALL_NOT_ASKED;
	for (size_t i = 0; i < REPORT_RULES; i++)
		g->verdicts[i] =
		    (struct book_verdict){.outcome = OUTCOME_UNTESTED,
		        .machine = OUTCOME_UNTESTED,
		        .level = -1,
		        .is_undecided = true};
}

static void
each_cause_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < OPEN_CAUSES; i++) {
		assert_non_null(open_text(i).en);
		assert_non_null(open_text(i).th);
		for (size_t k = 0; k < i; k++) {
			assert_string_not_equal(open_word(i), open_word(k));
			assert_string_not_equal(
			    open_text(i).en, open_text(k).en);
		}
	}
}

static void
what_is_decided_or_does_not_count_is_not_open(void **state)
{
	struct written w;
	struct book *b;

	(void)state;
	written_open(&w, report_case_new());
	b = &w.r->book;
	check_int((int64_t)open_cause_of(b, &b->agencies[0], 0), OPEN_CAUSES,
	    "decided");
	check_int((int64_t)open_cause_of(b, &b->agencies[1], 1),
	    REASON_JS_SHELL, "not seen");
	b->rules[1].standing = STANDING_SHOWN_ONLY;
	check_int((int64_t)open_cause_of(b, &b->agencies[1], 1), OPEN_CAUSES,
	    "does not count");
	written_free(&w);
}

static void
an_agency_not_finished_waits_for_the_round(void **state)
{
	struct written w;
	struct str page;
	struct err e = {0};

	(void)state;
	written_open(&w, report_case_new());
	forget(&w, 0);
	write_kind(&w, pages_unseen);
	page = page_of(&w, "en/unseen.html");
	has(page, "unseen.html#reason-no-verdict\"><data value=\"3\">3</data>");
	has(page,
	    "<h3 id=\"reason-no-verdict\">it was not decided in this "
	    "round</h3>");
	has_not(page, "a person has yet to confirm");
	CHECK_OK(pages_agency(&w.r->book, &w.to, &e));
	page = page_of(&w, "en/agencies/a-1.html");
	has(page, "it was not decided in this round · 3 rules");
	has_not(page, "Every rule that counts is decided.");
	has(page, "This site is not judged yet");
	has_not(page, "No rule that counts has failed.");
	written_free(&w);
}

static void
what_waits_for_a_person_says_so(void **state)
{
	struct written w;
	struct book_verdict *v;
	struct str page;
	struct err e = {0};

	(void)state;
	written_open(&w, report_case_new());
	v = &w.r->book.agencies[0].verdicts[0];
	v->is_undecided = true;
	w.r->book.rules[0].standing = STANDING_AWAITS_REVIEW;
	CHECK_OK(pages_unseen(&w.r->book, LANG_TH, &w.to, &e));
	has(page_of(&w, "unseen.html"),
	    "<h3 id=\"reason-awaits-review\">โปรแกรมตัดสินแล้ว รอคนยืนยัน</h3>");
	v->state = DECISION_DISAGREE;
	CHECK_OK(pages_unseen(&w.r->book, LANG_EN, &w.to, &e));
	page = page_of(&w, "en/unseen.html");
	has(page, "<h3 id=\"reason-disagree\">people who looked disagree</h3>");
	has_not(page, "a person has yet to confirm");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_cause_has_a_word_of_its_own),
	    cmocka_unit_test(what_is_decided_or_does_not_count_is_not_open),
	    cmocka_unit_test(an_agency_not_finished_waits_for_the_round),
	    cmocka_unit_test(what_waits_for_a_person_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
