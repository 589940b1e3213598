/* A call sheet as one page: it prints, it fits a telephone, it loads nothing. */
#include "publish/call_sheet_impl.h"
#include "publish/day.h"

extern const unsigned char call_sheet_css[];
extern const size_t call_sheet_css_bytes;

void
call_page_text(struct call_page *p)
{
	html_text(&p->h, buf_str(&p->text));
	buf_clear(&p->text);
}

void
call_page_paragraph(struct call_page *p, const char *class_name)
{
	if (p->text.len == 0)
		return;
	buf_printf(&p->h.out, "<p class=\"%s\">", class_name);
	call_page_text(p);
	html_put(&p->h, "</p>\n");
}

/* An address that leads somewhere, or only says where. */
static void
put_address(struct call_page *p, struct str url)
{
	if (url.len == 0)
		return;
	html_put(&p->h, "<p class=\"dim\">");
	if (str_starts(url, str_of("http://")) ||
	    str_starts(url, str_of("https://"))) {
		html_put(&p->h, "<a rel=\"noreferrer\" href=\"");
		html_text(&p->h, url);
		html_put(&p->h, "\">");
		html_text(&p->h, url);
		html_put(&p->h, "</a>");
	} else {
		html_text(&p->h, url);
	}
	html_put(&p->h, "</p>\n");
}

static void
put_blank(struct call_page *p, struct words label)
{
	html_put(&p->h, "<div class=\"blank\"><span>");
	html_words(&p->h, label);
	html_put(&p->h, "</span></div>\n");
}

static void
put_caller_blanks(struct call_page *p)
{
	static const struct words labels[] = {
	    {"Spoke with", "ผู้ให้ข้อมูล"},
	    {"Telephone", "โทรศัพท์"},
	    {"Called by", "ผู้โทร"},
	    {"Day and time", "วันเวลา"},
	};

	html_put(&p->h, "<div class=\"blanks\">\n");
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		put_blank(p, labels[i]);
	html_put(&p->h, "</div>\n");
}

