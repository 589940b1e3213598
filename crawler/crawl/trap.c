#include "crawl/trap.h"

#include "base/clock.h"

enum {
	SEGMENTS_MAX = 20,
	PARAMETERS_MAX = 15,
	SAME_NAME_MAX = 5,
	REPEATS = 3,
	RUN_MAX = 3, /* segments in a run that repeats */
	BUDDHIST_ERA = 543,
	MONTHS_AHEAD = 2 * 12
};

struct segments {
	struct str items[SEGMENTS_MAX + 1];
	size_t count;
	bool ends_in_slash;
};

struct parameter {
	struct str name;
	struct str value;
};

struct address {
	const struct url *url;
	struct segments path;
	struct parameter items[PARAMETERS_MAX + 1];
	size_t count;
	int64_t now_months; /* since the year 0 */
};

static void
split_path(struct segments *out, struct str path)
{
	struct str segment;

	out->ends_in_slash = str_ends(path, str_of("/"));
	while (out->count <= SEGMENTS_MAX && str_split(&path, '/', &segment))
		if (segment.len > 0)
			out->items[out->count++] = segment;
}

static void
split_query(struct address *a, struct str query)
{
	struct str rest = str_slice(query, 1, query.len), pair;

	while (a->count <= PARAMETERS_MAX && str_split(&rest, '&', &pair)) {
		struct parameter *p = &a->items[a->count];

		if (!str_split(&pair, '=', &p->name))
			continue;
		p->value = pair;
		a->count++;
	}
}

static int64_t
months_of(int64_t wall_us)
{
	char iso[CLOCK_ISO_BYTES];
	int64_t year = 0, month = 1;

	clock_iso(wall_us, iso);
	(void)str_to_int64(str_slice(str_of(iso), 0, 4), 0, 9999, &year);
	(void)str_to_int64(str_slice(str_of(iso), 5, 7), 1, 12, &month);
	return year * 12 + month - 1;
}

static bool
is_deep(const struct address *a)
{
	return a->path.count > SEGMENTS_MAX;
}

static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0;
}

/* Whether the run of segments at at is there REPEATS times in a row. */
static bool
repeats(const struct segments *s, size_t at, size_t run)
{
	bool is_numeric = true;

	if (at + run * REPEATS > s->count)
		return false;
	for (size_t i = at; i < at + run; i++)
		is_numeric = is_numeric && is_number(s->items[i]);
	for (size_t i = at; i < at + run * (REPEATS - 1); i++)
		if (!str_equal(s->items[i], s->items[i + run]))
			return false;
	return !is_numeric;
}

static bool
has_repeated_segment(const struct address *a)
{
	for (size_t at = 0; at < a->path.count; at++)
		for (size_t run = 1; run <= RUN_MAX; run++)
			if (repeats(&a->path, at, run))
				return true;
	return false;
}

static bool
is_www_host(struct str s)
{
	size_t dots = 0;

	if (!str_starts_fold(s, str_of("www.")))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		char c = str_lower_char(s.ptr[i]);

		dots += c == '.';
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    c != '-' && c != '.')
			return false;
	}
	return dots >= 2 && s.ptr[s.len - 1] != '.';
}

/* Whether segment i is a host behind a written scheme, as archives have it. */
static bool
has_scheme(const struct segments *s, size_t i)
{
	return i > 0 && str_ends(s->items[i - 1], str_of(":"));
}

static bool
has_host_inside(const struct address *a)
{
	const struct segments *s = &a->path;
	size_t folders = s->count - (s->count > 0 && !s->ends_in_slash);

	for (size_t i = 0; i < s->count; i++)
		if (!has_scheme(s, i) &&
		    (str_equal_fold(s->items[i], a->url->host) ||
		        (i < folders && is_www_host(s->items[i]))))
			return true;
	return false;
}

static bool
is_escaped_again(const struct address *a)
{
	struct str query = a->url->query;

	return str_find(a->url->path, str_of("%2525"), 0) != STR_NONE ||
	    str_find(query, str_of("%2525"), 0) != STR_NONE ||
	    str_find_fold(query, str_of("amp;amp;"), 0) != STR_NONE ||
	    str_find_fold(query, str_of("amp%3Bamp%3B"), 0) != STR_NONE;
}

static bool
has_many_parameters(const struct address *a)
{
	return a->count > PARAMETERS_MAX;
}

