/* A figure over rounds. */
#include "publish/report/chart.h"
#include "text/cluster.h"

enum {
	WIDTH = 380,
	HEIGHT = 208,
	LEFT = 34,
	RIGHT = 360,
	TOP = 22,
	BASE = 172,
	LABEL_Y = BASE + 22,
	PERCENT = 100,
	GRID = 25, /* percent between lines */
	MOST_LABELS = 5,
	LABEL_BYTES = 36
};

static double
y_of(double value)
{
	double v = value > 0 ? value < 1 ? value : 1 : 0;

	return BASE - v * (BASE - TOP);
}

static double
x_of(size_t i, size_t count)
{
	enum { INSET = 24 };
	double width = RIGHT - LEFT - 2 * INSET;

	if (count < 2)
		return (LEFT + RIGHT) / 2.0;
	return LEFT + INSET + (double)i / (double)(count - 1) * width;
}

static void
put_grid(struct buf *out)
{
	for (int v = 0; v <= PERCENT; v += GRID) {
		double y = y_of((double)v / PERCENT);

		buf_printf(out,
		    "<path class=\"%s\" d=\"M%d %.1fH%d\"/><text class=\"dim\" "
		    "x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
		    v == 0 ? "axis" : "grid", LEFT, y, RIGHT, LEFT - 6, y + 4,
		    v);
	}
}

static void
put_lines(struct buf *out, const struct chart_point *points, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct chart_point *a = &points[i - 1], *b = &points[i];

		if (!a->at.has_score || !b->at.has_score || !a->is_alike ||
		    !b->is_alike)
			continue;
		buf_printf(out,
		    "<path class=\"line\" d=\"M%.1f %.1fL%.1f %.1f\"/>",
		    x_of(i - 1, count), y_of(a->at.score), x_of(i, count),
		    y_of(b->at.score));
	}
}

static void
put_point(struct buf *out, const struct chart_point *point, double x)
{
	const struct chart_interval *at = &point->at;

	if (at->has_bounds)
		buf_printf(out, "<path class=\"span\" d=\"M%.1f %.1fV%.1f\"/>",
		    x, y_of(at->lower), y_of(at->upper));
	/* Made by other rules: a mark of another shape. */
	if (at->has_score && point->is_alike)
		buf_printf(out,
		    "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
		    x, y_of(at->score));
	else if (at->has_score)
		buf_printf(out,
		    "<rect class=\"other\" x=\"%.1f\" y=\"%.1f\" width=\"9\" "
		    "height=\"9\"/>",
		    x - 4.5, y_of(at->score) - 4.5);
	if (at->has_score) {
		double top = at->has_bounds && at->upper > at->score
		    ? at->upper
		    : at->score;

		buf_printf(out,
		    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">"
		    "%.1f</text>",
		    x, y_of(top) - 8, at->score * PERCENT);
	}
}

/* The first, the last, and of many every so manieth between them. */
static bool
is_labelled(size_t i, size_t count)
{
	size_t step = (count + MOST_LABELS - 1) / MOST_LABELS;

	return i + 1 == count || (i % step == 0 && i + step < count + step / 2);
}

static void
put_label(struct page *p, struct str label, double x)
{
	struct str shown = cluster_cut(label, LABEL_BYTES);

	buf_printf(&p->h.out,
	    "<text class=\"dim\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">",
	    x, LABEL_Y);
	html_text(&p->h, shown);
	html_put(&p->h, "</text>");
}

void
chart_history(struct page *p, const struct chart_point *points, size_t count)
{
	struct buf *out = &p->h.out;

	buf_printf(out,
	    "<figure class=\"chart history\"><svg viewBox=\"0 0 %d %d\" "
	    "aria-hidden=\"true\" focusable=\"false\">",
	    WIDTH, HEIGHT);
	put_grid(out);
	put_lines(out, points, count);
	for (size_t i = 0; i < count; i++) {
		double x = x_of(i, count);

		put_point(out, &points[i], x);
		if (is_labelled(i, count))
			put_label(p, points[i].label, x);
	}
	html_put(&p->h, "</svg></figure>\n");
}
