/* The page of an agency: what it says of a verdict with its proof, of a "not
 * there", of what nobody could tell and of what a person decided. */
#include "publish/report/proofs.h"
#include "record/region.h"
#include "report_page_case.h"

/* The verdict of ESV-04 on an agency of the second round, anew. */
static void
put_verdict(struct report_case *r, int agency, enum outcome o,
    struct proof *proofs, size_t count)
{
	struct verdict v = {.rule_id = str_of("ESV-04"),
	    .rule_revision = 1,
	    .scope = str_of("site"),
	    .confidence = str_of("medium"),
	    .outcome = o,
	    .level = o == OUTCOME_PASSED ? 3 : -1,
	    .proofs = proofs,
	    .proof_count = count};

	report_put_agency(r, 1, agency);
	CHECK_OK(
	    store_verdict_put(r->c->store, r->c->agency_row, str_of("crawl"),
	        str_of("https://www.agency.example/"), &v, &r->c->e));
	CHECK_OK(store_flush(r->c->store, &r->c->e));
}

/* Writes the pages of all agencies. */
static void
write_pages(struct written *w)
{
	struct err e = {0};

	written_open(w, w->r);
	check_int(pages_agency(&w->r->book, &w->to, &e), ERR_NONE, e.msg);
	check_int(
	    pages_agencies(&w->r->book, LANG_TH, &w->to, &e), ERR_NONE, e.msg);
}

/* What stands between the begin of a rule's card and its end. */
static struct str
card_of(struct str page, const char *rule)
{
	struct arena a = {0};
	struct str id = arena_printf(&a, "id=\"%s\"", rule);
	size_t from = str_find(page, id, 0);
	size_t to = from == STR_NONE
	    ? STR_NONE
	    : str_find(page, str_of("</details>"), from);

	arena_release(&a);
	assert_true(to != STR_NONE);
	return str_slice(page, from, to);
}

static void
a_passed_verdict_shows_its_quote(void **state)
{
	struct written b = {.r = report_case_new()};
	struct str page, card;

	(void)state;
	write_pages(&b);
	page = page_of(&b, "agencies/a-1.html");
	card = card_of(page, "ESV-04");
	has(page, "<h1><bdi>กรมหนึ่ง</bdi></h1>");
	has(page, "href=\"../en/agencies/a-1.html\"");
	has(card, "<a href=\"../rules/ESV-04.html\">");
	has(card, "ผ่าน");
	has(card, "ระดับ 3: ทำออนไลน์ได้");
	has(card, "บริการประชาชน <mark>");
	/* A figure leads to the verdicts behind it. */
	has(page, "<a href=\"#v-use\"><data value=\"3\">3</data></a>");
	has(page, "<h3 id=\"v-use\">");
	/* Markup of a stranger is text, a citizen's number is nobody's. */
	has(card,
	    "<mark>ยื่นคำขอออนไลน์ &lt;b&gt;X XXXX XXXXX XX X&lt;/b&gt;</mark>");
	has_not(page, "00203");
	has_not(page, "<i>");
	page = page_of(&b, "en/agencies/a-1.html");
	has(page, "<h1><bdi>Department One</bdi></h1>");
	has(card_of(page, "ESV-04"), "Level 3: online");
	has(card_of(page, "ESV-04"), "<bdi lang=\"th\">");
	written_free(&b);
}

