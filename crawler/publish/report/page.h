/*
 * A page of the report being written: its frame, its links, its place in the
 * folder. Every page stands there twice, in Thai at its path and in English at
 * the same path below en/.
 */
#ifndef PUBLISH_REPORT_PAGE_H
#define PUBLISH_REPORT_PAGE_H

#include "publish/report/book.h"

/* What the navigation leads to. */
enum page_section {
	SECTION_OVERVIEW,
	SECTION_INDICATORS,
	SECTION_AGENCIES,
	SECTION_MINISTRIES,
	SECTION_PROVINCES,
	SECTION_MATRIX,
	SECTION_RULES,
	SECTION_CHANGES,
	SECTION_METHOD
};
enum { SECTION_COUNT = 9 };

struct page {
	struct html h; /* what it says; h.lang its language */
	struct book *book;
	struct str path; /* "rules/ESV-04.html", the same in both languages */
	const char *up; /* to the top of its language: "" or "../" */
	struct arena scratch; /* given back by page_finish */
};

/*
 * Begins a page: head, skip link, navigation with the switch of language, and
 * <main> with the heading of level 1. path lives as long as the page; kicker is
 * a line above the heading that says what kind of page it is, and may be empty.
 */
struct page_head {
	struct str path;
	enum page_section section;
	struct str title;
	struct words kicker;
};
void page_begin(struct page *p, struct book *book, enum lang lang,
    const struct page_head *head);

/* Ends <main>, adds what the figures rest on, writes the file, gives all memory
 * back. */
struct folder;
enum err_code page_finish(struct page *p, struct folder *to, struct err *e);

/* A section with a heading of level 2 and an id to lead to; page_section_end
 * ends it. */
void page_section(struct page *p, const char *id, struct words title);
void page_section_end(struct page *p);
void page_paragraph(struct page *p, struct words text);
/* The same with {1}..{9} replaced; arguments are escaped. page_say: without
 * the paragraph around it. */
void page_say(
    struct page *p, struct words text, const struct str *args, size_t count);
void page_paragraph_of(
    struct page *p, struct words text, const struct str *args, size_t count);

/* A line of a list of facts (<dl class="facts">): its name, then what the caller
 * sets until page_fact_end. */
void page_fact(struct page *p, struct words name);
void page_fact_end(struct page *p);

/* A table that may be wider than a phone: a region that scrolls, reached by
 * keyboard. The caller sets its columns, then page_table_rows, then rows.
 * is_sorted: report.js puts buttons into its heads, and sorts by the number of a
 * cell (<data>), by its data-sort, or by its text; cells of numbers that have
 * none stay last. */
void page_table(struct page *p, struct words caption, bool is_sorted);
void page_table_rows(struct page *p);
void page_table_end(struct page *p);
/* A head cell of a column; is_number: set to the right. The others: of a column
 * that report.js offers choices of, and of one with bars, whose title is heard
 * but not seen. */
void page_column(struct page *p, struct words title, bool is_number);
void page_filter_column(struct page *p, struct words title);
void page_bar_column(struct page *p, struct words title);

/* Begins a link to a page of the report: href of a path from the top of the
 * language, "agencies/" id ".html" and a fragment, either may be empty.
 * page_link_end ends it. */
void page_link(
    struct page *p, const char *folder, struct str name, struct str fragment);
void page_link_end(struct page *p);

/* A whole link: to an agency (fragment: a rule's id, or empty), a rule, an
 * indicator or pillar (number in book.names), a group. */
void page_agency(
    struct page *p, const struct book_agency *g, struct str fragment);
void page_rule(struct page *p, const struct book_rule *r);
void page_figure_name(struct page *p, size_t figure);
void page_group(struct page *p, enum book_grouping by, struct str key);

/* A paragraph that names the indicator or pillar whose figures are shown. */
void page_shown(struct page *p, size_t figure);

/* Begins a link to the page of an indicator or pillar: the rows behind its
 * means. page_link_end ends it. */
void page_figure_link(struct page *p, size_t figure);

/* A link that leaves the report; text alone for what is neither http:// nor
 * https://, is not in the form of a URL (no blanks, quotes or letters beyond
 * ASCII), or holds a citizen's number. */
void page_web_link(struct page *p, struct str url);

/*
 * Figures. Each is a <data> element whose value is the number as
 * `score --format csv` prints it; what is not there is a dash with words for
 * it. Scores are 0 to 1 and are shown in percent, unless is_number.
 */
void page_score(struct page *p, double value, bool is_there, bool is_number);
void page_bounds(
    struct page *p, double lower, double upper, bool is_there, bool is_number);
void page_count(struct page *p, int64_t count);
/* Whether a figure is a number of things, not a share. */
bool page_is_number(const struct group_name *name);

/* The heads and cells of a table for a figure, four columns: score, its bar
 * (chart.h), bounds, coverage. */
void page_figure_columns(struct page *p);
void page_figure_cells(
    struct page *p, const struct group_name *name, const struct figure *f);
void page_mean_cells(struct page *p, const struct group_name *name,
    const struct group_figure *f);

/* The class of an outcome in report.css; and an outcome with its sign, in
 * words. */
const char *page_outcome_class(enum outcome o);
void page_outcome(struct page *p, enum outcome o);

/* Text that came from a page or a table: isolated from what stands around it,
 * numbers of citizens masked, cut where it is longer than a page can bear. */
void page_foreign(struct page *p, struct str text);

#endif
