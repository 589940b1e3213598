/* seed: whether the list of seeds knows an address of a role of the agency. */
#include "audit/match/matcher_impl.h"

struct seed_test {
	enum seed_role role;
};

static void
read_role(struct loader *l, const struct yaml_node *value, void *into)
{
	const char *words[SEED_ROLE_COUNT];
	enum seed_role *out = into;
	size_t i;

	for (i = 0; i < SEED_ROLE_COUNT; i++)
		words[i] = seed_role_word((enum seed_role)i);
	i = field_word(l, value, words, SEED_ROLE_COUNT);
	if (i != STR_NONE)
		*out = (enum seed_role)i;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"role", read_role, offsetof(struct seed_test, role),
	        "role: facebook"},
	};
	static const struct fields fields = FIELDS("`seed`", items);
	struct seed_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct seed_test *t = data;
	const struct agency *agency = s->context->agency;

	if (agency == NULL)
		out->truth = TRUTH_UNKNOWN;
	for (size_t i = 0; agency != NULL && i < agency->seed_count; i++) {
		struct hit hit = {.kind = MATCH_STRUCTURE,
		    .element = PAGE_NONE,
		    .quote = agency->seeds[i].url};

		if (agency->seeds[i].role != t->role)
			continue;
		out->truth = TRUTH_TRUE;
		result_hit(out, hit);
	}
}

const struct matcher match_seed = {
    .name = "seed", .load = load, .run = run, .is_of_agency = true};
