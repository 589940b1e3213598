/* The frame of a page. */
#include "publish/report/page.h"

#include "publish/report/folder.h"

static const struct words site_name = {
    "What government websites offer", "เว็บไซต์ภาครัฐให้อะไรประชาชน"};

static const struct {
	const char *path;
	struct words title;
} sections[SECTION_COUNT] = {
    [SECTION_OVERVIEW] = {"index.html", {"Overview", "ภาพรวม"}},
    [SECTION_INDICATORS] = {"indicators.html", {"Indicators", "ตัวชี้วัด"}},
    [SECTION_AGENCIES] = {"agencies.html", {"Agencies", "หน่วยงาน"}},
    [SECTION_MINISTRIES] = {"ministries.html", {"Ministries", "กระทรวง"}},
    [SECTION_PROVINCES] = {"provinces.html", {"Provinces", "จังหวัด"}},
    [SECTION_MATRIX] = {"matrix.html",
        {"Offices by province", "สำนักงานรายจังหวัด"}},
    [SECTION_RULES] = {"rules.html", {"Rules", "เกณฑ์"}},
    [SECTION_CHANGES] = {"changes.html", {"Changes", "การเปลี่ยนแปลง"}},
    [SECTION_METHOD] = {"method.html", {"Method and limits", "วิธีการและข้อจำกัด"}},
};

/* What the page may do: show itself, in our style, with our script. */
static const char policy[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n";

/* From the page to the folder of all: English pages lie one deeper. */
static void
put_root(struct page *p)
{
	html_put(&p->h, p->up);
	if (p->h.lang == LANG_EN)
		html_put(&p->h, "../");
}

/* The address of the same page in the other language. */
static void
put_twin(struct page *p)
{
	put_root(p);
	if (p->h.lang == LANG_TH)
		html_put(&p->h, "en/");
	html_text(&p->h, p->path);
}

static void
put_head(struct page *p, const struct page_head *head)
{
	struct html *h = &p->h;
	struct str name = str_of(words_in(site_name, h->lang));

	html_head(h,
	    arena_printf(&p->scratch, "%.*s – %.*s", STR_ARG(head->title),
	        STR_ARG(name)));
	html_put(h, policy);
	html_put(h, "<link rel=\"stylesheet\" href=\"");
	put_root(p);
	html_put(h, "report.css\">\n<script src=\"");
	put_root(p);
	html_put(h, "report.js\" defer></script>\n<link rel=\"alternate\" ");
	html_put(h,
	    h->lang == LANG_TH ? "hreflang=\"en\" href=\""
	                       : "hreflang=\"th\" href=\"");
	put_twin(p);
	html_put(h, "\">\n");
}

static void
put_switch(struct page *p)
{
	html_put(&p->h, "<a class=\"switch\" href=\"");
	put_twin(p);
	html_put(&p->h,
	    p->h.lang == LANG_TH
	        ? "\" lang=\"en\" hreflang=\"en\">English</a>\n"
	        : "\" lang=\"th\" hreflang=\"th\">ภาษาไทย</a>\n");
}

/* The size of text, without a script; report.js keeps what was chosen. */
static void
put_sizes(struct page *p)
{
	static const struct words legend = {"Text size", "ขนาดตัวอักษร"};
	static const struct {
		const char *id;
		struct words sign;
	} sizes[] = {{"size-small", {"A-", "ก-"}}, {"size-plain", {"A", "ก"}},
	    {"size-large", {"A+", "ก+"}}};
	struct html *h = &p->h;

	html_put(h, "<fieldset class=\"sizes\"><legend class=\"unseen\">");
	html_words(h, legend);
	html_put(h, "</legend>");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		html_put(h, "<label><input type=\"radio\" name=\"size\" id=\"");
		html_put(h, sizes[i].id);
		html_put(h, i == 1 ? "\" checked><span>" : "\"><span>");
		html_words(h, sizes[i].sign);
		html_put(h, "</span></label>");
	}
	html_put(h, "</fieldset>\n");
}

/* The list of agencies has the search. */
static void
put_search(struct page *p)
{
	static const struct words search = {"Search agencies", "ค้นหาหน่วยงาน"};

	html_put(&p->h, "<a class=\"to-search\" href=\"");
	html_put(&p->h, p->up);
	html_put(&p->h, "agencies.html\">");
	html_words(&p->h, search);
	html_put(&p->h, "</a>\n");
}

