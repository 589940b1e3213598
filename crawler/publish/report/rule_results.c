/* How the agencies stand under a rule: by their level, by reason, by the level
 * of e-service; and what changed. */
#include "publish/level_words.h"
#include "publish/report/chart.h"
#include "publish/report/rule_page.h"
#include "publish/report/sentence.h"

static void
put_count(struct page *p, const struct book_rule *r, int64_t count,
    struct str fragment)
{
	html_put(&p->h, "<td class=\"n\">");
	if (count > 0)
		page_link(p, "rules/", book_file_name(r->rule.id, &p->scratch),
		    fragment);
	page_count(p, count);
	if (count > 0)
		page_link_end(p);
	html_put(&p->h, "</td>");
}

static void
put_level_row(struct page *p, const struct book_rule *r, enum book_grouping by,
    struct str key, const struct row_counts *c)
{
	double lower = 0, upper = 0;
	bool applies = row_counts_bounds(c, &lower, &upper);

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_group(p, by, key);
	html_put(&p->h, "</th>");
	for (int kind = 0; kind < ROW_KINDS; kind++)
		put_count(p, r, c->of[kind],
		    str_of(row_kind_word((enum row_kind)kind)));
	html_put(&p->h, "<td class=\"bar\">");
	chart_outcomes(p, c->of[ROW_PASSED], c->of[ROW_FAILED],
	    c->of[ROW_UNDECIDED], c->of[ROW_INAPPLICABLE]);
	html_put(&p->h, "</td><td class=\"n\">");
	page_bounds(p, lower, upper, applies, false);
	html_put(&p->h, "</td></tr>\n");
}

static void
put_levels(struct page *p, size_t i, const struct row_counts *all)
{
	static const struct words
	    caption = {"Agencies by level and outcome",
	        "จำนวนหน่วยงานตามระดับและผล"},
	    level = {"Level", "ระดับ"},
	    share = {"Share that passes, at least and at most",
	        "สัดส่วนที่ผ่าน อย่างน้อยถึงอย่างมาก"},
	    drawn = {"The same as a bar", "สัดส่วนเป็นแถบ"};
	const struct book *b = p->book;
	const struct groups *levels = &b->by[BOOK_BY_LEVEL];

	page_table(p, caption, false);
	page_column(p, level, false);
	for (int kind = 0; kind < ROW_KINDS; kind++)
		page_column(p, row_kind_text((enum row_kind)kind), true);
	html_put(&p->h, "<th scope=\"col\"><span class=\"unseen\">");
	html_words(&p->h, drawn);
	html_put(&p->h, "</span></th>");
	page_column(p, share, true);
	page_table_rows(p);
	for (size_t k = 0; k < levels->count && levels->count > 1; k++) {
		struct str key = levels->items[k]->key;
		struct row_counts c;

		if (key.len == 0)
			continue;
		row_counts_make(b, i, key, &c);
		put_level_row(p, &b->rules[i], BOOK_BY_LEVEL, key, &c);
	}
	put_level_row(p, &b->rules[i], BOOK_ALL, (struct str){0}, all);
	page_table_end(p);
}

struct detail_table {
	struct words caption;
	struct words head;
	enum row_kind kind;
};

static void
put_details(struct page *p, size_t i, const struct row_counts *c,
    const struct detail_table *t)
{
	static const struct words agencies = {"Agencies", "หน่วยงาน"};
	size_t details[ROW_DETAILS];
	size_t count = row_details(c, t->kind, details);

	if (count == 0)
		return;
	page_table(p, t->caption, false);
	page_column(p, t->head, false);
	page_column(p, agencies, true);
	page_table_rows(p);
	for (size_t k = 0; k < count; k++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		html_words(&p->h,
		    row_detail_text(&p->book->rules[i], t->kind, details[k]));
		html_put(&p->h, "</th>");
		put_count(p, &p->book->rules[i],
		    c->details[t->kind][details[k]],
		    row_fragment(t->kind, details[k], &p->scratch));
		html_put(&p->h, "</tr>\n");
	}
	page_table_end(p);
}

