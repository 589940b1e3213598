/* rule: what another rule says of the same agency. */
#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"

struct outcome_test {
	struct str id;
	bool wants[OUTCOME_COUNT]; /* outcomes that are right */
	struct number_test level; /* or levels that are */
};

/* "level >= 2" */
static void
read_level(
    struct loader *l, const struct yaml_node *value, struct outcome_test *t)
{
	static const char word[] = "level";
	struct yaml_node number = *value;

	number.text =
	    str_trim(str_slice(value->text, sizeof(word) - 1, value->text.len));
	number.is_verbatim = false;
	number_read(l, &number, &t->level);
}

static void
read_one(
    struct loader *l, const struct yaml_node *value, struct outcome_test *t)
{
	/* What is left open is left open here, too. */
	static const char *const words[] = {"passed", "failed", "inapplicable"};
	size_t i;

	if (value->kind == YAML_TEXT &&
	    str_starts(value->text, str_of("level"))) {
		read_level(l, value, t);
		return;
	}
	i = field_word(l, value, words, 3);
	if (i != STR_NONE)
		t->wants[i] = true;
}

static void
read_is(struct loader *l, const struct yaml_node *value, void *into)
{
	struct outcome_test *t = into;

	if (value->kind != YAML_LIST) {
		read_one(l, value, t);
		return;
	}
	for (size_t i = 0; i < value->count; i++)
		read_one(l, &value->items[i].value, t);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"id", field_text, offsetof(struct outcome_test, id), "id: CXP-02"},
	    {"is", read_is, 0, NULL},
	};
	static const struct fields fields = FIELDS("`rule`", items);
	struct outcome_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!matcher_check_site(l, value, "rule"))
		return NULL;
	if (value->kind == YAML_TEXT)
		t->id = value->text;
	else if (!fields_read(l, value, &fields, t))
		return NULL;
	if (value->kind == YAML_TEXT || yaml_get(value, "is") == NULL)
		t->wants[OUTCOME_PASSED] = true;
	return t->id.len > 0 ? t : NULL;
}

struct str
match_rule_id(const void *data)
{
	const struct outcome_test *t = data;

	return t->id;
}

/* Of one that is undecided the level may still rise. */
static enum truth
level_holds(const struct outcome_test *t, const struct verdict *v)
{
	bool is_decided =
	    v->outcome == OUTCOME_PASSED || v->outcome == OUTCOME_FAILED;
	int least = v->level < 0 ? 0 : v->level;

	if (t->level.count == 0 || v->outcome == OUTCOME_INAPPLICABLE)
		return TRUTH_FALSE;
	return number_holds(&t->level, least, is_decided ? least : LEVEL_MAX);
}

static char
settle(const void *data, const struct settling *x)
{
	const struct outcome_test *t = data;
	const struct verdict *v = roll_other(x->roll, t->id);
	bool is_decided;
	enum truth level;

	if (v == NULL)
		return 'u';
	level = level_holds(t, v);
	if (t->wants[v->outcome] || level == TRUTH_TRUE)
		return 't';
	is_decided = v->outcome == OUTCOME_PASSED ||
	    v->outcome == OUTCOME_FAILED || v->outcome == OUTCOME_INAPPLICABLE;
	if (is_decided && level == TRUTH_FALSE)
		return 'f';
	/* Only levels were asked about, and none of them can be reached. */
	if (level == TRUTH_FALSE && t->level.count > 0 &&
	    !t->wants[OUTCOME_PASSED] && !t->wants[OUTCOME_FAILED] &&
	    !t->wants[OUTCOME_INAPPLICABLE])
		return 'f';
	*x->why = v->reason != REASON_NONE ? v->reason : REASON_INCOMPLETE;
	return 'u';
}

const struct matcher match_rule = {.name = "rule",
    .load = load,
    .settle = settle,
    .is_of_site = true,
    .needs_no_page = true};
