/* What changed since the round before: by kind, and in the means of indicators.
 */
#include "publish/report/changes_page.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"

static void
put_lead(struct page *p, const struct changes *c)
{
	static const struct words lead = {
	    "Round {1} against round {2}: of {3} verdicts that both rounds "
	    "have, {4} are the same and {5} are another. The verdicts are those "
	    "of the program, before people decided.",
	    "เทียบรอบ {1} กับรอบ {2}: ผลที่มีทั้งสองรอบ {3} รายการ เหมือนเดิม {4} รายการ "
	    "เปลี่ยน {5} รายการ ทั้งหมดนี้เป็นผลที่โปรแกรมตัดสิน ก่อนที่คนจะตรวจทาน"};
	const struct piece pieces[] = {piece_foreign(p->book->setup->now.round),
	    piece_foreign(c->before->round),
	    piece_count(c->all.same + c->all.other), piece_count(c->all.same),
	    piece_count(c->all.other)};

	page_lead(p, lead, pieces, 5);
}

/* A link to the table that has the rows; what is the same has none. */
static void
put_kind_count(struct page *p, const struct changes *c, enum change_kind kind)
{
	const char *rows = c->all.of[kind] == 0 || kind < CHANGE_SITE ? NULL
	    : kind <= CHANGE_OTHERWISE ? "<a href=\"#rules\">"
	                               : "<a href=\"#came\">";

	html_put(&p->h, rows != NULL ? rows : "");
	page_count(p, c->all.of[kind]);
	html_put(&p->h, rows != NULL ? "</a>" : "");
}

/* The four answers to "why is it another". */
static void
put_keys(struct page *p, const struct changes *c)
{
	static const struct {
		enum change_kind kind;
		struct words note;
	} keys[] = {
	    {CHANGE_SITE, {"the agency's doing", "เกิดจากหน่วยงาน"}},
	    {CHANGE_RULE, {"our doing", "เกิดจากผู้สำรวจ"}},
	    {CHANGE_BETTER, {"no change of the site", "ไม่ใช่ว่าเว็บไซต์เปลี่ยน"}},
	    {CHANGE_WORSE, {"no change of the site", "ไม่ใช่ว่าเว็บไซต์เปลี่ยน"}},
	};

	html_put(&p->h, "<dl class=\"keys\">\n");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		html_put(&p->h, "<div class=\"key\"><dt>");
		html_words(&p->h, change_title(keys[i].kind));
		html_put(&p->h, "</dt><dd class=\"value\">");
		put_kind_count(p, c, keys[i].kind);
		html_put(&p->h, "</dd><dd class=\"note\">");
		html_words(&p->h, keys[i].note);
		html_put(&p->h, "</dd></div>\n");
	}
	html_put(&p->h, "</dl>\n");
}

/* Whether both rounds were judged by the same rules. */
static void
put_rule_packs(struct page *p, const struct changes *c)
{
	static const struct words
	    same = {"Both rounds were judged by the same rules.",
	        "ทั้งสองรอบใช้เกณฑ์ชุดเดียวกัน"},
	    differ = {
	        "Of {1} rules that both rounds have, {2} decide in another "
	        "way now. For {3} of these the old pages were judged by "
	        "the new rule, so that rule and site are told apart.",
	        "จากเกณฑ์ที่มีทั้งสองรอบ {1} ข้อ มี {2} ข้อที่ตัดสินต่างจากเดิม ในจำนวนนี้ {3} "
	        "ข้อได้ใช้เกณฑ์ใหม่ตรวจหน้าเว็บของรอบก่อนซ้ำแล้ว "
	        "จึงแยกได้ว่าผลเปลี่ยนเพราะเกณฑ์หรือเพราะเว็บไซต์"};
	int64_t both = 0, other = 0, split = 0;
	struct piece pieces[3];

	for (size_t i = 0; i < c->comparison.rule_count; i++) {
		const struct compared_rule *r = &c->comparison.rules[i];

		if (!r->is_in[COMPARE_BEFORE] || !r->is_in[COMPARE_AFTER])
			continue;
		both++;
		other += !r->is_same;
		split += r->is_split;
	}
	pieces[0] = piece_count(both);
	pieces[1] = piece_count(other);
	pieces[2] = piece_count(split);
	page_sentence(p, "p", other > 0 ? differ : same, pieces, 3);
}

