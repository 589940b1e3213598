#include "audit/signs_impl.h"

#include "audit/decide_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/select_impl.h"
#include "page/select.h"

/* What sleeping rules with the same wish and outcome have in common. */
enum { KINDS_MAX = 16 };

struct leaf_list {
	uint32_t *firsts; /* by number, one more at the end */
	uint32_t *items;
};

struct place_sign {
	uint16_t place;
	uint32_t leaf;
};

/* A rule of which all leaves sleep. */
struct sleeper {
	bool may_sleep;
	unsigned spoilers; /* view flags that wake it */
	size_t kind;
	enum outcome outcome;
	int level;
	struct str leaves; /* "fff" */
};

struct sign_plan {
	struct leaf_list texts; /* by word number */
	struct leaf_list links;
	struct place_sign *places;
	size_t place_count;
	uint32_t *awake; /* leaves that never sleep */
	size_t awake_count;
	struct leaf_list rules; /* by leaf: the rules that use it */
	struct sleeper *sleepers; /* by rule */
	const struct rule *kinds[KINDS_MAX]; /* a rule of each */
	size_t kind_count;
};

/* What is awake on one page. */
struct awake {
	bool *leaves;
	bool *rules;
	struct evidence *evidence[KINDS_MAX]; /* of sleepers; NULL: none yet */
	size_t evidence_count[KINDS_MAX];
};

static void
add_word(struct signs *s, struct sign_words *words, uint32_t number)
{
	if (number == 0) {
		s->is_awake = true;
		return;
	}
	words->items = arena_grow(s->arena, words->items, &words->capacity,
	    words->count + 1, sizeof(*words->items));
	words->items[words->count++] = number;
}

void
signs_add_text(struct signs *s, uint32_t number)
{
	add_word(s, &s->texts, number);
}

static void
add_words(struct signs *s, struct sign_words *words, const struct words_test *t)
{
	const struct word_list *lists[] = {&t->any, &t->all};

	if (words_is_empty(t) || t->agency_name == ANSWER_YES)
		s->is_awake = true;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < lists[i]->count; k++) {
			const struct word *word = &lists[i]->items[k];

			add_word(
			    s, words, word->match.is_loose ? 0 : word->number);
		}
}

void
signs_add_text_words(struct signs *s, const struct words_test *t)
{
	add_words(s, &s->texts, t);
}

void
signs_add_link_words(struct signs *s, const struct words_test *t)
{
	add_words(s, &s->links, t);
}

void
signs_add_selector(struct signs *s, const struct select_css *css)
{
	uint16_t place;
	size_t i = 0;

	for (; select_css_place(css, i, &place); i++) {
		s->places = arena_grow(s->arena, s->places, &s->place_capacity,
		    s->place_count + 1, sizeof(*s->places));
		s->places[s->place_count++] = place;
	}
	if (i < select_css_count(css) || i == 0)
		s->is_awake = true;
}

/* One sign and what it stands for. */
struct pair {
	uint32_t key;
	uint32_t item;
};

struct pairs {
	struct pair *items;
	size_t count;
	size_t capacity;
};

static void
add_pair(struct arena *a, struct pairs *p, uint32_t key, uint32_t item)
{
	p->items = arena_grow(
	    a, p->items, &p->capacity, p->count + 1, sizeof(*p->items));
	p->items[p->count++] = (struct pair){key, item};
}

/* Pairs as a list for each key below key_count; their order is kept. */
static struct leaf_list
list_of(struct arena *a, const struct pairs *p, size_t key_count)
{
	struct leaf_list list = {
	    arena_array(a, key_count + 2, sizeof(*list.firsts)),
	    arena_array(a, p->count, sizeof(*list.items)),
	};

	for (size_t i = 0; i < p->count; i++)
		list.firsts[p->items[i].key + 2]++;
	for (size_t i = 2; i < key_count + 2; i++)
		list.firsts[i] += list.firsts[i - 1];
	for (size_t i = 0; i < p->count; i++)
		list.items[list.firsts[p->items[i].key + 1]++] =
		    p->items[i].item;
	return list;
}

