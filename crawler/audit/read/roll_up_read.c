/* How pages become one verdict (`roll_up`), and which sites of an agency they
 * are of (`sites`). */
#include "audit/read/rule_read_impl.h"

static const struct {
	const char *word;
	enum roll_up kind;
	bool needs_levels;
	bool needs_leaves; /* and is not for for_each */
} kinds[] = {
    {"any", ROLL_UP_ANY, false, false},
    {"all", ROLL_UP_ALL, false, false},
    {"best", ROLL_UP_BEST, true, false},
    {"worst", ROLL_UP_WORST, true, false},
    {"together", ROLL_UP_TOGETHER, false, true},
    {"home", ROLL_UP_HOME, false, false},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

static void
share_read(struct loader *l, const struct yaml_node *value, void *into)
{
	if (value->kind == YAML_TEXT && number_is_bare(value->text))
		complain(l, COMPLAINT_VALUE, &value->place, "'>= 90 %'",
		    value->text, str_of("'>= 90 %'"));
	else
		number_read(l, value, into);
}

static void
read_number(struct loader *l, const struct yaml_node *value, struct rule *r)
{
	static const struct field items[] = {
	    {"share_passed", share_read, offsetof(struct rule, share), NULL},
	    {"count", number_read, offsetof(struct rule, pass_count), NULL},
	};
	static const struct fields fields = FIELDS("`roll_up`", items);
	bool is_count = yaml_get(value, "count") != NULL;

	r->roll_up = is_count ? ROLL_UP_COUNT : ROLL_UP_SHARE;
	if (!fields_read(l, value, &fields, r))
		return;
	if (is_count == (yaml_get(value, "share_passed") != NULL))
		complain(l, COMPLAINT_MISSING, &value->place,
		    "share_passed: '>= 90 %'",
		    str_of(is_count ? "count" : "share_passed"),
		    str_of("`roll_up`"));
}

static void
read_word(struct loader *l, const struct yaml_node *value, struct rule *r)
{
	const char *words[KIND_COUNT];
	const char *hint = NULL, *needs = NULL;
	size_t i;

	for (i = 0; i < KIND_COUNT; i++)
		words[i] = kinds[i].word;
	i = field_word(l, value, words, KIND_COUNT);
	if (i == STR_NONE)
		return;
	r->roll_up = kinds[i].kind;
	if (kinds[i].needs_levels && r->test_kind != TEST_LEVELS) {
		hint = r->roll_up == ROLL_UP_WORST ? "roll_up: all"
		                                   : "roll_up: any";
		needs = "`levels`";
	}
	/* Shares of pages cannot be put together. */
	if ((kinds[i].needs_leaves && r->test_kind == TEST_EACH) ||
	    (r->test_kind == TEST_INVENTORY && r->roll_up != ROLL_UP_ANY)) {
		hint =
		    r->test_kind == TEST_EACH ? "roll_up: all" : "roll_up: any";
		needs = "`pass_when`";
	}
	if (needs != NULL)
		complain(l, COMPLAINT_SCOPE, &value->place, hint, value->text,
		    str_of(needs));
}

void
roll_up_read(struct loader *l, const struct yaml_node *value, struct rule *r)
{
	r->roll_up = r->test_kind == TEST_LEVELS ? ROLL_UP_BEST
	    : r->test_kind == TEST_FAIL_WHEN || r->test_kind == TEST_EACH
	    ? ROLL_UP_ALL
	    : ROLL_UP_ANY;
	if (value != NULL && value->kind == YAML_MAP)
		read_number(l, value, r);
	else if (value != NULL)
		read_word(l, value, r);
}

static void
read_role(struct loader *l, const struct yaml_node *value, unsigned *out)
{
	const char *words[SEED_ROLE_COUNT];
	size_t i;

	/* Others are recorded only, so that no page is of them. */
	for (i = 0; seed_role_is_crawled((enum seed_role)i); i++)
		words[i] = seed_role_word((enum seed_role)i);
	i = field_word(l, value, words, i);
	if (i != STR_NONE)
		*out |= 1u << i;
}

static void
read_roles(struct loader *l, const struct yaml_node *value, void *into)
{
	if (value->kind != YAML_LIST)
		read_role(l, value, into);
	for (size_t i = 0; value->kind == YAML_LIST && i < value->count; i++)
		read_role(l, &value->items[i].value, into);
}

void
sites_read(struct loader *l, const struct yaml_node *value, struct rule *r)
{
	static const struct field items[] = {
	    {"role", read_roles, offsetof(struct rule, site_roles),
	        "role: e-service"},
	};
	static const struct fields fields = FIELDS("`sites`", items);

	if (value == NULL)
		return;
	(void)fields_read(l, value, &fields, r);
	if (!str_is(r->info.scope, "agency"))
		complain(l, COMPLAINT_SCOPE, &value->place, "scope: agency",
		    str_of("sites"), str_of("`scope: agency`"));
}