static void
a_not_there_says_what_was_looked_at(void **state)
{
	struct evidence
	    none = {.label = str_of("pages examined"),
	        .quote =
	            str_of("2 pages examined: https://www.agency.example/, "
	                   "https://www.agency.example/?id=1101700203450"),
	        .context_after = str_of(
	            "pages=2 list=1f3a9c0d5e7b2468 counted=2 elements=824 links=88 "
	            "forms=2 fields=3 images=14 words_th=600 words_en=40 "
	            "characters=10240 complete=no unread=3 unread_reason=budget"),
	        .match_kind = MATCH_ABSENCE,
	        .byte_start = -1,
	        .byte_end = -1},
	    near = {.label = str_of("a form: not so"),
	        .quote = str_of("แบบฟอร์ม"),
	        .match_kind = MATCH_NEAR_MISS,
	        .byte_start = -1,
	        .byte_end = -1};
	struct proof proofs[] = {{none, NULL}, {near, NULL}};
	struct written b = {.r = report_case_new()};
	struct str page, card;

	(void)state;
	put_verdict(b.r, 1, OUTCOME_FAILED, proofs, 2);
	write_pages(&b);
	page = page_of(&b, "en/agencies/a-2.html");
	card = card_of(page, "ESV-04");
	has(card, "failed");
	has(card, "<p class=\"absence\">");
	has(card, "<a href=\"#looked-ESV-04\">pages: 2</a>");
	has(page, "?id=XXXXXXXXXXXXX");
	has(page, "<li id=\"looked-ESV-04\">");
	has(page, "links: 88");
	has(page, "addresses not read: 3");
	has(card, "<blockquote class=\"quote near\">");
	/* It is what to mend first. */
	has(page, "<ol class=\"first\">\n<li><h3><a href=\"#ESV-04\">");
	has(page, "<h1><bdi>Department &lt;b&gt;Two&lt;/b&gt;</bdi></h1>");
	written_free(&b);
}

static void
what_was_not_seen_is_no_no(void **state)
{
	struct written b = {.r = report_case_new()};
	struct str page;

	(void)state;
	write_pages(&b);
	page = page_of(&b, "en/agencies/a-2.html");
	has(card_of(page, "MOB-01"), "cannot tell");
	has(page, "a script draws the page, so its content was not seen");
	has(page, "Send what pages say as HTML");
	has_not(page, "This site was not looked at");
	page = page_of(&b, "en/agencies/p55-02.html");
	has(page, "This site was not looked at");
	has(page, "nothing on this page means &quot;not there&quot;");
	has(page, "the host did not take the connection in time");
	has(page, "so nobody can say what to mend.");
	/* A name in Thai alone stands there as it is. */
	has(page, "<h1><bdi lang=\"th\">สำนักงานคลังจังหวัดน่าน</bdi></h1>");
	written_free(&b);
}

static void
a_decision_stands_beside_the_program(void **state)
{
	struct written b = {.r = report_case_new()};
	struct str page, card;
	struct review v = {.evidence_id = str_of("77f6789e6784342d"),
	    .round = str_of("2561"),
	    .audit = str_of("crawl"),
	    .agency_id = str_of("a-1"),
	    .rule_id = str_of("ESV-04"),
	    .rule_revision = 1,
	    .machine_outcome = OUTCOME_PASSED,
	    .machine_level = 3,
	    .reviewer = str_of("Mali <b>"),
	    .decision = REVIEW_FAILED,
	    .outcome = OUTCOME_FAILED,
	    .level = -1,
	    .note = str_of("ยังไม่เปิด 1101700203450"),
	    .decided_us = INT64_C(1533045600123456)};
	/* As report_put_verdict has it. */
	struct region_piece text = {MATCH_EXACT,
	    str_of("ยื่นคำขอออนไลน์ <b>1 1017 00203 45 0</b>"),
	    str_of("บริการประชาชน "), str_of(" ได้ทุกวัน")};
	char sha256[DIGEST_TEXT_BYTES];

	(void)state;
	region_digest(&text, 1, sha256);
	v.evidence_sha256 = str_of(sha256);
	CHECK_OK(store_review_add(b.r->c->store, &v, &b.r->c->e));
	v.reviewer = str_of("Somchai");
	v.rule_id = str_of("USA-01");
	v.evidence_sha256 = str_of("of-another-text");
	CHECK_OK(store_review_add(b.r->c->store, &v, &b.r->c->e));
	CHECK_OK(store_flush(b.r->c->store, &b.r->c->e));
	write_pages(&b);
	page = page_of(&b, "en/agencies/a-1.html");
	card = card_of(page, "ESV-04");
	has(page, "<details class=\"proof failed\" id=\"ESV-04\"");
	has(card, "decided by a person");
	has(card, "The program says: ");
	has(card, "Mali &lt;b&gt;</bdi>: ");
	has(card, "2018-07-31T14:00:00.123Z");
	has(card, "ยังไม่เปิด XXXXXXXXXXXXX");
	card = card_of(page, "USA-01");
	has(card, "re-opened");
	has(card, "Somchai");
	written_free(&b);
}