struct planner {
	struct rule_set *set;
	struct sign_plan *plan;
	struct pairs texts, links, places, rules;
	bool *sleeps; /* by leaf */
};

static void
plan_leaf(struct planner *p, uint32_t number)
{
	const struct leaf *leaf = &p->set->leaves[number];
	struct arena *a = &p->set->arena;
	struct signs signs = {.arena = a};

	if (leaf->matcher->signs != NULL)
		leaf->matcher->signs(leaf->data, &signs);
	if (leaf->matcher->signs == NULL || signs.is_awake) {
		p->plan->awake[p->plan->awake_count++] = number;
		return;
	}
	p->sleeps[number] = true;
	for (size_t i = 0; i < signs.texts.count; i++)
		add_pair(a, &p->texts, signs.texts.items[i] - 1, number);
	for (size_t i = 0; i < signs.links.count; i++)
		add_pair(a, &p->links, signs.links.items[i] - 1, number);
	for (size_t i = 0; i < signs.place_count; i++)
		add_pair(a, &p->places, signs.places[i], number);
}

static bool
is_same_wish(const struct evidence_wish *a, const struct evidence_wish *b)
{
	return a->max == b->max && a->near_misses == b->near_misses &&
	    a->context == b->context && a->show == b->show &&
	    a->dom_path == b->dom_path;
}

/* The kind of a rule's finding while it sleeps; KINDS_MAX when there are too
 * many. */
static size_t
kind_of(struct sign_plan *plan, const struct rule *rules, const struct rule *r,
    enum outcome outcome)
{
	for (size_t i = 0; i < plan->kind_count; i++) {
		const struct rule *other = plan->kinds[i];

		if (plan->sleepers[other - rules].outcome == outcome &&
		    is_same_wish(&other->evidence, &r->evidence))
			return i;
	}
	if (plan->kind_count == KINDS_MAX)
		return KINDS_MAX;
	plan->kinds[plan->kind_count] = r;
	return plan->kind_count++;
}

static void
plan_rule(struct planner *p, uint32_t number)
{
	const struct rule *r = &p->set->rules[number];
	struct sleeper *sleeper = &p->plan->sleepers[number];
	struct decision d;
	char *leaves = arena_alloc(&p->set->arena, r->slots.count + 1);
	bool may_sleep = r->each == NULL && r->roll_up != ROLL_UP_TOGETHER &&
	    !r->is_of_site && select_takes_all(r->pages);

	for (size_t i = 0; i < r->slots.count; i++) {
		size_t leaf = r->slots.items[i].leaf;

		leaves[i] = 'f';
		may_sleep = may_sleep && p->sleeps[leaf];
		sleeper->spoilers |= p->set->leaves[leaf].matcher->spoilers;
		add_pair(&p->set->arena, &p->rules, (uint32_t)leaf, number);
	}
	if (!may_sleep)
		return;
	sleeper->leaves = (struct str){leaves, r->slots.count};
	d = rule_decide(r, sleeper->leaves);
	sleeper->outcome = d.outcome;
	sleeper->level = d.level;
	sleeper->kind = kind_of(p->plan, p->set->rules, r, d.outcome);
	sleeper->may_sleep =
	    d.outcome != OUTCOME_CANT_TELL && sleeper->kind < KINDS_MAX;
}

static void
copy_places(struct planner *p)
{
	struct sign_plan *plan = p->plan;

	plan->places =
	    arena_array(&p->set->arena, p->places.count, sizeof(*plan->places));
	for (size_t i = 0; i < p->places.count; i++)
		plan->places[plan->place_count++] = (struct place_sign){
		    (uint16_t)p->places.items[i].key, p->places.items[i].item};
}

