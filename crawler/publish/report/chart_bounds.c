/* Bars for a line of a table: a score between its bounds. */
#include "publish/report/chart.h"

enum { WIDTH = 120, HEIGHT = 16, TRACK_TOP = 5, TRACK_HEIGHT = 6 };
enum { BAND_TOP = 3, BAND_HEIGHT = 10 };

static double
within(double x)
{
	/* Also of what is no number. */
	return x > 0 ? x < 1 ? x : 1 : 0;
}

struct chart_interval
chart_interval_of(const struct group_figure *f)
{
	return (struct chart_interval){
	    f->score, f->lower, f->upper, f->published > 0, f->applies > 0};
}

void
chart_bounds(struct page *p, const struct chart_interval *i)
{
	/* Half a mark stays on the track at its ends. */
	static const double inset = 1.5;
	struct buf *out = &p->h.out;
	double lower = within(i->lower), upper = within(i->upper);

	buf_printf(out,
	    "<svg class=\"interval\" viewBox=\"0 0 %d %d\" width=\"%d\" "
	    "height=\"%d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
	    "focusable=\"false\"><rect class=\"track\" x=\"0\" y=\"%d\" "
	    "width=\"%d\" height=\"%d\"/>",
	    WIDTH, HEIGHT, WIDTH, HEIGHT, TRACK_TOP, WIDTH, TRACK_HEIGHT);
	if (i->has_bounds)
		buf_printf(out,
		    "<rect class=\"band\" x=\"%.1f\" y=\"%d\" "
		    "width=\"%.1f\" height=\"%d\"/>",
		    lower * WIDTH, BAND_TOP,
		    upper > lower ? (upper - lower) * WIDTH : 0, BAND_HEIGHT);
	if (i->has_score)
		buf_printf(out, "<path class=\"mark\" d=\"M%.1f 0V%d\"/>",
		    inset + within(i->score) * (WIDTH - 2 * inset), HEIGHT);
	html_put(&p->h, "</svg>");
}
