#include "audit/cost.h"

#include "audit/cost_impl.h"
#include "audit/plan_impl.h"
#include "audit/value/regex_impl.h"
#include "page/select.h"

enum {
	SAMPLE_BYTES = 20000,
	PAGE_BYTES = 100000, /* for which costs are told */
	/* Of a page of PAGE_BYTES, above which a pattern is slow: twice as
	 * many as it has bytes. */
	STEPS_SLOW = 200000,
	OWN_MAX = 12, /* letters of a pattern that are tried */
	REPEATS = 60, /* of a sign in a text that is meant to be hard */
	HITS_MAX = 2000, /* of a pattern in one text */
	BLOCKS = 60, /* of the smaller page */
	GROWTH_SLOW = 3, /* more than double when the page doubles */
	OPERATIONS_SLOW = 20000 /* below which growth is of no account */
};

static void
note(struct loader *l, const struct yaml_node *value, struct costly costly)
{
	struct rule_set *set = l->set;

	costly.source = value->text;
	costly.place = value->place;
	costly.path = l->path;
	costly.text = l->text;
	set->costly = arena_grow(l->arena, set->costly, &set->costly_capacity,
	    set->costly_count + 1, sizeof(*set->costly));
	set->costly[set->costly_count++] = costly;
}

void
cost_note_regex(struct loader *l, const struct yaml_node *value,
    const struct regex *regex, bool is_of_page)
{
	note(l, value,
	    (struct costly){.regex = regex, .is_of_page = is_of_page});
}

void
cost_note_xpath(struct loader *l, const struct yaml_node *value,
    const struct select_xpath *xpath)
{
	note(l, value, (struct costly){.xpath = xpath});
}

/* What a search through a whole text came to. */
struct search {
	int64_t steps;
	bool is_stopped;
};

static struct search
search_all(const struct rule_set *set, const struct regex *regex,
    struct str chars, struct arena *a)
{
	struct regex_state *state = regex_state_new();
	const struct regex_text text = {
	    chars, word_index_scan(&set->words, chars, a)};
	enum regex_answer answer = REGEX_HIT;
	struct search s;
	struct span hit;
	size_t from = 0;

	for (int i = 0; i < HITS_MAX && answer == REGEX_HIT; i++) {
		answer = regex_find(state, regex, &text, from, &hit);
		if (answer != REGEX_HIT)
			break;
		from = hit.end > from ? hit.end : from + 1;
		while (from < chars.len &&
		    ((unsigned char)chars.ptr[from] & 0xc0) == 0x80)
			from++;
		if (from >= chars.len)
			break;
	}
	s = (struct search){
	    regex_state_steps(state), answer == REGEX_UNDECIDED};
	regex_state_free(state);
	return s;
}

