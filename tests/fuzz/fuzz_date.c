/* Dates stand in order, are there in the calendar, and each is read alike when
 * it stands alone. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "text/date.h"
#include "text/match.h"

static void
check_alone(struct arena *a, struct str form, const struct date_found *d)
{
	struct str text = str_slice(form, d->span.start, d->span.end);
	struct date_list alone = date_find(a, text);

	assert(alone.count == 1);
	assert(alone.items[0].span.start == 0);
	assert(alone.items[0].span.end == text.len);
	assert(alone.items[0].year == d->year);
	assert(alone.items[0].month == d->month && d->month <= 12);
	assert(alone.items[0].day == d->day && d->day <= 31);
	assert(alone.items[0].is_buddhist == d->is_buddhist);
	assert(alone.items[0].is_guess == d->is_guess);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena a = {0};
	struct str form = size % 2 == 0 ? text : match_form_str(&a, text);
	struct date_list list = date_find(&a, form);
	struct date_found d;

	assert(list.count <= LIMIT_DATES);
	for (size_t i = 0; i < list.count; i++) {
		assert(i == 0 ||
		    list.items[i].span.start >= list.items[i - 1].span.end);
		check_alone(&a, form, &list.items[i]);
	}
	assert(!date_of_attribute(text, &d) || d.span.end <= size);
	arena_release(&a);
	return 0;
}
