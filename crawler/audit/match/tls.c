/* tls: whether the page came over a connection that a browser trusts, and how
 * long its certificate still holds. */
#include "audit/match/matcher_impl.h"
#include "audit/match/tls_impl.h"

static const double day_us = 86400e6;

void
tls_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"valid", field_answer, offsetof(struct tls_test, valid), NULL},
	    {"days_left", number_read, offsetof(struct tls_test, days_left),
	        NULL},
	    {"result", value_read, offsetof(struct tls_test, result), NULL},
	};
	static const struct fields fields = FIELDS("`tls`", items);

	(void)fields_read(l, value, &fields, into);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct tls_test *t = arena_alloc(l->arena, sizeof(*t));
	size_t errors = l->diags->error_count;

	tls_read(l, value, t);
	return l->diags->error_count == errors ? t : NULL;
}

static enum truth
truth_of(bool is)
{
	return is ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Without https nothing is valid, and no day is left. */
static enum truth
judge_days(const struct tls_test *t, const struct response *r, bool is_https,
    struct scan *s, struct str *saw)
{
	double days;

	if (t->days_left.count == 0)
		return TRUTH_TRUE;
	if (!is_https)
		return TRUTH_FALSE;
	if (r->tls_ends_us == 0 || r->captured_us == 0)
		return TRUTH_UNKNOWN;
	days = (double)(r->tls_ends_us - r->captured_us) / day_us;
	*saw = arena_printf(
	    s->arena, "%.*s, %.0f days left", STR_ARG(r->tls_result), days);
	return number_holds(&t->days_left, days, days);
}

static enum truth
judge_result(const struct tls_test *t, const struct response *r, struct scan *s)
{
	struct value v = {
	    .is_there = r->tls_result.len > 0, .text = r->tls_result};

	return t->result.count == 0 ? TRUTH_TRUE
	                            : value_holds(&t->result, s, v);
}

static enum truth
lower(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

enum truth
tls_holds(const struct tls_test *t, const struct response *r, bool is_https,
    struct scan *s, struct str *saw)
{
	enum truth days;

	*saw = is_https ? r->tls_result : str_of("http");
	if (is_https && r->tls_result.len == 0)
		return TRUTH_UNKNOWN;
	days = lower(judge_days(t, r, is_https, s, saw), judge_result(t, r, s));
	if (t->valid != ANSWER_UNKNOWN && days != TRUTH_FALSE) {
		bool is_valid = is_https && str_is(r->tls_result, "ok");

		return lower(
		    truth_of(is_valid == (t->valid == ANSWER_YES)), days);
	}
	return days;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct response *r = scan_response(s);
	struct hit hit = hit_of_element(PAGE_NONE);

	out->truth = TRUTH_UNKNOWN;
	if (r != NULL)
		out->truth = tls_holds(data, r,
		    str_is(s->page->url.scheme, "https"), s, &hit.quote);
	if (out->truth == TRUTH_UNKNOWN)
		out->reason = REASON_INCOMPLETE;
	out->saw = hit.quote;
	if (out->truth == TRUTH_TRUE) {
		result_hit(out, hit);
	} else if (out->truth == TRUTH_FALSE) {
		hit.why = "is not so";
		result_miss(out, hit);
	}
}

const struct matcher match_tls = {
    .name = "tls", .load = load, .run = run, .sees_files = true};