void
rule_results_put(struct page *p, size_t i, const struct row_counts *c)
{
	static const struct words title = {"Results", "ผล"};
	static const struct detail_table
	    reasons = {{"Why it could not be decided", "สาเหตุที่ยังบอกไม่ได้"},
	        {"Reason", "สาเหตุ"}, ROW_UNDECIDED},
	    services[] = {{{"Level of e-service of those that pass",
	                       "ระดับบริการของหน่วยงานที่ผ่าน"},
	                      {"Level of e-service", "ระดับบริการ"}, ROW_PASSED},
	        {{"Level of e-service of those that fail",
	             "ระดับบริการของหน่วยงานที่ไม่ผ่าน"},
	            {"Level of e-service", "ระดับบริการ"}, ROW_FAILED}},
	    own[] = {{{"Level of those that pass", "ระดับของหน่วยงานที่ผ่าน"},
	                 {"Level of this rule", "ระดับตามเกณฑ์นี้"}, ROW_PASSED},
	        {{"Level of those that fail", "ระดับของหน่วยงานที่ไม่ผ่าน"},
	            {"Level of this rule", "ระดับตามเกณฑ์นี้"}, ROW_FAILED}};
	const struct book_rule *r = &p->book->rules[i];

	page_section(p, "results", title);
	put_levels(p, i, c);
	if (r->rule.has_levels)
		for (size_t k = 0; k < 2; k++)
			put_details(p, i, c,
			    level_is_of_services(r->rule.indicators)
			        ? &services[k]
			        : &own[k]);
	put_details(p, i, c, &reasons);
	page_section_end(p);
}

struct changed {
	const struct book *book;
	size_t rule;
	enum change_kind kind;
};

static bool
is_changed(const void *state, size_t agency)
{
	const struct changed *of = state;

	return changes_has(of->book, agency, of->rule, of->kind);
}

/* The agencies of each kind of change that there is. */
static void
put_kinds(struct page *p, const struct rule_setting *s, size_t i,
    const struct change_tally *t)
{
	static const struct words head = {"{1}: {2}", "{1} {2} หน่วยงาน"};

	for (int k = CHANGE_SITE; k <= CHANGE_OTHERWISE; k++) {
		const struct changed of = {s->book, i, (enum change_kind)k};
		const struct roll_list list = {.roll = &s->roll,
		    .heading = 4,
		    .fragment = s->book->rules[i].rule.id,
		    .takes = is_changed,
		    .state = &of};
		const struct piece pieces[] = {
		    piece_link(piece_text(str_of(
		                   words_in(change_title(of.kind), p->h.lang))),
		        "", str_of("changes"),
		        arena_printf(
		            &p->scratch, "kind-%s", change_kind_word(of.kind))),
		    piece_count(t->of[k])};

		if (t->of[k] == 0)
			continue;
		buf_printf(&p->h.out, "<h3 id=\"changed-%s\">",
		    change_kind_word(of.kind));
		page_words_of(p, head, pieces, 2);
		html_put(&p->h, "</h3>\n");
		roll_put(p, &list);
	}
}

void
rule_change_put(struct page *p, const struct rule_setting *s, size_t i)
{
	static const struct words
	    title = {"Since the round before", "เทียบกับรอบก่อน"},
	    first = {"This is the first round: there is nothing to compare "
	             "with.",
	        "รอบนี้เป็นรอบแรก จึงยังไม่มีรอบก่อนให้เทียบ"},
	    fresh = {"The round before ({1}) did not have this rule.",
	        "รอบก่อน ({1}) ยังไม่มีเกณฑ์ข้อนี้"},
	    told = {"Against round {1}: of {2} agencies it says the same as "
	            "before; {3} that failed now pass, {4} that passed now "
	            "fail.",
	        "เทียบกับรอบ {1}: ผลเหมือนเดิม {2} หน่วยงาน จากไม่ผ่านเป็นผ่าน {3} หน่วยงาน "
	        "จากผ่านเป็นไม่ผ่าน {4} หน่วยงาน"};
	const struct book_rule *r = &p->book->rules[i];
	const struct change_tally *t = changes_of_rule(s->changes, r->rule.id);
	struct str before = s->changes->before != NULL
	    ? s->changes->before->round
	    : (struct str){0};

	page_section(p, "changes", title);
	if (s->changes->before == NULL)
		page_paragraph(p, first);
	else if (t == NULL || t->of[CHANGE_NEW_RULE] > 0)
		page_paragraph_of(p, fresh, &before, 1);
	else {
		const struct piece parts[] = {piece_text(before),
		    piece_count(t->same), piece_count(t->came),
		    piece_count(t->went)};

		page_sentence(p, "p", told, parts, 4);
		put_kinds(p, s, i, t);
	}
	page_section_end(p);
}
