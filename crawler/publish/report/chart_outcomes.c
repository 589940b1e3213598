/* Bars for a line of a table: how outcomes share a whole. */
#include "publish/report/chart.h"

enum { WIDTH = 120, HEIGHT = 16, TOP = 2, BOTTOM = 14, PARTS = 4 };

/* Strokes over what is undecided, so that it is told without colour. */
static void
put_hatch(struct buf *out, double from, double to)
{
	enum { STEP = 7, SLANT = 4 };

	(void)buf_append_cstr(out, "<path class=\"hatch\" d=\"");
	for (int i = 0; from + i * STEP + SLANT <= to; i++)
		buf_printf(out, "M%.1f %dL%.1f %d", from + i * STEP, BOTTOM,
		    from + i * STEP + SLANT, TOP);
	(void)buf_append_cstr(out, "\"/>");
}

void
chart_outcomes(struct page *p, int64_t passed, int64_t failed,
    int64_t undecided, int64_t inapplicable)
{
	enum { UNDECIDED = 2 };
	static const char *const names[PARTS] = {
	    "passed", "failed", "undecided", "inapplicable"};
	const int64_t counts[PARTS] = {passed, failed, undecided, inapplicable};
	double all = (double)(passed + failed + undecided + inapplicable);
	double at = 0;
	struct buf *out = &p->h.out;

	buf_printf(out,
	    "<svg class=\"parts\" viewBox=\"0 0 %d %d\" width=\"%d\" "
	    "height=\"%d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
	    "focusable=\"false\">",
	    WIDTH, HEIGHT, WIDTH, HEIGHT);
	for (size_t i = 0; i < PARTS; i++) {
		double width;

		if (counts[i] <= 0)
			continue;
		width = (double)counts[i] / all * WIDTH;
		buf_printf(out,
		    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" "
		    "width=\"%.1f\" height=\"%d\"/>",
		    names[i], at, TOP, width, BOTTOM - TOP);
		if (i == UNDECIDED)
			put_hatch(out, at, at + width);
		at += width;
	}
	html_put(&p->h, "</svg>");
}
