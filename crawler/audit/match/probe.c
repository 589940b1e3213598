/* probe: what an address of the site answers that rules ask about beside its
 * pages. */
#include "audit/condition_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/probe_impl.h"

static const char example[] = "probe: { get: /sitemap.xml, status: 200 }";

static void
read_links(struct loader *l, const struct yaml_node *value, void *into)
{
	struct probe_test *t = into;

	t->wants_links = true;
	number_read(l, value, &t->links);
}

static void
read_end(struct loader *l, const struct yaml_node *value, void *into)
{
	struct probe_test *t = into;

	t->asks_end = true;
	target_address_read(l, value, &t->end);
}

static void
read_tls(struct loader *l, const struct yaml_node *value, void *into)
{
	struct probe_test *t = into;

	t->asks_tls = true;
	tls_read(l, value, &t->tls);
}

static void
read_scheme(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"http", "https"};
	enum probe_scheme *out = into;
	size_t i = field_word(l, value, words, 2);

	if (i != STR_NONE)
		*out = i == 0 ? SCHEME_HTTP : SCHEME_HTTPS;
}

/* The leaves of the body's condition are no leaves of the rule: they look at
 * another page. */
static void
read_body(struct loader *l, const struct yaml_node *value, void *into)
{
	struct probe_test *t = into;
	struct slots *outer = l->slots;

	l->slots = &t->slots;
	t->body = condition_read(l, value);
	l->slots = outer;
}

#define TEST(member) offsetof(struct probe_test, member)
#define ANSWER_FIELDS \
	{"status", status_read, TEST(status), NULL}, \
	    {"content_type", value_read, TEST(content_type), NULL}, \
	    {"xml_root", field_texts, TEST(roots), NULL}, \
	    {"links", read_links, 0, NULL}, \
	{ \
		"body", read_body, 0, NULL \
	}

static void
read_map(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {ANSWER_FIELDS};
	static const struct fields fields =
	    FIELDS("`probe: robots_sitemap`", items);
	struct probe_test *map = arena_alloc(l->arena, sizeof(*map));
	const struct probe_test **out = into;

	if (fields_read(l, value, &fields, map))
		*out = map;
}

static bool
check_path(struct loader *l, const struct yaml_node *get, struct probe_test *t)
{
	const char *hint = NULL;

	if (!probe_path_is_good(l->arena, t->path))
		hint = "get: /sitemap.xml";
	else if (t->map != NULL &&
	    (!str_is(t->path, "/robots.txt") || t->scheme != SCHEME_OF_HOME))
		hint = "get: /robots.txt";
	if (hint != NULL) {
		complain(l, COMPLAINT_VALUE, &get->place, hint, t->path,
		    str_of(t->map != NULL ? "/robots.txt"
		                          : "/sitemap.xml, /robots.txt"));
		return false;
	}
	if (t->scheme != SCHEME_OF_HOME)
		t->path = arena_printf(l->arena,
		    t->scheme == SCHEME_HTTP ? "http:%.*s" : "https:%.*s",
		    STR_ARG(t->path));
	if (probe_plan_add(l->set, t->path, t->map != NULL))
		return true;
	complain(l, COMPLAINT_TOO_MANY, &get->place, NULL,
	    arena_printf(l->arena, "%d", LIMIT_PROBES), (struct str){0});
	return false;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"get", field_text, TEST(path), "get: /sitemap.xml"},
	    {"scheme", read_scheme, TEST(scheme), NULL},
	    ANSWER_FIELDS,
	    {"leads_to", read_end, 0, NULL},
	    {"tls", read_tls, 0, NULL},
	    {"robots_sitemap", read_map, TEST(map), NULL},
	};
	static const struct fields fields = FIELDS("`probe`", items);
	struct probe_test *t = arena_alloc(l->arena, sizeof(*t));
	const struct yaml_node *get;

	if (!matcher_check_site(l, value, "probe") ||
	    !field_is_kind(l, value, YAML_MAP, example) ||
	    !fields_read(l, value, &fields, t))
		return NULL;
	get = yaml_get(value, "get");
	return get != NULL && check_path(l, get, t) ? t : NULL;
}

static char
settle(const void *data, const struct settling *x)
{
	const struct probe_leaf leaf = {x->set, x->rule, x->slot};

	(void)data;
	return probe_settle(&leaf, x->site, x->why);
}

const struct matcher match_probe = {
    .name = "probe", .load = load, .settle = settle, .is_of_site = true};
