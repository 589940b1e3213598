/* Figures as text, each with the exact number beside it. */
#include "publish/report/chart.h"
#include "publish/report/page.h"

enum { PERCENT = 100 };

/* What has no value: a dash for the eye, words for the ear. */
static void
put_none(struct page *p)
{
	static const struct words none = {"not published", "ไม่เผยแพร่"};

	html_put(&p->h,
	    "<span class=\"none\"><span aria-hidden=\"true\">–"
	    "</span><span class=\"unseen\">");
	html_words(&p->h, none);
	html_put(&p->h, "</span></span>");
}

bool
page_is_number(const struct group_name *name)
{
	return name->of_indicator != NULL &&
	    name->of_indicator->kind == INDICATOR_COUNT;
}

static void
put_number(struct page *p, double value, bool is_number)
{
	buf_printf(&p->h.out, "<data value=\"%.15g\">", value);
	if (is_number)
		buf_printf(&p->h.out, "%.1f", value);
	else
		buf_printf(&p->h.out, "%.1f", value * PERCENT);
	html_put(&p->h, "</data>");
	if (!is_number)
		html_put(&p->h, "\xc2\xa0%");
}

void
page_score(struct page *p, double value, bool is_there, bool is_number)
{
	if (is_there)
		put_number(p, value, is_number);
	else
		put_none(p);
}

void
page_bounds(
    struct page *p, double lower, double upper, bool is_there, bool is_number)
{
	if (!is_there) {
		put_none(p);
		return;
	}
	buf_printf(&p->h.out,
	    "<span class=\"bounds\"><data value=\"%.15g\">%.1f</data>–"
	    "<data value=\"%.15g\">%.1f</data>%s</span>",
	    lower, is_number ? lower : lower * PERCENT, upper,
	    is_number ? upper : upper * PERCENT, is_number ? "" : "\xc2\xa0%");
}

void
page_count(struct page *p, int64_t count)
{
	struct str digits = arena_printf(&p->scratch, "%lld", (long long)count);
	enum { GROUP = 3 };

	buf_printf(&p->h.out, "<data value=\"%.*s\">", STR_ARG(digits));
	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && (digits.len - i) % GROUP == 0 &&
		    digits.ptr[i - 1] != '-')
			html_put(&p->h, ",");
		(void)buf_append_char(&p->h.out, digits.ptr[i]);
	}
	html_put(&p->h, "</data>");
}

static void
put_cells(struct page *p, const struct chart_interval *at, double coverage,
    bool is_number)
{
	html_put(&p->h, "<td class=\"n\">");
	page_score(p, at->score, at->has_score, is_number);
	html_put(&p->h, "</td>");
	if (is_number)
		html_put(&p->h, "<td></td>");
	else {
		html_put(&p->h, "<td class=\"bar\">");
		chart_bounds(p, at);
		html_put(&p->h, "</td>");
	}
	html_put(&p->h, "<td class=\"n\">");
	page_bounds(p, at->lower, at->upper, at->has_bounds, is_number);
	html_put(&p->h, "</td>");
	html_put(&p->h, "<td class=\"n coverage\">");
	page_score(p, coverage, at->has_bounds, false);
	html_put(&p->h, "</td>\n");
}

void
page_figure_cells(
    struct page *p, const struct group_name *name, const struct figure *f)
{
	const struct chart_interval at = {
	    f->score, f->lower, f->upper, f->has_score, f->has_bounds};

	put_cells(p, &at, f->coverage, page_is_number(name));
}

void
page_mean_cells(
    struct page *p, const struct group_name *name, const struct group_figure *f)
{
	const struct chart_interval at = chart_interval_of(f);

	put_cells(p, &at, f->coverage, page_is_number(name));
}

void
page_figure_columns(struct page *p)
{
	static const struct words heads[] = {{"Score", "คะแนน"},
	    {"Score between its bounds", "คะแนนในช่วงที่เป็นไปได้"},
	    {"Bounds", "ช่วงที่เป็นไปได้"}, {"Coverage", "ความครอบคลุม"}};

	page_column(p, heads[0], true);
	page_bar_column(p, heads[1]);
	page_column(p, heads[2], true);
	page_column(p, heads[3], true);
}

const char *
page_outcome_class(enum outcome o)
{
	static const char *const classes[OUTCOME_COUNT] = {
	    [OUTCOME_PASSED] = "passed",
	    [OUTCOME_FAILED] = "failed",
	    [OUTCOME_INAPPLICABLE] = "inapplicable",
	    [OUTCOME_CANT_TELL] = "cant-tell",
	    [OUTCOME_UNTESTED] = "untested",
	};

	return classes[o];
}

void
page_outcome(struct page *p, enum outcome o)
{
	buf_printf(&p->h.out,
	    "<span class=\"outcome %s\"><span aria-hidden=\"true\">%s</span> ",
	    page_outcome_class(o), outcome_sign(o));
	html_words(&p->h, outcome_text(o));
	html_put(&p->h, "</span>");
}
