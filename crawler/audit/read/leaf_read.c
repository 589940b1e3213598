/* The leaves of conditions over pages: matchers, each kept once in the set. */
#include "audit/condition_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/read/spelling_impl.h"

static size_t
share_leaf(struct loader *l, const struct leaf *leaf)
{
	struct rule_set *set = l->set;
	struct str asks = arena_printf(l->arena, "%s %d %.*s",
	    leaf->matcher->name, (int)leaf->ownership, STR_ARG(leaf->key));
	size_t *number = map_get(&set->leaf_numbers, asks);

	if (number != NULL)
		return *number;
	number = arena_alloc(l->arena, sizeof(*number));
	*number = set->leaf_count;
	map_put(&set->leaf_numbers, asks, number);
	set->leaves = arena_grow(l->arena, set->leaves, &set->leaf_capacity,
	    set->leaf_count + 1, sizeof(*set->leaves));
	set->leaves[set->leaf_count] = *leaf;
	return set->leaf_count++;
}

bool
slot_take(struct loader *l, struct slots *slots, const struct yaml_item *item,
    const struct slot *slot)
{
	if (slots->count == LIMIT_LEAVES) {
		complain(l, COMPLAINT_TOO_MANY, &item->key_place, NULL,
		    arena_printf(l->arena, "%d", LIMIT_LEAVES),
		    (struct str){0});
		return false;
	}
	slots->items = arena_grow(l->arena, slots->items, &slots->capacity,
	    slots->count + 1, sizeof(*slots->items));
	slots->items[slots->count++] = *slot;
	return true;
}

bool
leaf_take(struct loader *l, const struct leaf *leaf,
    const struct yaml_item *item, struct str label, size_t *slot_out)
{
	const struct slot slot = {share_leaf(l, leaf), label,
	    leaf->matcher->is_of_home || leaf->matcher->is_of_site,
	    item->key_place};

	*slot_out = l->slots->count;
	return slot_take(l, l->slots, item, &slot);
}

static bool
knows(struct str name)
{
	return matcher_named(name) != NULL;
}

static bool
read(struct loader *l, const struct yaml_item *item, struct str label,
    size_t *slot_out)
{
	struct leaf leaf = {.matcher = matcher_named(item->key),
	    .ownership = l->rule == NULL ? WISH_ANY : l->rule->ownership};

	if (leaf.matcher->is_of_agency && l->rule != NULL &&
	    !str_is(l->rule->info.scope, "agency"))
		complain(l, COMPLAINT_SCOPE, &item->key_place, "scope: agency",
		    item->key, str_of("`scope: agency`"));
	leaf.data = leaf.matcher->load(l, &item->value);
	if (leaf.data == NULL)
		return false;
	leaf.key = spelling_of_value(l->arena, item);
	leaf.summary = spelling_summary(l->arena, item);
	return leaf_take(l, &leaf, item, label, slot_out);
}

const struct vocabulary vocabulary_page = {.knows = knows,
    .names = matcher_names,
    .read = read,
    .where = "`pass_when`"};
