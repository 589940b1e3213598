/* Charts that stand alone, for a frame in a page of others: the style is in
 * them, and what leads to the report replaces the page around the frame. */
#include "publish/report/matrix.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"
#include "publish/report/tally.h"

extern const unsigned char report_css[];
extern const size_t report_css_bytes;

/* The page of a figure, without the ending. */
static struct str
figure_page(const struct group_name *n, struct arena *a)
{
	return arena_printf(
	    a, "indicators/%.*s", STR_ARG(book_figure_file(n, a)));
}

/* A link to the report: it replaces the page around the frame. */
static void
put_way_out(struct page *p, struct str name)
{
	html_put(&p->h, "<a target=\"_top\" rel=\"noopener\" href=\"../");
	html_text(&p->h, name);
	html_put(&p->h, ".html\">");
}

static void
put_mean(struct page *p, const struct group *g, size_t figure)
{
	page_mean_cells(p, &p->book->names[figure], &g->figures[figure]);
	html_put(&p->h, "</tr>\n");
}

static void
put_means_head(struct page *p, struct words name)
{
	page_column(p, name, false);
	page_figure_columns(p);
	page_table_rows(p);
}

static void
put_overview(struct page *p, size_t figure)
{
	static const struct words caption = {"Means over all agencies",
	                              "ค่าเฉลี่ยของทุกหน่วยงาน"},
	                          by_level = {"Means by level",
	                              "ค่าเฉลี่ยแยกตามระดับ"},
	                          indicator = {"Indicator", "ตัวชี้วัด"},
	                          level = {"Level", "ระดับ"};
	const struct book *b = p->book;
	const struct groups *levels = &b->by[BOOK_BY_LEVEL];
	const struct group *all = book_group(b, BOOK_ALL, (struct str){0});

	page_table(p, by_level, false);
	put_means_head(p, level);
	for (size_t i = 0; i < levels->count; i++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		page_group(p, BOOK_BY_LEVEL, levels->items[i]->key);
		html_put(&p->h, "</th>");
		put_mean(p, levels->items[i], figure);
	}
	page_table_end(p);
	page_table(p, caption, false);
	put_means_head(p, indicator);
	for (size_t i = 0; all != NULL && i < b->figure_count; i++) {
		html_put(&p->h, "<tr><th scope=\"row\">");
		put_way_out(p, figure_page(&b->names[i], &p->scratch));
		page_foreign(p, book_figure_title(&b->names[i], p->h.lang));
		html_put(&p->h, "</a></th>");
		put_mean(p, all, i);
	}
	page_table_end(p);
}

static void
put_levels(struct page *p, size_t figure)
{
	struct tally_levels t = tally_levels(p->book);

	(void)figure;
	chart_levels(p, t.counts, t.not_told, false);
}

static void
put_map(struct page *p, size_t figure)
{
	chart_map(p, figure, false);
}

static void
put_matrix(struct page *p, size_t figure)
{
	matrix_put(p, figure, false);
}

static void
put_distribution(struct page *p, size_t figure)
{
	struct tally_scores t = tally_scores(p->book, figure);

	chart_distribution(
	    p, t.counts, t.not_published, t.not_applicable, false);
}

static bool
always(const struct book *b)
{
	return b->figure_count > 0;
}

static bool
has_services(const struct book *b)
{
	return b->service_of != STR_NONE;
}

/* The charts of all agencies; height of a frame that shows it. */
static const struct chart {
	const char *name;
	struct words title;
	int height;
	const char *source; /* the page of the report that tells more */
	void (*put)(struct page *p, size_t figure);
	bool (*is_there)(const struct book *b);
} charts[] = {
    {"overview", {"Scores of government websites", "คะแนนเว็บไซต์ภาครัฐ"}, 1000,
        "index", put_overview, always},
    {"levels",
        {"How far services of government websites go online",
            "บริการออนไลน์ของภาครัฐไปถึงขั้นใด"},
        780, "index", put_levels, has_services},
    {"map", {"Government websites by province", "เว็บไซต์ภาครัฐรายจังหวัด"}, 1300,
        "provinces", put_map, matrix_is_there},
    {"matrix", {"Websites of provincial offices", "เว็บไซต์ของสำนักงานในจังหวัด"},
        1000, "matrix", put_matrix, matrix_is_there},
};
enum { CHART_COUNT = sizeof(charts) / sizeof(charts[0]) };

/* One page to be written. */
struct embed {
	struct str name; /* of its file, without the ending */
	struct str title;
	struct str source;
	int height;
	size_t figure;
	void (*put)(struct page *p, size_t figure);
};

/* All of them, in the order that they are listed; in the arena. */
struct embeds {
	struct embed *items;
	size_t count;
};

static void
add_distribution(
    struct embeds *to, const struct book *b, size_t figure, enum lang lang)
{
	static const struct words title = {
	    "How government websites are spread: ",
	    "การกระจายของเว็บไซต์ภาครัฐ: "};
	const struct group_name *n = &b->names[figure];

