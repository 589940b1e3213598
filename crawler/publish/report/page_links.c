/* Links of a page, and text that is not ours. */
#include "base/limits.h"
#include "publish/mask.h"
#include "publish/report/page.h"
#include "record/office.h"
#include "record/province.h"
#include "text/cluster.h"

void
page_link(
    struct page *p, const char *folder, struct str name, struct str fragment)
{
	struct html *h = &p->h;

	html_put(h, "<a href=\"");
	html_put(h, p->up);
	html_put(h, folder);
	if (name.len > 0) {
		html_text(h, name);
		html_put(h, ".html");
	}
	if (fragment.len > 0) {
		html_put(h, "#");
		html_text(h, fragment);
	}
	html_put(h, "\">");
}

void
page_link_end(struct page *p)
{
	html_put(&p->h, "</a>");
}

void
page_agency(struct page *p, const struct book_agency *g, struct str fragment)
{
	page_link(p, "agencies/", book_file_name(g->id, &p->scratch), fragment);
	page_foreign(p, book_agency_name(g, p->h.lang));
	page_link_end(p);
}

void
page_rule(struct page *p, const struct book_rule *r)
{
	page_link(p, "rules/", book_file_name(r->rule.id, &p->scratch),
	    (struct str){0});
	html_put(&p->h, "<code>");
	html_text(&p->h, r->rule.id);
	html_put(&p->h, "</code> ");
	page_foreign(p, book_rule_title(r, p->h.lang));
	page_link_end(p);
}

void
page_figure_link(struct page *p, size_t figure)
{
	page_link(p, "indicators/",
	    book_figure_file(&p->book->names[figure], &p->scratch),
	    (struct str){0});
}

void
page_figure_name(struct page *p, size_t figure)
{
	page_figure_link(p, figure);
	page_foreign(p, book_figure_title(&p->book->names[figure], p->h.lang));
	page_link_end(p);
}

void
page_shown(struct page *p, size_t figure)
{
	static const struct words shown = {"Shown: ", "ตัวเลขที่แสดง: "};

	html_put(&p->h, "<p>");
	html_words(&p->h, shown);
	page_figure_name(p, figure);
	html_put(&p->h, "</p>\n");
}

static const struct {
	struct words none; /* the name of a group without a key */
	const char *folder; /* of pages; NULL: they have none */
	const char *word; /* before the key where there is no link */
} groupings[BOOK_GROUPINGS] = {
    [BOOK_ALL] = {{"All agencies", "ทุกหน่วยงาน"}, NULL, "all:"},
    [BOOK_BY_LEVEL] = {{"Level not stated", "ไม่ระบุระดับ"}, NULL, "level:"},
    [BOOK_BY_MINISTRY] = {{"No ministry", "ไม่สังกัดกระทรวง"}, "ministries/",
        "ministry:"},
    [BOOK_BY_PROVINCE] = {{"Central agencies", "หน่วยงานส่วนกลาง"}, "provinces/",
        "province:"},
    [BOOK_BY_OFFICE] = {{"Not a provincial office", "ไม่ใช่สำนักงานจังหวัด"}, NULL,
        "office:"},
};

static struct words
level_words(struct str level)
{
	if (str_is(level, "department"))
		return (struct words){"Departments", "ระดับกรม"};
	if (str_is(level, "province"))
		return (struct words){"Provincial offices", "ระดับจังหวัด"};
	return (struct words){NULL, NULL};
}

static struct words
group_words(enum book_grouping by, struct str key)
{
	const struct province *province = province_of_code(key);
	const struct office *office = office_of_code(key);

	if (key.len == 0)
		return groupings[by].none;
	if (by == BOOK_BY_LEVEL)
		return level_words(key);
	if (by == BOOK_BY_PROVINCE && province != NULL)
		return province->name;
	if (by == BOOK_BY_OFFICE && office != NULL)
		return office->name;
	return (struct words){NULL, NULL};
}

struct str
book_group_title(enum book_grouping by, struct str key, enum lang lang)
{
	struct words known = group_words(by, key);

	return known.en != NULL ? str_of(words_in(known, lang)) : key;
}

void
page_group(struct page *p, enum book_grouping by, struct str key)
{
	struct str slug = book_slug(by, key, &p->scratch);

	if (groupings[by].folder != NULL) {
		page_link(p, groupings[by].folder, slug, (struct str){0});
	} else {
		/* Who reads figures from the page knows it by this. */
		html_put(&p->h, "<span data-group=\"");
		html_put(&p->h, groupings[by].word);
		html_text(&p->h, by == BOOK_ALL ? (struct str){0} : slug);
		html_put(&p->h, "\">");
	}
	page_foreign(p, book_group_title(by, key, p->h.lang));
	html_put(&p->h, groupings[by].folder != NULL ? "</a>" : "</span>");
}

/* Whether an address may be followed: one of the web in the form that the
 * program writes addresses in, and without a citizen's number, which a link
 * would give away. */
static bool
is_followed(struct str url)
{
	struct buf masked = {0};
	size_t number_count = 0;

	if ((!str_starts_fold(url, str_of("https://")) &&
	        !str_starts_fold(url, str_of("http://"))) ||
	    str_is(url, "http://") || str_is(url, "https://") ||
	    url.len > LIMIT_URL_BYTES)
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] >= 0x7f ||
		    str_find_char(str_of("\"<>\\`"), url.ptr[i], 0) != STR_NONE)
			return false;
	if (mask_digits(url) >= MASK_DIGITS)
		number_count = mask_append(&masked, url);
	buf_release(&masked);
	return number_count == 0;
}

void
page_web_link(struct page *p, struct str url)
{
	bool is_web = is_followed(url);

	if (is_web) {
		html_put(&p->h, "<a class=\"url\" href=\"");
		html_text(&p->h, url);
		html_put(
		    &p->h, "\" rel=\"nofollow noopener noreferrer external\">");
	}
	page_foreign(p, url);
	if (is_web)
		page_link_end(p);
}

void
page_foreign(struct page *p, struct str text)
{
	static const struct words more = {
	    " … (shortened: {1} bytes more)", " … (ตัดให้สั้นลง เหลืออีก {1} ไบต์)"};
	struct str kept = cluster_cut(text, LIMIT_REPORT_TEXT_BYTES);
	struct buf out = {0};

	p->book->masked_count += (int64_t)mask_append(&out, kept);
	if (kept.len < text.len) {
		struct str left =
		    arena_printf(&p->scratch, "%zu", text.len - kept.len);

		p->book->cut_count++;
		words_append(&out, more, p->h.lang, &left, 1);
	}
	html_foreign(&p->h, "bdi", buf_str(&out));
	buf_release(&out);
}
