/* The page of one rule. */
#include "audit/describe.h"
#include "base/arena.h"
#include "cli/rules_doc.h"

static void
append_heading(struct html *h, struct words title)
{
	html_put(h, "<h2>");
	html_words(h, title);
	html_put(h, "</h2>\n");
}

static void
append_section(struct html *h, struct words title, struct str text)
{
	append_heading(h, title);
	html_put(h, "<p>");
	html_text(h, text);
	html_put(h, "</p>\n");
}

static void
append_name(struct html *h, const struct rule_line *line)
{
	if (line->key.len == 0)
		return;
	if (line->words.en != NULL) {
		html_words(h, line->words);
		return;
	}
	html_foreign(h, "code", line->key);
}

/* Name, label and value of a line, within one element. */
static void
append_line(struct html *h, const struct rule_line *line)
{
	append_name(h, line);
	if (line->label.len > 0) {
		html_put(h, " <span class=\"label\">(");
		html_foreign(h, "span", line->label);
		html_put(h, ")</span>");
	}
	if (line->text.len == 0)
		return;
	if (line->key.len > 0)
		html_put(h, ": ");
	if (line->is_page) {
		html_put(h, "<pre>");
		html_foreign(h, "code", line->text);
		html_put(h, "</pre>");
		return;
	}
	html_put(h, "<span class=\"value\">");
	html_foreign(h, "span", line->text);
	html_put(h, "</span>");
}

/* Lines from first on that stand deeper than depth, as nested lists. */
static void
append_lines(
    struct html *h, const struct rule_lines *lines, size_t first, size_t end)
{
	int depth = first < end ? lines->items[first].depth : 0, open = 0;

	for (size_t i = first; i < end; i++) {
		int wanted = lines->items[i].depth - depth + 1;

		if (wanted > open) {
			html_put(h,
			    open == 0 ? "<ul class=\"tree\">\n<li>"
			              : "\n<ul>\n<li>");
			open++;
		} else {
			for (; open > wanted; open--)
				html_put(h, "</li>\n</ul>\n");
			html_put(h, "</li>\n<li>");
		}
		append_line(h, &lines->items[i]);
	}
	for (; open > 0; open--)
		html_put(h, "</li>\n</ul>\n");
}

static void
append_conditions(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words title = {"What is looked for", "สิ่งที่ตรวจ"};

	append_heading(h, title);
	for (size_t n = 0; rule_deciding_fields[n] != NULL; n++) {
		struct rule_lines lines =
		    rule_describe(set, i, rule_deciding_fields[n], a);

		append_lines(h, &lines, 0, lines.count);
	}
}

static void
append_item(struct html *h, const struct rule_list_item *item)
{
	static const struct words except = {"not in", "ไม่นับใน"};

	html_put(h, "<li>");
	html_foreign(h, "span", item->text);
	for (size_t i = 0; i < item->not_within_count; i++) {
		html_put(h, i == 0 ? " (" : ", ");
		if (i == 0) {
			html_words(h, except);
			html_put(h, " ");
		}
		html_foreign(h, "span", item->not_within[i]);
	}
	html_put(h, item->not_within_count > 0 ? ")</li>\n" : "</li>\n");
}

static void
append_lists(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words title = {"Lists", "รายการคำและโฮสต์"};
	size_t count = 0;
	const struct rule_list *lists = rule_lists_of(set, i, a, &count);

	if (count > 0)
		append_heading(h, title);
	for (size_t n = 0; n < count; n++) {
		html_put(h, "<details><summary>");
		html_foreign(h, "code", lists[n].name);
		buf_printf(&h->out, " (%zu)</summary>\n<ul>\n", lists[n].count);
		for (size_t k = 0; k < lists[n].count; k++) {
			append_item(h, &lists[n].items[k]);
		}
		html_put(h, "</ul></details>\n");
	}
}

/* The examples: each with its name, its pages and what is expected. */
static void
append_examples(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words title = {"Examples", "ตัวอย่าง"};
	struct rule_lines lines = rule_describe(set, i, "tests", a);
	size_t n = 1;

	append_heading(h, title);
	while (n < lines.count) {
		size_t end = n + 1;

		while (end < lines.count && lines.items[end].depth > 1)
			end++;
		html_foreign(h, "h3", lines.items[n].text);
		html_put(h, "\n");
		append_lines(h, &lines, n + 1, end);
		n = end;
	}
}

static bool
is_web(struct str text)
{
	return str_starts(text, str_of("https://")) ||
	    str_starts(text, str_of("http://"));
}

static void
append_ref(struct html *h, struct str text)
{
	html_put(h, "<li>");
	if (is_web(text)) {
		html_put(h, "<a rel=\"noreferrer\" href=\"");
		html_text(h, text);
		html_put(h, "\">");
		html_text(h, text);
		html_put(h, "</a>");
	} else {
		html_foreign(h, "span", text);
	}
	html_put(h, "</li>\n");
}

