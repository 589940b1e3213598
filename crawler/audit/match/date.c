/* date: the dates that a page shows, measured from the day it was captured. */
#include "audit/match/matcher_impl.h"
#include "audit/value/age_impl.h"
#include "base/clock.h"

enum calendar { CALENDAR_AUTO, CALENDAR_BE, CALENDAR_CE };

static const char *const calendar_words[] = {"auto", "be", "ce"};

/* What the date may belong to that is no news. */
enum place { PLACE_COPYRIGHT = 1 << 0, PLACE_CLOCK = 1 << 1 };

static const char *const place_words[] = {"copyright", "clock"};

/* How far before a date its copyright is told. */
enum { COPYRIGHT_BYTES = 120 };

/* Before a year they speak of rights, not of news. */
static const char *const copyright_signs[] = {
    "©", "(c)", "copyright", "สงวนลิขสิทธิ์", "ลิขสิทธิ์", "all rights reserved"};

struct date_test {
	unsigned zones;
	struct age newest_within;
	struct age oldest_within;
	enum calendar calendar;
	unsigned not_in; /* set of enum place */
};

/* The days that a date may be, and the one it was captured on. */
struct days {
	int64_t first;
	int64_t last;
};

static void
read_calendar(struct loader *l, const struct yaml_node *value, void *into)
{
	enum calendar *out = into;
	size_t i = field_word(l, value, calendar_words, 3);

	if (i != STR_NONE)
		*out = (enum calendar)i;
}