static void
put_choices(struct call_page *p, const struct words choices[CALL_CHOICES])
{
	html_put(&p->h, "<ul class=\"choices\">\n");
	for (size_t i = 0; i < CALL_CHOICES && choices[i].en != NULL; i++) {
		html_put(&p->h, "<li>");
		html_words(&p->h, choices[i]);
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

/* Room for an answer: what may be ticked, and a line. */
static void
put_answer(struct call_page *p, const struct words choices[CALL_CHOICES],
    bool has_levels)
{
	static const struct words details = {"Details", "รายละเอียด"};
	static const struct words levels[CALL_CHOICES] = {
	    {"1 information", "1 ข้อมูล"},
	    {"2 form to download", "2 แบบฟอร์มดาวน์โหลด"},
	    {"3 online", "3 ออนไลน์"},
	    {"4 online to the end", "4 ออนไลน์จนจบ"},
	};

	html_put(&p->h, "<div class=\"answer\">\n");
	put_choices(p, choices);
	if (has_levels)
		put_choices(p, levels);
	put_blank(p, details);
	html_put(&p->h, "</div>\n");
}

static void
put_site_ask(struct call_page *p, const struct call_agency *g)
{
	static const struct words agent = {
	    "Our program gives its name as: {1}", "โปรแกรมของเราแจ้งชื่อว่า: {1}"};
	struct words choices[CALL_CHOICES], ask = call_sheet_site_question(g);
	const struct calls *calls = p->sheet->calls;

	if (ask.en == NULL)
		return;
	call_sheet_site_choices(g, choices);
	html_put(&p->h, "<li>\n<div>\n<p class=\"question\">");
	html_words(&p->h, ask);
	html_put(&p->h, "</p>\n");
	if (g->state == CALL_BLOCKED && calls->user_agent.len > 0) {
		words_append(&p->text, agent, p->h.lang, &calls->user_agent, 1);
		call_page_paragraph(p, "dim");
	}
	html_put(&p->h, "</div>\n");
	put_answer(p, choices, false);
	html_put(&p->h, "</li>\n");
}

static void
put_ask(struct call_page *p, const struct call_ask *ask)
{
	static const struct words contradiction = {
	    "contradiction", "ขัดกับคำตอบ"};
	struct words choices[CALL_CHOICES];

	html_put(&p->h, "<li>\n<div>\n");
	for (size_t i = 0; i < ask->claim_count; i++) {
		html_put(&p->h, "<p><span class=\"kind\">");
		html_words(&p->h, contradiction);
		html_put(&p->h, "</span> ");
		call_sheet_claim(&p->text, p->sheet, ask->claims[i]);
		call_page_text(p);
		html_put(&p->h, "</p>\n");
	}
	call_sheet_question(&p->text, p->sheet, ask);
	call_page_paragraph(p, "question");
	call_sheet_seen(&p->text, p->sheet, ask);
	buf_printf(&p->text, " · %.*s", STR_ARG(ask->verdict.rule_id));
	call_page_paragraph(p, "dim");
	put_address(p, call_sheet_address(ask));
	for (size_t i = 0; i < CALL_CHOICES; i++)
		choices[i] = call_choices[i].text;
	html_put(&p->h, "</div>\n");
	put_answer(p, choices, ask->has_levels);
	html_put(&p->h, "</li>\n");
}

/* How many verdicts nobody can tell and are not on the sheet. */
static void
put_left_out(struct call_page *p, const struct call_agency *g)
{
	static const struct words more = {
	    "{1} more that nobody can tell are not asked here",
	    "ยังมีอีก {1} ข้อที่บอกไม่ได้ ไม่ได้ถามในใบนี้"};
	size_t asked = 0;

	for (size_t i = 0; i < g->ask_count; i++)
		asked += g->asks[i].claim_count == 0;
	if (g->open_count <= asked)
		return;
	call_sheet_count_words(
	    &p->text, more, p->h.lang, (int64_t)(g->open_count - asked));
	call_page_paragraph(p, "dim");
}

static void
put_agency(struct call_page *p, const struct call_agency *g)
{
	struct str name = call_sheet_name(p->sheet, g);

	html_put(&p->h, "<article class=\"agency\">\n<h3>");
	html_foreign(&p->h, "span", name);
	html_put(&p->h, " <span class=\"dim\">");
	html_text(&p->h, g->id);
	html_put(&p->h, "</span></h3>\n");
	put_address(p, g->url);
	call_sheet_trouble(&p->text, p->sheet, g);
	call_page_paragraph(p, "what");
	put_caller_blanks(p);
	html_put(&p->h, "<ol class=\"asks\">\n");
	put_site_ask(p, g);
	for (size_t i = 0; i < g->ask_count; i++)
		put_ask(p, &g->asks[i]);
	html_put(&p->h, "</ol>\n");
	put_left_out(p, g);
	html_put(&p->h, "</article>\n");
}

/* Whether there is anything to ask. */
static bool
is_asked(const struct call_agency *g)
{
	return g->ask_count > 0 || call_sheet_site_question(g).en != NULL;
}

static size_t
count_state(const struct call_sheet *s, enum call_state state, bool asked)
{
	size_t count = 0;

	for (size_t i = 0; i < s->agency_count; i++)
		count += s->agencies[i]->state == state &&
		    is_asked(s->agencies[i]) == asked;
	return count;
}

static void
put_quiet(struct call_page *p, enum call_state state)
{
	static const struct words quiet = {"Nothing to ask", "ไม่มีข้อที่ต้องถาม"};
	const struct call_sheet *s = p->sheet;

	if (count_state(s, state, false) == 0)
		return;
	html_put(&p->h, "<p class=\"dim\">");
	html_words(&p->h, quiet);
	html_put(&p->h, "</p>\n<ul class=\"names\">\n");
	for (size_t i = 0; i < s->agency_count; i++) {
		const struct call_agency *g = s->agencies[i];

		if (g->state != state || is_asked(g))
			continue;
		html_put(&p->h, "<li>");
		html_foreign(&p->h, "span", call_sheet_name(s, g));
		html_put(&p->h, " <span class=\"dim\">");
		html_text(&p->h, g->id);
		html_put(&p->h, "</span></li>\n");
	}
	html_put(&p->h, "</ul>\n");
}

static void
put_part(struct call_page *p, enum call_state state)
{
	const struct call_sheet *s = p->sheet;
	size_t count =
	    count_state(s, state, true) + count_state(s, state, false);
	size_t shown = 0;

	if (count == 0)
		return;
	/* A heading stays with what it is of. */
	buf_printf(&p->h.out,
	    "<section id=\"part-%d\">\n<div class=\"together\">\n<h2>",
	    (int)state);
	html_words(&p->h, call_sheet_part_title(state));
	buf_printf(&p->h.out, " (%zu)</h2>\n", count);
	for (size_t i = 0; i < s->agency_count; i++) {
		if (s->agencies[i]->state != state || !is_asked(s->agencies[i]))
			continue;
		put_agency(p, s->agencies[i]);
		if (shown++ == 0)
			html_put(&p->h, "</div>\n");
	}
	if (shown == 0)
		html_put(&p->h, "</div>\n");
	put_quiet(p, state);
	html_put(&p->h, "</section>\n");
}

static void
put_nav(struct call_page *p)
{
	static const struct words label = {"Parts", "หัวข้อ"};

	html_put(&p->h, "<nav aria-label=\"");
	html_words(&p->h, label);
	html_put(&p->h, "\"><ul>\n");
	for (size_t i = 0; i < CALL_STATE_COUNT; i++) {
		enum call_state state = call_sheet_parts[i];
		size_t count = count_state(p->sheet, state, true) +
		    count_state(p->sheet, state, false);

		if (count == 0)
			continue;
		buf_printf(&p->h.out, "<li><a href=\"#part-%d\">", (int)state);
		html_words(&p->h, call_sheet_part_title(state));
		buf_printf(&p->h.out, " (%zu)</a></li>\n", count);
	}
	html_put(&p->h, "</ul></nav>\n");
}

static void
put_head(struct call_page *p)
{
	static const struct words numbers = {
	    "Agencies: {1} · sites read: {2} · contradictions: {3} · questions: "
	    "{4}",
	    "หน่วยงาน {1} · ตรวจเว็บไซต์ได้ {2} · คำตอบที่ขัดกับเว็บไซต์ {3} · คำถาม {4}"};
	static const struct words days = {"Round {1}, {2}", "รอบ {1} วันที่ {2}"};
	static const struct words without = {
	    "answers to the questionnaire were not compared",
	    "ใบนี้ไม่ได้เทียบกับคำตอบแบบสอบถาม"};
	struct call_sheet_entry n = call_sheet_count(p->sheet);
	struct arena scratch = {0};
	struct buf day = {0};
	struct str args[4];

	day_append_range(&day, p->sheet->calls->started_at,
	    p->sheet->calls->finished_at, p->h.lang);
	args[0] = p->sheet->round;
	args[1] = buf_str(&day);
	words_append(&p->text, days, p->h.lang, args, 2);
	call_page_paragraph(p, "round");
	args[0] = arena_printf(&scratch, "%zu", n.agency_count);
	args[1] = arena_printf(&scratch, "%zu", n.state_counts[CALL_REACHED]);
	args[2] = arena_printf(&scratch, "%zu", n.contradiction_count);
	args[3] = arena_printf(&scratch, "%zu", n.question_count);
	words_append(&p->text, numbers, p->h.lang, args, 4);
	call_page_paragraph(p, "numbers");
	if (!p->sheet->has_claims) {
		(void)buf_append_cstr(&p->text, words_in(without, p->h.lang));
		call_page_paragraph(p, "dim");
	}
	buf_release(&day);
	arena_release(&scratch);
}

void
call_page_title(struct call_page *p, struct str title)
{
	static const struct words sheet = {
	    "Call sheet: {1}", "ใบโทรสอบถาม: {1}"};

	words_append(&p->text, sheet, p->h.lang, &title, 1);
	html_begin_alone(&p->h, buf_str(&p->text),
	    (struct str){(const char *)call_sheet_css, call_sheet_css_bytes});
	html_body(&p->h);
	html_put(&p->h, "<header>\n<h1>");
	call_page_text(p);
	html_put(&p->h, "</h1>\n");
}

static void
put_foot(struct call_page *p)
{
	static const struct words back = {
	    "Answers come back by the workbook beside this page: samruat review "
	    "import FILE --source call-sheet",
	    "ส่งคำตอบกลับด้วยไฟล์ตารางคำนวณที่คู่กับหน้านี้: samruat review import "
	    "FILE --source call-sheet"};

	html_put(&p->h, "<footer>\n");
	call_sheet_source(&p->text, p->sheet);
	call_page_paragraph(p, "dim");
	(void)buf_append_cstr(&p->text, words_in(back, p->h.lang));
	call_page_paragraph(p, "dim");
	html_put(&p->h, "</footer>\n");
	html_end(&p->h);
}

void
call_page_finish(struct call_page *p, struct buf *out)
{
	(void)buf_append_str(out, buf_str(&p->h.out));
	buf_release(&p->h.out);
	buf_release(&p->text);
}

void
call_sheet_html(struct buf *out, const struct call_sheet *s)
{
	struct call_page p = {.h = {.lang = s->lang}, .sheet = s};

	call_page_title(&p, s->title);
	put_head(&p);
	put_nav(&p);
	html_put(&p.h, "</header>\n<main>\n");
	for (size_t i = 0; i < CALL_STATE_COUNT; i++)
		put_part(&p, call_sheet_parts[i]);
	html_put(&p.h, "</main>\n");
	put_foot(&p);
	call_page_finish(&p, out);
}