/* Text as agencies write it, in match form. */
static struct str
sample_text(struct arena *a)
{
	static const char piece[] =
	    "กรมตัวอย่างขอเชิญประชาชนยื่นคำขอใบอนุญาตออนไลน์ได้ตั้งแต่วันที่ 1 มกราคม 2567 "
	    "ถึง 31 มีนาคม 2567 เวลา 08.30-16.30 น. ทุกวันจันทร์ - ศุกร์\n"
	    "ติดต่อ ถนนตัวอย่าง แขวงตัวอย่าง กรุงเทพฯ 10100 โทร. 0 2123 4567 ต่อ 12 โทรสาร "
	    "0 2123 4568 e-mail: saraban@example.go.th\n"
	    "department of examples (bangkok) news and services: the form "
	    "e-service no. 5/2567 costs 1,250.50 baht; see "
	    "https://www.example.go.th/th/service/12\n";
	struct buf out = {0};
	struct str text;

	while (out.len < SAMPLE_BYTES)
		(void)buf_append_cstr(&out, piece);
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Whether a byte of a pattern is likely to stand for itself. */
static bool
is_literal(char c)
{
	unsigned char u = (unsigned char)c;

	return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') ||
	    c == ' ' || c == '@' || c == '-' || c == ':' || c == '/';
}

/*
 * A text on which a pattern is likely to fail late: what it begins with, one
 * sign many times, and all signs that it needs in an order that it does not
 * want.
 */
static struct str
hard_text(struct str pattern, const char *sign, struct arena *a)
{
	struct str source = arena_lower(a, pattern), text;
	struct buf out = {0};
	size_t start = 0;

	while (start < source.len && !is_literal(source.ptr[start]))
		start++;
	for (size_t i = start; i < source.len && is_literal(source.ptr[i]); i++)
		(void)buf_append_char(&out, source.ptr[i]);
	for (int i = 0; i < REPEATS; i++)
		(void)buf_append_cstr(&out, sign);
	for (size_t i = 0; i < source.len; i++) {
		bool is_continued = i + 1 < source.len &&
		    ((unsigned char)source.ptr[i + 1] & 0xc0) == 0x80;

		if ((unsigned char)source.ptr[i] < 0x80)
			(void)buf_append_char(&out, '\n');
		(void)buf_append_char(&out, source.ptr[i]);
		if (!is_continued)
			(void)buf_append_char(&out, '\n');
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
tell(const struct costly *c, struct diag_list *diags, enum complaint which,
    const char *hint, int64_t number)
{
	struct loader l = {.diags = diags, .path = c->path, .text = c->text};

	complain(&l, which, &c->place, hint,
	    arena_printf(diags->arena, "%lld", (long long)number),
	    (struct str){0});
}

/* The length of the text with many of a sign on which a pattern is stopped; 0
 * when it is not. */
static size_t
stops_at(const struct rule_set *set, const struct costly *c, const char *sign,
    struct arena *a)
{
	struct str text = hard_text(c->source, sign, a);

	return search_all(set, c->regex, text, a).is_stopped ? text.len : 0;
}

/* The same with the letters of the pattern itself, each once. */
static size_t
stops_at_own(
    const struct rule_set *set, const struct costly *c, struct arena *a)
{
	bool is_done[256] = {false};
	size_t hard = 0;
	int tries = 0;

	for (size_t i = 0; i < c->source.len && hard == 0; i++) {
		char letter = str_lower_char(c->source.ptr[i]);

		if (letter < 'a' || letter > 'z' ||
		    is_done[(unsigned char)letter] || tries++ == OWN_MAX)
			continue;
		is_done[(unsigned char)letter] = true;
		hard = stops_at(set, c, (char[]){letter, '\0'}, a);
	}
	return hard;
}

static void
check_regex(const struct rule_set *set, const struct costly *c,
    struct diag_list *diags, struct arena *a)
{
	static const char *const signs[] = {
	    "a", "0", " ", "-", ".", "ก", "a ", "a.", "0 ", "\xe0\xb8\x81 "};
	struct search found;
	int64_t steps;
	size_t hard = 0;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) && hard == 0;
	     i++)
		hard = stops_at(set, c, signs[i], a);
	hard = hard > 0 ? hard : stops_at_own(set, c, a);
	if (hard > 0) {
		tell(c, diags, COMPLAINT_SLOW_REGEX, NULL, (int64_t)hard);
		return;
	}
	if (!c->is_of_page)
		return;
	found = search_all(set, c->regex, sample_text(a), a);
	steps = found.steps * (PAGE_BYTES / SAMPLE_BYTES);
	if (found.is_stopped || steps > STEPS_SLOW)
		tell(c, diags, COMPLAINT_NO_LITERAL, NULL, steps);
}

/* A page of so many blocks, each of the elements that pages are made of. */
static struct page *
page_of_blocks(int blocks, struct arena *a)
{
	static const char block[] =
	    "<section class='block'><h2>ข่าว</h2><p>ข้อความ <span>และ</span> "
	    "<b>อื่น</b></p><ul><li><a href='/a.html'>หนึ่ง</a></li><li><a "
	    "href='/b.pdf' onclick='f()'>สอง</a></li></ul><table><tr><th>ก</th>"
	    "<td>ข</td></tr></table><form action='/s' method='post'><label "
	    "for='q'>ค้น</label><input id='q' name='q' type='text'><button>ไป"
	    "</button></form><img src='x.png' alt='ภาพ'><div "
	    "role='button'></div></section>";
	struct buf html = {0};
	struct page_input input = {.url = str_of("https://www.agency.example/"),
	    .content_type = str_of("text/html; charset=utf-8")};
	struct page *p;

	(void)buf_append_cstr(&html,
	    "<!doctype html><html lang='th'><head><title>ก</title><meta "
	    "name='viewport' content='width=device-width'></head><body>");
	for (int i = 0; i < blocks; i++)
		(void)buf_append_cstr(&html, block);
	input.payload = arena_str(a, buf_str(&html));
	buf_release(&html);
	p = page_open(&input);
	p->view_flags = 0;
	return p;
}

static void
check_xpath(const struct costly *c, struct page *const pages[2],
    struct diag_list *diags, struct arena *a)
{
	int64_t once = select_xpath_run(c->xpath, pages[0], a).operations;
	int64_t twice = select_xpath_run(c->xpath, pages[1], a).operations;

	if (twice > OPERATIONS_SLOW && twice >= GROWTH_SLOW * once)
		tell(c, diags, COMPLAINT_SLOW_XPATH, NULL,
		    once > 0 ? twice / once : twice);
}

void
rule_set_cost(const struct rule_set *set, struct diag_list *diags)
{
	struct page *pages[2] = {NULL, NULL};
	struct arena a = {0};

	for (size_t i = 0; i < set->costly_count; i++) {
		const struct costly *c = &set->costly[i];

		if (c->regex != NULL) {
			check_regex(set, c, diags, &a);
			continue;
		}
		if (pages[0] == NULL) {
			pages[0] = page_of_blocks(BLOCKS, &a);
			pages[1] = page_of_blocks(2 * BLOCKS, &a);
		}
		check_xpath(c, pages, diags, &a);
	}
	page_close(pages[0]);
	page_close(pages[1]);
	arena_release(&a);
}
