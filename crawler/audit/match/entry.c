/* entry: what became of the agency's way in: whether a home page came, why
 * none did, and where the way ended. */
#include <math.h>

#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"
#include "audit/value/home_address_impl.h"
#include "audit/value/target_impl.h"
#include "web/url.h"

struct reasons {
	bool has[REASON_COUNT];
	bool are_asked;
};

struct entry_test {
	enum answer page; /* a home page came */
	struct reasons reason; /* it is one of these */
	struct reasons reason_not; /* it is none of these */
	struct target_test end;
	bool asks_end;
	struct number_test hops; /* redirects on the way */
	unsigned ways; /* set of enum site_way, one of which it took */
};

static void
read_reason(struct loader *l, const struct yaml_node *value, struct reasons *t)
{
	const char *words[REASON_COUNT];
	size_t i;

	for (i = 1; i < REASON_COUNT; i++)
		words[i - 1] = reason_word((enum reason)i);
	i = field_word(l, value, words, REASON_COUNT - 1);
	if (i != STR_NONE)
		t->has[i + 1] = true;
}

static void
read_reasons(struct loader *l, const struct yaml_node *value, void *into)
{
	struct reasons *t = into;

	t->are_asked = true;
	if (value->kind != YAML_LIST) {
		read_reason(l, value, t);
		return;
	}
	for (size_t i = 0; i < value->count; i++)
		read_reason(l, &value->items[i].value, t);
}

static void
read_end(struct loader *l, const struct yaml_node *value, void *into)
{
	struct entry_test *t = into;

	t->asks_end = true;
	target_address_read(l, value, &t->end);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
#define TEST(member) offsetof(struct entry_test, member)
	static const struct field items[] = {
	    {"page", field_answer, TEST(page), NULL},
	    {"reason", read_reasons, TEST(reason), NULL},
	    {"reason_not", read_reasons, TEST(reason_not), NULL},
	    {"leads_to", read_end, 0, NULL},
	    {"hops", number_read, TEST(hops), NULL},
	    {"by", site_ways_read, TEST(ways), NULL},
	};
	static const struct fields fields = FIELDS("`entry`", items);
	struct entry_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!matcher_check_site(l, value, "entry") ||
	    !field_is_kind(l, value, YAML_MAP, "entry: { reason: refused }") ||
	    !fields_read(l, value, &fields, t))
		return NULL;
	if (value->count > 0)
		return t;
	complain(l, COMPLAINT_MISSING, &value->place,
	    "entry: { reason: refused }", str_of("reason"), str_of("`entry`"));
	return NULL;
}

static enum truth
truth_of(bool holds)
{
	return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
end_holds(const struct entry_test *t, const struct site *site, struct arena *a)
{
	struct url end;

	if (!t->asks_end)
		return TRUTH_TRUE;
	if (site->home_end.len == 0)
		return TRUTH_UNKNOWN;
	end = url_parse(a, site->home_end, NULL, NULL);
	return truth_of(target_address_holds(&t->end, &end, a));
}

/* Whether what became of it is known: a way that was not gone to its end says
 * nothing yet. */
static bool
is_known(const struct site *site, enum reason reason)
{
	if (reason == REASON_NO_PAGE || reason == REASON_NO_SITE)
		return false;
	return reason != REASON_NONE || site->home_end.len > 0;
}

/* The way so far: where no page came more of it may follow, unless it was
 * walked in a circle or given up for its length. */
static enum truth
way_holds(
    const struct entry_test *t, const struct site *site, enum reason reason)
{
	bool is_whole = reason == REASON_NONE ||
	    reason == REASON_REDIRECT_LOOP || reason == REASON_REDIRECT_LIMIT;
	double most = is_whole ? site->home_hops : HUGE_VAL;
	enum truth truth = TRUTH_TRUE;

	if (t->hops.count > 0)
		truth = number_holds(&t->hops, site->home_hops, most);
	if (truth == TRUTH_FALSE || t->ways == 0 ||
	    (t->ways & site->home_ways) != 0)
		return truth;
	return is_whole ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* Whether a home page came or not for the reasons that are asked for. */
static bool
outcome_holds(const struct entry_test *t, enum reason reason)
{
	return (t->page == ANSWER_UNKNOWN ||
	           (reason == REASON_NONE) == (t->page == ANSWER_YES)) &&
	    (!t->reason.are_asked || t->reason.has[reason]) &&
	    (!t->reason_not.are_asked || !t->reason_not.has[reason]);
}

static enum truth
least(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

static char
settle(const void *data, const struct settling *x)
{
	const struct entry_test *t = data;
	enum reason reason = roll_home_reason(x->site);
	enum truth truth;

	if (!is_known(x->site, reason)) {
		*x->why = reason != REASON_NONE ? reason : REASON_INCOMPLETE;
		return 'u';
	}
	if (!outcome_holds(t, reason))
		return 'f';
	truth = least(
	    end_holds(t, x->site, x->arena), way_holds(t, x->site, reason));
	if (truth == TRUTH_UNKNOWN)
		*x->why = reason != REASON_NONE ? reason : REASON_INCOMPLETE;
	return truth_letter(truth);
}

const struct matcher match_entry = {.name = "entry",
    .load = load,
    .settle = settle,
    .is_of_site = true,
    .needs_no_page = true};