void
sign_plan_seal(struct rule_set *set)
{
	struct arena *a = &set->arena;
	struct sign_plan *plan = arena_alloc(a, sizeof(*plan));
	struct planner p = {.set = set, .plan = plan};

	p.sleeps = arena_array(a, set->leaf_count, sizeof(*p.sleeps));
	plan->awake = arena_array(a, set->leaf_count, sizeof(*plan->awake));
	plan->sleepers =
	    arena_array(a, set->rule_count, sizeof(*plan->sleepers));
	for (uint32_t i = 0; i < set->leaf_count; i++)
		plan_leaf(&p, i);
	for (uint32_t i = 0; i < set->rule_count; i++)
		plan_rule(&p, i);
	plan->texts = list_of(a, &p.texts, set->words.word_count);
	plan->links = list_of(a, &p.links, set->words.word_count);
	plan->rules = list_of(a, &p.rules, set->leaf_count);
	copy_places(&p);
	set->signs = plan;
}

static void
wake_leaf(struct scan *s, uint32_t leaf)
{
	const struct leaf_list *rules = &s->set->signs->rules;

	if (s->awake->leaves[leaf])
		return;
	s->awake->leaves[leaf] = true;
	for (uint32_t i = rules->firsts[leaf]; i < rules->firsts[leaf + 1]; i++)
		s->awake->rules[rules->items[i]] = true;
}

static void
wake_by_words(
    struct scan *s, const struct leaf_list *list, struct word_places found)
{
	size_t count = s->set->words.word_count;

	for (size_t word = 0; word < count; word++)
		for (uint32_t i = list->firsts[word];
		     found.ends[word] != 0 && i < list->firsts[word + 1]; i++)
			wake_leaf(s, list->items[i]);
}

void
signs_look(struct scan *s)
{
	const struct sign_plan *plan = s->set->signs;
	struct word_places texts, links;

	if (s->page == NULL || plan == NULL)
		return;
	texts = scan_text_words(s);
	links = scan_link_words(s);
	/* Of an index that is too large nothing is known. */
	if (texts.ends == NULL || links.ends == NULL)
		return;
	s->awake = arena_alloc(s->arena, sizeof(*s->awake));
	s->awake->leaves = arena_array(
	    s->arena, s->set->leaf_count, sizeof(*s->awake->leaves));
	s->awake->rules =
	    arena_array(s->arena, s->set->rule_count, sizeof(*s->awake->rules));
	for (size_t i = 0; i < plan->awake_count; i++)
		wake_leaf(s, plan->awake[i]);
	for (size_t i = 0; i < plan->place_count; i++)
		if (select_page_has(s->page, plan->places[i].place))
			wake_leaf(s, plan->places[i].leaf);
	wake_by_words(s, &plan->texts, texts);
	wake_by_words(s, &plan->links, links);
}

bool
signs_leaf_sleeps(const struct scan *s, size_t leaf)
{
	return s->awake != NULL && !s->awake->leaves[leaf];
}

static bool
sleeps(const struct scan *s, size_t rule)
{
	const struct sleeper *sleeper;

	if (s->awake == NULL || s->awake->rules[rule])
		return false;
	sleeper = &s->set->signs->sleepers[rule];
	return sleeper->may_sleep &&
	    (s->page->view_flags & sleeper->spoilers) == 0;
}

bool
signs_finding(struct scan *s, size_t rule, struct finding *out)
{
	const struct sleeper *sleeper;

	if (!sleeps(s, rule))
		return false;
	sleeper = &s->set->signs->sleepers[rule];
	if (s->awake->evidence[sleeper->kind] == NULL)
		return false;
	*out = (struct finding){.rule_id = s->set->rules[rule].info.id,
	    .outcome = sleeper->outcome,
	    .level = sleeper->level,
	    .leaves = sleeper->leaves,
	    .evidence = s->awake->evidence[sleeper->kind],
	    .evidence_count = s->awake->evidence_count[sleeper->kind]};
	return true;
}

void
signs_keep(struct scan *s, size_t rule, const struct finding *f)
{
	size_t kind;

	if (!sleeps(s, rule))
		return;
	kind = s->set->signs->sleepers[rule].kind;
	s->awake->evidence[kind] = f->evidence;
	s->awake->evidence_count[kind] = f->evidence_count;
}
