/* The proof of a verdict: what was found, what was looked at, who decided. */
#include "base/clock.h"
#include "publish/absence_words.h"
#include "publish/report/agency_impl.h"
#include "publish/review_words.h"
#include "publish/rule_words.h"

static void
put_decision(
    struct page *p, const struct review *r, const struct book_rule *rule)
{
	static const struct words unsure = {"cannot tell", "ยังไม่แน่ใจ"},
	                          confirmed = {" (as the program says)",
	                              " (ยืนยันตามโปรแกรม)"};

	if (r->decision == REVIEW_UNSURE) {
		html_words(&p->h, unsure);
		return;
	}
	agency_outcome(p, r->outcome, rule, r->level);
	if (r->decision == REVIEW_CONFIRM)
		html_words(&p->h, confirmed);
}

static void
put_review(struct page *p, const struct review *r, const struct book_rule *rule,
    const struct proof_verdict *v)
{
	static const struct words settles = {" · to end a disagreement",
	                              " · เพื่อยุติความเห็นต่าง"},
	                          old = {
	                              " · about a text that has changed since",
	                              " · ตัดสินจากข้อความที่เปลี่ยนไปแล้ว"};
	char when[CLOCK_ISO_BYTES];

	clock_iso(r->decided_us, when);
	html_put(&p->h, "<li>");
	page_foreign(p, r->reviewer);
	html_put(&p->h, ": ");
	put_decision(p, r, rule);
	buf_printf(&p->h.out, " · <time>%s</time>", when);
	if (r->settles)
		html_words(&p->h, settles);
	if (!str_equal(r->evidence_sha256, v->evidence_sha256))
		html_words(&p->h, old);
	if (r->note.len > 0) {
		html_put(&p->h, "<br>");
		page_foreign(p, r->note);
	}
	html_put(&p->h, "</li>\n");
}

/* What people decided, and the program's verdict beside it. */
static void
put_reviews(
    struct page *p, const struct book_rule *r, const struct proof_verdict *v)
{
	static const struct words title = {"Decided by people", "การตัดสินโดยคน"},
	                          machine = {
	                              "The program says: ", "โปรแกรมตัดสินว่า "};

	if (v->review_count == 0)
		return;
	html_put(&p->h, "<div class=\"review\"><p><b>");
	html_words(&p->h, title);
	html_put(&p->h, "</b> · ");
	html_words(&p->h, machine);
	agency_outcome(p, v->machine, r, v->machine_level);
	html_put(&p->h, "</p>\n");
	if (v->is_reopened)
		page_paragraph(p, review_phrase_text(REVIEW_IS_REOPENED));
	if (v->state == DECISION_DISAGREE)
		page_paragraph(p, review_phrase_text(REVIEW_PEOPLE_DISAGREE));
	html_put(&p->h, "<ul>\n");
	for (size_t i = 0; i < v->review_count; i++)
		put_review(p, &v->reviews[i], r, v);
	html_put(&p->h, "</ul></div>\n");
}

/* How many pages a "not there" rests on. Which they are and what was on them
 * stands once on the page, as many rules look at the same ones. */
static void
put_absence(struct agency_page *a, const struct proof_verdict *v)
{
	struct page *p = &a->p;
	struct absence_words words;
	struct str first, pages;

	if (!absence_words_of(
	        &v->absence.evidence, p->h.lang, &p->scratch, &words))
		return;
	first = words.lines[0].text;
	pages = str_slice(first, 0, str_find(first, str_of(" · "), 0));
	html_put(&p->h, "<p class=\"absence\">");
	html_text(&p->h, words.title);
	html_put(&p->h, " · <a href=\"#looked-");
	html_text(&p->h, p->book->rules[v->looked].rule.id);
	html_put(&p->h, "\">");
	html_text(&p->h, pages);
	html_put(&p->h, "</a></p>\n");
}

static void
put_look(struct agency_page *a, size_t rule)
{
	const struct proof_verdict *v = &a->facts->verdicts[rule];
	struct page *p = &a->p;
	struct absence_words words;

	if (!absence_words_of(
	        &v->absence.evidence, p->h.lang, &p->scratch, &words))
		return;
	html_put(&p->h, "<li id=\"looked-");
	html_text(&p->h, p->book->rules[rule].rule.id);
	html_put(&p->h, "\">");
	for (size_t i = 0; i < words.count; i++) {
		html_put(&p->h, i > 0 ? "<br>" : "");
		page_foreign(p, words.lines[i].text);
	}
	html_put(&p->h, "</li>\n");
}

