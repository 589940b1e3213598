/* The figures of an agency over the rounds, and what changed since the round
 * before. */
#include "publish/day.h"
#include "publish/level_words.h"
#include "publish/report/agency_impl.h"
#include "publish/report/chart.h"
#include "publish/report/sentence.h"

enum { CHANGES_MAX = 20 };

static void
put_chart(struct page *p, struct str agency)
{
	const struct book *b = p->book;
	struct chart_point *points =
	    arena_array(&p->scratch, b->round_count, sizeof(*points));

	for (size_t i = 0; i < b->round_count; i++) {
		const struct book_round *r = &b->rounds[i];
		const struct group_figure *f =
		    book_round_figure(b, r, agency, b->overall);

		points[i] = (struct chart_point){
		    .label = r->round, .is_alike = r->is_alike[b->overall]};
		if (f != NULL)
			points[i].at = chart_interval_of(f);
	}
	chart_history(p, points, b->round_count);
}

static void
put_level(struct page *p, const struct book_round *r, struct str agency)
{
	const struct book *b = p->book;
	const struct group_figure *f =
	    book_round_figure(b, r, agency, b->ladder);

	html_put(&p->h, "<td>");
	if (f != NULL && f->published > 0)
		html_words(&p->h, service_level_text((int)f->level));
	else
		html_words(&p->h, service_level_text(-1));
	html_put(&p->h, "</td>");
}

static void
put_round(struct page *p, const struct book_round *r, struct str agency)
{
	static const struct words none = {"the agency was not in it",
	                              "ไม่มีหน่วยงานนี้ในรอบนั้น"},
	                          unlike = {"other rules: not to be compared",
	                              "ใช้เกณฑ์คนละชุด เทียบกันไม่ได้"},
	                          trouble = {"no figures can be computed of it",
	                              "คำนวณคะแนนของรอบนั้นไม่ได้"};
	const struct book *b = p->book;
	const struct group_figure *f =
	    book_round_figure(b, r, agency, b->overall);
	struct buf days = {0};

	html_put(&p->h, "<tr><th scope=\"row\">");
	html_text(&p->h, r->round);
	html_put(&p->h, "</th><td>");
	day_append_range(&days, r->started_at, r->finished_at, p->h.lang);
	html_text(&p->h, buf_str(&days));
	buf_release(&days);
	html_put(&p->h, "</td>");
	if (f != NULL)
		page_mean_cells(p, &b->names[b->overall], f);
	else
		html_put(&p->h, "<td></td><td></td><td></td><td></td>");
	if (b->ladder != STR_NONE)
		put_level(p, r, agency);
	html_put(&p->h, "<td>");
	if (f == NULL && r->trouble.len == 0)
		html_words(&p->h, none);
	else if (!r->is_alike[b->overall])
		html_words(&p->h, unlike);
	else if (r->trouble.len > 0)
		html_words(&p->h, trouble);
	html_put(&p->h, "</td></tr>\n");
}

void
agency_put_history(struct agency_page *a)
{
	static const struct words
	    title = {"History", "ผลย้อนหลัง"},
	    only = {"This is the first round that the report has.",
	        "รายงานนี้มีเพียงรอบเดียว ยังไม่มีผลย้อนหลัง"},
	    caption = {"{1} over the rounds", "{1} รายรอบ"},
	    heads[] = {{"Round", "รอบ"}, {"When", "ช่วงเวลา"}},
	    level = {"Level of e-service", "ระดับบริการออนไลน์"},
	    remark = {"Remark", "หมายเหตุ"};
	struct page *p = &a->p;
	const struct book *b = p->book;
	struct str agency = a->facts->of->id;
	struct str name = book_figure_title(&b->names[b->overall], p->h.lang);

	page_section(p, "history", title);
	if (b->round_count < 2) {
		page_paragraph(p, only);
		page_section_end(p);
		return;
	}
	page_paragraph_of(p, caption, &name, 1);
	if (!page_is_number(&b->names[b->overall]))
		put_chart(p, agency);
	page_table(p, title, false);
	page_column(p, heads[0], false);
	page_column(p, heads[1], false);
	page_figure_columns(p);
	if (b->ladder != STR_NONE)
		page_column(p, level, false);
	page_column(p, remark, false);
	page_table_rows(p);
	for (size_t i = 0; i < b->round_count; i++)
		put_round(p, &b->rounds[i], agency);
	page_table_end(p);
	page_section_end(p);
}

static void
put_side(struct page *p, bool is_there, enum outcome o,
    const struct book_rule *r, int level)
{
	html_put(&p->h, "<td>");
	if (is_there)
		agency_outcome(p, o, r, level);
	html_put(&p->h, "</td>");
}