/* The way down to an inner page. */
static void
put_crumbs(struct page *p, enum page_section here)
{
	static const struct words label = {"Breadcrumb", "ตำแหน่งของหน้านี้"};
	struct html *h = &p->h;

	if (str_is(p->path, sections[SECTION_OVERVIEW].path))
		return;
	html_put(h, "<nav class=\"crumbs breadcrumb\" aria-label=\"");
	html_words(h, label);
	html_put(h, "\"><ol>\n");
	for (int i = 0; i < SECTION_COUNT; i++) {
		if (i != SECTION_OVERVIEW && i != (int)here)
			continue;
		if (str_is(p->path, sections[i].path))
			continue;
		html_put(h, "<li><a href=\"");
		html_put(h, p->up);
		html_put(h, sections[i].path);
		html_put(h, "\">");
		html_words(h, sections[i].title);
		html_put(h, "</a></li>\n");
	}
	html_put(h, "</ol></nav>\n");
}

static void
put_navigation(struct page *p, enum page_section here)
{
	static const struct words label = {
	    "Parts of the report", "ส่วนของรายงาน"};
	static const struct words menu = {"Menu", "เมนู"};
	struct html *h = &p->h;

	/* Empty: on a narrow screen its state hides and shows the navigation
	 * after it, without a script. */
	html_put(h, "<details class=\"menu\"><summary>");
	html_words(h, menu);
	html_put(h, "</summary></details>\n<nav aria-label=\"");
	html_words(h, label);
	html_put(h, "\"><ul>\n");
	for (int i = 0; i < SECTION_COUNT; i++) {
		html_put(h, "<li><a href=\"");
		html_put(h, p->up);
		html_put(h, sections[i].path);
		html_put(h,
		    !str_is(p->path, sections[i].path)
		        ? (int)here == i ? "\" class=\"here\">" : "\">"
		        : "\" class=\"here\" aria-current=\"page\">");
		html_words(h, sections[i].title);
		html_put(h, "</a></li>\n");
	}
	html_put(h, "</ul></nav>\n");
}

static void
put_header(struct page *p, enum page_section here)
{
	static const struct words skip = {
	    "Skip to the content", "ข้ามไปยังเนื้อหา"};
	struct html *h = &p->h;

	html_put(h, "<a class=\"skip\" href=\"#main\">");
	html_words(h, skip);
	html_put(
	    h, "</a>\n<header class=\"top\">\n<p class=\"site\"><a href=\"");
	html_put(h, p->up);
	html_put(h, "index.html\">");
	html_words(h, site_name);
	html_put(h, "</a></p>\n");
	put_search(p);
	put_sizes(p);
	put_switch(p);
	put_navigation(p, here);
	html_put(h, "</header>\n");
}

void
page_begin(struct page *p, struct book *book, enum lang lang,
    const struct page_head *head)
{
	struct html *h = &p->h;

	*p = (struct page){
	    .h = {.lang = lang}, .book = book, .path = head->path};
	p->up = str_find_char(head->path, '/', 0) == STR_NONE ? "" : "../";
	put_head(p, head);
	html_body(h);
	put_header(p, head->section);
	html_put(h, "<main id=\"main\" tabindex=\"-1\">\n");
	put_crumbs(p, head->section);
	if (head->kicker.en != NULL) {
		html_put(h, "<p class=\"kicker\">");
		html_words(h, head->kicker);
		html_put(h, "</p>\n");
	}
	html_put(h, "<h1>");
	page_foreign(p, head->title);
	html_put(h, "</h1>\n");
}

