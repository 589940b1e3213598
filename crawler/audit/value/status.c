#include "audit/value/status_impl.h"

static bool
is_class(struct str text)
{
	return text.len == 3 && text.ptr[0] >= '1' && text.ptr[0] <= '5' &&
	    str_equal_fold(str_slice(text, 1, 3), str_of("xx"));
}

/* Whether a request went without an answer for it. */
static bool
is_silence(enum reason r)
{
	return r >= REASON_NO_SUCH_NAME && r <= REASON_HEAD_TOO_BIG;
}

static bool
parse_range(struct str text, struct status_range *out)
{
	int64_t number;

	*out = (struct status_range){0};
	text = str_trim(text);
	if (is_class(text)) {
		out->first = (text.ptr[0] - '0') * 100;
		out->last = out->first + 99;
		return true;
	}
	if (str_to_int64(text, 100, 599, &number)) {
		out->first = out->last = (int)number;
		return true;
	}
	if (str_is(text, "no-answer"))
		return true;
	out->reason = reason_of_word(text);
	return is_silence(out->reason);
}

void
status_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct status_test *t = into;
	struct texts texts = {0};

	field_texts(l, value, &texts);
	for (size_t i = 0; i < texts.count; i++) {
		if (t->count < STATUS_RANGES_MAX &&
		    parse_range(texts.items[i], &t->ranges[t->count])) {
			t->count++;
			continue;
		}
		complain(l, COMPLAINT_VALUE, &value->place, "2xx",
		    texts.items[i],
		    str_of("200, 404, 2xx, 5xx, no-answer, timeout"));
	}
}

static bool
fits(const struct status_range *r, int status, enum reason reason)
{
	if (r->first > 0)
		return status >= r->first && status <= r->last;
	return status == 0 && is_silence(reason) &&
	    (r->reason == REASON_NONE || r->reason == reason);
}

enum truth
status_holds(const struct status_test *t, int status, enum reason reason)
{
	if (status == 0 && !is_silence(reason))
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < t->count; i++)
		if (fits(&t->ranges[i], status, reason))
			return TRUTH_TRUE;
	return t->count == 0 ? TRUTH_TRUE : TRUTH_FALSE;
}
