#include "publish/report/matrix.h"

#include "publish/report/chart.h"
#include "record/office.h"
#include "record/province.h"

enum { PERCENT = 100, STEPS = 5 };

/* What the table is made of: codes in the order they are set, and by row and
 * column the agencies there as chains. */
struct matrix {
	const struct book *book;
	size_t figure;
	bool has_links;
	struct str *rows;
	size_t row_count;
	struct str *columns;
	size_t column_count;
	size_t *first; /* by row and column: an agency; STR_NONE */
	size_t *next; /* by agency: another in its cell; STR_NONE */
};

static void
add_code(struct str *codes, size_t *count, struct str code)
{
	for (size_t i = 0; i < *count; i++)
		if (str_equal(codes[i], code))
			return;
	codes[(*count)++] = code;
}

static size_t
code_number(const struct str *codes, size_t count, struct str code)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(codes[i], code))
			return i;
	return STR_NONE;
}

/* Provinces with agencies, in the order of codes, then other codes. */
static void
make_rows(struct matrix *m, struct arena *a)
{
	const struct groups *g = &m->book->by[BOOK_BY_PROVINCE];

	m->rows = arena_array(a, g->count + 1, sizeof(*m->rows));
	for (size_t i = 0; i < g->count; i++)
		if (province_of_code(g->items[i]->key) != NULL)
			add_code(m->rows, &m->row_count, g->items[i]->key);
	for (size_t i = 0; i < g->count; i++)
		if (g->items[i]->key.len > 0)
			add_code(m->rows, &m->row_count, g->items[i]->key);
}

/* All kinds of offices, then other codes that agencies in provinces have; the
 * empty one is of those without a kind. */
static void
make_columns(struct matrix *m, struct arena *a)
{
	const struct book *b = m->book;
	const struct groups *g = &b->by[BOOK_BY_OFFICE];

	m->columns =
	    arena_array(a, g->count + OFFICE_COUNT + 1, sizeof(*m->columns));
	for (size_t i = 0; i < OFFICE_COUNT; i++)
		add_code(
		    m->columns, &m->column_count, str_of(office_at(i)->code));
	for (size_t i = 0; i < b->agency_count; i++)
		if (b->agencies[i].province_code.len > 0)
			add_code(m->columns, &m->column_count,
			    b->agencies[i].office_code);
}

static void
make_cells(struct matrix *m, struct arena *a)
{
	const struct book *b = m->book;
	size_t count = m->row_count * m->column_count;

	m->first = arena_array(a, count + 1, sizeof(*m->first));
	m->next = arena_array(a, b->agency_count + 1, sizeof(*m->next));
	for (size_t i = 0; i < count; i++)
		m->first[i] = STR_NONE;
	/* From behind, so that chains are in order of id. */
	for (size_t i = b->agency_count; i-- > 0;) {
		const struct book_agency *g = &b->agencies[i];
		size_t row =
		    code_number(m->rows, m->row_count, g->province_code);
		size_t column =
		    code_number(m->columns, m->column_count, g->office_code);

		m->next[i] = STR_NONE;
		if (row == STR_NONE || column == STR_NONE)
			continue;
		m->next[i] = m->first[row * m->column_count + column];
		m->first[row * m->column_count + column] = i;
	}
}

/* A sign for the eye with words for the ear. */
static void
put_sign(struct page *p, const char *sign, struct words text)
{
	buf_printf(&p->h.out,
	    "<span aria-hidden=\"true\">%s</span><span class=\"unseen\">",
	    sign);
	html_words(&p->h, text);
	html_put(&p->h, "</span>");
}

static struct words
unscored_text(const struct figure *f)
{
	static const struct words open = {"undecided", "ยังบอกไม่ได้"},
	                          none = {"does not apply", "ไม่เข้าข่าย"};

	return f->has_bounds ? open : none;
}

static const char *
unscored_sign(const struct figure *f)
{
	return f->has_bounds ? "?" : "–";
}

static void
put_value(struct page *p, double value, bool is_number)
{
	buf_printf(&p->h.out, "<data value=\"%.15g\">%.*f</data>", value,
	    is_number ? 1 : 0, is_number ? value : value * PERCENT);
}

static void
put_figure(struct page *p, const struct figure *f, bool is_number)
{
	if (f->has_score)
		put_value(p, f->score, is_number);
	else
		put_sign(p, unscored_sign(f), unscored_text(f));
}

