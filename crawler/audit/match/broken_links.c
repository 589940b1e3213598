/* broken_links: how many of the addresses that the agency's pages name and that
 * answered say that nothing is there. */
#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"

/* With fewer answers a share says nothing. */
enum { ASKED_MIN = 10 };

/* At most so many stand in the evidence. */
enum { LISTED_MAX = 5 };

struct broken_test {
	struct number_test share; /* of 100 */
};

/* "<= 5 %" is 5 of 100, and "<= 5" the same. */
static void
read_share(struct loader *l, const struct yaml_node *value, void *into)
{
	struct number_test *t = into;

	number_read(l, value, t);
	for (size_t i = 0; i < t->count; i++)
		if (t->bounds[i].is_percent)
			t->bounds[i].value *= 100;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"share", read_share, offsetof(struct broken_test, share),
	        "share: '<= 5 %'"},
	};
	static const struct fields fields = FIELDS("`broken_links`", items);
	struct broken_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!matcher_check_site(l, value, "broken_links") ||
	    !fields_read(l, value, &fields, t))
		return NULL;
	return t;
}

static char
settle(const void *data, const struct settling *x)
{
	const struct broken_test *t = data;
	const struct site *site = x->site;
	double share;

	if (site->asked_count < ASKED_MIN)
		return 'u';
	share = 100.0 * (double)site->broken_count / (double)site->asked_count;
	return truth_letter(number_holds(&t->share, share, share));
}

/* "3 of 40 addresses: https://www.agency.example/a (404), ..." */
struct str
match_broken_summary(const struct site *site, struct arena *a)
{
	struct str text = arena_printf(
	    a, "%zu of %zu addresses", site->broken_count, site->asked_count);

	for (size_t i = 0; i < site->broken_count && i < LISTED_MAX; i++)
		text = arena_printf(a, "%.*s%s %.*s (%d)", STR_ARG(text),
		    i == 0 ? ":" : ",", STR_ARG(site->broken[i].url),
		    site->broken[i].status);
	return text;
}

const struct matcher match_broken_links = {
    .name = "broken_links", .load = load, .settle = settle, .is_of_site = true};
