/* What changed, by rule and by agency, and what came or went. */
#include "publish/report/changes_page.h"

/* Kinds of change as columns, where there is any of them. */
static size_t
columns_of(const struct changes *c, enum change_kind out[CHANGE_KIND_COUNT])
{
	size_t count = 0;

	for (int kind = CHANGE_SITE; kind <= CHANGE_OTHERWISE; kind++)
		if (c->all.of[kind] > 0)
			out[count++] = (enum change_kind)kind;
	return count;
}

static void
begin_table(struct page *p, const struct changes *c, struct words caption,
    struct words first)
{
	static const struct words came = {
	    "Failed, now passes", "จากไม่ผ่านเป็นผ่าน"};
	static const struct words went = {
	    "Passed, now fails", "จากผ่านเป็นไม่ผ่าน"};
	enum change_kind kinds[CHANGE_KIND_COUNT];
	size_t count = columns_of(c, kinds);

	page_table(p, caption, true);
	page_column(p, first, false);
	page_column(p, came, true);
	page_column(p, went, true);
	for (size_t i = 0; i < count; i++)
		page_column(p, change_title(kinds[i]), true);
	page_table_rows(p);
}

/* Where the rows behind the numbers of a row are. */
struct behind {
	const char *folder; /* NULL: the row itself leads there */
	struct str name;
};

/* Thousands of zeros make a large page. */
static void
put_number(struct page *p, int64_t count, const struct behind *rows,
    enum change_kind kind)
{
	bool is_link = rows->folder != NULL && kind != CHANGE_SAME;

	if (count == 0) {
		html_put(&p->h, "<td class=\"n\" data-sort=\"0\">0</td>");
		return;
	}
	html_put(&p->h, "<td class=\"n\">");
	if (is_link)
		page_link(p, rows->folder, rows->name,
		    arena_printf(
		        &p->scratch, "changed-%s", change_kind_word(kind)));
	page_count(p, count);
	if (is_link)
		page_link_end(p);
	html_put(&p->h, "</td>");
}

static void
put_cells(struct page *p, const struct changes *c, const struct change_tally *t,
    const struct behind *rows)
{
	enum change_kind kinds[CHANGE_KIND_COUNT];
	size_t count = columns_of(c, kinds);

	put_number(p, t->came, rows, CHANGE_SAME);
	put_number(p, t->went, rows, CHANGE_SAME);
	for (size_t i = 0; i < count; i++)
		put_number(p, t->of[kinds[i]], rows, kinds[i]);
	html_put(&p->h, "</tr>\n");
}

void
changes_rules_put(struct page *p, const struct changes *c)
{
	static const struct words title = {"By rule", "แยกตามเกณฑ์"},
	                          caption = {"Changes by rule",
	                              "การเปลี่ยนแปลงแยกตามเกณฑ์"},
	                          rule = {"Rule", "เกณฑ์"},
	                          none = {"No verdict of any rule changed.",
	                              "ไม่มีผลของเกณฑ์ข้อใดเปลี่ยน"};
	struct behind rows = {.folder = "rules/"};
	size_t count = 0;

	page_section(p, "rules", title);
	for (size_t i = 0; i < c->comparison.rule_count; i++) {
		size_t rule_number =
		    book_rule_number(p->book, c->comparison.rules[i].id);

		if (rule_number == STR_NONE || c->rules[i].other == 0)
			continue;
		if (count++ == 0)
			begin_table(p, c, caption, rule);
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_rule(p, &p->book->rules[rule_number]);
		html_put(&p->h, "</th>");
		rows.name =
		    book_file_name(c->comparison.rules[i].id, &p->scratch);
		put_cells(p, c, &c->rules[i], &rows);
	}
	if (count > 0)
		page_table_end(p);
	else
		page_paragraph(p, none);
	page_section_end(p);
}

