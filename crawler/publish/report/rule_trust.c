/* How far a rule is to be trusted: what people found of verdicts that were drawn
 * by lot. */
#include "publish/report/rule_page.h"
#include "publish/report/sentence.h"

enum { THOUSAND = 1000 };

static void
put_share(struct page *p, const struct share *s)
{
	page_score(p, (double)s->value / THOUSAND, true, false);
	html_put(&p->h, " (");
	page_bounds(p, (double)s->low / THOUSAND, (double)s->high / THOUSAND,
	    true, false);
	html_put(&p->h, ")");
}

/* The samples; the word is part of the id of their lists. */
static const struct sample {
	enum review_drawn drawn;
	enum outcome said;
	const char *word;
} samples[] = {{DRAWN_PASSED, OUTCOME_PASSED, "passed"},
    {DRAWN_FAILED, OUTCOME_FAILED, "failed"}};

enum { SAMPLE_COUNT = sizeof(samples) / sizeof(samples[0]) };

static struct words
how_text(enum judged how)
{
	static const struct words texts[JUDGED_COUNT] = {
	    [JUDGED_RIGHT] = {"right", "ถูก"},
	    [JUDGED_WRONG] = {"wrong", "ผิด"},
	    [JUDGED_UNCLEAR] = {"unclear", "ไม่ชัด"},
	    [JUDGED_OUTDATED] = {"of an earlier revision", "ตามเกณฑ์ฉบับก่อน"},
	};

	return texts[how];
}

static bool
is_of(const struct trust_verdict *v, size_t rule, const struct sample *of)
{
	return v->rule == rule && v->drawn == of->drawn;
}

static void
put_count(struct page *p, const struct sample *of, int64_t count)
{
	html_put(&p->h, "<td class=\"n\">");
	if (count > 0)
		buf_printf(&p->h.out, "<a href=\"#judged-%s\">", of->word);
	page_count(p, count);
	html_put(&p->h, count > 0 ? "</a></td>" : "</td>");
}

static void
put_sample(
    struct page *p, const struct sample *sample, const struct precision *of)
{
	int64_t judged = of->right + of->wrong;
	struct share s = wilson_share(of->right, judged);

	html_put(&p->h, "<tr><th scope=\"row\">");
	html_words(&p->h, outcome_text(sample->said));
	html_put(&p->h, "</th>");
	put_count(p, sample, judged);
	put_count(p, sample, of->right);
	put_count(p, sample, of->unclear);
	html_put(&p->h, "<td class=\"n\">");
	if (judged > 0)
		put_share(p, &s);
	else
		page_score(p, 0, false, false);
	html_put(&p->h, "</td></tr>\n");
}

static void
put_precision(struct page *p, const struct rule_precision *of)
{
	static const struct words caption = {
	    "Verdicts drawn by lot and judged by people", "ผลที่สุ่มมาให้คนตรวจทาน"};
	static const struct words heads[] = {
	    {"The program said", "โปรแกรมตัดสินว่า"}, {"Judged", "ตรวจทานแล้ว"},
	    {"Right", "ถูก"}, {"Unclear", "ไม่ชัด"},
	    {"Share that is right (95 % interval)",
	        "สัดส่วนที่ถูก (ช่วงความเชื่อมั่นร้อยละ 95)"}};

	page_table(p, caption, false);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		page_column(p, heads[i], i > 0);
	page_table_rows(p);
	put_sample(p, &samples[0], &of->passed);
	put_sample(p, &samples[1], &of->failed);
	page_table_end(p);
}

/* Each agency whose verdict was drawn, and what people found. */
static void
put_judged(
    struct page *p, const struct trust *t, size_t rule, const struct sample *of)
{
	static const struct words title = {
	    "Judged, of those where the program said: {1}",
	    "ผลที่ตรวจทาน จากที่โปรแกรมตัดสินว่า{1}"};
	const struct piece said =
	    piece_text(str_of(words_in(outcome_text(of->said), p->h.lang)));
	bool has_begun = false;

	for (size_t i = 0; i < t->judged_count; i++) {
		const struct trust_verdict *v = &t->judged[i];

		if (!is_of(v, rule, of))
			continue;
		if (!has_begun) {
			buf_printf(
			    &p->h.out, "<h3 id=\"judged-%s\">", of->word);
			page_words_of(p, title, &said, 1);
			html_put(&p->h, "</h3>\n<ul class=\"names\">\n");
		}
		has_begun = true;
		html_put(&p->h, "<li>");
		page_agency(p, &p->book->agencies[v->agency],
		    p->book->rules[rule].rule.id);
		html_put(&p->h, " <span class=\"dim\">");
		html_words(&p->h, how_text(v->how));
		html_put(&p->h, "</span></li>\n");
	}
	if (has_begun)
		html_put(&p->h, "</ul>\n");
}

void
rule_trust_put(struct page *p, const struct rule_setting *s, size_t i)
{
	static const struct words
	    title = {"How far to trust it", "ความน่าเชื่อถือ"},
	    nobody = {"Nobody has judged a sample of its verdicts yet, so how "
	              "often it is right is not known.",
	        "ยังไม่มีใครสุ่มผลของเกณฑ์ข้อนี้มาตรวจทาน "
	        "จึงยังไม่ทราบว่าโปรแกรมตัดสินถูกบ่อยเพียงใด"},
	    recall = {"Of the agencies that should pass, it finds ",
	        "จากหน่วยงานที่ควรผ่าน เกณฑ์ข้อนี้พบ "},
	    outdated = {"{1} more were judged under an earlier revision and do "
	                "not count.",
	        "อีก {1} รายการตรวจทานไว้ตามเกณฑ์ฉบับก่อน จึงไม่นับ"};
	const struct rule_precision *of = &s->trust->rules[i];
	const struct piece old = piece_count(of->outdated);
	struct share found;

	page_section(p, "precision", title);
	if (trust_is_judged(of))
		put_precision(p, of);
	else
		page_paragraph(p, nobody);
	if (trust_is_judged(of) &&
	    precision_recall(of, &s->trust->tallies[i], &found)) {
		html_put(&p->h, "<p>");
		html_words(&p->h, recall);
		put_share(p, &found);
		html_put(&p->h, "</p>\n");
	}
	if (of->outdated > 0)
		page_sentence(p, "p", outdated, &old, 1);
	for (size_t k = 0; k < SAMPLE_COUNT; k++)
		put_judged(p, s->trust, i, &samples[k]);
	page_section_end(p);
}