static void
read_not_in(struct loader *l, const struct yaml_node *value, void *into)
{
	unsigned *out = into;
	size_t count = value->kind == YAML_LIST ? value->count : 1;

	for (size_t i = 0; i < count; i++) {
		size_t word = field_word(l,
		    value->kind == YAML_LIST ? &value->items[i].value : value,
		    place_words, 2);

		if (word != STR_NONE)
			*out |= 1u << word;
	}
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
#define DATE(member) offsetof(struct date_test, member)
	static const struct field items[] = {
	    {"in", zones_read, DATE(zones), NULL},
	    {"newest_within", age_read, DATE(newest_within), NULL},
	    {"oldest_within", age_read, DATE(oldest_within), NULL},
	    {"calendar", read_calendar, DATE(calendar), NULL},
	    {"not_in", read_not_in, DATE(not_in), NULL},
	};
	static const struct fields fields = FIELDS("`date`", items);
	struct date_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* Before a date they say that it is the day of the visit. */
static const char *const clock_signs[] = {
    "วันนี้", "ขณะนี้", "เวลาปัจจุบัน", "วันที่ปัจจุบัน", "today"};

/* How far before a date a clock says so. */
enum { CLOCK_BYTES = 120 };

/* Whether one of the signs stands before it in its line, near it. */
static bool
has_sign_before(const struct page *p, const struct page_date *d,
    const char *const *signs, size_t count, size_t within)
{
	size_t end = d->found.span.start, start = end;
	struct str line;

	while (start > 0 && end - start < within &&
	    p->match_text.ptr[start - 1] != '\n')
		start--;
	line = str_slice(p->match_text, start, end);
	for (size_t i = 0; i < count; i++)
		if (str_find(line, str_of(signs[i]), 0) != STR_NONE)
			return true;
	return false;
}

static bool
is_of_copyright(const struct page *p, const struct page_date *d)
{
	return has_sign_before(p, d, copyright_signs,
	    sizeof(copyright_signs) / sizeof(*copyright_signs),
	    COPYRIGHT_BYTES);
}

/* Whether it stands in an element that is called a calendar or a clock. */
static bool
is_in_calendar(const struct page *p, uint32_t element)
{
	static const char *const names[] = {"calendar", "datepicker", "clock"};
	static const char *const attrs[] = {"class", "id"};

	for (; element != PAGE_NONE; element = p->elements[element].parent)
		for (size_t k = 0; k < 2; k++) {
			struct str value =
			    page_attr(p, element, attrs[k], NULL);

			for (size_t i = 0; i < 3; i++)
				if (str_find_fold(value, str_of(names[i]), 0) !=
				    STR_NONE)
					return true;
		}
	return false;
}

static bool
is_of_clock(const struct page *p, const struct page_date *d)
{
	return has_sign_before(p, d, clock_signs,
	           sizeof(clock_signs) / sizeof(*clock_signs), CLOCK_BYTES) ||
	    is_in_calendar(p, d->element);
}

static bool
stands_in(const struct date_test *t, const struct page *p,
    const struct page_date *d, struct span text)
{
	const struct page_run *run = page_run_at(p, text.start);

	if (d->is_attribute || run == NULL)
		return d->is_visible &&
		    (t->zones == 0 ||
		        (p->elements[d->element].zones & t->zones) != 0);
	return zones_count(t->zones, p, run);
}

static const char *
refusal(const struct date_test *t, const struct page *p,
    const struct page_date *d, struct span text)
{
	if (!stands_in(t, p, d, text))
		return "stands elsewhere or is hidden";
	if (t->calendar != CALENDAR_AUTO &&
	    d->found.is_buddhist != (t->calendar == CALENDAR_BE))
		return "is of the other calendar";
	if ((t->not_in & PLACE_COPYRIGHT) != 0 && is_of_copyright(p, d))
		return "tells of copyright";
	if ((t->not_in & PLACE_CLOCK) != 0 && is_of_clock(p, d))
		return "is of a clock or a calendar";
	return NULL;
}

/* A month or a year without a day may be any of its days. */
static struct days
days_of(const struct date_found *d)
{
	int64_t month = d->month > 0 ? d->month : 1;
	int64_t after = d->month > 0 ? d->month + 1 : 13;
	int64_t first = clock_day_number(d->year, month, 1);

	if (d->day > 0)
		return (struct days){first + d->day - 1, first + d->day - 1};
	return (struct days){first,
	    clock_day_number(
	        d->year + (after > 12), after > 12 ? 1 : after, 1) -
	        1};
}

static enum truth
truth_of_days(struct days days, int64_t oldest)
{
	return days.first >= oldest ? TRUTH_TRUE
	    : days.last >= oldest   ? TRUTH_UNKNOWN
	                            : TRUTH_FALSE;
}

/* What the dates that count come to. */
struct tally {
	const struct date_test *test;
	int64_t today; /* of the capture */
	enum truth newest; /* the best of all */
	enum truth oldest; /* the worst of all */
	bool is_any;
	struct hit newest_hit;
	int64_t newest_day;
};

static void
count_date(struct tally *t, const struct page_date *d, struct hit hit)
{
	struct days days = days_of(&d->found);
	int64_t limit = t->today - t->test->newest_within.days;
	enum truth oldest =
	    truth_of_days(days, t->today - t->test->oldest_within.days);
	enum truth newest = truth_of_days(days, limit);

	/* An event to come says nothing of how fresh the page is. */
	if (days.first > t->today && t->test->newest_within.days > 0)
		return;
	newest = t->test->newest_within.days > 0 ? newest : TRUTH_TRUE;
	oldest = t->test->oldest_within.days > 0 ? oldest : TRUTH_TRUE;
	t->oldest = oldest < t->oldest ? oldest : t->oldest;
	t->newest = newest > t->newest ? newest : t->newest;
	if (!t->is_any || days.last > t->newest_day) {
		t->newest_day = days.last;
		t->newest_hit = hit;
	}
	t->is_any = true;
}

static void
gather(struct tally *t, const struct page *p, struct leaf_result *out)
{
	for (size_t i = 0; i < p->date_count; i++) {
		const struct page_date *d = &p->dates[i];
		struct hit hit = hit_of_element(d->element);

		hit.text = offmap_back(&p->match_map, d->found.span);
		if (d->is_attribute)
			hit.text = (struct span){0};
		hit.why = refusal(t->test, p, d, hit.text);
		if (hit.why != NULL)
			result_miss(out, hit);
		else
			count_date(t, d, hit);
	}
}

static enum truth
decide(const struct tally *t, bool is_partial)
{
	enum truth truth = t->is_any ? t->newest : TRUTH_FALSE;

	if (t->is_any && t->oldest < truth)
		truth = t->oldest;
	/* What was not seen may be newer, or older. */
	if (is_partial && t->oldest != TRUTH_FALSE &&
	    (truth == TRUTH_FALSE || t->test->oldest_within.days > 0))
		return TRUTH_UNKNOWN;
	return truth;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct page *p = s->page;
	const struct response *r = s->context->response;
	struct tally t = {.test = data, .oldest = TRUTH_TRUE};
	bool is_timed =
	    t.test->newest_within.days > 0 || t.test->oldest_within.days > 0;

	if (is_timed && (r == NULL || r->captured_us == 0)) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
		return;
	}
	if (r != NULL)
		t.today = clock_thai_day(r->captured_us);
	gather(&t, p, out);
	out->truth = decide(&t, s->is_partial || p->are_dates_cut);
	if (!t.is_any)
		return;
	if (out->truth == TRUTH_TRUE) {
		result_hit(out, t.newest_hit);
	} else {
		t.newest_hit.why = t.oldest == TRUTH_TRUE
		    ? "is the newest"
		    : "is the newest; another is too old";
		result_miss(out, t.newest_hit);
	}
}

const struct matcher match_date = {
    .name = "date", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
