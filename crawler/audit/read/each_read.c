/* for_each and what stands beside it; traits as the leaves of conditions. */
#include "audit/condition_impl.h"
#include "audit/each_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/read/spelling_impl.h"
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"

static bool
knows(struct str name)
{
	return trait_named(name) != NULL;
}

static bool
read(struct loader *l, const struct yaml_item *item, struct str label,
    size_t *slot_out)
{
	struct each *each = l->each;
	const struct slot slot = {.leaf = each->slots.count,
	    .label = label,
	    .place = item->key_place};
	struct trait_use use = {.trait = trait_named(item->key)};

	use.data = use.trait->load(l, &item->value);
	if (use.data == NULL || !slot_take(l, &each->slots, item, &slot))
		return false;
	use.summary = spelling_summary(l->arena, item);
	each->traits = arena_grow(l->arena, each->traits, &each->trait_capacity,
	    slot.leaf + 1, sizeof(*each->traits));
	each->traits[slot.leaf] = use;
	*slot_out = slot.leaf;
	return true;
}

const struct vocabulary vocabulary_element = {
    .knows = knows, .names = trait_names, .read = read, .where = "`must`"};

const char *const each_parts[EACH_PARTS] = {
    [EACH_MUST] = "must",
    [EACH_UNLESS] = "unless",
    [EACH_ALLOW] = "allow",
    [EACH_INVENTORY] = "inventory",
};

static void
read_class(struct loader *l, const struct yaml_node *value, void *into)
{
	struct str *name = into;

	field_text(l, value, name);
	if (name->len > 0)
		(void)class_is_known(l, &value->place, *name);
}

/* The parts of a for_each. */
struct draft {
	const struct yaml_node *element;
	const struct yaml_node *unless;
};

static void
read_spared(struct loader *l, const struct yaml_node *value, struct each *each)
{
	struct condition *c = value == NULL ? NULL : condition_read(l, value);

	if (c != NULL)
		each->spared[each->spared_count++] = c;
}

/* A share, since how many there are differs from page to page. */
static void
read_allow(struct loader *l, const struct yaml_node *value, struct each *each)
{
	struct texts texts = {0};

	if (value == NULL)
		return;
	field_texts(l, value, &texts);
	for (size_t i = 0; i < texts.count; i++)
		if (str_find_char(texts.items[i], '%', 0) == STR_NONE ||
		    number_is_bare(texts.items[i])) {
			complain(l, COMPLAINT_VALUE, &value->place, "'<= 5 %'",
			    texts.items[i], str_of("'<= 5 %'"));
			return;
		}
	number_read(l, value, &each->allow);
}

/* `yes`, or a map. */
static void
read_inventory(struct loader *l, const struct yaml_node *value,
    const struct yaml_node *allow, struct each *each)
{
	static const struct field items[] = {
	    {"links_to", read_class, offsetof(struct each, links_to), NULL},
	};
	static const struct fields fields = FIELDS("`inventory`", items);
	enum answer answer = ANSWER_UNKNOWN;

	if (value == NULL)
		return;
	each->is_inventory = true;
	if (value->kind == YAML_MAP)
		(void)fields_read(l, value, &fields, each);
	else
		field_answer(l, value, &answer);
	if (answer == ANSWER_NO)
		each->is_inventory = false;
	/* An inventory has no share that may fail. */
	else if (allow != NULL)
		complain(l, COMPLAINT_TWO_TESTS, &allow->place, NULL,
		    str_of("inventory"), str_of("allow"));
}

static struct condition *
take_leaf(struct loader *l, struct each *each, const struct yaml_item *for_each,
    const struct yaml_node *const beside[EACH_PARTS])
{
	struct leaf leaf = {
	    .matcher = each->is_inventory ? &match_inventory : &match_each,
	    .data = each};
	struct condition *c = arena_alloc(l->arena, sizeof(*c));
	struct buf key = {0};

	(void)buf_append_str(&key, spelling_of(l->arena, &for_each->value));
	for (size_t i = 0; i < EACH_PARTS; i++) {
		if (i >= EACH_INVENTORY && beside[i] == NULL)
			continue;
		(void)buf_append_char(&key, '\n');
		if (beside[i] != NULL)
			(void)buf_append_str(
			    &key, spelling_of(l->arena, beside[i]));
	}
	/* Labels are what its hits are called by, so that it is no other
	 * rule's too. */
	buf_printf(&key, "\n%.*s", STR_ARG(l->rule->info.id));
	if (each->is_inventory)
		leaf.ownership = l->rule->ownership;
	leaf.key = arena_str(l->arena, buf_str(&key));
	buf_release(&key);
	leaf.summary = spelling_summary(l->arena, for_each);
	c->combine = COMBINE_LEAF;
	return leaf_take(l, &leaf, for_each, (struct str){0}, &c->slot) ? c
	                                                                : NULL;
}

const struct each *
each_read(struct loader *l, const struct yaml_item *for_each,
    const struct yaml_node *const beside[EACH_PARTS],
    struct condition **test_out)
{
	static const struct field items[] = {
	    {"element", field_node, offsetof(struct draft, element),
	        "element: { css: 'main img' }"},
	    {"unless", field_node, offsetof(struct draft, unless), NULL},
	};
	static const struct fields fields = FIELDS("`for_each`", items);
	struct each *each = arena_alloc(l->arena, sizeof(*each));
	struct draft d = {0};

	if (!fields_read(l, &for_each->value, &fields, &d))
		return NULL;
	if (d.element != NULL)
		each->pick = pick_read_targets(l, d.element);
	l->each = each;
	read_spared(l, d.unless, each);
	read_spared(l, beside[EACH_UNLESS], each);
	if (beside[EACH_MUST] != NULL)
		each->must = condition_read(l, beside[EACH_MUST]);
	else
		complain(l, COMPLAINT_ALONE, &for_each->key_place,
		    "must: { name: { empty: no } }", str_of("for_each"),
		    str_of("must"));
	l->each = NULL;
	read_allow(l, beside[EACH_ALLOW], each);
	read_inventory(l, beside[EACH_INVENTORY], beside[EACH_ALLOW], each);
	if (each->pick == NULL || each->must == NULL)
		return NULL;
	*test_out = take_leaf(l, each, for_each, beside);
	return each;
}
