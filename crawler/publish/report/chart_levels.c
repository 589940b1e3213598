/* Agencies by the level of a ladder that they stand on. */
#include "publish/level_words.h"
#include "publish/report/chart.h"
#include "publish/report/lists.h"

enum { WIDTH = 120, HEIGHT = 16, NOT_TOLD = -1 };

static void
put_bar(struct buf *out, int level, int64_t count, int64_t most)
{
	double width = most > 0 ? (double)count / (double)most * WIDTH : 0;

	buf_printf(out,
	    "<svg class=\"parts\" viewBox=\"0 0 %d %d\" width=\"%d\" "
	    "height=\"%d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
	    "focusable=\"false\">",
	    WIDTH, HEIGHT, WIDTH, HEIGHT);
	if (count > 0 && width < 1)
		width = 1;
	if (width > 0)
		buf_printf(out,
		    "<rect class=\"%s\" x=\"0\" y=\"1\" width=\"%.1f\" "
		    "height=\"14\"/>",
		    level == NOT_TOLD ? "undecided" : "column", width);
	if (level == NOT_TOLD) {
		(void)buf_append_cstr(out, "<path class=\"hatch\" d=\"");
		for (int x = 0; x + 3 <= width; x += 4)
			buf_printf(out, "M%d.0 15L%d.0 1", x, x + 3);
		(void)buf_append_cstr(out, "\"/>");
	}
	(void)buf_append_cstr(out, "</svg>");
}

static void
put_count(struct page *p, int level, int64_t count, bool has_links)
{
	if (has_links)
		page_link(p,
		    agencies_where(p, AGENCIES_SERVICE,
		        arena_printf(&p->scratch, "%d", level)),
		    (struct str){0}, (struct str){0});
	page_count(p, count);
	if (has_links)
		page_link_end(p);
}

static void
put_row(struct page *p, int level, int64_t count, int64_t most, bool has_links)
{
	struct html *h = &p->h;

	html_put(h, "<tr><th scope=\"row\">");
	html_words(h, service_level_text(level));
	html_put(h, "</th><td class=\"n\">");
	put_count(p, level, count, has_links);
	html_put(h, "</td><td class=\"bar\">");
	put_bar(&h->out, level, count, most);
	html_put(h, "</td></tr>\n");
}

void
chart_levels(struct page *p, const int64_t counts[CHART_LEVELS],
    int64_t not_told, bool has_links)
{
	static const struct words caption = {
	    "Agencies by the level of service that their sites reach",
	    "จำนวนหน่วยงานตามระดับบริการที่เว็บไซต์ทำได้"};
	static const struct words heads[] = {
	    {"Level", "ระดับ"}, {"Agencies", "หน่วยงาน"}, {"As a bar", "เป็นแถบ"}};
	struct html *h = &p->h;
	int64_t most = not_told;

	for (size_t i = 0; i < CHART_LEVELS; i++)
		most = counts[i] > most ? counts[i] : most;
	html_put(h, "<figure class=\"chart levels\"><table><caption>");
	html_words(h, caption);
	html_put(h, "</caption>\n<thead><tr>");
	page_column(p, heads[0], false);
	page_column(p, heads[1], true);
	page_bar_column(p, heads[2]);
	html_put(h, "</tr></thead><tbody>\n");
	for (int i = 0; i < CHART_LEVELS; i++)
		put_row(p, i, counts[i], most, has_links);
	put_row(p, NOT_TOLD, not_told, most, has_links);
	html_put(h, "</tbody></table></figure>\n");
}