void
changes_agencies_put(struct page *p, const struct changes *c)
{
	static const struct words title = {"By agency", "แยกตามหน่วยงาน"},
	                          caption = {"Changes by agency",
	                              "การเปลี่ยนแปลงแยกตามหน่วยงาน"},
	                          agency = {"Agency", "หน่วยงาน"},
	                          none = {"No verdict of any agency changed.",
	                              "ไม่มีผลของหน่วยงานใดเปลี่ยน"};
	const struct behind rows = {0};
	const struct book *b = p->book;
	size_t count = 0;

	page_section(p, "agencies", title);
	for (size_t i = 0; i < b->agency_count; i++) {
		if (c->agencies[i].other == 0)
			continue;
		if (count++ == 0)
			begin_table(p, c, caption, agency);
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_agency(p, &b->agencies[i], str_of("changes"));
		html_put(&p->h, "</th>");
		put_cells(p, c, &c->agencies[i], &rows);
	}
	if (count > 0)
		page_table_end(p);
	else
		page_paragraph(p, none);
	page_section_end(p);
}

/* Rules and agencies that came or went. */
static void
put_new_rules(struct page *p, const struct changes *c, bool is_gone)
{
	enum change_kind kind = is_gone ? CHANGE_GONE_RULE : CHANGE_NEW_RULE;
	enum compare_side side = is_gone ? COMPARE_AFTER : COMPARE_BEFORE;

	if (c->all.of[kind] == 0)
		return;
	html_put(&p->h, "<h3>");
	html_words(&p->h, change_title(kind));
	html_put(&p->h, "</h3>\n<ul>\n");
	for (size_t i = 0; i < c->comparison.rule_count; i++) {
		const struct compared_rule *r = &c->comparison.rules[i];
		size_t number = book_rule_number(p->book, r->id);

		if (r->is_in[side])
			continue;
		html_put(&p->h, "<li>");
		if (number != STR_NONE)
			page_rule(p, &p->book->rules[number]);
		else
			html_foreign(&p->h, "code", r->id);
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

static void
put_new_agencies(struct page *p, const struct changes *c)
{
	const struct book *b = p->book;

	if (c->all.of[CHANGE_NEW_AGENCY] == 0)
		return;
	html_put(&p->h, "<h3>");
	html_words(&p->h, change_title(CHANGE_NEW_AGENCY));
	html_put(&p->h, "</h3>\n<ul class=\"names\">\n");
	for (size_t i = 0; i < b->agency_count; i++) {
		if (c->agencies[i].of[CHANGE_NEW_AGENCY] == 0)
			continue;
		html_put(&p->h, "<li>");
		page_agency(p, &b->agencies[i], (struct str){0});
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

static void
put_gone_agencies(struct page *p, const struct changes *c)
{
	if (c->gone_count == 0)
		return;
	html_put(&p->h, "<h3>");
	html_words(&p->h, change_title(CHANGE_GONE_AGENCY));
	html_put(&p->h, "</h3>\n<ul class=\"names\">\n");
	for (size_t i = 0; i < c->gone_count; i++) {
		const struct book_agency g = {.id = c->gone[i].id,
		    .name_th = c->gone[i].name_th,
		    .name_en = c->gone[i].name_en};

		html_put(&p->h, "<li>");
		page_foreign(p, book_agency_name(&g, p->h.lang));
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

void
changes_came_put(struct page *p, const struct changes *c)
{
	static const struct words
	    title = {"What came and what went", "สิ่งที่เพิ่มเข้ามาและหายไป"},
	    none = {"The same agencies and the same rules as before.",
	        "หน่วยงานและเกณฑ์ชุดเดียวกับรอบก่อน"};
	const int64_t *of = c->all.of;

	page_section(p, "came", title);
	if (of[CHANGE_NEW_AGENCY] + of[CHANGE_GONE_AGENCY] +
	        of[CHANGE_NEW_RULE] + of[CHANGE_GONE_RULE] ==
	    0)
		page_paragraph(p, none);
	put_new_agencies(p, c);
	put_gone_agencies(p, c);
	put_new_rules(p, c, false);
	put_new_rules(p, c, true);
	page_section_end(p);
}
