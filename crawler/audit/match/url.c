/* url: the parts of the page's own address. */
#include "audit/match/matcher_impl.h"
#include "audit/value/target_impl.h"

struct url_test {
	struct value_test host;
	struct value_test path;
	struct value_test query;
	struct value_test scheme;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"host", value_read, offsetof(struct url_test, host), NULL},
	    {"path", value_read, offsetof(struct url_test, path), NULL},
	    {"query", value_read, offsetof(struct url_test, query), NULL},
	    {"scheme", value_read, offsetof(struct url_test, scheme), NULL},
	};
	static const struct fields fields = FIELDS("`url`", items);
	struct url_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct url_test *t = data;
	const struct url *u = &s->page->url;
	const struct {
		const struct value_test *test;
		struct str part;
	} parts[] = {{&t->host, u->host}, {&t->path, u->path},
	    {&t->query, u->query}, {&t->scheme, u->scheme}};
	struct hit hit = {
	    .kind = MATCH_STRUCTURE, .element = PAGE_NONE, .quote = url_key(u)};

	out->truth = TRUTH_TRUE;
	for (size_t i = 0; i < 4; i++) {
		struct str text;
		enum truth one;

		if (parts[i].test->count == 0)
			continue;
		text = target_decoded(s->arena, parts[i].part);
		one = value_holds(parts[i].test, s,
		    (struct value){.is_there = text.len > 0, .text = text});
		if (one < out->truth)
			out->truth = one;
	}
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
	out->saw = hit.quote;
}

const struct matcher match_url = {
    .name = "url", .load = load, .run = run, .sees_files = true};
