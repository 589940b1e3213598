/* cookie: what the answer asks the browser to keep (RFC 6265, 4.1). */
#include "audit/match/named_impl.h"

struct cookie_test {
	struct str name; /* lower case; * stands for any characters */
	struct value_test value;
	enum answer secure;
	enum answer http_only;
	struct texts same_site;
};

struct cookie_tests {
	struct cookie_test *items;
	size_t count;
};

struct cookie {
	struct str name;
	struct str value;
	struct str same_site; /* empty: not said */
	bool is_secure;
	bool is_http_only;
};

static const char *const own_fields[] = {"secure", "http_only", "same_site"};

static const char *const same_site_words[] = {
    "strict", "lax", "none", "missing"};

static void
read_same_site(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into;

	field_texts(l, value, out);
	if (value->kind == YAML_TEXT)
		(void)field_word(l, value, same_site_words, 4);
	for (size_t i = 0; i < value->count; i++)
		(void)field_word(l, &value->items[i].value, same_site_words, 4);
}

static void
read_own(struct loader *l, const struct yaml_node *map, struct cookie_test *t)
{
	static field_reader *const readers[] = {
	    field_answer, field_answer, read_same_site};
	void *const into[] = {&t->secure, &t->http_only, &t->same_site};

	for (size_t i = 0; i < 3; i++) {
		const struct yaml_node *node = yaml_get(map, own_fields[i]);

		if (node != NULL)
			readers[i](l, node, into[i]);
	}
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct cookie_tests *t = arena_alloc(l->arena, sizeof(*t));

	if (!field_is_kind(
	        l, value, YAML_MAP, "cookie: { PHPSESSID: { secure: yes } }"))
		return NULL;
	t->items = arena_array(l->arena, value->count, sizeof(*t->items));
	for (; t->count < value->count; t->count++) {
		const struct yaml_item *item = &value->items[t->count];
		struct cookie_test *c = &t->items[t->count];

		c->name = arena_lower(l->arena, item->key);
		if (item->value.kind != YAML_MAP) {
			value_read(l, &item->value, &c->value);
			continue;
		}
		value_read_beside(l, &item->value, own_fields, 3, &c->value);
		read_own(l, &item->value, c);
	}
	return t->count > 0 ? t : NULL;
}

/* What one Set-Cookie field says. */
static struct cookie
cookie_read(struct str field)
{
	struct cookie c = {0};
	struct str part = {0};
	size_t equals;

	(void)str_split(&field, ';', &part);
	equals = str_find_char(part, '=', 0);
	c.name = str_trim(str_slice(part, 0, equals));
	if (equals != STR_NONE)
		c.value = str_trim(str_slice(part, equals + 1, part.len));
	while (str_split(&field, ';', &part)) {
		struct str name;

		equals = str_find_char(part, '=', 0);
		name = str_trim(str_slice(part, 0, equals));
		c.is_secure |= str_is_fold(name, "secure");
		c.is_http_only |= str_is_fold(name, "httponly");
		if (str_is_fold(name, "samesite") && equals != STR_NONE)
			c.same_site =
			    str_trim(str_slice(part, equals + 1, part.len));
	}
	return c;
}

static bool
is_same_site(const struct texts *wanted, struct str word)
{
	if (word.len == 0)
		word = str_of("missing");
	for (size_t i = 0; i < wanted->count; i++)
		if (str_equal_fold(wanted->items[i], word))
			return true;
	return wanted->count == 0;
}

static bool
is_wanted(enum answer wanted, bool is)
{
	return wanted == ANSWER_UNKNOWN || (wanted == ANSWER_YES) == is;
}

static enum truth
judge(const struct cookie_test *t, struct scan *s, const struct cookie *c)
{
	if (!is_wanted(t->secure, c->is_secure) ||
	    !is_wanted(t->http_only, c->is_http_only) ||
	    !is_same_site(&t->same_site, c->same_site))
		return TRUTH_FALSE;
	return value_holds(
	    &t->value, s, (struct value){.is_there = true, .text = c->value});
}

static enum truth
look_for(const struct cookie_test *t, const struct header *head, struct scan *s,
    struct leaf_result *out)
{
	struct named found = {0};

	for (size_t i = 0; i < head->count; i++) {
		struct cookie c = cookie_read(head->fields[i].value);
		struct hit hit = hit_of_element(PAGE_NONE);

		if (!str_is_fold(head->fields[i].name, "set-cookie") ||
		    !str_glob(t->name, arena_lower(s->arena, c.name)))
			continue;
		hit.quote = head->fields[i].value;
		named_take(&found, out, judge(t, s, &c), hit,
		    "is kept in another way");
	}
	return named_truth(
	    &found, &t->value, s, s->is_partial || head->is_cut, head->is_cut);
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct cookie_tests *t = data;
	const struct header *head = named_head(s, out);

	for (size_t i = 0; head != NULL && i < t->count; i++) {
		enum truth one = look_for(&t->items[i], head, s, out);

		if (one < out->truth)
			out->truth = one;
	}
}

const struct matcher match_cookie = {.name = "cookie",
    .spoilers = VIEW_CHALLENGE,
    .load = load,
    .run = run,
    .sees_files = true};