static void
put_kind(struct page *p, const struct changes *c, enum change_kind kind)
{
	html_put(&p->h, "<tr id=\"kind-");
	html_put(&p->h, change_kind_word(kind));
	html_put(&p->h, "\"><th scope=\"row\">");
	html_words(&p->h, change_title(kind));
	html_put(&p->h, "</th><td class=\"n\">");
	put_kind_count(p, c, kind);
	html_put(&p->h, "</td><td class=\"text\">");
	html_words(&p->h, change_meaning(kind));
	html_put(&p->h, "</td><td><code lang=\"en\">");
	html_put(&p->h, change_kind_word(kind));
	html_put(&p->h, "</code></td></tr>\n");
}

static void
put_kinds(struct page *p, const struct changes *c)
{
	static const struct words
	    title = {"What kinds of change there are", "ผลเปลี่ยนเพราะอะไร"},
	    note = {"A change of the site is told from a change of the rule, "
	            "and from our having seen more or less. Only the first is "
	            "the agency's doing.",
	        "แยกความเปลี่ยนแปลงของเว็บไซต์ออกจากความเปลี่ยนแปลงของเกณฑ์ "
	        "และจากการที่รอบนี้มองเห็นได้มากขึ้นหรือน้อยลง "
	        "เฉพาะอย่างแรกเท่านั้นที่เกิดจากหน่วยงาน"},
	    caption = {
	        "Verdicts by kind of change", "จำนวนผลตามลักษณะการเปลี่ยนแปลง"};
	static const struct words heads[] = {{"Kind", "ลักษณะ"},
	    {"Verdicts", "จำนวน"}, {"What it means", "ความหมาย"},
	    {"In samruat compare", "ชื่อใน samruat compare"}};

	page_section(p, "kinds", title);
	page_paragraph(p, note);
	page_table(p, caption, false);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		page_column(p, heads[i], i == 1);
	page_table_rows(p);
	for (int kind = 0; kind < CHANGE_KIND_COUNT; kind++)
		put_kind(p, c, (enum change_kind)kind);
	page_table_end(p);
	page_section_end(p);
}

static void
put_change(struct page *p, double change, bool is_number)
{
	enum { PERCENT = 100 };
	double shown = is_number ? change : change * PERCENT;
	bool is_up = shown >= 0.05, is_down = shown <= -0.05;
	static const struct words up = {"up", "เพิ่มขึ้น"}, down = {"down", "ลดลง"},
	                          same = {"the same", "เท่าเดิม"};

	buf_printf(&p->h.out,
	    "<span class=\"change %s\"><span aria-hidden=\"true\">%s</span>"
	    "<span class=\"unseen\">",
	    is_up         ? "up"
	        : is_down ? "down"
	                  : "same",
	    is_up         ? "▲"
	        : is_down ? "▼"
	                  : "=");
	html_words(&p->h, is_up ? up : is_down ? down : same);
	buf_printf(&p->h.out,
	    "</span> <data value=\"%.15g\">%.1f</data></span>", change,
	    shown < 0 ? -shown : shown);
}

/* The means of a figure in both rounds; false: they may not be held against
 * each other, or there are none. */
static bool
put_mean(struct page *p, const struct changes *c, size_t i)
{
	const struct book *b = p->book;
	const struct group_figure *before =
	    book_round_figure(b, c->before, (struct str){0}, i);
	const struct group_figure *now = book_round_figure(
	    b, &b->rounds[b->round_count - 1], (struct str){0}, i);
	bool is_number = page_is_number(&b->names[i]);

	if (c->before->trouble.len > 0 || !c->before->is_alike[i] ||
	    before == NULL || before->published == 0 || now == NULL ||
	    now->published == 0)
		return false;
	html_put(&p->h, "<td class=\"n\">");
	page_score(p, before->score, true, is_number);
	html_put(&p->h, "</td><td class=\"n\">");
	page_score(p, now->score, true, is_number);
	html_put(&p->h, "</td><td class=\"n\">");
	put_change(p, now->score - before->score, is_number);
	html_put(&p->h, "</td><td class=\"n\">");
	page_count(p, before->published);
	html_put(&p->h, "</td><td class=\"n\">");
	page_count(p, now->published);
	html_put(&p->h, "</td></tr>\n");
	return true;
}

