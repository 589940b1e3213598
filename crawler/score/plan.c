#include "score/plan.h"

#include <assert.h>

#include <jansson.h>

#include "base/json.h"
#include "base/limits.h"

enum { WEIGHT_MAX = 1000, PERCENT_MAX = 100 };

static const char format[] = "plan/1";

static json_t *
title_json(struct str th, struct str en)
{
	return json_pack(
	    "{s:o, s:o}", "en", json_from_str(en), "th", json_from_str(th));
}

static json_t *
rules_json(const struct plan_indicator *of)
{
	json_t *list = json_array();

	for (size_t i = 0; i < of->rule_count; i++) {
		const struct plan_rule *r = &of->rules[i];

		(void)json_array_append_new(list,
		    json_pack("{s:o, s:i, s:i, s:s}", "id",
		        json_from_str(r->id), "revision", r->revision, "weight",
		        r->weight, "standing",
		        rule_standing_word(r->standing)));
	}
	return list;
}

static json_t *
indicators_json(const struct plan *p)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->indicator_count; i++) {
		const struct plan_indicator *of = &p->indicators[i];

		(void)json_array_append_new(list,
		    json_pack("{s:o, s:o, s:o, s:s, s:i, s:i, s:o}", "key",
		        json_from_str(of->key), "pillar",
		        json_from_str(of->pillar), "title",
		        title_json(of->title_th, of->title_en), "kind",
		        indicator_kind_word(of->kind), "weight", of->weight,
		        "min_coverage", of->min_coverage, "rules",
		        rules_json(of)));
	}
	return list;
}

static json_t *
pillars_json(const struct plan *p)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->pillar_count; i++) {
		const struct plan_pillar *of = &p->pillars[i];

		(void)json_array_append_new(list,
		    json_pack("{s:o, s:o, s:o}", "key", json_from_str(of->key),
		        "title", title_json(of->title_th, of->title_en),
		        "weight",
		        of->weight == PILLAR_NOT_PUBLISHED
		            ? json_null()
		            : json_integer(of->weight)));
	}
	return list;
}

void
plan_write(struct buf *out, const struct plan *p)
{
	json_t *value = json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "format",
	    format, "profile", json_from_str(p->profile), "title",
	    title_json(p->title_th, p->title_en), "rule_pack",
	    json_from_str(p->rule_pack), "indicators", indicators_json(p),
	    "pillars", pillars_json(p));

	assert(value != NULL);
	json_append_line(out, value);
	json_decref(value);
}

/* A plan that is being read. */
struct reading {
	struct arena *arena;
	const char *wrong; /* what; NULL: nothing so far */
};

static struct str
read_text(struct reading *r, const json_t *object, const char *key)
{
	if (!json_is_string(json_object_get(object, key)))
		r->wrong = key;
	return arena_str(r->arena, json_text(object, key));
}

static int
read_number(
    struct reading *r, const json_t *object, const char *key, int min, int max)
{
	const json_t *value = json_object_get(object, key);
	json_int_t number = json_integer_value(value);

	if (!json_is_integer(value) || number < min || number > max) {
		r->wrong = key;
		return min;
	}
	return (int)number;
}

/* The length of a list, and the list itself. */
static size_t
read_list(struct reading *r, const json_t *object, const char *key, size_t max,
    const json_t **out)
{
	*out = json_object_get(object, key);
	if (json_is_array(*out) && json_array_size(*out) <= max)
		return json_array_size(*out);
	r->wrong = key;
	return 0;
}

static void
read_title(
    struct reading *r, const json_t *object, struct str *th, struct str *en)
{
	const json_t *title = json_object_get(object, "title");

	*th = read_text(r, title, "th");
	*en = read_text(r, title, "en");
}

static void
read_rule(struct reading *r, const json_t *value, struct plan_rule *out)
{
	out->id = read_text(r, value, "id");
	out->revision = read_number(r, value, "revision", 0, INT32_MAX);
	out->weight = read_number(r, value, "weight", 0, WEIGHT_MAX);
	if (!rule_standing_of_word(
	        json_text(value, "standing"), &out->standing))
		r->wrong = "standing";
}

static void
read_indicator(
    struct reading *r, const json_t *value, struct plan_indicator *out)
{
	const json_t *rules;
	size_t count = read_list(r, value, "rules", LIMIT_PLAN_RULES, &rules);