	to->items[to->count++] =
	    (struct embed){.name = arena_printf(b->arena, "distribution-%.*s",
	                       STR_ARG(book_figure_file(n, b->arena))),
	        .title = arena_printf(b->arena, "%s%.*s", words_in(title, lang),
	            STR_ARG(book_figure_title(n, lang))),
	        .source = figure_page(n, b->arena),
	        .height = 820,
	        .figure = figure,
	        .put = put_distribution};
}

static struct embeds
all_embeds(const struct book *b, enum lang lang)
{
	struct embeds all = {
	    .items = arena_array(
	        b->arena, CHART_COUNT + b->figure_count, sizeof(*all.items))};

	for (size_t i = 0; i < CHART_COUNT; i++)
		if (charts[i].is_there(b))
			all.items[all.count++] = (struct embed){
			    .name = str_of(charts[i].name),
			    .title = str_of(words_in(charts[i].title, lang)),
			    .source = str_of(charts[i].source),
			    .height = charts[i].height,
			    .figure = b->overall,
			    .put = charts[i].put};
	for (size_t i = 0; i < b->figure_count; i++)
		if (!page_is_number(&b->names[i]))
			add_distribution(&all, b, i, lang);
	return all;
}

/* Where the chart comes from. */
static void
put_source(struct page *p, const struct embed *e)
{
	static const struct words source = {
	    "Source: report on government websites, round {1}",
	    "ที่มา: รายงานเว็บไซต์ภาครัฐ รอบ {1}"};

	html_put(&p->h, "<p>");
	put_way_out(p, e->source);
	page_say(p, source, &p->book->setup->now.round, 1);
	html_put(&p->h, "</a></p>\n");
}

static enum err_code
write_embed(struct book *b, enum lang lang, const struct embed *of,
    struct folder *to, struct err *e)
{
	const struct str style = {(const char *)report_css, report_css_bytes};
	struct page p = {.h = {.lang = lang},
	    .book = b,
	    .path =
	        arena_printf(b->arena, "embed/%.*s.html", STR_ARG(of->name)),
	    .up = "../"};

	html_begin_alone(&p.h, of->title, style);
	html_put(
	    &p.h, "</head>\n<body class=\"embed\">\n<main id=\"main\">\n<h1>");
	page_foreign(&p, of->title);
	html_put(&p.h, "</h1>\n");
	of->put(&p, of->figure);
	put_source(&p, of);
	return page_finish(&p, to, e);
}

/* The line that frames it: markup that is shown as text. */
static void
put_code(struct page *p, const struct embed *of)
{
	struct html line = {.lang = p->h.lang};

	html_put(&line, "<iframe src=\"https://REPORT.example/");
	html_put(&line, line.lang == LANG_EN ? "en/embed/" : "embed/");
	html_text(&line, of->name);
	html_put(&line, ".html\" title=\"");
	html_text(&line, of->title);
	buf_printf(&line.out,
	    "\" width=\"100%%\" height=\"%d\" loading=\"lazy\"></iframe>",
	    of->height);
	html_text(&p->h, buf_str(&line.out));
	buf_release(&line.out);
}

/* A chart in the list: its page, and the line to copy. */
static void
put_line(struct page *p, const struct embed *of)
{
	static const struct words label = {"Line to copy: ", "บรรทัดที่คัดลอก: "};
	struct html *h = &p->h;

	html_put(h, "<h2><a href=\"");
	html_text(h, of->name);
	html_put(h, ".html\">");
	page_foreign(p, of->title);
	html_put(h,
	    "</a></h2>\n<pre class=\"text\" tabindex=\"0\" "
	    "role=\"region\" aria-label=\"");
	html_words(h, label);
	html_text(h, of->title);
	html_put(h, "\"><code lang=\"en\">");
	put_code(p, of);
	html_put(h, "</code></pre>\n");
}

static enum err_code
write_list(struct book *b, enum lang lang, const struct embeds *all,
    struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Charts for other pages", "แผนภูมิสำหรับนำไปวางในเว็บอื่น"},
	    lead = {"Each page below shows one chart and loads nothing else. "
	            "With the report on a web server, copy a line into your "
	            "page and set the address of the report in it.",
	        "แต่ละหน้าข้างล่างแสดงแผนภูมิเดียวและไม่โหลดสิ่งอื่น "
	        "เมื่อนำรายงานไปวางบนเว็บเซิร์ฟเวอร์แล้ว ให้คัดลอกบรรทัดไปวางในหน้าเว็บ "
	        "และแก้ที่อยู่ให้เป็นที่อยู่ของรายงาน"};
	const struct page_head head = {.path = str_of("embed/index.html"),
	    .section = SECTION_METHOD,
	    .title = str_of(words_in(title, lang))};
	struct page p;

	page_begin(&p, b, lang, &head);
	page_lead(&p, lead, NULL, 0);
	for (size_t i = 0; i < all->count; i++)
		put_line(&p, &all->items[i]);
	return page_finish(&p, to, e);
}

enum err_code
pages_embed(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	struct embeds all = all_embeds(b, lang);
	enum err_code rc = write_list(b, lang, &all, to, e);

	for (size_t i = 0; rc == ERR_NONE && i < all.count; i++)
		rc = write_embed(b, lang, &all.items[i], to, e);
	return rc;
}
