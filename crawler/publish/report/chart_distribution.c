/* Agencies by their score, and those that have none apart from them. */
#include "publish/report/chart.h"

enum {
	APART = 2, /* not published, nothing applies */
	COLUMNS = CHART_STEPS + APART,
	WIDTH = 380,
	HEIGHT = 186,
	TOP = 18, /* of the tallest column */
	BASE = 160,
	PITCH = 29,
	COLUMN = 25,
	LEFT = 12,
	GAP = 10, /* before those that stand apart */
	PERCENT = 100
};

/* How a column looks, and what it stands for. */
static const struct {
	const char *class_name;
	struct words title;
} aparts[APART] = {
    {"undecided", {"not published", "ไม่เผยแพร่คะแนน"}},
    {"inapplicable", {"nothing applies", "ไม่มีข้อใดเข้าข่าย"}},
};

static int
left_of(size_t i)
{
	return LEFT + (int)i * PITCH + (i >= CHART_STEPS ? GAP : 0);
}

static void
put_column(struct buf *out, size_t i, int64_t count, int64_t most)
{
	double height =
	    most > 0 ? (double)count / (double)most * (BASE - TOP) : 0;
	int x = left_of(i);

	/* One agency among a thousand is still seen. */
	if (count > 0 && height < 2)
		height = 2;
	buf_printf(out,
	    "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" "
	    "height=\"%.1f\"/>",
	    i < CHART_STEPS ? "column" : aparts[i - CHART_STEPS].class_name, x,
	    BASE - height, COLUMN, height);
	if (i == CHART_STEPS) {
		(void)buf_append_cstr(out, "<path class=\"hatch\" d=\"");
		for (int y = BASE; y - COLUMN / 2.0 >= BASE - height; y -= 4)
			buf_printf(out, "M%d %d.0l%d %.1f", x, y, COLUMN,
			    -COLUMN / 2.0);
		(void)buf_append_cstr(out, "\"/>");
	}
	buf_printf(out,
	    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\"%s>%lld</text>",
	    x + COLUMN / 2.0, BASE - height - 4,
	    count == 0 ? " class=\"dim\"" : "", (long long)count);
}

static void
put_axis(struct buf *out)
{
	enum { LABEL_Y = BASE + 18 };

	buf_printf(out, "<path class=\"axis\" d=\"M%d %dH%dM%d %dH%d\"/>",
	    LEFT - 2, BASE, left_of(CHART_STEPS - 1) + PITCH - 2,
	    left_of(CHART_STEPS) - 2, BASE, left_of(COLUMNS - 1) + PITCH - 2);
	for (int i = 0; i <= CHART_STEPS; i += 2)
		buf_printf(out,
		    "<text class=\"dim\" x=\"%d\" y=\"%d\" "
		    "text-anchor=\"middle\">%d</text>",
		    LEFT - 2 + i * PITCH, LABEL_Y, i * PERCENT / CHART_STEPS);
	buf_printf(out,
	    "<text class=\"dim\" x=\"%.1f\" y=\"%d\" "
	    "text-anchor=\"middle\">?</text><text class=\"dim\" x=\"%.1f\" "
	    "y=\"%d\" text-anchor=\"middle\">–</text>",
	    left_of(CHART_STEPS) + COLUMN / 2.0, LABEL_Y,
	    left_of(CHART_STEPS + 1) + COLUMN / 2.0, LABEL_Y);
}

/* The same numbers for those who do not see the columns. */
static void
put_numbers(struct page *p, const int64_t counts[COLUMNS], bool has_links)
{
	static const struct words more = {
	    "The numbers of this chart", "ตัวเลขของแผนภูมินี้"};
	static const struct words heads[] = {
	    {"Score", "คะแนน"}, {"Agencies", "จำนวนหน่วยงาน"}};
	struct html *h = &p->h;

	html_put(h, "<details class=\"more\"><summary>");
	html_words(h, more);
	html_put(h, "</summary><table class=\"narrow\"><thead><tr>");
	page_column(p, heads[0], false);
	page_column(p, heads[1], true);
	html_put(h, "</tr></thead><tbody>\n");
	for (int i = 0; i < COLUMNS; i++) {
		html_put(h, "<tr><th scope=\"row\">");
		if (i < CHART_STEPS)
			buf_printf(&h->out, "%d–%d\xc2\xa0%%",
			    i * PERCENT / CHART_STEPS,
			    (i + 1) * PERCENT / CHART_STEPS);
		else
			html_words(h, aparts[i - CHART_STEPS].title);
		html_put(h, "</th><td class=\"n\">");
		html_put(h, has_links ? "<a href=\"#agencies\">" : "");
		page_count(p, counts[i]);
		html_put(h, has_links ? "</a></td></tr>\n" : "</td></tr>\n");
	}
	html_put(h, "</tbody></table></details>\n");
}

void
chart_distribution(struct page *p, const int64_t counts[CHART_STEPS],
    int64_t not_published, int64_t not_applicable, bool has_links)
{
	static const struct words caption = {
	    "Agencies by their score in percent. Apart: ? those whose score is "
	    "not published because too little could be seen, – those to which "
	    "nothing applies.",
	    "จำนวนหน่วยงานตามช่วงคะแนน (ร้อยละ) ส่วนที่แยกไว้ด้านขวา: ? "
	    "ไม่เผยแพร่คะแนนเพราะตรวจเห็นได้น้อยเกินไป – ไม่มีข้อใดเข้าข่าย"};
	struct buf *out = &p->h.out;
	int64_t all[COLUMNS] = {0}, most = 0;

	for (size_t i = 0; i < CHART_STEPS; i++)
		all[i] = counts[i];
	all[CHART_STEPS] = not_published;
	all[CHART_STEPS + 1] = not_applicable;
	for (size_t i = 0; i < COLUMNS; i++)
		most = all[i] > most ? all[i] : most;
	html_put(&p->h, "<figure class=\"chart distribution\">\n<figcaption>");
	html_words(&p->h, caption);
	buf_printf(out,
	    "</figcaption>\n<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\" "
	    "focusable=\"false\">",
	    WIDTH, HEIGHT);
	for (size_t i = 0; i < COLUMNS; i++)
		put_column(out, i, all[i], most);
	put_axis(out);
	html_put(&p->h, "</svg>\n");
	put_numbers(p, all, has_links);
	html_put(&p->h, "</figure>\n");
}
