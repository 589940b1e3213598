/* What an agency can mend, by how much it moves its score. */
#include "publish/report/agency_impl.h"
#include "publish/rule_words.h"

enum { MEND_MAX = 10 };

/* Of two rules that move the score alike the more severe goes first. */
static int
severity_of(const struct book_rule *r)
{
	static const char *const words[] = {
	    "minor", "moderate", "serious", "critical"};

	return str_number_among(
	    r->rule.severity, words, sizeof(words) / sizeof(words[0]));
}

static bool
goes_before(const struct book_rule *a, const struct book_rule *b)
{
	/* Exact: both follow from the same plan by the same steps. */
	if (a->effect > b->effect || a->effect < b->effect)
		return a->effect > b->effect;
	return severity_of(a) > severity_of(b);
}

/* The failed rules that count, the weightiest first; as many as fit. */
static size_t
choose(const struct agency_facts *f, const struct book *b, size_t out[MEND_MAX],
    int64_t *all)
{
	size_t count = 0;

	*all = 0;
	for (size_t i = 0; i < b->rule_count; i++) {
		const struct book_verdict *v = &f->of->verdicts[i];
		size_t at = count;

		if (!v->is_there || v->is_undecided ||
		    v->outcome != OUTCOME_FAILED ||
		    b->rules[i].standing == STANDING_SHOWN_ONLY)
			continue;
		(*all)++;
		while (
		    at > 0 && goes_before(&b->rules[i], &b->rules[out[at - 1]]))
			at--;
		if (at == MEND_MAX)
			continue;
		count += count < MEND_MAX;
		for (size_t k = count - 1; k > at; k--)
			out[k] = out[k - 1];
		out[at] = i;
	}
	return count;
}

static void
put_worth(struct page *p, const struct book_rule *r)
{
	static const struct words effect = {"moves the score by up to ",
	                              "ขยับคะแนนได้ไม่เกิน "},
	                          severity = {"weight: {1}", "ความสำคัญ: {1}"};
	struct words word = rule_word_text(r->rule.severity);

	html_put(&p->h, "<p class=\"dim\"><code>");
	html_text(&p->h, r->rule.id);
	html_put(&p->h, "</code>");
	if (r->effect > 0) {
		html_put(&p->h, " · ");
		html_words(&p->h, effect);
		page_score(p, r->effect, true, false);
	}
	if (word.en != NULL) {
		const struct str text = str_of(words_in(word, p->h.lang));

		html_put(&p->h, " · ");
		page_say(p, severity, &text, 1);
	}
	html_put(&p->h, "</p>");
}

static void
put_step(struct page *p, const struct book_rule *r)
{
	struct str fix = {0};

	if (r->text != NULL)
		fix = p->h.lang == LANG_TH ? r->text->fix_th : r->text->fix_en;
	html_put(&p->h, "<li><h3>");
	agency_card_link(p, r->rule.id);
	page_foreign(p, book_rule_title(r, p->h.lang));
	html_put(&p->h, "</a></h3>");
	if (fix.len > 0) {
		html_put(&p->h, "<p>");
		html_text(&p->h, str_trim(fix));
		html_put(&p->h, "</p>");
	}
	put_worth(p, r);
	html_put(&p->h, "</li>\n");
}

static bool
is_any_decided(const struct book *b, const struct book_agency *g)
{
	for (size_t i = 0; i < b->rule_count; i++)
		if (b->rules[i].standing != STANDING_SHOWN_ONLY &&
		    !g->verdicts[i].is_undecided)
			return true;
	return false;
}

void
agency_put_mend(struct agency_page *a)
{
	static const struct words
	    title = {"What to mend first", "ควรปรับปรุงอะไรก่อน"},
	    none = {"No rule that counts has failed.",
	        "ไม่มีเกณฑ์ข้อใดที่นับคะแนนและไม่ผ่าน"},
	    unknown =
	        {"No rule that counts could be decided, so nobody can say "
	         "what to mend.",
	            "ยังตัดสินเกณฑ์ที่นับคะแนนไม่ได้เลยสักข้อ จึงยังบอกไม่ได้ว่าควรปรับปรุงอะไร"},
	    some =
	        {"All {1} rules that count and failed, those first that move the "
	         "score most.",
	            "เกณฑ์ที่นับคะแนนและไม่ผ่านทั้งหมด {1} ข้อ "
	            "เรียงจากข้อที่ขยับคะแนนได้มากที่สุด"},
	    most = {"{2} of {1} rules that count and failed, those first that "
	            "move the score most.",
	        "{2} ข้อจากเกณฑ์ที่นับคะแนนและไม่ผ่าน {1} ข้อ "
	        "เรียงจากข้อที่ขยับคะแนนได้มากที่สุด"};
	struct page *p = &a->p;
	size_t chosen[MEND_MAX], count;
	struct str args[2];
	int64_t all;

	count = choose(a->facts, p->book, chosen, &all);
	args[0] = arena_printf(&p->scratch, "%lld", (long long)all);
	args[1] = arena_printf(&p->scratch, "%zu", count);
	page_section(p, "mend", title);
	if (count == 0)
		page_paragraph(
		    p, is_any_decided(p->book, a->facts->of) ? none : unknown);
	else
		page_paragraph_of(
		    p, (int64_t)count < all ? most : some, args, 2);
	if (count > 0) {
		html_put(&p->h, "<ol class=\"first\">\n");
		for (size_t i = 0; i < count; i++)
			put_step(p, &p->book->rules[chosen[i]]);
		html_put(&p->h, "</ol>\n");
	}
	page_section_end(p);
}