void
agency_put_looks(struct agency_page *a)
{
	static const struct words title = {"What was looked at", "หน้าที่ได้ตรวจดู"},
	                          all = {"All pages that were read",
	                              "ดูหน้าทั้งหมดที่ได้อ่าน"};
	const struct proof_verdict *v = a->facts->verdicts;
	bool is_any = false;

	for (size_t i = 0; i < a->p.book->rule_count; i++) {
		if (!v[i].has_absence || v[i].looked != i)
			continue;
		if (!is_any) {
			page_section(&a->p, "looked", title);
			html_put(&a->p.h, "<ol class=\"looked\">\n");
		}
		is_any = true;
		put_look(a, i);
	}
	if (!is_any)
		return;
	html_put(&a->p.h, "</ol>\n");
	if (a->facts->page_count > 0) {
		html_put(&a->p.h, "<p><a href=\"#pages\">");
		html_words(&a->p.h, all);
		html_put(&a->p.h, "</a></p>\n");
	}
	page_section_end(&a->p);
}

/* The rule, and why it is as it is. */
static void
put_head(struct page *p, const struct book_rule *r,
    const struct proof_verdict *v, const struct book_verdict *counted)
{
	static const struct words
	    about = {"About rule {1}", "รายละเอียดเกณฑ์ {1}"},
	    confidence = {" · confidence {1}", " · ความมั่นใจ{1}"},
	    listed = {" · {1} of {2} listed", " · {1} จาก {2} รายการ"},
	    shown = {" · shown, not counted in any score",
	        " · แสดงไว้ ไม่นับคะแนน"},
	    awaits = {" · undecided until a person has looked",
	        " · นับเป็นยังบอกไม่ได้จนกว่าจะมีคนตรวจ"},
	    neither = {" · what does not apply counts neither way",
	        " · ข้อที่ไม่เข้าข่ายไม่นับทั้งผ่านและไม่ผ่าน"};
	struct str args[2] = {
	    str_of(words_in(rule_word_text(v->confidence), p->h.lang))};

	html_put(&p->h, "<p>");
	page_link(p, "rules/", book_file_name(r->rule.id, &p->scratch),
	    (struct str){0});
	page_say(p, about, &r->rule.id, 1);
	page_link_end(p);
	if (v->reason != REASON_NONE && v->state != DECISION_DECIDED) {
		html_put(&p->h, " · ");
		html_words(&p->h, reason_text(v->reason));
	}
	/* Of what could not be tried nobody is sure or unsure. */
	if (v->confidence.len > 0 && v->outcome != OUTCOME_UNTESTED)
		page_say(p, confidence, args, 1);
	if (v->is_inventory) {
		args[0] = arena_printf(
		    &p->scratch, "%lld", (long long)v->listed_passed);
		args[1] =
		    arena_printf(&p->scratch, "%lld", (long long)v->listed);
		page_say(p, listed, args, 2);
	}
	if (r->standing == STANDING_SHOWN_ONLY)
		html_words(&p->h, shown);
	else if (counted->is_undecided && v->outcome != OUTCOME_CANT_TELL &&
	    v->outcome != OUTCOME_UNTESTED)
		html_words(&p->h, awaits);
	else if (v->outcome == OUTCOME_INAPPLICABLE)
		html_words(&p->h, neither);
	html_put(&p->h, "</p>\n");
}

/* The command names its round, so that it answers the same when another has
 * come. */
static void
put_more(struct page *p, struct str agency, struct str rule, int64_t count)
{
	static const struct words more = {
	    "{1} more pieces of evidence: ", "ยังมีหลักฐานอีก {1} ชิ้น: "};

	if (count <= 0)
		return;
	html_put(&p->h, "<p class=\"fine\">");
	agency_say_count(p, more, count);
	html_put(&p->h, "<code>samruat show ");
	html_text(&p->h, agency);
	html_put(&p->h, " --rule ");
	html_text(&p->h, rule);
	html_put(&p->h, " --round ");
	html_text(&p->h, p->book->audit.round);
	html_put(&p->h, " --audit ");
	html_text(&p->h, p->book->audit.name);
	html_put(&p->h, "</code></p>\n");
}

void
agency_put_proof(struct agency_page *a, size_t rule)
{
	const struct book_agency *g = a->facts->of;
	const struct book_rule *r = &a->p.book->rules[rule];
	const struct proof_verdict *v = &a->facts->verdicts[rule];
	struct page *p = &a->p;

	put_head(p, r, v, &g->verdicts[rule]);
	put_reviews(p, r, v);
	agency_put_pieces(a, v->found, v->found_count);
	if (v->has_absence)
		put_absence(a, v);
	agency_put_pieces(a, v->near, v->near_count);
	put_more(p, g->id, r->rule.id, proofs_left_out(v));
}