	out->key = read_text(r, value, "key");
	out->pillar = read_text(r, value, "pillar");
	read_title(r, value, &out->title_th, &out->title_en);
	out->weight = read_number(r, value, "weight", 0, WEIGHT_MAX);
	out->min_coverage =
	    read_number(r, value, "min_coverage", 0, PERCENT_MAX);
	if (out->key.len == 0)
		r->wrong = "key";
	if (!indicator_kind_of_word(json_text(value, "kind"), &out->kind))
		r->wrong = "kind";
	out->rules = arena_array(r->arena, count, sizeof(*out->rules));
	out->rule_count = count;
	for (size_t i = 0; i < count; i++)
		read_rule(r, json_array_get(rules, i), &out->rules[i]);
}

static void
read_pillar(struct reading *r, const json_t *value, struct plan_pillar *out)
{
	out->key = read_text(r, value, "key");
	read_title(r, value, &out->title_th, &out->title_en);
	out->weight = json_is_null(json_object_get(value, "weight"))
	    ? PILLAR_NOT_PUBLISHED
	    : read_number(r, value, "weight", 0, PERCENT_MAX);
}

/* Each indicator stands there once, below a pillar of the plan or none. */
static void
check_keys(struct reading *r, const struct plan *p)
{
	for (size_t i = 0; i < p->indicator_count; i++) {
		struct str pillar = p->indicators[i].pillar;
		size_t k = 0;

		while (k < p->pillar_count &&
		    !str_equal(p->pillars[k].key, pillar))
			k++;
		if (pillar.len > 0 && k == p->pillar_count)
			r->wrong = "pillar";
		for (k = 0; k < i; k++)
			if (str_equal(
			        p->indicators[k].key, p->indicators[i].key))
				r->wrong = "key";
	}
	for (size_t i = 0; i < p->pillar_count; i++)
		for (size_t k = 0; k < i; k++)
			if (str_equal(p->pillars[k].key, p->pillars[i].key))
				r->wrong = "key";
}

static void
read_plan(struct reading *r, const json_t *value, struct plan *out)
{
	const json_t *list;

	if (!str_is(json_text(value, "format"), format))
		r->wrong = "format";
	out->profile = read_text(r, value, "profile");
	out->rule_pack = read_text(r, value, "rule_pack");
	read_title(r, value, &out->title_th, &out->title_en);
	out->indicator_count =
	    read_list(r, value, "indicators", LIMIT_PLAN_INDICATORS, &list);
	out->indicators = arena_array(
	    r->arena, out->indicator_count, sizeof(*out->indicators));
	for (size_t i = 0; i < out->indicator_count; i++)
		read_indicator(r, json_array_get(list, i), &out->indicators[i]);
	out->pillar_count =
	    read_list(r, value, "pillars", LIMIT_PLAN_INDICATORS, &list);
	out->pillars =
	    arena_array(r->arena, out->pillar_count, sizeof(*out->pillars));
	for (size_t i = 0; i < out->pillar_count; i++)
		read_pillar(r, json_array_get(list, i), &out->pillars[i]);
	check_keys(r, out);
}

enum err_code
plan_read(struct arena *a, struct str json, struct plan *out, struct err *e)
{
	struct reading r = {.arena = a};
	struct plan p = {0};
	json_t *value = NULL;
	struct err why = {0};

	if (json.len > LIMIT_PLAN_BYTES)
		return err_set(e, ERR_DB, "a plan of %zu bytes", json.len);
	if (json_read(json, &value, &why) != ERR_NONE)
		return err_set(e, ERR_DB, "a plan that is none: %s", why.msg);
	read_plan(&r, value, &p);
	json_decref(value);
	if (r.wrong != NULL)
		return err_set(
		    e, ERR_DB, "a plan that is none: \"%s\"", r.wrong);
	*out = p;
	return ERR_NONE;
}

static bool
is_alike_rule(const struct plan_rule *x, const struct plan_rule *y)
{
	return str_equal(x->id, y->id) && x->revision == y->revision &&
	    x->weight == y->weight && x->standing == y->standing;
}

bool
plan_indicator_is_alike(
    const struct plan_indicator *x, const struct plan_indicator *y)
{
	if (x->kind != y->kind || x->min_coverage != y->min_coverage ||
	    x->rule_count != y->rule_count)
		return false;
	for (size_t i = 0; i < x->rule_count; i++)
		if (!is_alike_rule(&x->rules[i], &y->rules[i]))
			return false;
	return true;
}
