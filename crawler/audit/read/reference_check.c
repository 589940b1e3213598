/* Rules that a rule rests on: they are there, and none rests on itself. */
#include "audit/match/matcher_impl.h"
#include "audit/read/rule_read_impl.h"

/* The rule that a slot asks about: STR_NONE when there is none of that id, or
 * it asks about no rule; *id gets the id. */
static size_t
rule_of_slot(
    const struct rule_set *set, const struct slot *slot, struct str *id)
{
	const struct leaf *leaf = &set->leaves[slot->leaf];

	*id = (struct str){0};
	if (leaf->matcher != &match_rule)
		return STR_NONE;
	*id = match_rule_id(leaf->data);
	return rule_set_find(set, *id);
}

static void
report_unknown(
    struct loader *l, size_t rule, const struct slot *slot, struct str id)
{
	const char **names =
	    arena_array(l->arena, l->set->rule_count, sizeof(const char *));
	size_t count = 0;

	for (size_t i = 0; i < l->set->rule_count; i++)
		if (i != rule)
			names[count++] =
			    arena_cstr(l->arena, l->set->rules[i].info.id);
	complain(l, COMPLAINT_REFERENCE, &slot->place,
	    loader_suggestion(l, id, names, count), id, str_of("rules/"));
}

/* Whether wanted is met when following the rules that from rests on; chain gets
 * the way there, seen the rules that led nowhere. */
static bool
leads_to(const struct rule_set *set, size_t from, size_t wanted, bool *seen,
    struct buf *chain)
{
	const struct slots *slots = &set->rules[from].slots;
	size_t length = chain->len;

	if (seen[from])
		return false;
	seen[from] = true;
	for (size_t i = 0; i < slots->count; i++) {
		struct str id;
		size_t next = rule_of_slot(set, &slots->items[i], &id);

		if (next == STR_NONE)
			continue;
		buf_printf(chain, " -> %.*s", STR_ARG(id));
		if (next == wanted || leads_to(set, next, wanted, seen, chain))
			return true;
		chain->len = length;
	}
	return false;
}

static void
check_cycle(struct loader *l, size_t rule, const struct slot *slot)
{
	const struct rule_set *set = l->set;
	struct buf chain = {0};
	struct str id;
	size_t next = rule_of_slot(set, slot, &id);

	buf_printf(&chain, "%.*s -> %.*s", STR_ARG(set->rules[rule].info.id),
	    STR_ARG(id));
	if (next == rule ||
	    leads_to(set, next, rule,
	        arena_array(l->arena, set->rule_count, sizeof(bool)), &chain))
		complain(l, COMPLAINT_RULE_CYCLE, &slot->place, NULL,
		    set->rules[rule].info.id, buf_str(&chain));
	buf_release(&chain);
}

void
references_check(struct loader *l, const struct yaml_node *file)
{
	for (size_t i = 0; i < l->set->rule_count; i++) {
		const struct rule *r = &l->set->rules[i];

		/* The line that is shown is of the rule's own file. */
		for (size_t k = 0; r->source == file && k < r->slots.count;
		     k++) {
			const struct slot *slot = &r->slots.items[k];
			struct str id;

			if (rule_of_slot(l->set, slot, &id) != STR_NONE)
				check_cycle(l, i, slot);
			else if (id.len > 0)
				report_unknown(l, i, slot, id);
		}
	}
}

void
references_each(const struct yaml_node *file,
    void (*take)(void *state, struct str id), void *state)
{
	for (size_t i = 0; i < file->count; i++) {
		const struct yaml_item *item = &file->items[i];
		const struct yaml_node *id = &item->value;

		if (str_is(item->key, "rule") && id->kind == YAML_MAP)
			id = yaml_get(id, "id");
		if (str_is(item->key, "rule") && id != NULL &&
		    id->kind == YAML_TEXT)
			take(state, id->text);
		references_each(&item->value, take, state);
	}
}
