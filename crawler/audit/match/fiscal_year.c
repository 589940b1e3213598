/* fiscal_year: a year that the text names, of the capture's fiscal year or of
 * one not long before. The one that begins on 1 October 2560 is 2561. */
#include <string.h>

#include "audit/match/matcher_impl.h"
#include "audit/ownership_impl.h"
#include "audit/value/words_impl.h"
#include "base/clock.h"

enum {
	BUDDHIST_ERA = 543, /* years between it and the common era */
	BUDDHIST_FIRST = 2400,
	BUDDHIST_LAST = 2700,
	COMMON_FIRST = 1957,
	COMMON_LAST = 2157,
	SHORT_FIRST = 30, /* "ปี 61": 2530 to 2599 */
	SHORT_BASE = 2500,
	WITHIN_DEFAULT = 1,
};

struct fiscal_year_test {
	unsigned zones;
	size_t within; /* years before that of the capture */
	struct near_words near;
	struct near_words not_near;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
#define FISCAL(member) offsetof(struct fiscal_year_test, member)
	static const struct field items[] = {
	    {"in", zones_read, FISCAL(zones), NULL},
	    {"within", field_count, FISCAL(within), NULL},
	    {"near", words_read_near, FISCAL(near), NULL},
	    {"not_near", words_read_near, FISCAL(not_near), NULL},
	};
	static const struct fields fields = FIELDS("`fiscal_year`", items);
	struct fiscal_year_test *t = arena_alloc(l->arena, sizeof(*t));

	t->within = WITHIN_DEFAULT;
	return fields_read(l, value, &fields, t) ? t : NULL;
}

static bool
is_digit(struct str s, size_t i)
{
	return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

static bool
joins_numbers(struct str s, size_t i)
{
	return i < s.len && s.ptr[i] != '\0' &&
	    strchr("-/.,:", s.ptr[i]) != NULL;
}

/* Whether digits are a piece of a date, a range or a longer number. */
static bool
is_a_piece(struct str s, struct span digits)
{
	size_t start = digits.start, end = digits.end;

	if (start >= 2 && joins_numbers(s, start - 1) && is_digit(s, start - 2))
		return true;
	return joins_numbers(s, end) && is_digit(s, end + 1);
}

/* Whether ปี or ปีงบประมาณ stands before the digits. */
static bool
stands_after_year(struct str s, size_t start)
{
	struct str before = str_trim(str_slice(s, 0, start));

	return str_ends(before, str_of("ปี")) ||
	    str_ends(before, str_of("ปีงบประมาณ"));
}

/* The year of the common era that digits name; 0: none. */
static int64_t
year_of(struct str s, struct span digits)
{
	struct str text = str_slice(s, digits.start, digits.end);
	int64_t n;

	if (is_a_piece(s, digits) || !str_to_int64(text, 0, 9999, &n))
		return 0;
	if (text.len == 4 && n >= BUDDHIST_FIRST && n <= BUDDHIST_LAST)
		return n - BUDDHIST_ERA;
	if (text.len == 4 && n >= COMMON_FIRST && n <= COMMON_LAST)
		return n;
	if (text.len == 2 && n >= SHORT_FIRST &&
	    stands_after_year(s, digits.start))
		return SHORT_BASE + n - BUDDHIST_ERA;
	return 0;
}

/* The common year in which the fiscal year of a day ends. */
static int64_t
fiscal_year_of_day(int64_t today)
{
	int64_t year = today / 365 + 1972;

	while (clock_day_number(year - 1, 10, 1) > today)
		year--;
	return year;
}

/* NULL when the hit counts. */
static const char *
refusal(const struct fiscal_year_test *t, struct scan *s, struct span span,
    struct hit *hit)
{
	const struct page *p = s->page;
	const struct page_run *run = page_run_at(p, hit->text.start);

	if (run == NULL || !zones_count(t->zones, p, run))
		return "stands elsewhere or is hidden";
	if (t->not_near.words.count > 0 &&
	    words_near(&t->not_near, p->match_text, span))
		return "near a word of not_near";
	if (t->near.words.count > 0 &&
	    !words_near(&t->near, p->match_text, span))
		return "no word of near stands near";
	return ownership_refusal(s, run->element, true, hit);
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct fiscal_year_test *t = data;
	const struct response *r = s->context->response;
	struct str text = s->page->match_text;
	size_t count = 0, end;
	int64_t newest;

	if (r == NULL || r->captured_us == 0) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
		return;
	}
	newest = fiscal_year_of_day(clock_thai_day(r->captured_us));
	for (size_t i = 0; i < text.len; i = end) {
		struct hit hit = {.kind = MATCH_FOLDED, .element = PAGE_NONE};
		struct span span;
		int64_t year;

		for (end = i; is_digit(text, end);)
			end++;
		span = (struct span){(uint32_t)i, (uint32_t)end};
		year = end > i ? year_of(text, span) : 0;
		end += end == i;
		if (year == 0)
			continue;
		hit.text = offmap_back(&s->page->match_map, span);
		hit.why = refusal(t, s, span, &hit);
		if (hit.why == NULL &&
		    (year > newest || year < newest - (int64_t)t->within))
			hit.why = "is of another fiscal year";
		count += ownership_take(s, out, &hit);
	}
	if (count > 0)
		out->truth = TRUTH_TRUE;
	else if (s->is_partial)
		out->truth = TRUTH_UNKNOWN;
}

const struct matcher match_fiscal_year = {
    .name = "fiscal_year", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
