#include "publish/report/rule_rows.h"

#include "publish/level_words.h"
#include "publish/report/sentence.h"

enum { LEVELS = 5 };

static const struct {
	const char *word;
	struct words text;
	struct words title;
	enum outcome outcome; /* that stands for it */
} kinds[ROW_KINDS] = {
    [ROW_PASSED] = {"passed", {"Passed", "ผ่าน"},
        {"Agencies that pass", "หน่วยงานที่ผ่าน"}, OUTCOME_PASSED},
    [ROW_FAILED] = {"failed", {"Failed", "ไม่ผ่าน"},
        {"Agencies that fail", "หน่วยงานที่ไม่ผ่าน"}, OUTCOME_FAILED},
    [ROW_UNDECIDED] = {"undecided", {"Undecided", "ยังบอกไม่ได้"},
        {"Agencies of which it cannot be told", "หน่วยงานที่ยังบอกไม่ได้"},
        OUTCOME_CANT_TELL},
    [ROW_INAPPLICABLE] = {"inapplicable", {"Does not apply", "ไม่เข้าข่าย"},
        {"Agencies to which it does not apply", "หน่วยงานที่ไม่เข้าข่าย"},
        OUTCOME_INAPPLICABLE},
};

const char *
row_kind_word(enum row_kind kind)
{
	return kinds[kind].word;
}

struct words
row_kind_text(enum row_kind kind)
{
	return kinds[kind].text;
}

struct row
row_of(const struct book_verdict *v)
{
	struct row row = {.detail = (size_t)(v->level + 1)};

	if (v->is_undecided)
		return (struct row){ROW_UNDECIDED, open_cause(v)};
	switch ((enum outcome)v->outcome) {
	case OUTCOME_PASSED:
		row.kind = ROW_PASSED;
		break;
	case OUTCOME_FAILED:
		row.kind = ROW_FAILED;
		break;
	case OUTCOME_INAPPLICABLE:
		row.kind = ROW_INAPPLICABLE;
		break;
	case OUTCOME_CANT_TELL:
	case OUTCOME_UNTESTED:
		return (struct row){ROW_UNDECIDED, open_cause(v)};
	}
	if (row.detail > LEVELS)
		row.detail = 0;
	return row;
}

void
row_counts_make(
    const struct book *b, size_t rule, struct str level, struct row_counts *out)
{
	*out = (struct row_counts){0};
	for (size_t i = 0; i < b->agency_count; i++) {
		const struct book_agency *g = &b->agencies[i];
		struct row row;

		if (level.len > 0 && !str_equal(g->level, level))
			continue;
		row = row_of(&g->verdicts[rule]);
		out->of[row.kind]++;
		out->details[row.kind][row.detail]++;
		out->all += row.kind != ROW_INAPPLICABLE;
	}
}

bool
row_counts_bounds(const struct row_counts *c, double *lower, double *upper)
{
	const struct rule_count count = {.passed = c->of[ROW_PASSED],
	    .failed = c->of[ROW_FAILED],
	    .undecided = c->of[ROW_UNDECIDED]};

	return rule_count_bounds(&count, lower, upper);
}

struct words
row_detail_text(const struct book_rule *r, enum row_kind kind, size_t detail)
{
	if (kind != ROW_UNDECIDED)
		return rule_level_text(
		    level_is_of_services(r->rule.indicators), (int)detail - 1);
	return open_text(detail);
}

struct str
row_fragment(enum row_kind kind, size_t detail, struct arena *a)
{
	const char *word = kinds[kind].word;

	if (detail == ROW_DETAILS)
		return str_of(word);
	if (kind != ROW_UNDECIDED && detail > 0)
		return arena_printf(a, "%s-level-%zu", word, detail - 1);
	return arena_printf(a, "%s-%s", word,
	    kind == ROW_UNDECIDED ? open_word(detail) : "other");
}

size_t
row_details(
    const struct row_counts *c, enum row_kind kind, size_t out[ROW_DETAILS])
{
	const int64_t *of = c->details[kind];
	size_t count = 0;

	for (size_t i = 0; i < ROW_DETAILS; i++) {
		size_t at = count;

		if (of[i] == 0)
			continue;
		/* Levels stay in their order. */
		while (kind == ROW_UNDECIDED && at > 0 &&
		    of[out[at - 1]] < of[i]) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = i;
		count++;
	}
	return count;
}

struct picking {
	const struct book *book;
	size_t rule;
	enum row_kind kind;
	size_t detail; /* ROW_DETAILS: each */
};

static bool
picks(const void *state, size_t agency)
{
	const struct picking *w = state;
	struct row row = row_of(&w->book->agencies[agency].verdicts[w->rule]);

	return row.kind == w->kind &&
	    (w->detail == ROW_DETAILS || row.detail == w->detail);
}

static void
put_list(struct page *p, const struct roll *roll, const struct picking *what,
    int heading)
{
	const struct roll_list list = {.roll = roll,
	    .heading = heading,
	    .fragment = p->book->rules[what->rule].rule.id,
	    .takes = picks,
	    .state = what};

	roll_put(p, &list);
}

static void
put_detail(struct page *p, const struct roll *roll, const struct picking *what,
    int64_t count)
{
	static const struct words counted = {"agencies: {1}", "{1} หน่วยงาน"};
	const struct piece part = piece_count(count);

	html_put(&p->h, "<h3 id=\"");
	html_text(&p->h, row_fragment(what->kind, what->detail, &p->scratch));
	html_put(&p->h, "\">");
	html_words(&p->h,
	    row_detail_text(
	        &what->book->rules[what->rule], what->kind, what->detail));
	html_put(&p->h, " <span class=\"dim\">(");
	page_words_of(p, counted, &part, 1);
	html_put(&p->h, ")</span></h3>\n");
	put_list(p, roll, what, 4);
}

static void
put_kind(struct page *p, const struct roll *roll, size_t rule,
    const struct row_counts *c, enum row_kind kind)
{
	struct picking what = {p->book, rule, kind, ROW_DETAILS};
	size_t details[ROW_DETAILS];
	size_t count = row_details(c, kind, details);
	static const struct words counted = {"agencies: {1}", "{1} หน่วยงาน"};
	const struct piece part = piece_count(c->of[kind]);

	page_section(p, kinds[kind].word, kinds[kind].title);
	html_put(&p->h, "<p>");
	page_outcome(p, kinds[kind].outcome);
	html_put(&p->h, " ");
	page_words_of(p, counted, &part, 1);
	html_put(&p->h, "</p>\n");
	/* One group that says nothing of its own needs no heading. */
	if (kind != ROW_UNDECIDED && count == 1 && details[0] == 0) {
		put_list(p, roll, &what, 3);
	} else {
		for (size_t i = 0; i < count; i++) {
			what.detail = details[i];
			put_detail(
			    p, roll, &what, c->details[kind][details[i]]);
		}
	}
	page_section_end(p);
}

void
rule_rows_put(struct page *p, const struct roll *roll, size_t rule,
    const struct row_counts *c)
{
	for (int kind = 0; kind < ROW_KINDS; kind++)
		if (c->of[kind] > 0)
			put_kind(p, roll, rule, c, (enum row_kind)kind);
}