/* A figure that leads to where the page of the agency tells of it. What has no
 * score is named by the label of its link: there are many of them. */
static void
put_agency_figure(struct page *p, const struct matrix *m, size_t agency)
{
	const struct group_name *n = &m->book->names[m->figure];
	const struct book_agency *g = &m->book->agencies[agency];
	const struct figure *f = &g->figures[m->figure];
	struct str row = book_figure_row(n, &p->scratch);

	if (f->has_score) {
		page_link(
		    p, "agencies/", book_file_name(g->id, &p->scratch), row);
		put_value(p, f->score, page_is_number(n));
	} else {
		buf_printf(&p->h.out,
		    "<a href=\"%sagencies/%.*s.html#%.*s\" aria-label=\"",
		    p->up, STR_ARG(book_file_name(g->id, &p->scratch)),
		    STR_ARG(row));
		html_words(&p->h, unscored_text(f));
		buf_printf(&p->h.out, "\">%s", unscored_sign(f));
	}
	page_link_end(p);
}

static void
put_nobody(struct page *p)
{
	static const struct words nobody = {"no agency", "ไม่มีหน่วยงาน"};

	html_put(&p->h, "<td class=\"nothing\">");
	put_sign(p, "·", nobody);
	html_put(&p->h, "</td>");
}

static void
put_cell(struct page *p, const struct matrix *m, size_t first)
{
	bool is_number = page_is_number(&m->book->names[m->figure]);
	const struct figure *f;

	if (first == STR_NONE) {
		put_nobody(p);
		return;
	}
	f = &m->book->agencies[first].figures[m->figure];
	if (is_number || !f->has_bounds)
		html_put(&p->h, "<td>");
	else
		buf_printf(&p->h.out, "<td class=\"step-%d\">",
		    chart_step(f->score, f->has_score));
	for (size_t i = first; i != STR_NONE; i = m->next[i]) {
		if (m->has_links) {
			put_agency_figure(p, m, i);
			continue;
		}
		put_figure(
		    p, &m->book->agencies[i].figures[m->figure], is_number);
		if (m->next[i] != STR_NONE)
			html_put(&p->h, "<br>");
	}
	html_put(&p->h, "</td>\n");
}

/* The mean of a province or a kind of office. */
static void
put_mean(struct page *p, const struct matrix *m, enum book_grouping by,
    struct str key)
{
	const struct group *g = book_group(m->book, by, key);
	bool is_number = page_is_number(&m->book->names[m->figure]);
	const struct group_figure *f;
	struct figure mean;

	if (g == NULL) {
		put_nobody(p);
		return;
	}
	f = &g->figures[m->figure];
	mean = (struct figure){.has_score = f->published > 0,
	    .has_bounds = f->applies > 0,
	    .score = f->score};
	html_put(&p->h, "<td class=\"mean\">");
	if (m->has_links && by == BOOK_BY_PROVINCE)
		page_link(p, "provinces/", book_slug(by, key, &p->scratch),
		    (struct str){0});
	put_figure(p, &mean, is_number);
	if (m->has_links && by == BOOK_BY_PROVINCE)
		page_link_end(p);
	html_put(&p->h, "</td>\n");
}

static void
put_column(struct page *p, struct str code)
{
	const struct office *office = office_of_code(code);
	struct str title = book_group_title(BOOK_BY_OFFICE, code, p->h.lang);

	html_put(&p->h, "<th scope=\"col\"><span>");
	if (office == NULL)
		page_foreign(p, title);
	else {
		html_put(&p->h, "<abbr title=\"");
		html_text(&p->h, title);
		html_put(&p->h, "\">");
		html_words(&p->h, office->short_name);
		html_put(&p->h, "</abbr>");
	}
	html_put(&p->h, "</span></th>\n");
}

static void
put_head(struct page *p, const struct matrix *m)
{
	static const struct words province = {"Province", "จังหวัด"},
	                          mean = {"Mean", "ค่าเฉลี่ย"};

	html_put(&p->h, "<thead><tr><th scope=\"col\">");
	html_words(&p->h, province);
	html_put(&p->h, "</th>\n<th scope=\"col\"><span>");
	html_words(&p->h, mean);
	html_put(&p->h, "</span></th>\n");
	for (size_t i = 0; i < m->column_count; i++)
		put_column(p, m->columns[i]);
	page_table_rows(p);
}