/* What the figures rest on, so that a printed page can be checked. */
static void
put_footer(struct page *p)
{
	static const struct words frozen = {
	    "Release {1}: its figures are frozen.",
	    "ฉบับเผยแพร่ {1}: ตัวเลขในฉบับนี้ไม่เปลี่ยนแปลงอีก"};
	static const struct words working = {
	    "A working report: its figures may still change.",
	    "รายงานระหว่างดำเนินการ: ตัวเลขยังอาจเปลี่ยนแปลง"};
	static const struct words source = {
	    "Round {1}, audit {2}, rules {3}, profile {4}, reviews up to number "
	    "{5}. samruat {6}",
	    "รอบ {1} การตรวจ {2} ชุดเกณฑ์ {3} โปรไฟล์ {4} ผลตรวจทานถึงลำดับที่ {5} "
	    "โปรแกรม samruat {6}"};
	enum { PACK_CHARACTERS = 12 };
	const struct book *b = p->book;
	const struct report_setup *s = b->setup;
	const struct str args[] = {s->now.round, s->now.audit,
	    str_slice(b->plan->rule_pack, 0, PACK_CHARACTERS), b->plan->profile,
	    arena_printf(&p->scratch, "%lld", (long long)b->last_review),
	    str_of(s->program_version)};

	html_put(&p->h, "<footer>\n");
	if (s->release.len > 0)
		page_paragraph_of(p, frozen, &s->release, 1);
	else
		page_paragraph(p, working);
	page_paragraph_of(p, source, args, sizeof(args) / sizeof(args[0]));
	html_put(&p->h, "</footer>\n");
}

enum err_code
page_finish(struct page *p, struct folder *to, struct err *e)
{
	enum err_code rc;

	html_put(&p->h, "</main>\n");
	put_footer(p);
	html_end(&p->h);
	rc = folder_put(to,
	    p->h.lang == LANG_TH
	        ? p->path
	        : arena_printf(&p->scratch, "en/%.*s", STR_ARG(p->path)),
	    buf_str(&p->h.out), e);
	buf_release(&p->h.out);
	arena_release(&p->scratch);
	return rc;
}

void
page_section(struct page *p, const char *id, struct words title)
{
	buf_printf(&p->h.out, "<section id=\"%s\">\n<h2>", id);
	html_words(&p->h, title);
	html_put(&p->h, "</h2>\n");
}

void
page_section_end(struct page *p)
{
	html_put(&p->h, "</section>\n");
}

void
page_paragraph(struct page *p, struct words text)
{
	page_paragraph_of(p, text, NULL, 0);
}

void
page_say(
    struct page *p, struct words text, const struct str *args, size_t count)
{
	struct buf out = {0};

	words_append(&out, text, p->h.lang, args, count);
	html_text(&p->h, buf_str(&out));
	buf_release(&out);
}

void
page_paragraph_of(
    struct page *p, struct words text, const struct str *args, size_t count)
{
	html_put(&p->h, "<p>");
	page_say(p, text, args, count);
	html_put(&p->h, "</p>\n");
}

void
page_fact(struct page *p, struct words name)
{
	html_put(&p->h, "<div><dt>");
	html_words(&p->h, name);
	html_put(&p->h, "</dt><dd>");
}

void
page_fact_end(struct page *p)
{
	html_put(&p->h, "</dd></div>\n");
}

void
page_table(struct page *p, struct words caption, bool is_sorted)
{
	struct html *h = &p->h;

	html_put(h,
	    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	html_words(h, caption);
	html_put(h,
	    is_sorted ? "\"><table class=\"sorted\">\n<caption>"
	              : "\"><table>\n<caption>");
	html_words(h, caption);
	html_put(h, "</caption>\n<thead><tr>");
}

void
page_table_rows(struct page *p)
{
	html_put(&p->h, "</tr></thead>\n<tbody>\n");
}

void
page_table_end(struct page *p)
{
	html_put(&p->h, "</tbody>\n</table></div>\n");
}

void
page_column(struct page *p, struct words title, bool is_number)
{
	html_put(&p->h,
	    is_number ? "<th scope=\"col\" class=\"n\">"
	              : "<th scope=\"col\">");
	html_words(&p->h, title);
	html_put(&p->h, "</th>\n");
}

void
page_filter_column(struct page *p, struct words title)
{
	html_put(&p->h, "<th scope=\"col\" data-filter>");
	html_words(&p->h, title);
	html_put(&p->h, "</th>\n");
}

void
page_bar_column(struct page *p, struct words title)
{
	html_put(
	    &p->h, "<th scope=\"col\" class=\"bar\"><span class=\"unseen\">");
	html_words(&p->h, title);
	html_put(&p->h, "</span></th>\n");
}
