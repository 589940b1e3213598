/* The provinces as tiles of one size, in five steps. */
#include "publish/report/chart.h"
#include "record/province.h"

enum { STEPS = 5, PERCENT = 100 };

int
chart_step(double value, bool is_there)
{
	int step;

	if (!is_there)
		return 0;
	if (!(value > 0))
		return 1;
	if (value >= 1)
		return STEPS;
	step = 1 + (int)(value * STEPS);
	return step > STEPS ? STEPS : step;
}

/* Five steps of the same width in whole percent, from the lowest mean of a
 * province to the highest: provinces are nearer to each other than agencies. */
struct scale {
	int low;
	int width;
};

static const struct group_figure *
figure_of(const struct page *p, const struct province *province, size_t figure)
{
	const struct group *g =
	    book_group(p->book, BOOK_BY_PROVINCE, str_of(province->code));

	return g != NULL ? &g->figures[figure] : NULL;
}

static struct scale
scale_of(const struct page *p, size_t figure)
{
	enum { WIDEST = PERCENT / STEPS };
	double low = 1, high = 0;
	struct scale s = {0, WIDEST};

	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct group_figure *f =
		    figure_of(p, province_at(i), figure);

		if (f == NULL || f->published == 0)
			continue;
		low = f->score < low ? f->score : low;
		high = f->score > high ? f->score : high;
	}
	if (!(low >= 0 && low <= high && high <= 1))
		return s;
	s.low = (int)(low * PERCENT);
	s.width = (int)((high * PERCENT - s.low) / STEPS) + 1;
	if (s.width > WIDEST)
		s.width = WIDEST;
	if (s.low > PERCENT - STEPS * s.width)
		s.low = PERCENT - STEPS * s.width;
	return s;
}

static int
step_on(struct scale s, const struct group_figure *f)
{
	int step;

	if (f == NULL || f->published == 0)
		return 0;
	step = 1 + (int)((f->score * PERCENT - s.low) / s.width);
	return step < 1 ? 1 : step > STEPS ? STEPS : step;
}

static const struct province *
province_on(int column, int row)
{
	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *province = province_at(i);

		if (province->column == column && province->row == row)
			return province;
	}
	return NULL;
}

static void
put_value(struct page *p, const struct group_figure *f)
{
	static const struct words none = {
	    "no score is published", "ยังไม่มีคะแนนที่เผยแพร่ได้"};

	if (f != NULL && f->published > 0) {
		buf_printf(&p->h.out, "<data value=\"%.15g\">%.0f</data>",
		    f->score, f->score * PERCENT);
		return;
	}
	html_put(&p->h,
	    "<span class=\"none\"><span aria-hidden=\"true\">?</span>"
	    "<span class=\"unseen\">");
	html_words(&p->h, none);
	html_put(&p->h, "</span></span>");
}

static void
put_tile(struct page *p, const struct province *province,
    const struct group_figure *f, int step, bool is_link)
{
	struct html *h = &p->h;

	buf_printf(&h->out, "<li class=\"x%d y%d step-%d\">", province->column,
	    province->row, step);
	if (is_link)
		page_link(
		    p, "provinces/", str_of(province->code), (struct str){0});
	else
		html_put(h, "<span class=\"tile\">");
	html_put(h, "<abbr title=\"");
	html_words(h, province->name);
	html_put(h, "\">");
	html_words(h, province->short_name);
	html_put(h, "</abbr><span class=\"unseen\"> ");
	html_words(h, province->name);
	html_put(h, " </span>");
	put_value(p, f);
	if (is_link)
		page_link_end(p);
	else
		html_put(h, "</span>");
	html_put(h, "</li>\n");
}

static void
put_key(struct page *p, struct scale s)
{
	static const struct words none = {
	    "no score published", "ไม่มีคะแนนที่เผยแพร่ได้"};

	html_put(&p->h, "<ul class=\"legend\">");
	for (int step = 1; step <= STEPS; step++)
		buf_printf(&p->h.out,
		    "<li><span class=\"swatch step-%d\" aria-hidden=\"true\">"
		    "</span>%d–%d%s</li>\n",
		    step, s.low + (step - 1) * s.width, s.low + step * s.width,
		    step == STEPS ? "\xc2\xa0%" : "");
	html_put(&p->h,
	    "<li><span class=\"swatch step-0\" aria-hidden=\"true\">?</span>");
	html_words(&p->h, none);
	html_put(&p->h, "</li></ul>\n");
}

void
chart_map(struct page *p, size_t figure, bool has_links)
{
	static const struct words caption = {
	    "Mean score of the offices of each province, in percent. Every "
	    "province is one tile of the same size, about where it lies. The "
	    "colours are five steps from the lowest mean to the highest.",
	    "คะแนนเฉลี่ยของสำนักงานในแต่ละจังหวัด (ร้อยละ) "
	    "แต่ละช่องคือหนึ่งจังหวัด ขนาดเท่ากัน วางใกล้ตำแหน่งจริงบนแผนที่ "
	    "สีแบ่งเป็นห้าช่วงเท่ากันจากจังหวัดที่ต่ำสุดถึงสูงสุด"};

	struct scale scale = scale_of(p, figure);

	html_put(&p->h, "<figure class=\"chart map\">\n<figcaption>");
	html_words(&p->h, caption);
	html_put(&p->h, "</figcaption>\n<ol class=\"tiles\">\n");
	for (int row = 0; row < PROVINCE_ROWS; row++)
		for (int column = 0; column < PROVINCE_COLUMNS; column++) {
			const struct province *province =
			    province_on(column, row);
			const struct group_figure *f;

			if (province == NULL)
				continue;
			f = figure_of(p, province, figure);
			put_tile(p, province, f, step_on(scale, f),
			    has_links && f != NULL);
		}
	html_put(&p->h, "</ol>\n");
	put_key(p, scale);
	html_put(&p->h, "</figure>\n");
}