static void
append_refs(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words title = {"References", "อ้างอิง"};
	size_t count = 0;
	const struct str *refs = rule_texts_of(set, i, "refs", a, &count);

	if (count == 0)
		return;
	append_heading(h, title);
	html_put(h, "<ul>\n");
	for (size_t n = 0; n < count; n++)
		append_ref(h, refs[n]);
	html_put(h, "</ul>\n");
}

static void
begin_fact(struct html *h, struct words name)
{
	html_put(h, "<dt>");
	html_words(h, name);
	html_put(h, "</dt><dd>");
}

static void
append_indicators(
    struct html *h, const struct rule_set *set, const struct rule_info *info)
{
	size_t count = 0;
	const struct indicator_info *all = rule_set_indicators(set, &count);

	for (size_t i = 0; i < info->indicator_count; i++) {
		struct str name = info->indicators[i];

		for (size_t k = 0; k < count; k++)
			if (str_equal(all[k].key, info->indicators[i]))
				name = doc_text(h, all[k].title);
		if (i > 0)
			html_put(h, ", ");
		html_text(h, name);
	}
}

static void
append_facts(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words names[] = {{"status", "สถานะ"},
	    {"severity", "ความสำคัญ"}, {"scope", "ขอบเขต"},
	    {"confidence", "ความเชื่อมั่น"}};
	const struct rule_info *info = rule_set_info(set, i);
	const struct str values[] = {
	    info->status, info->severity, info->scope, info->confidence};
	size_t count = 0;
	const struct str *act = rule_texts_of(set, i, "act", a, &count);

	html_put(h, "<dl class=\"facts\">\n");
	for (size_t n = 0; n < 4; n++) {
		begin_fact(h, names[n]);
		doc_append_word(h, values[n]);
		html_put(h, "</dd>\n");
	}
	begin_fact(h, (struct words){"indicator", "ตัวชี้วัด"});
	append_indicators(h, set, info);
	html_put(h, "</dd>\n");
	begin_fact(h, (struct words){"revision", "ฉบับ"});
	buf_printf(&h->out, "%d</dd>\n", info->revision);
	begin_fact(h, (struct words){"behaviour", "พฤติกรรม"});
	buf_printf(&h->out, "<code>%s</code></dd>\n", info->behaviour_sha256);
	for (size_t n = 0; n < count; n++) {
		begin_fact(h, (struct words){"ACT rule", "กฎ ACT ของ W3C"});
		html_put(h,
		    "<a rel=\"noreferrer\" href=\"https://www.w3.org/WAI/standards-"
		    "guidelines/act/rules/");
		html_text(h, act[n]);
		html_put(h, "/\">");
		html_text(h, act[n]);
		html_put(h, "</a></dd>\n");
	}
	html_put(h, "</dl>\n");
}

static void
append_header(struct html *h, const struct rule_info *info)
{
	static const struct words index = {"all rules", "กฎทั้งหมด"};

	html_put(h, "<header><nav><a href=\"index.html\">");
	html_words(h, index);
	html_put(h, "</a>");
	html_put(h,
	    h->lang == LANG_TH
	        ? "<a lang=\"en\" hreflang=\"en\" href=\"../en/"
	        : "<a lang=\"th\" hreflang=\"th\" href=\"../th/");
	html_text(h, info->id);
	html_put(h,
	    h->lang == LANG_TH ? ".html\">English</a>" : ".html\">ภาษาไทย</a>");
	html_put(h, "</nav></header>\n");
}

void
doc_append_details(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	append_conditions(h, set, i, a);
	append_lists(h, set, i, a);
	append_examples(h, set, i, a);
	append_refs(h, set, i, a);
}

void
doc_append_rule(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a)
{
	static const struct words why = {"Why", "เหตุผล"};
	static const struct words fix = {"What to do", "วิธีแก้"};
	const struct rule_info *info = rule_set_info(set, i);
	struct str title = doc_text(h, info->title);

	html_begin(h,
	    arena_printf(a, "%.*s %.*s", STR_ARG(info->id), STR_ARG(title)),
	    "../");
	html_body(h);
	append_header(h, info);
	html_put(h, "<main>\n<h1>");
	html_text(h, info->id);
	html_put(h, " ");
	html_text(h, title);
	html_put(h, "</h1>\n");
	append_facts(h, set, i, a);
	append_section(h, why, doc_text(h, info->why));
	append_section(h, fix, doc_text(h, info->fix));
	doc_append_details(h, set, i, a);
	html_put(h, "</main>\n");
	doc_append_footer(h, set);
	html_end(h);
}