static void
put_no_mean(struct page *p, const struct changes *c, size_t i)
{
	static const struct words
	    apart = {"Not side by side: its rules, revisions or weights are "
	             "others than before.",
	        "ไม่นำมาเทียบ เพราะเกณฑ์ ฉบับของเกณฑ์ หรือน้ำหนักต่างจากรอบก่อน"},
	    none = {"Too little was seen in one of the rounds for a mean.",
	        "มีรอบหนึ่งที่เห็นข้อมูลน้อยเกินกว่าจะให้ค่าเฉลี่ย"};

	html_put(&p->h, "<td colspan=\"5\">");
	html_words(&p->h,
	    c->before->trouble.len > 0 || !c->before->is_alike[i] ? apart
	                                                          : none);
	html_put(&p->h, "</td></tr>\n");
}

static void
put_means(struct page *p, const struct changes *c)
{
	static const struct words
	    title = {"Means of the indicators", "ค่าเฉลี่ยของตัวชี้วัด"},
	    note = {"Means over the agencies with a score in each round. They "
	            "stand side by side only where rules, revisions and "
	            "weights are the same in both rounds.",
	        "ค่าเฉลี่ยของหน่วยงานที่มีคะแนนในแต่ละรอบ "
	        "นำมาเทียบกันเฉพาะเมื่อเกณฑ์ ฉบับของเกณฑ์ และน้ำหนักเหมือนกันทั้งสองรอบ"},
	    caption = {"Means before and now", "ค่าเฉลี่ยรอบก่อนและรอบนี้"};
	static const struct words heads[] = {{"Indicator", "ตัวชี้วัด"},
	    {"Before", "รอบก่อน"}, {"Now", "รอบนี้"}, {"Change", "ผลต่าง"},
	    {"Agencies before", "หน่วยงาน (รอบก่อน)"},
	    {"Agencies now", "หน่วยงาน (รอบนี้)"}};
	const struct book *b = p->book;

	page_section(p, "means", title);
	page_paragraph(p, note);
	page_table(p, caption, false);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		page_column(p, heads[i], i > 0);
	page_table_rows(p);
	for (size_t i = 0; i < b->figure_count; i++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_figure_name(p, i);
		html_put(&p->h, "</th>");
		if (!put_mean(p, c, i))
			put_no_mean(p, c, i);
	}
	page_table_end(p);
	page_section_end(p);
}

enum err_code
pages_changes(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Changes since the round before", "การเปลี่ยนแปลงจากรอบก่อน"},
	    first = {"This is the first round, so there is nothing yet to hold "
	             "it against.",
	        "รอบนี้เป็นรอบแรก จึงยังไม่มีรอบก่อนให้เทียบ"};
	const struct page_head head = {.path = str_of("changes.html"),
	    .section = SECTION_CHANGES,
	    .title = str_of(words_in(title, lang))};
	const struct changes *c = NULL;
	struct page p;
	enum err_code rc = changes_of(b, &c, e);

	if (rc != ERR_NONE)
		return rc;
	page_begin(&p, b, lang, &head);
	if (c->before == NULL) {
		page_paragraph(&p, first);
		return page_finish(&p, to, e);
	}
	put_lead(&p, c);
	put_keys(&p, c);
	put_rule_packs(&p, c);
	put_kinds(&p, c);
	put_means(&p, c);
	changes_rules_put(&p, c);
	changes_agencies_put(&p, c);
	changes_came_put(&p, c);
	return page_finish(&p, to, e);
}