static bool
has_repeated_parameter(const struct address *a)
{
	for (size_t i = 0; i < a->count; i++) {
		size_t same = 0;

		for (size_t k = i; k < a->count; k++)
			same += str_equal(a->items[i].name, a->items[k].name);
		if (same > SAME_NAME_MAX)
			return true;
	}
	return false;
}

/* Whether a name is one of two short ones or ends with a long one. */
static bool
is_called(struct str name, const char *const names[3])
{
	return str_is_fold(name, names[0]) || str_is_fold(name, names[1]) ||
	    str_ends_fold(name, str_of(names[2]));
}

static const char *const year_names[] = {"yr", "yyyy", "year"};
static const char *const short_year_names[] = {"y", "yy", "year"};
static const char *const month_names[] = {"m", "mm", "month"};
static const char *const date_names[] = {"date", "day", "date"};

/* Archives go back far, and are honest. */
static bool
is_no_year(int64_t year)
{
	return year < 1900 || (year > 2150 && year < 2400) || year > 2700;
}

static bool
has_wrong_year(const struct address *a)
{
	int64_t year;

	/* Smaller numbers are years of a century, or no years. */
	for (size_t i = 0; i < a->count; i++)
		if (is_called(a->items[i].name, year_names) &&
		    str_to_int64(a->items[i].value, 1000, INT64_MAX, &year) &&
		    is_no_year(year))
			return true;
	return false;
}

/* Whether a year of four digits and a month are no such time or lie far ahead. */
static bool
is_far(const struct address *a, struct str year_text, struct str month_text)
{
	int64_t year, month;

	if (year_text.len != 4 || month_text.len > 2 ||
	    !str_to_int64(year_text, 1000, 9999, &year) ||
	    !str_to_int64(month_text, 0, 12, &month))
		return false;
	if (year >= 2400)
		year -= BUDDHIST_ERA;
	return is_no_year(year) ||
	    year * 12 + month - 1 > a->now_months + MONTHS_AHEAD;
}

/* The same of "2018-07" and "2018-07-31". */
static bool
is_far_date(const struct address *a, struct str date)
{
	return date.len >= 7 && date.ptr[4] == '-' &&
	    (date.len == 7 || date.ptr[7] == '-') &&
	    is_far(a, str_slice(date, 0, 4), str_slice(date, 5, 7));
}

static bool
has_far_parameters(const struct address *a)
{
	struct str year = {0}, month = {0};

	for (size_t i = 0; i < a->count; i++) {
		const struct parameter *p = &a->items[i];
		bool is_month = is_called(p->name, month_names);

		if ((is_month || is_called(p->name, date_names)) &&
		    is_far_date(a, p->value))
			return true;
		if (is_month)
			month = p->value;
		if (is_called(p->name, year_names) ||
		    is_called(p->name, short_year_names))
			year = p->value;
	}
	return is_far(a, year, month);
}

static bool
is_calendar(struct str segment)
{
	return str_find_fold(segment, str_of("calendar"), 0) != STR_NONE ||
	    str_is_fold(segment, "events") || str_is_fold(segment, "cal");
}

static bool
has_far_segments(const struct address *a)
{
	const struct segments *s = &a->path;
	bool is_behind = false;

	for (size_t i = 0; i < s->count; i++) {
		struct str next =
		    i + 1 < s->count ? s->items[i + 1] : (struct str){0};

		if (is_behind &&
		    (is_far_date(a, s->items[i]) ||
		        is_far(a, s->items[i], next)))
			return true;
		is_behind = is_behind || is_calendar(s->items[i]);
	}
	return false;
}

static const struct {
	bool (*is_it)(const struct address *a);
	const char *kind;
} traps[] = {
    {is_deep, "deep-path"},
    {has_repeated_segment, "repeated-segment"},
    {has_host_inside, "host-in-path"},
    {is_escaped_again, "escaped-again"},
    {has_many_parameters, "many-parameters"},
    {has_repeated_parameter, "repeated-parameter"},
    {has_wrong_year, "year"},
    {has_far_parameters, "calendar"},
    {has_far_segments, "calendar"},
};

const char *
trap_kind(const struct url *u, int64_t now_us)
{
	struct address a = {.url = u, .now_months = months_of(now_us)};

	split_path(&a.path, u->path);
	split_query(&a, u->query);
	for (size_t i = 0; i < sizeof(traps) / sizeof(traps[0]); i++)
		if (traps[i].is_it(&a))
			return traps[i].kind;
	return NULL;
}