/* The means of the kinds of office, over all their agencies. */
static void
put_means(struct page *p, const struct matrix *m)
{
	static const struct words mean = {
	    "Mean of the kind", "ค่าเฉลี่ยของประเภท"};

	html_put(&p->h, "<tr class=\"means\"><th scope=\"row\">");
	html_words(&p->h, mean);
	html_put(&p->h, "</th><td></td>");
	for (size_t i = 0; i < m->column_count; i++)
		if (m->columns[i].len > 0)
			put_mean(p, m, BOOK_BY_OFFICE, m->columns[i]);
		else
			html_put(&p->h, "<td></td>");
	html_put(&p->h, "</tr>\n");
}

static void
put_row(struct page *p, const struct matrix *m, size_t row)
{
	struct str code = m->rows[row];

	html_put(&p->h, "<tr><th scope=\"row\">");
	if (m->has_links)
		page_group(p, BOOK_BY_PROVINCE, code);
	else
		page_foreign(
		    p, book_group_title(BOOK_BY_PROVINCE, code, p->h.lang));
	html_put(&p->h, "</th>");
	put_mean(p, m, BOOK_BY_PROVINCE, code);
	for (size_t i = 0; i < m->column_count; i++)
		put_cell(p, m, m->first[row * m->column_count + i]);
	html_put(&p->h, "</tr>\n");
}

static void
put_sign_key(
    struct page *p, const char *class, const char *sign, struct words text)
{
	buf_printf(&p->h.out,
	    "<li><span class=\"swatch %s\" aria-hidden=\"true\">%s</span>",
	    class, sign);
	html_words(&p->h, text);
	html_put(&p->h, "</li>\n");
}

static void
put_key(struct page *p, bool is_number)
{
	static const struct words
	    open = {"score not published: too little could be seen",
	        "ยังบอกไม่ได้: ตรวจเห็นน้อยเกินกว่าจะเผยแพร่คะแนน"},
	    none = {"nothing applies", "ไม่มีข้อใดเข้าข่าย"},
	    nobody = {"no such agency", "ไม่มีหน่วยงานประเภทนี้"};

	html_put(&p->h, "<ul class=\"legend\">\n");
	for (int step = 1; !is_number && step <= STEPS; step++)
		buf_printf(&p->h.out,
		    "<li><span class=\"swatch step-%d\" aria-hidden=\"true\">"
		    "</span>%d–%d\xc2\xa0%%</li>\n",
		    step, (step - 1) * PERCENT / STEPS, step * PERCENT / STEPS);
	put_sign_key(p, "step-0", "?", open);
	put_sign_key(p, "plain", "–", none);
	put_sign_key(p, "plain", "·", nobody);
	html_put(&p->h, "</ul>\n");
}

void
matrix_put(struct page *p, size_t figure, bool has_links)
{
	static const struct words caption = {
	    "Score of each kind of office in each province, in whole percent",
	    "คะแนนของสำนักงานแต่ละประเภทในแต่ละจังหวัด (ร้อยละ)"};
	static const struct words numbers = {
	    "Each kind of office in each province",
	    "สำนักงานแต่ละประเภทในแต่ละจังหวัด"};
	bool is_number = page_is_number(&p->book->names[figure]);
	struct words title = is_number ? numbers : caption;
	struct matrix m = {
	    .book = p->book, .figure = figure, .has_links = has_links};

	make_rows(&m, &p->scratch);
	make_columns(&m, &p->scratch);
	make_cells(&m, &p->scratch);
	put_key(p, is_number);
	html_put(&p->h,
	    "<div class=\"scroll tall\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"");
	html_words(&p->h, title);
	html_put(&p->h, "\"><table class=\"matrix\">\n<caption>");
	html_words(&p->h, title);
	html_put(&p->h, "</caption>\n");
	put_head(p, &m);
	put_means(p, &m);
	for (size_t i = 0; i < m.row_count; i++)
		put_row(p, &m, i);
	page_table_end(p);
}

bool
matrix_is_there(const struct book *b)
{
	for (size_t i = 0; i < b->agency_count; i++)
		if (b->agencies[i].province_code.len > 0)
			return true;
	return false;
}
