#include "audit/read/rule_read_impl.h"

#include <stdlib.h>

#include "audit/condition_impl.h"
#include "audit/match/matcher_impl.h"

size_t
class_find(const struct rule_set *set, struct str name)
{
	for (size_t i = 0; i < set->class_count; i++)
		if (!set->classes[i].is_technology &&
		    str_equal(set->classes[i].name, name))
			return i;
	return STR_NONE;
}

size_t
technology_find(const struct rule_set *set, struct str name)
{
	for (size_t i = 0; i < set->class_count; i++)
		if (set->classes[i].is_technology &&
		    str_equal_fold(set->classes[i].name, name))
			return i;
	return STR_NONE;
}

static void
report_unknown(struct loader *l, const struct yaml_place *place,
    struct str name, bool is_technology)
{
	const struct rule_set *set = l->set;
	const char **names =
	    arena_array(l->arena, set->class_count, sizeof(*names));
	size_t count = 0;

	for (size_t i = 0; i < set->class_count; i++)
		if (set->classes[i].is_technology == is_technology)
			names[count++] = set->classes[i].name.ptr;
	complain(l, COMPLAINT_REFERENCE, place,
	    loader_suggestion(l, name, names, count), name,
	    str_of(is_technology ? "technologies/" : "classes/"));
}

bool
class_is_known(
    struct loader *l, const struct yaml_place *place, struct str name)
{
	if (class_find(l->set, name) != STR_NONE)
		return true;
	report_unknown(l, place, name, false);
	return false;
}

bool
technology_is_known(
    struct loader *l, const struct yaml_place *place, struct str name)
{
	if (technology_find(l->set, name) != STR_NONE)
		return true;
	report_unknown(l, place, name, true);
	return false;
}

static int
compare_classes(const void *a, const void *b)
{
	const struct page_class *left = a, *right = b;

	return str_compare(left->name, right->name);
}

static void
note(struct loader *l, const struct yaml_item *item, bool is_technology)
{
	struct rule_set *set = l->set;
	struct page_class c = {.name = item->key,
	    .place = item->key_place,
	    .path = l->path,
	    .is_technology = is_technology,
	    .source = &item->value};
	size_t other = is_technology ? technology_find(set, c.name)
	                             : class_find(set, c.name);

	if (!is_technology && str_find_char(c.name, ' ', 0) != STR_NONE) {
		complain(l, COMPLAINT_VALUE, &c.place, NULL, c.name,
		    str_of("e-service, contact"));
		return;
	}
	if (other != STR_NONE) {
		/* A key that stands twice has been reported. */
		if (set->classes[other].path == l->path)
			return;
		complain(l, COMPLAINT_ID_TWICE, &c.place, NULL, c.name,
		    str_of(set->classes[other].path));
		return;
	}
	set->classes = arena_grow(l->arena, set->classes, &set->class_capacity,
	    set->class_count + 1, sizeof(*set->classes));
	set->classes[set->class_count++] = c;
}

static void
note_all(struct loader *l, const struct yaml_node *file, bool is_technology)
{
	for (size_t i = 0; i < file->count; i++)
		if (!str_is(file->items[i].key, "format") &&
		    !str_starts(file->items[i].key, str_of("x-")))
			note(l, &file->items[i], is_technology);
	if (l->set->class_count > 1)
		qsort(l->set->classes, l->set->class_count,
		    sizeof(*l->set->classes), compare_classes);
}

void
classes_note(struct loader *l, const struct yaml_node *file)
{
	note_all(l, file, false);
}

void
technologies_note(struct loader *l, const struct yaml_node *file)
{
	note_all(l, file, true);
}

/* The class or technology that a leaf asks for, or STR_NONE. */
static size_t
class_of_leaf(const struct rule_set *set, const struct leaf *leaf)
{
	if (leaf->matcher == &match_class)
		return class_find(set, match_class_name(leaf->data));
	if (leaf->matcher == &match_tech)
		return technology_find(set, match_class_name(leaf->data));
	return STR_NONE;
}

/* Whether wanted is met when following the classes that from rests on; chain
 * gets the way there, seen the classes that led nowhere. */
static bool
leads_to(const struct rule_set *set, size_t from, size_t wanted, bool *seen,
    struct buf *chain)
{
	const struct slots *slots = &set->classes[from].slots;
	size_t length = chain->len;

	if (seen[from])
		return false;
	seen[from] = true;
	for (size_t i = 0; i < slots->count; i++) {
		const struct leaf *leaf = &set->leaves[slots->items[i].leaf];
		size_t next = class_of_leaf(set, leaf);

		if (next == STR_NONE)
			continue;
		buf_printf(chain, " -> %.*s", STR_ARG(set->classes[next].name));
		if (next == wanted || leads_to(set, next, wanted, seen, chain))
			return true;
		chain->len = length;
	}
	return false;
}

void
classes_check(struct loader *l, const struct yaml_node *file)
{
	const struct rule_set *set = l->set;

	(void)file;
	for (size_t i = 0; i < set->class_count; i++) {
		const struct page_class *c = &set->classes[i];
		struct buf chain = {0};

		/* The line that is shown is of the class's own file. */
		if (c->path != l->path)
			continue;
		(void)buf_append_str(&chain, c->name);
		if (leads_to(set, i, i,
		        arena_array(l->arena, set->class_count, sizeof(bool)),
		        &chain))
			complain(l, COMPLAINT_CYCLE, &c->place, NULL, c->name,
			    buf_str(&chain));
		buf_release(&chain);
	}
}

void
classes_read(struct loader *l, const struct yaml_node *file)
{
	(void)file;
	for (size_t i = 0; i < l->set->class_count; i++) {
		struct page_class *c = &l->set->classes[i];

		if (c->path != l->path)
			continue;
		l->slots = &c->slots;
		c->condition = condition_read(l, c->source);
		l->slots = NULL;
	}
}