static void
put_change(struct page *p, const struct agency_change *c)
{
	const struct book_rule *r = &p->book->rules[c->rule];

	html_put(&p->h, "<tr><th scope=\"row\">");
	agency_card_link(p, r->rule.id);
	html_put(&p->h, "<code>");
	html_text(&p->h, r->rule.id);
	html_put(&p->h, "</code> ");
	page_foreign(p, book_rule_title(r, p->h.lang));
	html_put(&p->h, "</a></th>");
	put_side(p, c->has_before, c->before, r, c->before_level);
	put_side(p, c->has_after, c->after, r, c->after_level);
	html_put(&p->h, "<td>");
	page_link(p, "", str_of("changes"),
	    arena_printf(&p->scratch, "kind-%s", change_kind_word(c->kind)));
	html_words(&p->h, change_title(c->kind));
	page_link_end(p);
	html_put(&p->h, "</td></tr>\n");
}

/* How many changed why. */
static void
put_kinds(struct page *p, const struct agency_facts *f)
{
	html_put(&p->h, "<ul>\n");
	for (int k = 0; k < CHANGE_KIND_COUNT; k++) {
		enum change_kind kind = (enum change_kind)k;

		if (!change_is_other(kind) || f->tally->of[k] == 0)
			continue;
		html_put(&p->h, "<li>");
		html_words(&p->h, change_title(kind));
		html_put(&p->h, ": ");
		page_count(p, f->tally->of[k]);
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

/* What the site did goes before what could be seen of it. */
static void
put_table(struct page *p, const struct agency_facts *f)
{
	static const struct words caption = {"Verdicts that changed",
	                              "ผลที่เปลี่ยนไป"},
	                          heads[] = {{"Rule", "เกณฑ์"},
	                              {"Before", "รอบก่อน"}, {"Now", "รอบนี้"},
	                              {"Why", "เพราะ"}};
	size_t left = CHANGES_MAX;

	page_table(p, caption, false);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		page_column(p, heads[i], false);
	page_table_rows(p);
	for (int k = 0; k < CHANGE_KIND_COUNT; k++)
		for (size_t i = 0; i < f->change_count && left > 0; i++) {
			if (f->changes[i].kind != (enum change_kind)k)
				continue;
			put_change(p, &f->changes[i]);
			left--;
		}
	page_table_end(p);
}

static void
put_more(struct page *p, const struct agency_facts *f)
{
	static const struct words more = {"{1} more: {2}", "ยังมีอีก {1} ข้อ: {2}"};
	const struct stored_audit *sides = f->since->comparison.sides;
	const struct stored_audit *before = &sides[COMPARE_BEFORE],
	                          *now = &sides[COMPARE_AFTER];
	const struct str command = arena_printf(&p->scratch,
	    "samruat compare %.*s/%.*s %.*s/%.*s --agency %.*s",
	    STR_ARG(before->round), STR_ARG(before->name), STR_ARG(now->round),
	    STR_ARG(now->name), STR_ARG(f->of->id));

	if (f->change_count <= CHANGES_MAX)
		return;
	html_put(&p->h, "<p class=\"fine\">");
	page_words_of(p, more,
	    (struct piece[]){
	        piece_count((int64_t)(f->change_count - CHANGES_MAX)),
	        piece_code(command)},
	    2);
	html_put(&p->h, "</p>\n");
}

void
agency_put_changes(struct agency_page *a)
{
	static const struct words
	    title = {"What changed since the round before",
	        "สิ่งที่เปลี่ยนจากรอบก่อน"},
	    against =
	        {"Against round {1}: {2} verdicts are the same, {3} of them "
	         "on a text that changed; {4} differ. Outcomes here are "
	         "the program's, before people decided.",
	            "เทียบกับรอบ {1}: ผลเหมือนเดิม {2} ข้อ "
	            "ในจำนวนนี้ข้อความบนเว็บเปลี่ยนไป {3} ข้อ ผลต่างไป {4} ข้อ "
	            "ผลในตารางเป็นผลที่โปรแกรมตัดสิน ก่อนที่คนจะตรวจทาน"},
	    alike = {"Against round {1}: all {2} verdicts are the same, {3} of "
	             "them on a text that changed.",
	        "เทียบกับรอบ {1}: ผลเหมือนเดิมทั้ง {2} ข้อ "
	        "ในจำนวนนี้ข้อความบนเว็บเปลี่ยนไป {3} ข้อ"},
	    is_new = {
	        "Round {1} did not have this agency.", "รอบ {1} ยังไม่มีหน่วยงานนี้"};
	const struct agency_facts *f = a->facts;
	const struct change_tally *t = f->tally;
	struct page *p = &a->p;

	if (t == NULL)
		return;
	page_section(p, "changes", title);
	page_sentence(p, "p",
	    t->of[CHANGE_NEW_AGENCY] > 0 ? is_new
	        : t->other > 0           ? against
	                                 : alike,
	    (struct piece[]){piece_text(f->since->before->round),
	        piece_count(t->same), piece_count(t->edited),
	        piece_count(t->other)},
	    4);
	if (t->other > 0) {
		put_kinds(p, f);
		put_table(p, f);
		put_more(p, f);
	}
	page_section_end(p);
}