static void
history_and_changes_are_told(void **state)
{
	struct written b = {.r = report_case_new()};
	struct str page;

	(void)state;
	write_pages(&b);
	page = page_of(&b, "en/agencies/a-1.html");
	has(page, "<section id=\"history\">");
	has(page, "<th scope=\"row\">2560</th>");
	has(page, "<section id=\"changes\">");
	has(page,
	    "Against round 2560: <data value=\"2\">2</data> verdicts are the "
	    "same, <data value=\"0\">0</data> of them on a text that changed; "
	    "<data value=\"1\">1</data> differ.");
	has(page,
	    "<li>Something beside the text: <data value=\"1\">1</data></li>");
	has(page, "failed</span></td><td><span class=\"outcome passed\">");
	has(page,
	    "<a href=\"../changes.html#kind-around\">Something beside the text"
	    "</a></td></tr>");
	/* Nothing changed: no table. */
	page = page_of(&b, "en/agencies/p55-02.html");
	has(page, "all <data value=\"3\">3</data> verdicts are the same");
	has_not(page, "Verdicts that changed");
	written_free(&b);
}

static void
the_list_has_every_agency(void **state)
{
	struct written b = {.r = report_case_new()};
	struct str page;

	(void)state;
	write_pages(&b);
	page = page_of(&b, "agencies.html");
	has(page, "<a href=\"agencies/a-1.html\">");
	has(page, "<a href=\"agencies/p55-02.html\">");
	has(page, "<td data-key=\"55\">น่าน");
	has(page, "<td data-key=\"unreachable\">เปิดไม่ได้<td");
	has(page, "กรม &lt;b&gt;สอง&lt;/b&gt;");
	written_free(&b);
}

static void
the_same_store_gives_the_same_pages(void **state)
{
	static const char *const paths[] = {
	    "agencies/a-1.html", "en/agencies/p55-02.html", "agencies.html"};
	struct written one = {.r = report_case_new()},
	               other = {.r = report_case_new()};

	(void)state;
	write_pages(&one);
	write_pages(&other);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		assert_true(str_equal(
		    page_of(&one, paths[i]), page_of(&other, paths[i])));
	written_free(&one);
	written_free(&other);
}

static void
the_best_pieces_come_first(void **state)
{
	struct evidence pieces[5] = {
	    {.quote = str_of("<ul>"), .match_kind = MATCH_STRUCTURE},
	    {.quote = str_of("ข้อความ"), .match_kind = MATCH_EXACT},
	    {.quote = str_of("e-Service"), .match_kind = MATCH_FOLDED},
	    {.quote = str_of("หลวม"), .match_kind = MATCH_LOOSE},
	    {.quote = str_of("ข้อความ"), .match_kind = MATCH_STRUCTURE}};
	static const char *const want[] = {"ข้อความ", "e-Service"};
	struct proof proofs[5];
	struct proof_verdict *got = NULL;
	struct proof_reviews none = {0};
	struct written b = {.r = report_case_new()};

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		pieces[i].label = str_of("l");
		pieces[i].byte_start = pieces[i].byte_end = -1;
		proofs[i] = (struct proof){pieces[i], NULL};
	}
	put_verdict(b.r, 1, OUTCOME_PASSED, proofs, 5);
	(void)report_case_book(b.r);
	CHECK_OK(proofs_read(&b.r->book, &b.r->book.agencies[1], &none,
	    &b.arena, &got, &b.r->c->e));
	check_int((int64_t)got[0].found_count, PROOFS_FOUND, "found");
	for (size_t i = 0; i < PROOFS_FOUND; i++)
		check_str(got[0].found[i].evidence.quote, want[i], "order");
	check_int(proofs_left_out(&got[0]), 3, "left out");
	check_str(got[0].confidence, "medium", "confidence");
	written_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_passed_verdict_shows_its_quote),
	    cmocka_unit_test(a_not_there_says_what_was_looked_at),
	    cmocka_unit_test(what_was_not_seen_is_no_no),
	    cmocka_unit_test(a_decision_stands_beside_the_program),
	    cmocka_unit_test(history_and_changes_are_told),
	    cmocka_unit_test(the_list_has_every_agency),
	    cmocka_unit_test(the_same_store_gives_the_same_pages),
	    cmocka_unit_test(the_best_pieces_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
