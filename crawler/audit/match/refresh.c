/* refresh: the element by which a page asks to be loaded again or left. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

enum refresh_kind { REFRESH_ANY, REFRESH_RELOAD, REFRESH_REDIRECT };

static const char *const kind_words[] = {
    [REFRESH_ANY] = "any",
    [REFRESH_RELOAD] = "reload",
    [REFRESH_REDIRECT] = "redirect",
};

struct refresh_test {
	struct number_test delay; /* seconds */
	struct value_test target;
	enum refresh_kind kind;
};

static void
read_kind(struct loader *l, const struct yaml_node *value, void *into)
{
	enum refresh_kind *out = into;
	size_t i = field_word(l, value, kind_words, 3);

	if (i != STR_NONE)
		*out = (enum refresh_kind)i;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"delay", number_read, offsetof(struct refresh_test, delay), NULL},
	    {"target", value_read, offsetof(struct refresh_test, target), NULL},
	    {"kind", read_kind, offsetof(struct refresh_test, kind), NULL},
	};
	static const struct fields fields = FIELDS("`refresh`", items);
	struct refresh_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* Where it leads: the page itself when it names no address. */
static struct str
target_of(const struct page *p)
{
	const struct refresh *r = &p->refresh;

	if (!r->has_address)
		return url_key(&p->url);
	return r->url.kind == URL_WEB ? url_key(&r->url) : r->address;
}

static const char *
refusal(const struct refresh_test *t, struct scan *s, enum truth *truth)
{
	const struct page *p = s->page;
	double delay = (double)p->refresh.delay_s;
	struct value target = {.is_there = true, .text = target_of(p)};
	bool is_reload = str_equal(target.text, url_key(&p->url));

	*truth = TRUTH_FALSE;
	if (number_holds(&t->delay, delay, delay) == TRUTH_FALSE)
		return "waits for another time";
	if ((t->kind == REFRESH_RELOAD && !is_reload) ||
	    (t->kind == REFRESH_REDIRECT && is_reload))
		return is_reload ? "loads the page again" : "leads elsewhere";
	*truth = value_holds(&t->target, s, target);
	return *truth == TRUTH_TRUE ? NULL : "leads elsewhere";
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct refresh_test *t = data;
	struct hit hit = hit_of_element(s->page->refresh.element);

	if (!s->page->refresh.is_there) {
		if (s->is_partial)
			out->truth = TRUTH_UNKNOWN;
		return;
	}
	hit.why = refusal(t, s, &out->truth);
	if (hit.why == NULL)
		result_hit(out, hit);
	else
		result_miss(out, hit);
}

const struct matcher match_refresh = {
    .name = "refresh", .spoilers = VIEW_NOT_ITS_OWN, .load = load, .run = run};
